// What is counted of the stock that a supply keeps, and the use that is measured of it.
#pragma once

#include <cmath>

#include "queues.hpp"

namespace motorworks {

constexpr double MOST_COVERED = 1e9;  // bound of the levels that follow from a measured use

inline Buffer& stored_in(World& w, const Supply& supply) {
    return w.buffers[static_cast<std::size_t>(supply.buffer)];
}

// Parts of the model among the first of a queue for all models, counted to `most` at the most.
inline std::int64_t count_model(const Buffer& b, int model, std::int64_t most) {
    std::int64_t n = 0;
    for (std::size_t i = b.held; i < b.level() && n < most; ++i) n += b.part(i).model() == model;
    return n;
}

// Parts of the model in the buffer and waiting outside; or, if these are more, any number above
// `most`.
inline std::int64_t on_hand(World& w, const Supply& supply, std::int64_t most) {
    const Buffer& b = stored_in(w, supply);
    std::int64_t n = 0;
    if (b.by_type)
        n = static_cast<std::int64_t>(type_queue(w, b, supply.model).stored.size());
    else if (b.one_model)
        n = static_cast<std::int64_t>(b.level() - b.held);
    else
        n = count_model(b, supply.model, most + 1);
    for (std::size_t i = 0; i < b.waiting.size() && n <= most; ++i)
        n += b.waiting[i].machine < 0 && b.waiting[i].part.model() == supply.model;
    return n;
}

inline std::int64_t on_hand(World& w, const Supply& supply) {
    return on_hand(w, supply, std::numeric_limits<std::int64_t>::max() - 1);
}

inline void count_time(const World& w, Supply& supply) {
    supply.count.add_up(w.now, supply.on_order);
}

// Counts the stock anew and gives by how much it has fallen.
inline std::int64_t recount(World& w, Supply& supply) {
    count_time(w, supply);
    const std::int64_t before = supply.count.stock;
    supply.count.stock = on_hand(w, supply);
    return before - supply.count.stock;
}

inline Supply& supply_of(World& w, const Buffer& b, std::int32_t i) {
    const auto at = static_cast<std::size_t>(b.first_supply + i);
    return w.supplies[static_cast<std::size_t>(w.supplies_of[at])];
}

inline void count_stocks(World& w, const Buffer& b) {
    for (std::int32_t i = 0; i < b.n_supplies; ++i) recount(w, supply_of(w, b, i));
}

// Counts that the last delivery was waited for, from then or the one before it on.
inline void count_waiting(const World& w, StockCount& count, double since) {
    const double begin = std::max({since, count.before, w.since});
    if (count.waited_from == NEVER) {
        ++count.awaited;
        count.waited_from = std::max(count.came, w.since);
    }
    if (begin >= count.waited_from) return;
    count.awaited_time += count.waited_from - begin;
    count.waited_from = begin;
}

// Counts what was just taken from a buffer, by a machine that had stood still for it since then.
inline void count_taking(World& w, const Buffer& b, double since = NEVER) {
    for (std::int32_t i = 0; i < b.n_supplies; ++i) {
        Supply& supply = supply_of(w, b, i);
        const std::int64_t taken = std::max<std::int64_t>(0, recount(w, supply));
        supply.count.taken += taken;
        supply.use.since_day += taken;
        if (!(since < w.now) || taken == 0) continue;
        supply.count.late += taken;
        if (since < supply.count.came) count_waiting(w, supply.count, since);
    }
}

// Notes what an idle machine has stood still for, before it starts.
inline void note_waiting(World& w, const Machine& m) {
    const bool waited = m.state == STARVED && m.since < w.now;
    w.waited_for = waited ? m.cause : 0;
    w.waited_since = m.since;
}

// Counts a delivery for which nobody is known to have waited yet.
inline void count_delivery(const World& w, StockCount& count) {
    ++count.deliveries;
    if (count.came < w.now) count.before = count.came;
    count.came = w.now;
    count.waited_from = NEVER;
}

// Sets the levels that are given in days of use.
inline void set_levels(Supply& supply) {
    if (supply.cover_point < 0 && supply.cover_up_to < 0) return;
    const double use = supply.use.mean();
    const auto parts = [](double number) { return static_cast<std::int64_t>(number); };
    std::int64_t least = supply.lot;
    if (supply.cover_point >= 0) {
        supply.point = parts(std::floor(std::min(supply.cover_point * use, MOST_COVERED)));
        least += supply.point;
    }
    supply.up_to = least;
    if (supply.cover_up_to >= 0) {
        const double full = std::ceil(std::min(supply.cover_up_to * use, MOST_COVERED));
        supply.up_to = std::max(least, parts(full));
    }
    if (supply.cover_point < 0) supply.point = supply.up_to - supply.lot;
}

// Takes up the use of the day that ends.
inline void end_day(Supply& supply) {
    Use& use = supply.use;
    ++use.days;
    use.recent.push(use.since_day);
    use.sum += use.since_day;
    if (static_cast<std::int64_t>(use.recent.size()) > use.window) use.sum -= use.recent.pop();
    use.since_day = 0;
    set_levels(supply);
}

}  // namespace motorworks
