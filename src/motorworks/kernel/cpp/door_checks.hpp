// What the checks at the door are written with: arrays with their names, and refusals.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "door.hpp"

namespace motorworks {

// Beyond these a program is refused rather than the machine brought to its knees.
constexpr double LONGEST = 1e12;
constexpr std::int64_t MOST_MACHINES = 200'000, MOST_AT_ONCE = 1'000'000, MOST_GROUPS = 100'000,
                       MOST_PARTS = 1'000'000'000, MOST_IN_LOT = 10'000'000, MOST_HISTOGRAMS = 16'384,
                       MOST_PEOPLE = 100'000, MOST_POSITIONS = 5'000;

template <class T>
std::string text(T value) {
    std::ostringstream out;
    out.precision(17);
    if constexpr (sizeof(T) == 1)
        out << static_cast<int>(value);
    else
        out << value;
    return out.str();
}

[[noreturn]] inline void refuse(const std::string& what, const std::string& value,
                         const std::string& expected) {
    throw Refused("program: " + what + " is " + value + "; must be " + expected);
}

inline std::string element(const char* name, std::size_t i) {
    return std::string(name) + "[" + std::to_string(i) + "]";
}

// An array with its name, for messages.
template <class T>
struct Named {
    const char* name;
    const std::vector<T>& values;

    std::size_t size() const { return values.size(); }
    T operator[](std::size_t i) const { return values[i]; }

    [[noreturn]] void bad(std::size_t i, const std::string& expected) const {
        refuse(element(name, i), text(values[i]), expected);
    }
    void need(bool good, std::size_t i, const char* expected) const {
        if (!good) bad(i, expected);
    }
    void one_in(std::size_t i, T low, T high) const {
        if (!(values[i] >= low && values[i] <= high))
            bad(i, text(low) + " to " + text(high));
    }
    void in(T low, T high) const {
        for (std::size_t i = 0; i < size(); ++i) one_in(i, low, high);
    }
    void length(std::size_t n) const {
        if (size() != n) refuse(std::string("length of ") + name, text(size()), text(n));
    }
};

#define NAMED(array) Named<typename std::remove_cvref_t<decltype(p.array)>::value_type> { #array, p.array }

// A number of something there are n of; -1 (none) only where allowed.
inline void index(const Named<std::int32_t>& a, std::size_t n, bool or_none = true) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::int32_t value = a[i];
        if (value == -1 && or_none) continue;
        if (value < 0 || static_cast<std::size_t>(value) >= n)
            a.bad(i, (or_none ? std::string("-1 or ") : std::string()) + "a number below " + text(n));
    }
}

// Offsets of n items into arrays of one length.
inline void offsets(const Named<std::int32_t>& a, std::size_t n, std::initializer_list<std::size_t> lengths,
             const char* into) {
    a.length(n + 1);
    a.need(a[0] == 0, 0, "0");
    for (std::size_t i = 1; i <= n; ++i) a.need(a[i] >= a[i - 1], i, "no less than the one before");
    for (const std::size_t length : lengths)
        if (static_cast<std::size_t>(a[n]) != length)
            refuse(element(a.name, n), text(a[n]),
                   "the length of " + std::string(into) + ", " + text(length));
}

template <class T>
void finite_in(const Named<T>& a, double low, double high) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!(a[i] >= low && a[i] <= high)) a.bad(i, text(low) + " to " + text(high));
}

// Cumulative probabilities from first to last.
inline void cumulative(const Named<double>& weight, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
        weight.need(weight[i] >= (i > first ? weight[i - 1] : 0.0) && weight[i] <= 1, i,
                    "no less than the one before, and 1 at the most");
    weight.need(weight[last - 1] == 1, last - 1, "1, the last of its item");
}

// ---- the checks, by family ----

void check_laws(const Program& p);
void check_calendars(const Program& p);
void check_pools(const Program& p);
void check_buffers(const Program& p);
void check_sources(const Program& p);
void check_stations(const Program& p);
void check_dates(const Program& p);
void check_upkeep(const Program& p);
void check_positions(const Program& p);
void check_transports(const Program& p);
void check_tours(const Program& p);
void check_supplies(const Program& p);

}  // namespace motorworks
