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

inline void give_back(World& w, int pool) {
    Pool& given = w.pools[static_cast<std::size_t>(pool)];
    count_busy(w, given);
    --given.busy;
    tell_pool(w, given);
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

// Gives the request whose turn it is one person, if both are there.
inline bool engage(World& w, Pool& pool, Request& request) {
    if (!pool.on || pool.busy >= pool.count) return false;
    const int i = next_request(w, pool);
    if (i < 0) return false;
    request = pool.requests.erase(static_cast<std::size_t>(i));
    count_busy(w, pool);
    ++pool.busy;
    ++pool.served;
    pool.wait += w.now - request.asked;
    return true;
}

}  // namespace motorworks
