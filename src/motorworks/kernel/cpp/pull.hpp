// Pull: a station starts only what its destinations have room for, and claims the places.
#pragma once

#include "queues.hpp"

namespace motorworks {

inline std::int64_t& claims(World&, const Buffer& b, int model) { return b.claims[model]; }

// Calls way(entry, buffer, model made) for all ways on which a part may need a place, until
// one gives false.
template <class Do>
MOTORWORKS_INLINE bool for_ways(const Station& st, int model, Do way) {
    const bool by_model = st.route_kind == BY_MODEL;
    const Way* const first = st.ways + (by_model ? model : 0);
    for (const Way* to = first; to != first + st.n_ways; ++to)
        if (to->to && !way(to->entry, *to->to, to->type >= 0 ? to->type : model)) return false;
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

struct Fitting {
    std::int64_t count;
    std::int32_t entry;  // the route entry that lacks room for more, or -1
};

// Places for parts of a model that are neither taken nor claimed.
MOTORWORKS_INLINE std::int64_t room_for(const Buffer& b, int model) {
    std::int64_t room = std::numeric_limits<std::int64_t>::max();
    if (b.capacity >= 0) room = b.capacity - static_cast<std::int64_t>(b.level()) - b.claimed;
    if (!b.by_type || b.queues[model].capacity < 0) return room;
    const TypeQueue& q = b.queues[model];
    return std::min(room, q.capacity - static_cast<std::int64_t>(q.stored.size()) - b.claims[model]);
}

// How many of some parts of one model have room, where no two ways lead to one buffer: then
// there is nothing to add up.
MOTORWORKS_INLINE Fitting fitting(const Station& st, int model, std::int64_t count) {
    std::int32_t lacks = -1;
    for_ways(st, model, [&](int entry, const Buffer& b, int made) {
        const std::int64_t room = std::max<std::int64_t>(0, room_for(b, made));
        if (room >= count) return true;
        count = room;
        lacks = entry;
        return count > 0;
    });
    return {count, lacks};
}

// How many parts, taken in order, have room.
inline Fitting fitting(World& w, const Station& st, const std::vector<std::int32_t>& models) {
    w.asked.clear();
    std::int64_t count = 0;
    std::int32_t lacks = -1;
    for (const std::int32_t model : models) {
        const bool fits = for_ways(st, model, [&](int entry, const Buffer& b, int made) {
            lacks = entry;
            return ask_place(w, b, made);
        });
        if (!fits) return {count, lacks};
        ++count;
    }
    return {count, -1};
}

inline void claim(World& w, const Station& st, int model) {
    for_ways(st, model, [&](int, Buffer& b, int made) {
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
    for_ways(st, model, [&](int, Buffer& b, int made) {
        --b.claimed;
        --claims(w, b, made);
        tell_feeders(w, b);
        return true;
    });
}

}  // namespace motorworks
