// Supplies: orders, lots that arrive, and what is left of them when they expire.
#pragma once

#include "sources.hpp"
#include "stocks.hpp"

namespace motorworks {

inline void schedule_supply(World& w, const Supply& supply) {
    double time = std::min(supply.looks, supply.use.day_ends());
    if (!supply.pending.empty()) time = std::min(time, supply.pending.front().arrives);
    if (!supply.perishing.empty()) time = std::min(time, supply.perishing.front().expires);
    w.slots.set(supply.slot, time);
}

// When the supplier takes up what is ordered now: at once, or when it opens again.
inline double taken_up(const World& w, const Supply& supply) {
    const auto v = static_cast<std::size_t>(supply.number);
    const auto last = static_cast<std::size_t>(w.p.supply_closed_start[v + 1]);
    for (auto i = static_cast<std::size_t>(w.p.supply_closed_start[v]); i < last; ++i)
        if (w.p.supply_closed_from[i] <= w.now && w.now < w.p.supply_closed_to[i])
            return w.p.supply_closed_to[i];
    return w.now;
}

inline void give_order(World& w, Supply& supply, std::int64_t lots) {
    const std::int64_t parts = lots * supply.lot;
    const double arrives =
        taken_up(w, supply) + (supply.lead ? draw(*supply.lead, supply.lead_stream) : 0.0);
    count_time(w, supply);
    std::size_t i = supply.pending.size();
    while (i > 0 && supply.pending[i - 1].arrives > arrives) --i;
    supply.pending.insert(i, {parts, w.now, arrives});
    supply.on_order += parts;
    ++supply.orders;
    supply.ordered += parts;
    schedule_supply(w, supply);
}

// Orders as many lots as fit below the level ordered up to, if the reorder point is reached.
inline void look(World& w, Supply& supply) {
    const std::int64_t position =
        supply.on_order + on_hand(w, supply, supply.point - supply.on_order);
    if (position > supply.point) return;
    const std::int64_t lots = (supply.up_to - position) / supply.lot;
    if (!supply.each) {
        give_order(w, supply, lots);
        return;
    }
    for (std::int64_t i = 0; i < lots; ++i) give_order(w, supply, 1);
}

inline double timetable(const World& w, const Supply& supply, std::int64_t look) {
    const auto entry = static_cast<std::size_t>(supply.first_time + look % supply.n_times);
    return static_cast<double>(look / supply.n_times) * supply.period + w.p.supply_time[entry];
}

inline void open_supply(World& w, Supply& supply) {
    supply.count.stock = on_hand(w, supply);
    set_levels(supply);
    if (supply.n_times)
        supply.looks = timetable(w, supply, 0);
    else
        look(w, supply);
    schedule_supply(w, supply);
}

// Looks at the stock as the timetable says, or orders a lot if it says so; sets the next time.
inline void keep_date(World& w, Supply& supply) {
    supply.looks = timetable(w, supply, ++supply.looked);
    if (supply.point < 0)
        give_order(w, supply, 1);
    else
        look(w, supply);
}

// Makes the parts of an order, numbered in one go, and gives them as a lot.
inline Lot make_lot(World& w, const Supply& supply, const Order& order) {
    Lot lot{w.created, 0, order.given + supply.life};
    for (; lot.count < order.parts && !full(w); ++lot.count)
        record_birth(w, w.new_part(supply.model), OF_SUPPLY, supply.number);
    if (!lot.count) return lot;
    w.lots.push_back(lot);
    if (w.log_events)
        w.record(w.log.lots,
                 {lot.first, lot.count, order.given, w.now, lot.expires, supply.number});
    return lot;
}

inline void lose_lot(World& w, Supply& supply, const Lot& lot) {
    supply.expired += lot.count;
    w.remove_parts(lot.count);
    for (std::int64_t i = lot.first; w.log_events && i < lot.first + lot.count; ++i)
        record_loss(w, w.part_now(i, supply.model), EXPIRED, supply.number);
}

inline void enter_lot(World& w, const Supply& supply, Buffer& b, const Lot& lot) {
    for (std::int64_t number = lot.first; number < lot.first + lot.count; ++number) {
        const Part part = w.part_now(number, supply.model);
        if (!may_enter(w, b, supply.model))
            wait_for(w, b, {-1, -1, part});
        else if (b.fefo)
            put_by_expiry(w, b, part);
        else
            put(w, b, part);
    }
}

inline void add_perishing(Supply& supply, const Lot& lot) {
    std::size_t i = supply.perishing.size();
    while (i > 0 && supply.perishing[i - 1].expires > lot.expires) --i;
    supply.perishing.insert(i, lot);
}

inline void arrive(World& w, Supply& supply) {
    const Order order = supply.pending.pop();
    Buffer& b = w.buffers[static_cast<std::size_t>(supply.buffer)];
    count_time(w, supply);
    supply.on_order -= order.parts;
    count_delivery(w, supply.count);
    const Lot lot = make_lot(w, supply, order);
    supply.arrived += lot.count;
    if (lot.count && lot.expires <= w.now) {
        lose_lot(w, supply, lot);
        tell_supplies(w, b);
        return;
    }
    if (lot.count && lot.expires < NEVER) add_perishing(supply, lot);
    if (lot.count) {
        enter_lot(w, supply, b, lot);
        count_stocks(w, b);
    }
}

// Records what is left of a lot: inside, queue by queue, then outside.
inline void record_expiry(World& w, const Supply& supply, const Buffer& b, const Lot& lot) {
    const auto lose = [&](const Part& part, std::int32_t place) {
        if (lot.has(part)) record_loss(w, part, EXPIRED, supply.number, place);
    };
    for (std::size_t i = b.held; !b.by_type && i < b.level(); ++i) lose(b.part(i), b.number);
    for (std::size_t t = 0; b.by_type && t < w.T; ++t) {
        const Ring<Stored>& stored = type_queue(w, b, static_cast<int>(t)).stored;
        for (std::size_t i = 0; i < stored.size(); ++i) lose(stored[i].part, b.number);
    }
    for (std::size_t i = 0; i < b.waiting.size(); ++i)
        if (b.waiting[i].machine < 0) lose(b.waiting[i].part, -1);
}

// Takes out what is left of a lot.
inline void expire(World& w, Supply& supply) {
    const Lot lot = supply.perishing.pop();
    Buffer& b = w.buffers[static_cast<std::size_t>(supply.buffer)];
    if (w.log_events) record_expiry(w, supply, b, lot);
    const std::int64_t gone = take_out(w, b, lot);
    if (!gone) return;
    supply.expired += gone;
    w.remove_parts(gone);
    count_stocks(w, b);
    if (!b.by_type) tell_takers(w, b);
    tell_buffer(w, b);
    tell_feeders(w, b);
    tell_supplies(w, b);
}

// Takes up the use of the day that ends, and looks at the stock if there is no timetable.
inline void close_day(World& w, Supply& supply) {
    end_day(supply);
    if (!supply.n_times) look(w, supply);
}

// Handles the first pending thing that is due: arrival, expiry, end of a day, timetable.
inline void attend(World& w, Supply& supply) {
    if (!supply.pending.empty() && supply.pending.front().arrives <= w.now)
        arrive(w, supply);
    else if (!supply.perishing.empty() && supply.perishing.front().expires <= w.now)
        expire(w, supply);
    else if (supply.use.day_ends() <= w.now)
        close_day(w, supply);
    else
        keep_date(w, supply);
    schedule_supply(w, supply);
}

}  // namespace motorworks
