// The begin and the end of dated outages.
#pragma once

#include "failures.hpp"

namespace motorworks {

// Sets an outage that begins at time 0.
inline void open_outages(World& w, Machine& m) {
    find_outage(w, w.services[w.index(m)]);
    m.down = stands(w, m);
    m.calendar_state = hours(w, m);
}

// Enters the outage that begins now, or lets the machine go on after one: upkeep first.
inline void change_outage(World& w, Machine& m) {
    Service& s = w.services[w.index(m)];
    const bool conveyor = m.st->conveyor;
    if (conveyor)
        move_belt(w, m);
    else
        suspend(w, m);
    m.down -= stands(w, m);
    find_outage(w, s);
    m.down += stands(w, m);
    m.calendar_state = hours(w, m);
    sum_up_modes(w, m);
    if (s.state != Service::IN_SERVICE)
        set_ready(w, m, false);
    else if (!begin_upkeep(w, m) && m.down == 0 && !conveyor)
        resume(w, m);
    after_change(w, m);
}

}  // namespace motorworks
