// The bare hold model: take the earliest event, draw an exponential time, put it back.
//
// No simulation of n clocks can do less per event, so its speed is what the kernel's is
// measured against. It draws with the kernel's own random numbers.
#include "hold.hpp"

#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "calendar_queue.hpp"
#include "random.hpp"
#include "slots.hpp"

namespace nb = nanobind;

namespace motorworks {

namespace {

constexpr double MEAN[] = {1.0};
constexpr Law WAIT{EXPONENTIAL, 1, MEAN};

// A yardstick is to be as fast as it can be: gnu::flatten has all calls in it inlined.

// The textbook's event list: a binary heap of (time, number).
[[gnu::flatten]] double hold_heap(int n, std::int64_t operations, Stream stream) {
    using Event = std::pair<double, int>;
    std::vector<Event> heap;
    for (int i = 0; i < n; ++i) heap.emplace_back(draw(WAIT, stream), i);
    std::make_heap(heap.begin(), heap.end(), std::greater<>());
    double now = 0.0;
    for (std::int64_t k = 0; k < operations; ++k) {
        std::pop_heap(heap.begin(), heap.end(), std::greater<>());
        now = heap.back().first;
        heap.back().first = now + draw(WAIT, stream);
        std::push_heap(heap.begin(), heap.end(), std::greater<>());
    }
    return now;
}

[[gnu::flatten]] double hold_calendar(int n, std::int64_t operations, Stream stream) {
    CalendarQueue events(n, MEAN[0] / n);
    for (int i = 0; i < n; ++i) events.insert(i, draw(WAIT, stream));
    double now = 0.0;
    for (std::int64_t k = 0; k < operations; ++k) {
        const int first = events.take_first();
        now = events.time(first);
        events.insert(first, now + draw(WAIT, stream));
    }
    return now;
}

[[gnu::flatten]] double hold_slots(int n, std::int64_t operations, Stream stream) {
    Slots slots(n);
    for (int i = 0; i < n; ++i) slots.set(i, draw(WAIT, stream));
    double now = 0.0;
    for (std::int64_t k = 0; k < operations; ++k) {
        now = slots.first_time();
        slots.replace_first(now + draw(WAIT, stream));
    }
    return now;
}

double hold(int n, std::int64_t operations, const std::string& structure, std::uint64_t seed) {
    if (n < 1 || operations < 0) throw std::invalid_argument("n must be at least 1");
    if (structure == "heap") return hold_heap(n, operations, Stream{seed});
    if (structure == "calendar") return hold_calendar(n, operations, Stream{seed});
    if (structure == "slots") return hold_slots(n, operations, Stream{seed});
    throw std::invalid_argument("structure must be heap, calendar or slots");
}

// What the tests look into the event list with: gives one slot after the other its time, and
// tells after each which slot is first.
std::vector<int> firsts(int n, const std::vector<int>& slot, const std::vector<double>& time) {
    if (slot.size() != time.size()) throw std::invalid_argument("one time for each slot");
    Slots slots(n);
    std::vector<int> result;
    for (std::size_t i = 0; i < slot.size(); ++i) {
        if (slot[i] < -1 || slot[i] >= n) throw std::invalid_argument("no such slot");
        if (slot[i] == -1)
            slots.replace_first(time[i]);
        else
            slots.set(slot[i], time[i]);
        if (slots.time(slots.first()) != slots.first_time())
            throw std::logic_error("the first time is not that of the first slot");
        result.push_back(slots.first());
    }
    return result;
}

}  // namespace

void bind_hold(nb::module_& m) {
#if defined(__clang__)
    m.attr("compiler") = "clang " __clang_version__;
#elif defined(__GNUC__)
    m.attr("compiler") = "g++ " __VERSION__;
#elif defined(_MSC_VER)
    m.attr("compiler") = "MSVC " + std::to_string(_MSC_VER);
#else
    m.attr("compiler") = "unknown compiler";
#endif
    m.def("hold", &hold, nb::arg("n"), nb::arg("operations"), nb::arg("structure"),
          nb::arg("seed"), nb::call_guard<nb::gil_scoped_release>(),
          "Run the hold model; gives the time reached, the same for every structure.");
    m.def("firsts", &firsts, nb::arg("n"), nb::arg("slot"), nb::arg("time"),
          "The first slot after each setting of a time; slot -1 stands for the first.");
}

}  // namespace motorworks
