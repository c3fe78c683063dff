// The end of a pass: finished parts leave as they can, then the machine goes on.
#pragma once

#include "choosing.hpp"
#include "conveyors.hpp"
#include "fleets.hpp"
#include "judging.hpp"
#include "lots.hpp"
#include "times.hpp"

namespace motorworks {

// Whether there is room for a model and nobody waits who would fit.
inline bool may_enter(World& w, const Buffer& b, int model) {
    if (!has_room(w, b, model)) return false;
    if (b.waiting.empty()) return true;
    for (std::size_t i = 0; i < b.waiting.size(); ++i)
        if (has_room(w, b, waiting_part(b, i).model())) return false;
    return true;
}

inline void wait_for(World& w, Buffer& b, const Waiter& waiter) {
    b.add_waiter(waiter);
    if (b.capacity == 0) tell_takers(w, b);
}

// Lets a delivery leave, or enters its machine in the list of those who wait.
inline bool leaves(World& w, Machine& m, const Delivery& d) {
    if (d.place < 0) return false;
    const auto place = static_cast<std::size_t>(d.place);
    if (place >= w.B) {
        enter_sink(w, place - w.B, d.part);
        return true;
    }
    Buffer& b = w.buffers[place];
    if (may_enter(w, b, d.part.model())) {
        put(w, b, d.part);
        return true;
    }
    if (d.overflow >= 0) {
        ++w.overflowed[static_cast<std::size_t>(d.entry)];
        enter_sink(w, static_cast<std::size_t>(d.overflow) - w.B, d.part);
        return true;
    }
    wait_for(w, b, {static_cast<std::int32_t>(w.index(m)), -1, d.part});
    return false;
}

// Lets deliveries leave, none before another to the same place; tells whether all have left.
inline bool flush(World& w, Machine& m) {
    if (m.deliveries == 0) return true;
    std::vector<Delivery>& all = w.more_of(m).deliveries;
    std::size_t i = 0;
    while (i < all.size()) {
        Delivery& d = all[i];
        bool blocked = d.waits;
        for (std::size_t k = 0; k < all.size() && !blocked; ++k)
            blocked = all[k].waits && all[k].place == d.place;
        if (blocked) {
            ++i;
        } else if (leaves(w, m, d)) {
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
            --m.deliveries;
        } else {
            d.waits = true;
            ++i;
        }
    }
    return m.deliveries == 0;
}

inline void count_pass(World& w, Machine& m) {
    ++m.cycles;
    ++w.more_of(m).tool_cycles;
    if (m.st->upkeep) count_wear(w, m);
}

// Judges the parts at the exit of a conveyor one by one, as long as they can leave.
inline void let_out(World& w, Machine& m) {
    move_belt(w, m);
    Station& st = w.station(m);
    Ring<Travel>& belt = w.more_of(m).belt;
    bool free = flush(w, m);
    for (std::size_t n = belt.size(); n > 0; --n) {
        if (!free || belt.front().ready > m.worked) break;
        Travel travel = belt.pop();
        count_pass(w, m);
        if (judge(w, st, m, travel.part, travel.began))
            belt.push({travel.part, w.now, m.worked + st.transit});
        free = flush(w, m);
    }
    begin_upkeep(w, m);
    update_belt(w, m);
}

// Repeats the pass of the parts that stayed, changes a worn tool, or looks for new parts.
inline void go_on(World& w, Machine& m) {
    const Station& st = w.station(m);
    if (st.transport) give_vehicle_back(w, st, m);
    if (m.count) {
        MachineMore& more = w.more_of(m);
        std::uint64_t models = 0;
        if (m.count == 1)
            models = std::uint64_t{1} << m.part.model();
        else
            for (const Part& part : more.parts) models |= std::uint64_t{1} << part.model();
        draw_steps(w, st, m, models);
        more.began = w.now;
        begin_activity(w, m, 0, more.steps[0]);
    } else if (st.tool_life > 0 && w.more_of(m).tool_cycles >= st.tool_life) {
        ++w.tool_changes[static_cast<std::size_t>(st.number)];
        begin_activity(w, m, TOOL_ACTIVITY, draw(*st.tool_law, w.more_of(m).tool));
    } else {
        make_ready(w, m);
    }
}

// Lets the deliveries of a machine leave, then lets the machine go on.
inline void deliver(World& w, Machine& m) {
    if (w.station(m).conveyor)
        let_out(w, m);
    else if (flush(w, m))
        go_on(w, m);
    else if (!begin_upkeep(w, m))
        refresh(w, m);
}

// Goes on after a machine's first delivery to a place was taken or has found room.
inline void release(World& w, Machine& m, int place) {
    std::vector<Delivery>& all = w.more_of(m).deliveries;
    std::size_t i = 0;
    while (all[i].place != place) ++i;
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
    --m.deliveries;
    deliver(w, m);
}

// Lets those who wait for a place in a buffer in, the longest waiting that fits first.
inline void admit(World& w, Buffer& b) {
    std::size_t i = 0;
    while (i < b.waiting.size()) {
        const Part part = waiting_part(b, i);
        if (!has_room(w, b, part.model())) {
            ++i;
            continue;
        }
        const Waiter waiter = b.remove_waiter(i);
        if (b.fefo)
            put_by_expiry(w, b, part);
        else
            put(w, b, part);
        if (waiter.machine >= 0) release(w, w.machines[static_cast<std::size_t>(waiter.machine)], b.number);
        i = 0;
    }
}

// Ends a pass: the parts are judged in order, then they leave.
inline void complete(World& w, Machine& m) {
    Station& st = w.station(m);
    MachineMore& more = w.more_of(m);
    count_pass(w, m);
    if (m.count == 1) {
        m.count = judge(w, st, m, m.part, more.began) ? 1 : 0;
    } else {
        std::size_t stay = 0;
        for (std::size_t i = 0; i < more.parts.size(); ++i) {
            Part part = more.parts[i];
            if (judge(w, st, m, part, more.began)) more.parts[stay++] = part;
        }
        more.parts.resize(stay);
        m.count = static_cast<std::int32_t>(stay);
        if (stay == 1) m.part = more.parts[0];
    }
    deliver(w, m);
}

}  // namespace motorworks
