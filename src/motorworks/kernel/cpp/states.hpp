// The state of a machine, the first that applies, and the time spent in it.
#pragma once

#include "news.hpp"
#include "service.hpp"

namespace motorworks {

[[gnu::noinline]] inline void record_state(World& w, const Machine& m, State state,
                                           std::int32_t cause) {
    w.record(w.log.states, {w.now, static_cast<std::int32_t>(w.index(m)), cause,
                            static_cast<std::int8_t>(state)});
}

MOTORWORKS_INLINE void set_state(World& w, Machine& m, State state, std::int32_t cause = 0) {
    if (m.state == state && m.cause == cause) return;
    const double elapsed = w.now - m.since;
    w.state_time[8 * w.index(m) + m.state] += elapsed;
    w.cause_time[static_cast<std::size_t>(m.cause)] += elapsed;
    m.state = state;
    m.cause = cause;
    m.since = w.now;
    if (w.log_events) [[unlikely]] record_state(w, m, state, cause);
}

inline bool travels(World& w, const Machine& m) {
    Ring<Travel>& belt = w.more_of(m).belt;
    return !belt.empty() && belt.back().ready > m.worked;
}

// Parts in a machine.
inline std::int64_t holds(World& w, const Machine& m) {
    const std::int64_t inside =
        w.station(m).conveyor ? static_cast<std::int64_t>(w.more_of(m).belt.size()) : m.count;
    return inside + m.deliveries;
}

inline bool under_way(World& w, const Machine& m) {
    if (w.station(m).calendar_rule != FINISH) return false;
    return w.station(m).conveyor ? travels(w, m) : m.activity != NO_ACTIVITY;
}

// Whether an activity of a machine may run now.
inline bool active(World& w, const Machine& m) {
    return m.down == 0 && (m.on() || w.station(m).calendar_rule == FINISH);
}

// The state of a machine that stands, and its cause: the first of what its modes and an outage say.
inline void set_down(World& w, Machine& m) {
    const MachineMore& more = w.more_of(m);
    const std::uint8_t outage = standing(w, m);
    bool crew = false;
    std::uint8_t state = Service::IN_SERVICE;
    for (int k = 0; k < more.n_modes; ++k) {
        const Mode& mode = w.modes_of(m)[k];
        crew |= mode.waits;
        if (!mode.down || state == DOWN) continue;
        state = mode.upkeep() ? STOP : DOWN;
    }
    if (outage < state)
        set_state(w, m, static_cast<State>(outage));
    else
        set_state(w, m, static_cast<State>(state), crew ? w.crew_cause + m.st->number : 0);
}

inline void set_blocked(World& w, Machine& m) {
    set_state(w, m, BLOCKED, w.more_of(m).deliveries.front().cause);
}

inline void refresh_conveyor(World& w, Machine& m) {
    if (travels(w, m) && m.runs_since < NEVER)
        set_state(w, m, WORK);
    else if (m.deliveries)
        set_blocked(w, m);
    else if (holds(w, m) == 0 && !m.ready)
        set_state(w, m, STARVED);
}

// Enters the state that applies; a ready machine waits for its start news instead.
inline void refresh(World& w, Machine& m) {
    if (!m.on() && !under_way(w, m))
        set_state(w, m, m.calendar_state == CALENDAR_STOP && standing(w, m) != OFF ? STOP : OFF);
    else if (m.down)
        set_down(w, m);
    else if (w.station(m).conveyor)
        refresh_conveyor(w, m);
    else if (m.activity != NO_ACTIVITY)
        set_state(w, m, m.waits ? WAIT : m.activity >= 0 ? WORK : SETUP);
    else if (m.deliveries)
        set_blocked(w, m);
    else if (!m.ready)
        set_state(w, m, STARVED);
}

}  // namespace motorworks
