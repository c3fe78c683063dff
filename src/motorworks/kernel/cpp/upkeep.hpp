// Upkeep: when it falls due, and when it may begin.
#pragma once

#include "pools.hpp"

namespace motorworks {

// Brings the machine's summary of its modes up to date.
inline void sum_up_modes(World& w, Machine& m) {
    const Mode* modes = w.modes_of(m);
    m.least_threshold = NEVER;
    m.other_next = w.services[w.index(m)].next;
    for (int k = 0; k < w.more_of(m).n_modes; ++k) {
        if (modes[k].operating() && !modes[k].down)
            m.least_threshold = std::min(m.least_threshold, modes[k].threshold);
        m.other_next = std::min({m.other_next, modes[k].repaired, modes[k].fails});
    }
}

// Brings what a machine with upkeep looks at after every pass up to date.
inline void sum_up_wear(World& w, const Machine& m) {
    Wear& wear = w.wear[w.index(m)];
    wear.passes_due = wear.worked_due = NEVER;
    wear.due = false;
    for (int k = 0; k < w.more_of(m).n_modes; ++k) {
        const Mode& mode = w.modes_of(m)[k];
        wear.due |= mode.due;
        if (mode.due || mode.down) continue;
        if (mode.clock == UPKEEP_CYCLES) wear.passes_due = std::min(wear.passes_due, mode.threshold);
        if (mode.clock == UPKEEP_OPERATING)
            wear.worked_due = std::min(wear.worked_due, mode.threshold);
    }
}

// Passes completed since the start.
inline double passes(World& w, const Machine& m) {
    return static_cast<double>(w.wear[w.index(m)].passes_before + m.cycles);
}

// Sets when upkeep is first due: the machines of a station one after the other.
inline void plan_first(World& w, const Machine& m, Mode& mode) {
    const int n = m.st->n_machines;
    const int i = static_cast<int>(w.index(m)) - m.st->first_machine;
    mode.threshold = mode.every * (n - i) / n;
    if (mode.clock == UPKEEP_ELAPSED) mode.fails = in_service_from(w, m) + mode.threshold;
}

// Sets when upkeep is next due, at the end of the last one.
inline void plan_next(World& w, const Machine& m, Mode& mode) {
    if (mode.clock == UPKEEP_CYCLES)
        mode.threshold = passes(w, m) + mode.every;
    else if (mode.clock == UPKEEP_OPERATING)
        mode.threshold = m.worked + mode.every;
    else
        mode.fails = w.now + mode.every;
}

[[gnu::noinline]] inline void fall_due_by_wear(World& w, const Machine& m) {
    for (int k = 0; k < w.more_of(m).n_modes; ++k) {
        Mode& mode = w.modes_of(m)[k];
        if (mode.down) continue;
        if (mode.clock == UPKEEP_CYCLES) mode.due |= passes(w, m) >= mode.threshold;
        if (mode.clock == UPKEEP_OPERATING) mode.due |= m.worked >= mode.threshold;
    }
    sum_up_wear(w, m);
}

// Lets upkeep by cycles or operating time fall due at the completion of a pass.
MOTORWORKS_INLINE void count_wear(World& w, const Machine& m) {
    const Wear& wear = w.wear[w.index(m)];
    if (passes(w, m) >= wear.passes_due || m.worked >= wear.worked_due) [[unlikely]]
        fall_due_by_wear(w, m);
}

// Takes a machine out of work; the repair begins at once or when its crew comes.
inline void take_down(World& w, Machine& m, int k) {
    Mode& mode = w.modes_of(m)[k];
    ++mode.failures;
    mode.fails = NEVER;
    mode.down = true;
    mode.down_since = w.now;
    set_ready(w, m, false);
    ++m.down;
    mode.repair_time = draw(mode.repair, mode.repair_stream);
    if (mode.pool >= 0) {
        mode.waits = true;
        ask(w, mode.pool, m, k);
    } else {
        mode.repaired = w.now + mode.repair_time;
    }
    sum_up_modes(w, m);
}

// The upkeep that is due and in whose window it is now, the lowest mode first; none: -1.
inline int open_upkeep(World& w, const Machine& m) {
    if (m.down || !w.wear[w.index(m)].due) return -1;
    for (int k = 0; k < w.more_of(m).n_modes; ++k) {
        const Mode& mode = w.modes_of(m)[k];
        if (!mode.due) continue;
        if (mode.window < 0 ||
            w.calendars[static_cast<std::size_t>(mode.window)].state == CALENDAR_ON)
            return k;
    }
    return -1;
}

// Whether a machine does work that upkeep has to wait for.
inline bool works(const Machine& m) {
    if (m.st->conveyor || (m.activity == NO_ACTIVITY && m.count == 0)) return false;
    const bool suspended = !m.on() && m.st->calendar_rule != FINISH;
    return !(suspended && m.ends == NEVER);
}

[[gnu::noinline]] inline void start_upkeep(World& w, Machine& m, int k) {
    w.modes_of(m)[k].due = false;
    take_down(w, m, k);
    sum_up_wear(w, m);
    if (m.st->conveyor) return;
    reschedule(w, m);
    refresh(w, m);
}

// Begins the upkeep that is due, if it may begin; tells whether.
inline bool begin_upkeep(World& w, Machine& m) {
    if (!m.st->upkeep) return false;
    const int k = open_upkeep(w, m);
    if (k < 0 || works(m)) return false;
    start_upkeep(w, m, k);
    return true;
}

}  // namespace motorworks
