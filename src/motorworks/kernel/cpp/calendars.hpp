// Calendars: when machines and people work.
#pragma once

#include "crews.hpp"
#include "failures.hpp"

namespace motorworks {

inline std::size_t entry_after(const Calendar& c, int changes) {
    return static_cast<std::size_t>(c.first + (c.position + changes) % c.n);
}

inline double time_after(const World& w, const Calendar& c, int changes) {
    const std::int64_t cycle = c.cycle + (c.position + changes) / c.n;
    const double time = w.p.calendar_time[entry_after(c, changes)];
    return cycle == 0 ? time : static_cast<double>(cycle) * c.period + time;
}

// Sets the next change and the end of the present ON interval.
inline void look_ahead(World& w, Calendar& c) {
    w.slots.set(c.slot, c.n > 1 ? time_after(w, c, 1) : NEVER);
    c.ends = NEVER;
    if (c.state != CALENDAR_ON) return;
    for (int changes = 1; changes <= c.n; ++changes)
        if (w.p.calendar_state[entry_after(c, changes)] != CALENDAR_ON) {
            c.ends = time_after(w, c, changes);
            return;
        }
}

inline void open_calendar(World& w, Calendar& c) {
    c.state = w.p.calendar_state[static_cast<std::size_t>(c.first)];
    for (const auto i : c.machines) {
        Machine& m = w.machines[static_cast<std::size_t>(i)];
        m.calendar_state = hours(w, m, c.state);
    }
    for (const auto p : c.pools) w.pools[static_cast<std::size_t>(p)].on = c.state == CALENDAR_ON;
    look_ahead(w, c);
}

inline void change_machine(World& w, Machine& m) {
    if (w.station(m).conveyor) {
        update_belt(w, m);
    } else if (m.on()) {
        resume(w, m);
    } else {
        set_ready(w, m, false);
        if (w.station(m).calendar_rule != FINISH) suspend(w, m);
        begin_upkeep(w, m);
        reschedule(w, m);
        refresh(w, m);
    }
}

// Enters the next interval: machines in order, then pools, then upkeep.
inline void change_calendar(World& w, Calendar& c) {
    c.cycle += (c.position + 1) / c.n;
    c.position = (c.position + 1) % c.n;
    const std::int8_t before = c.state;
    c.state = w.p.calendar_state[static_cast<std::size_t>(c.first + c.position)];
    look_ahead(w, c);
    if (c.state == before) return;
    for (const auto i : c.machines) {
        Machine& m = w.machines[static_cast<std::size_t>(i)];
        m.calendar_state = hours(w, m, c.state);
        change_machine(w, m);
    }
    const bool on = c.state == CALENDAR_ON;
    for (const auto i : c.pools) open_shift(w, w.pools[static_cast<std::size_t>(i)], on);
    if (!on) return;
    for (const auto i : c.upkeeps) look_for_upkeep(w, w.machines[static_cast<std::size_t>(i)]);
}

}  // namespace motorworks
