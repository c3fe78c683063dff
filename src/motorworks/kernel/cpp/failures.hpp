// Failures of both clocks, repairs and their crews.
#pragma once

#include "conveyors.hpp"

namespace motorworks {

inline void renew(World& w, const Machine& m, Mode& mode) {
    if (mode.upkeep()) {
        plan_next(w, m, mode);
        return;
    }
    const double up = draw(mode.up, mode.up_stream) * factor(w, *m.st, UP_FACTOR);
    if (mode.operating())
        mode.threshold = m.worked + up;
    else
        mode.fails = w.now + up;
}

inline void draw_first(World& w, Machine& m) {
    for (int k = 0; k < w.more_of(m).n_modes; ++k) {
        Mode& mode = w.modes_of(m)[k];
        if (mode.upkeep())
            plan_first(w, m, mode);
        else
            renew(w, m, mode);
        if (mode.clock == CALENDAR_CLOCK) mode.fails += in_service_from(w, m);
    }
    sum_up_modes(w, m);
    sum_up_wear(w, m);
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

// Lets a mode fail; work under way is suspended.
inline void fail(World& w, Machine& m, int k) {
    if (w.station(m).conveyor)
        move_belt(w, m);
    else
        suspend(w, m);
    take_down(w, m, k);
    after_change(w, m);
}

// Begins upkeep that is due and may begin now.
inline void look_for_upkeep(World& w, Machine& m) {
    if (begin_upkeep(w, m) && m.st->conveyor) update_belt(w, m);
}

// Lets upkeep by elapsed time fall due; it begins now if it may.
[[gnu::noinline]] inline void fall_due(World& w, Machine& m, int k) {
    Mode& mode = w.modes_of(m)[k];
    mode.fails = NEVER;
    mode.due = true;
    sum_up_modes(w, m);
    sum_up_wear(w, m);
    reschedule(w, m);
    look_for_upkeep(w, m);
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
    mode.down_time += w.now - mode.down_since;
    if (w.station(m).conveyor) move_belt(w, m);
    renew(w, m, mode);
    sum_up_modes(w, m);
    if (mode.upkeep()) sum_up_wear(w, m);
    --m.down;
    if (mode.pool >= 0) give_back(w, m, k);
    if (!begin_upkeep(w, m) && m.down == 0 && !w.station(m).conveyor) resume(w, m);
    after_change(w, m);
}

// The mode that fails now: calendar clocks first, then the lowest number.
inline int failing_mode(World& w, const Machine& m) {
    const Mode* modes = w.modes_of(m);
    const int n = w.more_of(m).n_modes;
    for (int k = 0; k < n; ++k)
        if (modes[k].fails <= w.now) return k;
    for (int k = 0; k < n; ++k)
        if (modes[k].operating() && !modes[k].down &&
            m.runs_since + std::max(0.0, modes[k].threshold - m.worked) <= w.now)
            return k;
    return -1;
}

}  // namespace motorworks
