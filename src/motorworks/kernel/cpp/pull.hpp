// Pull: a station starts only what its destinations have room for, and claims the places.
#pragma once

#include "queues.hpp"

namespace motorworks {

inline std::int64_t& claims(World& w, const Buffer& b, int model) {
    return w.claims[static_cast<std::size_t>(b.number) * w.T + static_cast<std::size_t>(model)];
}

// Calls way(entry, buffer, model made) for all ways on which a part may need a place, until
// one gives false.
template <class Way>
bool for_ways(World& w, const Station& st, int model, Way way) {
    const bool by_model = st.route_kind == BY_MODEL;
    const int first = st.first_route + (by_model ? model : 0);
    for (int e = first; e < (by_model ? first + 1 : st.first_route + st.n_routes); ++e) {
        const auto entry = static_cast<std::size_t>(e);
        const std::int32_t place = w.p.route_place[entry];
        if (place < 0 || static_cast<std::size_t>(place) >= w.B) continue;
        if (w.p.route_overflow[entry] >= 0) continue;
        Buffer& b = buffer(w, place);
        if (b.capacity == 0) continue;
        const std::int32_t type = st.route_kind == EACH ? w.p.route_type[entry] : -1;
        if (!way(e, b, type >= 0 ? type : model)) return false;
    }
    return true;
}

// Whether level, claims and what is asked stay within the capacity.
inline bool has_place(World& w, const Buffer& b, int model, std::int64_t in_all,
                      std::int64_t of_model) {
    const auto level = static_cast<std::int64_t>(b.level());
    if (b.capacity >= 0 && level + b.claimed + in_all > b.capacity) return false;
    if (!b.by_type) return true;
    const TypeQueue& q = type_queue(w, b, model);
    return q.capacity < 0 || static_cast<std::int64_t>(q.stored.size()) + claims(w, b, model) +
                                     of_model <= q.capacity;
}

// Asks for one more place; tells whether level, claims and what is asked stay within the capacity.
inline bool ask_place(World& w, const Buffer& b, int model) {
    std::int64_t in_all = 1, of_model = 1;
    for (const Asked& asked : w.asked) {
        if (asked.buffer != b.number) continue;
        in_all += asked.places;
        if (asked.model == model) of_model += asked.places;
    }
    if (of_model == 1) {
        w.asked.push_back({b.number, model, 1});
    } else {
        for (Asked& asked : w.asked)
            if (asked.buffer == b.number && asked.model == model) ++asked.places;
    }
    return has_place(w, b, model, in_all, of_model);
}

// The first way that lacks room for one part; -1 if there is room. No two ways lead to one
// buffer, so there is nothing to add up.
inline std::int32_t lacking_way(World& w, const Station& st, int model) {
    std::int32_t lacks = -1;
    for_ways(w, st, model, [&](int entry, const Buffer& b, int made) {
        if (has_place(w, b, made, 1, 1)) return true;
        lacks = entry;
        return false;
    });
    return lacks;
}

struct Fitting {
    int count;
    std::int32_t entry;  // the route entry that lacks room for more, or -1
};

// How many parts, taken in order, have room.
inline Fitting fitting(World& w, const Station& st, const std::vector<std::int32_t>& models) {
    w.asked.clear();
    int count = 0;
    std::int32_t lacks = -1;
    for (const std::int32_t model : models) {
        const bool fits = for_ways(w, st, model, [&](int entry, const Buffer& b, int made) {
            lacks = entry;
            return ask_place(w, b, made);
        });
        if (!fits) return {count, lacks};
        ++count;
    }
    return {count, -1};
}

inline void claim(World& w, const Station& st, int model) {
    for_ways(w, st, model, [&](int, Buffer& b, int made) {
        ++b.claimed;
        ++claims(w, b, made);
        return true;
    });
}

// News for the pulling stations that give to a buffer.
inline void tell_feeders(World& w, const Buffer& b) {
    if (b.n_feeders) tell_takers(w, b.first_feeder, b.n_feeders);
}

inline void give_back_claims(World& w, const Station& st, int model) {
    for_ways(w, st, model, [&](int, Buffer& b, int made) {
        --b.claimed;
        --claims(w, b, made);
        tell_feeders(w, b);
        return true;
    });
}

}  // namespace motorworks
