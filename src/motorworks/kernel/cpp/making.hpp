// How a world is made: each function makes its things from the program, in this order.
#pragma once

#include "world.hpp"

namespace motorworks {

inline std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

inline std::int32_t count(std::size_t n) { return static_cast<std::int32_t>(n); }

inline const Law* law_or_none(const World& w, std::int32_t law) {
    return law >= 0 ? &w.laws[at(law)] : nullptr;
}

// Whether people of a pool are called: then it has a slot.
inline bool calls_roll(const Program& p, std::size_t i) {
    return p.pool_size_start[i] < p.pool_size_start[i + 1] || p.pool_absence[i] > 0;
}

void make_calendars(World& w);
void make_pools(World& w, const Streams& streams);
void make_tours(World& w);

void make_buffers(World& w);
void make_sources(World& w, const Streams& streams);
void make_supplies(World& w, const Streams& streams);

void make_takers(World& w);
void make_feeders(World& w);
void make_inputs(World& w);
void add_ways(World& w, Station& st);

Station make_station(World& w, std::size_t s);
void make_machine(World& w, Station& st, const Streams& streams);
void find_plain(World& w);

}  // namespace motorworks
