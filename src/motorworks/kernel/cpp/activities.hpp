// Setup, steps and tool change: begun, run, suspended, ended.
#pragma once

#include "upkeep.hpp"

namespace motorworks {

inline int pool_of(World& w, const Machine& m) {
    const Station& st = w.station(m);
    if (st.transport) return m.waits ? st.fleet : -1;  // the job asks once, and keeps its vehicle
    if (m.activity == SETUP_ACTIVITY) return st.setup_pool;
    if (m.activity == TOOL_ACTIVITY) return st.tool_pool;
    return w.p.step_pool[static_cast<std::size_t>(st.first_step + m.activity)];
}

// Adds up the stretch of operating time, if one is under way.
inline void stop_clock(World& w, Machine& m) {
    if (m.runs_since == NEVER) return;
    m.worked += w.now - m.runs_since;
    m.runs_since = NEVER;
}

inline void run(World& w, Machine& m, double left) {
    m.ends = w.now + left;
    if (m.activity >= 0) m.runs_since = w.now;
    reschedule(w, m);
    refresh(w, m);
}

// Makes an activity due: it runs at once, or when its person comes.
inline void begin_activity(World& w, Machine& m, int activity, double duration) {
    m.activity = activity;
    const int pool = pool_of(w, m);
    if (pool >= 0) {
        w.more_of(m).left = duration;
        m.waits = true;
        ask(w, pool, m);
    } else if (active(w, m)) {
        run(w, m, duration);
        return;
    } else {
        w.more_of(m).left = duration;
    }
    begin_upkeep(w, m);  // outside the hours nothing runs
    refresh(w, m);
}

// Stops the activity under way, if it runs; what remains is kept. One that ends at this very
// instant is complete, and its end is about to be handled.
inline void suspend(World& w, Machine& m) {
    if (m.ends == NEVER || m.ends <= w.now) return;
    w.more_of(m).left = m.ends - w.now;
    m.ends = NEVER;
    stop_clock(w, m);
}

// Lets an empty machine that is up and on shift look for something to start.
inline void make_ready(World& w, Machine& m) {
    if (begin_upkeep(w, m)) return;
    const bool idle = m.activity == NO_ACTIVITY && m.deliveries == 0;
    set_ready(w, m, idle && m.down == 0 && m.on());
    if (m.ready)
        tell_station(w, w.station(m));
    else
        refresh(w, m);
}

// Goes on after a repair, or when the hours begin.
inline void resume(World& w, Machine& m) {
    if (m.activity == NO_ACTIVITY) {
        make_ready(w, m);
        return;
    }
    if (active(w, m)) {
        if (m.waits)
            tell_pool(w, w.pools[static_cast<std::size_t>(pool_of(w, m))]);
        else if (m.ends == NEVER)
            run(w, m, w.more_of(m).left);
    }
    refresh(w, m);
}

// Ends the activity that ran, gives its person back, and tells which it was.
inline int finish_activity(World& w, Machine& m) {
    const int activity = m.activity, pool = pool_of(w, m);
    stop_clock(w, m);
    m.ends = NEVER;
    m.activity = NO_ACTIVITY;
    if (pool >= 0) give_back(w, m);
    return activity;
}

}  // namespace motorworks
