// Crews: roll calls, and what people do with their work at the end of the shift.
#pragma once

#include "activities.hpp"

namespace motorworks {

// Brings the integral of the people present on shift up to now.
inline void count_present(World& w, Pool& pool) {
    pool.present_time += pool.there() * (w.now - pool.present_since);
    pool.present_since = w.now;
}

// Keeps what remains of an activity or a repair; its request goes to the front.
inline void lay_down(World& w, const Engagement& e) {
    Machine& m = w.machines[static_cast<std::size_t>(e.machine)];
    int asked;
    if (e.mode < 0) {
        suspend(w, m);
        m.waits = true;
        asked = pool_of(w, m);
    } else {
        Mode& mode = w.modes_of(m)[e.mode];
        mode.repair_time = mode.repaired - w.now;
        mode.repaired = NEVER;
        mode.waits = true;
        asked = mode.pool;
        sum_up_modes(w, m);
    }
    w.pools[static_cast<std::size_t>(asked)].requests.push_front({e.machine, e.mode, w.now});
    reschedule(w, m);
    refresh(w, m);
}

// Lets the surplus lay down its work, those engaged last first; work that ends at this very
// instant is complete.
[[gnu::noinline]] inline void lay_down_surplus(World& w, Pool& pool) {
    std::vector<Engagement> working;
    for (const Engagement& e : pool.engaged) {
        const Machine& m = w.machines[static_cast<std::size_t>(e.machine)];
        if ((e.mode < 0 ? m.ends : w.modes_of(m)[e.mode].repaired) > w.now) working.push_back(e);
    }
    for (; working.size() > static_cast<std::size_t>(pool.there()); working.pop_back()) {
        const Engagement& e = working.back();
        disengage(w, pool, w.machines[static_cast<std::size_t>(e.machine)], e.mode);
        ++pool.laid_down;
        lay_down(w, e);
    }
}

// Lets the surplus lay down its work, then tells who may be served now.
inline void change_crew(World& w, Pool& pool) {
    if (pool.hands_over) lay_down_surplus(w, pool);
    tell_pool(w, pool);
    tell_helped(w, pool);
}

// Begins or ends the working time of a pool.
inline void open_shift(World& w, Pool& pool, bool on) {
    count_present(w, pool);
    pool.on = on;
    change_crew(w, pool);
}

inline double call_time(const Pool& pool, std::int64_t cycle, int position) {
    const double time = pool.times[static_cast<std::size_t>(position)];
    return cycle == 0 ? time : static_cast<double>(cycle) * pool.period + time;
}

inline double next_call(const Pool& pool) {
    const std::size_t n = pool.times.size();
    return call_time(pool, pool.cycle + (pool.position + 1 == n),
                     static_cast<int>((pool.position + 1) % n));
}

// Sets who is present until the next roll call.
inline void call(World& w, Pool& pool) {
    const std::int32_t planned = pool.sizes[pool.position];
    pool.present = pool.planned = planned;
    if (pool.absence > 0)
        for (std::int32_t i = 0; i < planned; ++i)
            pool.present -= uniform(pool.absence_stream) < pool.absence;
    w.slots.set(pool.slot, next_call(pool));
}

// Calls the roll at time 0.
inline void open_pool(World& w, Pool& pool) {
    if (!pool.times.empty()) call(w, pool);
}

// Calls those who are planned from now on; who is absent stays so until the next roll call.
[[gnu::noinline]] inline void call_roll(World& w, Pool& pool) {
    pool.cycle += pool.position + 1 == pool.times.size();
    pool.position = (pool.position + 1) % pool.times.size();
    count_present(w, pool);
    call(w, pool);
    change_crew(w, pool);
}

}  // namespace motorworks
