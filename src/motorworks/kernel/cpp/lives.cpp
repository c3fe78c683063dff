#include "lives.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace motorworks {

namespace {

using packing::Row;

// Kinds of row, as in simulation/lives.py.
enum OfPart { BIRTH, VISIT, BESIDE, PUT, TAKE, GETS, JOINED, LOSS };
enum OfMachine { STATE, TRIP, STOP };
constexpr std::int32_t LOSSES = 3, ORIGINS = 4, PHASES = 4;
constexpr std::int8_t STARVED_FOR_NOTHING = 7;
constexpr std::size_t FEW = 32;
constexpr std::int64_t MOST_KEYS = std::int64_t{1} << 36;

Row row(int kind, std::int64_t key, double time, std::int32_t model, std::int32_t a, std::int64_t b) {
    return {key, time, time, b, a, model, static_cast<std::uint32_t>(kind)};
}

Row lasting(int kind, std::int64_t key, double time, double since, std::int32_t model, std::int32_t a,
            std::int64_t b) {
    return {key, time, since, b, a, model, static_cast<std::uint32_t>(kind)};
}

// Hands out all rows of parts on a tape. Other parts are told as differences, which are small.
template <class Take>
void part_rows(const Tape& tape, Take take) {
    for (const PutEvent& e : tape.log.puts) take(row(PUT, e.part, e.time, e.model, e.place, 0));
    for (const TakeEvent& e : tape.log.takes)
        take(row(TAKE, e.part, e.time, e.model, e.origin, e.machine));
    for (const Visit& e : tape.visits)
        take(lasting(VISIT, e.part, e.end, e.start, e.model, e.machine, e.outcome));
    for (const LossEvent& e : tape.log.losses)
        take(row(LOSS, e.part, e.time, e.model, LOSSES * e.number + e.cause, e.place));
    for (const BirthEvent& e : tape.log.births) {
        const std::int32_t at = ORIGINS * e.number + e.origin;
        take(row(BIRTH, e.part, e.time, e.model, at, e.parent < 0 ? 0 : e.parent - e.part));
        if (e.parent >= 0) take(row(BESIDE, e.parent, e.time, 0, 0, e.part - e.parent));
    }
    for (const JoinEvent& e : tape.log.joins) {
        take(row(GETS, e.part, e.time, 0, e.machine, e.child - e.part));
        take(row(JOINED, e.child, e.time, 0, e.machine, e.part - e.child));
    }
}

// Hands out all rows of machines and tours on a tape.
template <class Take>
void machine_rows(const Tape& tape, std::int64_t machines, Take take) {
    for (const StateEvent& e : tape.log.states)
        take(row(STATE, e.machine, e.time, e.state, e.cause, 0));
    for (const TripEvent& e : tape.log.trips)
        take(lasting(TRIP, e.machine, e.end, e.start, e.fleet, e.vehicle, e.phase + PHASES * e.parts));
    for (const StopEvent& e : tape.log.tour_stops) {
        const std::int64_t handled = e.set_down + static_cast<std::int64_t>(
                                         static_cast<std::uint64_t>(e.picked_up) << 32);
        take(row(STOP, machines + e.tour, e.time, e.stop, e.vehicle, handled));
    }
}

template <class Rows, class Time>
void reach(double& reached, const Rows& rows, Time time) {
    if (!rows.empty()) reached = std::max(reached, rows.back().*time);
}

bool before(const Row& x, const Row& y) {
    return x.time != y.time ? x.time < y.time : x.kind < y.kind;
}

constexpr std::ptrdiff_t FEW_ROWS = 64;

// Sorts the rows of one key by time and kind; what is equal stays in its order.
void sort_key(const Row* rows, std::uint32_t* first, std::uint32_t* last) {
    const auto earlier = [=](auto x, auto y) { return before(rows[x], rows[y]); };
    if (last - first > FEW_ROWS) {  // of a machine, as a rule, and in order
        if (!std::is_sorted(first, last, earlier)) std::stable_sort(first, last, earlier);
        return;
    }
    for (std::uint32_t* next = first + 1; next < last; ++next) {
        const std::uint32_t own = *next;
        std::uint32_t* hole = next;
        for (; hole > first && earlier(own, hole[-1]); --hole) *hole = hole[-1];
        *hole = own;
    }
}

}  // namespace

void Sorted::widen(std::size_t bucket) {
    if (bucket >= static_cast<std::size_t>(MOST_KEYS) >> together_)
        throw std::out_of_range("a row of no part and no machine");
    counts_.resize(bucket + 1 + bucket / 8);
}

void Sorted::not_counted() { throw std::logic_error("a tape was changed before it was packed"); }

void Sorted::open() {
    begin_.resize(counts_.size() + 1);
    begin_[0] = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) begin_[i + 1] = begin_[i] + counts_[i];
    next_.assign(begin_.begin(), begin_.end() - 1);
    const std::size_t n = begin_.back();
    if (n > room_) {
        room_ = n + n / 4;
        rows_.reset(new Row[room_]);
    }
}

