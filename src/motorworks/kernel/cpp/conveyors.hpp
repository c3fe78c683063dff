// The belt of a conveyor: its own time, what may enter, when something happens.
#pragma once

#include "activities.hpp"

namespace motorworks {

inline void move_belt(World& w, Machine& m) {
    if (m.runs_since == NEVER) return;
    m.worked += w.now - m.runs_since;
    m.runs_since = w.now;
}

// Belt time at which the next part may enter.
inline double gap_end(World& w, const Machine& m) {
    return w.more_of(m).last_entry + w.station(m).spacing;
}

// Belt time at which the next part is judged, or the last one is at the end.
inline double next_target(World& w, const Machine& m) {
    Ring<Travel>& belt = w.more_of(m).belt;
    return (m.deliveries ? belt.back() : belt.front()).ready;
}

inline double next_arrival(World& w, const Machine& m, bool runs) {
    if (w.more_of(m).belt.empty()) return NEVER;
    const double left = next_target(w, m) - m.worked;
    if (left <= 0) return m.deliveries ? NEVER : w.now;
    return runs ? w.now + left : NEVER;
}

// Finds out anew whether the belt runs, whether a part may enter, and what comes next.
inline void update_belt(World& w, Machine& m) {
    move_belt(w, m);
    Station& st = w.station(m);
    const bool on = m.on();
    const bool held = m.deliveries && on && !st.accumulating;
    const double gap = gap_end(w, m);
    const bool passed = m.worked >= gap;
    const bool runs = m.down == 0 && !held && (travels(w, m) || !passed);
    m.runs_since = runs ? w.now : NEVER;
    m.ends = next_arrival(w, m, runs);
    w.more_of(m).gap_passes = runs && !passed ? w.now + (gap - m.worked) : NEVER;
    reschedule(w, m);
    const std::int64_t inside = holds(w, m);
    const bool was_ready = m.ready;
    set_ready(w, m, on && m.down == 0 && !held && passed && inside < st.places);
    if (m.ready && (inside == 0 || !was_ready)) {
        st.fresh = Station::SEVERAL;
        tell_station(w, st);
    }
    refresh(w, m);
}

// Sets a part on the belt.
inline void enter(World& w, Machine& m, const Part& part) {
    move_belt(w, m);
    MachineMore& more = w.more_of(m);
    more.belt.push({part, w.now, m.worked + w.station(m).transit});
    more.last_entry = m.worked;
    update_belt(w, m);
}

}  // namespace motorworks
