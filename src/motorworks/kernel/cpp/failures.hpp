// Failures of both clocks, repairs and their crews.
#pragma once

#include "conveyors.hpp"

namespace motorworks {

// Brings the machine's summary of its modes up to date.
inline void sum_up_modes(World& w, Machine& m) {
    const Mode* modes = w.modes_of(m);
    m.least_threshold = NEVER;
    m.other_next = NEVER;
    for (int k = 0; k < w.more_of(m).n_modes; ++k) {
        if (modes[k].operating && !modes[k].down)
            m.least_threshold = std::min(m.least_threshold, modes[k].threshold);
        m.other_next = std::min({m.other_next, modes[k].repaired, modes[k].fails});
    }
}

inline void renew(World& w, const Machine& m, Mode& mode) {
    const double up = draw(mode.up, mode.up_stream);
    if (mode.operating)
        mode.threshold = m.worked + up;
    else
        mode.fails = w.now + up;
}

inline void draw_first(World& w, Machine& m) {
    for (int k = 0; k < w.more_of(m).n_modes; ++k) renew(w, m, w.modes_of(m)[k]);
    sum_up_modes(w, m);
    reschedule(w, m);
}

inline void after_change(World& w, Machine& m) {
    if (w.station(m).conveyor) {
        update_belt(w, m);
        return;
    }
    reschedule(w, m);
    refresh(w, m);
}

// Breaks a machine down; the repair begins at once or when its crew comes.
inline void fail(World& w, Machine& m, int k) {
    Mode& mode = w.modes_of(m)[k];
    ++w.failures[static_cast<std::size_t>(m.st->number)];
    mode.fails = NEVER;
    mode.down = true;
    set_ready(w, m, false);
    ++m.down;
    if (w.station(m).conveyor)
        move_belt(w, m);
    else
        suspend(w, m);
    mode.repair_time = draw(mode.repair, mode.repair_stream);
    if (mode.pool >= 0) {
        mode.waits = true;
        ask(w, mode.pool, m, k);
    } else {
        mode.repaired = w.now + mode.repair_time;
    }
    sum_up_modes(w, m);
    after_change(w, m);
}

inline void begin_repair(World& w, Machine& m, int k) {
    Mode& mode = w.modes_of(m)[k];
    mode.waits = false;
    mode.repaired = w.now + mode.repair_time;
    sum_up_modes(w, m);
    reschedule(w, m);
    refresh(w, m);
}

// Sets a mode's next failure, gives the crew back, and lets the machine go on.
inline void end_repair(World& w, Machine& m, int k) {
    Mode& mode = w.modes_of(m)[k];
    mode.repaired = NEVER;
    mode.down = false;
    if (w.station(m).conveyor) move_belt(w, m);
    renew(w, m, mode);
    sum_up_modes(w, m);
    --m.down;
    if (mode.pool >= 0) give_back(w, mode.pool);
    if (m.down == 0 && !w.station(m).conveyor) resume(w, m);
    after_change(w, m);
}

// The mode that fails now: calendar clocks first, then the lowest number.
inline int failing_mode(World& w, const Machine& m) {
    const Mode* modes = w.modes_of(m);
    const int n = w.more_of(m).n_modes;
    for (int k = 0; k < n; ++k)
        if (modes[k].fails <= w.now) return k;
    for (int k = 0; k < n; ++k)
        if (modes[k].operating && !modes[k].down &&
            m.runs_since + std::max(0.0, modes[k].threshold - m.worked) <= w.now)
            return k;
    return -1;
}

}  // namespace motorworks