void Sorted::pack(packing::Packer& packer) {
    packer.clear();
    for (std::size_t i = 0; i + 1 < begin_.size(); ++i)
        if (const std::size_t n = next_[i] - begin_[i]) pack_bucket(packer, rows_.get() + begin_[i], n);
    packer.close();
    std::fill(counts_.begin(), counts_.end(), 0);
}

// Orders rows by key; those of one key stay in their order.
void Sorted::order(const Row* rows, std::size_t n) {
    order_.resize(n);
    const std::size_t keys = std::size_t{1} << together_;
    const auto key = [=](std::size_t i) { return static_cast<std::size_t>(rows[i].key) & (keys - 1); };
    if (n < keys / FEW) {  // counting all keys would take longer
        std::iota(order_.begin(), order_.end(), 0);
        std::stable_sort(order_.begin(), order_.end(), [&](auto x, auto y) { return key(x) < key(y); });
        return;
    }
    places_.assign(keys + 1, 0);
    for (std::size_t i = 0; i < n; ++i) ++places_[key(i) + 1];
    for (std::size_t k = 0; k < keys; ++k) places_[k + 1] += places_[k];
    for (std::size_t i = 0; i < n; ++i) order_[places_[key(i)]++] = static_cast<std::uint32_t>(i);
}

void Sorted::pack_bucket(packing::Packer& packer, const Row* rows, std::size_t n) {
    order(rows, n);
    const std::uint32_t* const end = order_.data() + n;
    for (std::uint32_t* first = order_.data(); first < end;) {
        std::uint32_t* last = first + 1;
        while (last < end && rows[*last].key == rows[*first].key) ++last;
        sort_key(rows, first, last);
        packer.add(rows, first, static_cast<std::size_t>(last - first));
        first = last;
    }
}

Lives::Lives(std::int32_t machines, std::int32_t buffers, std::vector<std::uint8_t> good)
    : buffers_(buffers),
      good_(std::move(good)),
      standing_(static_cast<std::size_t>(machines), At{0.0, 0, STARVED_FOR_NOTHING}) {
    count_standing();
}

void Lives::count_standing() {
    for (std::size_t m = 0; m < standing_.size(); ++m) by_machine_.count(static_cast<std::int64_t>(m));
    machine_rows_ = standing_.size();
    part_rows_ = 0;
}

void Lives::add(std::shared_ptr<const Tape> tape) {
    const auto machines = static_cast<std::int64_t>(standing_.size());
    std::size_t n = 0;
    part_rows(*tape, [&](const Row& r) { by_part_.count(r.key), ++n; });
    part_rows_ += n;
    n = 0;
    machine_rows(*tape, machines, [&](const Row& r) { by_machine_.count(r.key), ++n; });
    machine_rows_ += n;
    const EventLog& log = tape->log;
    reach(reached, log.states, &StateEvent::time), reach(reached, log.puts, &PutEvent::time);
    reach(reached, log.takes, &TakeEvent::time), reach(reached, log.joins, &JoinEvent::time);
    reach(reached, log.births, &BirthEvent::time), reach(reached, log.lots, &LotEvent::arrived);
    reach(reached, log.trips, &TripEvent::end), reach(reached, log.tour_stops, &StopEvent::time);
    reach(reached, log.losses, &LossEvent::time), reach(reached, tape->visits, &Visit::end);
    tapes_.push_back(std::move(tape));
}

void Lives::pack() {
    motors.clear(), motor_times.clear(), lots.clear();
    for (const auto& tape : tapes_) {
        for (const PutEvent& e : tape->log.puts) {
            const auto sink = static_cast<std::size_t>(e.place - buffers_);
            if (e.place < buffers_ || sink >= good_.size() || !good_[sink]) continue;
            motors.push_back(e.part);
            motor_times.push_back(e.time);
        }
        for (const BirthEvent& e : tape->log.births) made = std::max(made, e.part + 1);
        lots.insert(lots.end(), tape->log.lots.begin(), tape->log.lots.end());
    }
    pack_parts();
    pack_machines();
    tapes_.clear();
    count_standing();
}

void Lives::pack_parts() {
    by_part_.open();
    for (const auto& tape : tapes_)
        part_rows(*tape, [&](const Row& r) { by_part_.put(r); });
    by_part_.pack(parts);
}

// Every file begins with the state in which each machine is.
void Lives::pack_machines() {
    by_machine_.open();
    for (std::size_t m = 0; m < standing_.size(); ++m) {
        const At& s = standing_[m];
        by_machine_.put(row(STATE, static_cast<std::int64_t>(m), s.since, s.state, s.cause, 0));
    }
    const auto machines_count = static_cast<std::int64_t>(standing_.size());
    for (const auto& tape : tapes_) {
        machine_rows(*tape, machines_count, [&](const Row& r) { by_machine_.put(r); });
        for (const StateEvent& e : tape->log.states)
            standing_.at(static_cast<std::size_t>(e.machine)) = {e.time, e.cause, e.state};
    }
    by_machine_.pack(machines);
}

}  // namespace motorworks
