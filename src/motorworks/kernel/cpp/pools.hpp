// People: asked for, engaged and given back.
#pragma once

#include "states.hpp"

namespace motorworks {

inline void count_busy(World& w, Pool& pool) {
    pool.busy_time += pool.busy * (w.now - pool.since);
    pool.since = w.now;
}

inline void ask(World& w, int pool, const Machine& m, int mode = -1) {
    Pool& asked = w.pools[static_cast<std::size_t>(pool)];
    asked.requests.push({static_cast<std::int32_t>(w.index(m)), mode, w.now});
    tell_pool(w, asked);
}

// News for the pools that have this one as relief.
inline void tell_helped(World& w, const Pool& pool) {
    for (const auto helped : pool.helps) tell_pool(w, w.pools[static_cast<std::size_t>(helped)]);
}

// The pool whose person is held for an activity (mode -1) or a repair.
inline std::int32_t& helper_of(World& w, const Machine& m, int mode) {
    return mode < 0 ? w.more_of(m).helper : w.modes_of(m)[mode].helper;
}

// Takes one person of a pool off an activity or a repair.
inline void disengage(World& w, Pool& pool, const Machine& m, int mode) {
    count_busy(w, pool);
    --pool.busy;
    if (!pool.hands_over) return;
    const auto machine = static_cast<std::int32_t>(w.index(m));
    pool.engaged.erase(std::find_if(pool.engaged.begin(), pool.engaged.end(), [=](const auto& e) {
        return e.machine == machine && e.mode == mode;
    }));
}

// Frees the person who is held for an activity or a repair.
inline void give_back(World& w, const Machine& m, int mode = -1) {
    Pool& pool = w.pools[static_cast<std::size_t>(helper_of(w, m, mode))];
    disengage(w, pool, m, mode);
    tell_pool(w, pool);
    tell_helped(w, pool);
}

// The request whose turn it is, or -1.
inline int next_request(World& w, const Pool& pool) {
    int best = -1, station = -1;
    for (std::size_t i = 0; i < pool.requests.size(); ++i) {
        const Request& r = pool.requests[i];
        const Machine& m = w.machines[static_cast<std::size_t>(r.machine)];
        if (r.mode < 0 && !active(w, m)) continue;
        if (!pool.downstream_first) return static_cast<int>(i);
        if (m.st->number > station) {
            best = static_cast<int>(i);
            station = m.st->number;
        }
    }
    return best;
}

// The pool of the person who serves the next request: itself or its relief; none: null.
inline Pool* who_comes(World& w, Pool& pool) {
    if (pool.busy < pool.there()) return &pool;
    if (pool.relief < 0) return nullptr;
    Pool& relief = w.pools[static_cast<std::size_t>(pool.relief)];
    const bool free = relief.busy < relief.there() && next_request(w, relief) < 0;
    return free ? &relief : nullptr;
}

// Engages one person; who is held is remembered, for he or she goes back there.
inline void hold(World& w, Pool& who, const Request& request) {
    count_busy(w, who);
    ++who.busy;
    const Machine& m = w.machines[static_cast<std::size_t>(request.machine)];
    helper_of(w, m, request.mode) = who.number;
    if (who.hands_over) who.engaged.push_back({request.machine, request.mode});
}

// Gives the request whose turn it is one person, of the pool or of its relief.
inline bool engage(World& w, Pool& pool, Request& request) {
    Pool* const who = who_comes(w, pool);
    if (!who) return false;
    const int i = next_request(w, pool);
    if (i < 0) return false;
    request = pool.requests.erase(static_cast<std::size_t>(i));
    ++pool.served;
    pool.helped += who != &pool;
    pool.wait += w.now - request.asked;
    hold(w, *who, request);
    return true;
}

}  // namespace motorworks
