// Who takes from where and gives to whom in a new world.
#include "making.hpp"

namespace motorworks {

namespace {

// Stations that take from an origin, in order; each of them once.
std::vector<std::vector<std::int32_t>> takers_by_origin(const World& w) {
    std::vector<std::vector<std::int32_t>> takers(w.B + w.p.sources());
    for (std::size_t s = 0; s < w.S; ++s)
        for (auto i = at(w.p.input_start[s]); i < at(w.p.input_start[s + 1]); ++i)
            takers[at(w.p.input_origin[i])].push_back(count(s));
    return takers;
}

// Adds stations, which are made later, to those that are told.
void add_stations(World& w, const std::vector<std::int32_t>& stations) {
    for (const auto s : stations) w.takers.push_back(w.stations.data() + s);
}

// Whether a part of a pulling station may need a place on the way of a route entry.
bool needs_place(const World& w, std::size_t entry) {
    const std::int32_t place = w.p.route_place[entry];
    return place >= 0 && at(place) < w.B && w.p.route_overflow[entry] < 0 &&
           w.buffers[at(place)].capacity != 0;
}

}  // namespace

void make_takers(World& w) {
    const auto takers = takers_by_origin(w);
    for (std::size_t o = 0; o < takers.size(); ++o) {
        const auto first = count(w.takers.size()), n = count(takers[o].size());
        if (o < w.B) {
            w.buffers[o].first_taker = first;
            w.buffers[o].n_takers = n;
        } else {
            w.sources[o - w.B].first_taker = first;
            w.sources[o - w.B].n_takers = n;
        }
        add_stations(w, takers[o]);
    }
}

// Pulling stations that give to each buffer, in order; each of them once.
void make_feeders(World& w) {
    std::vector<std::vector<std::int32_t>> feeders(w.B);
    for (std::size_t s = 0; s < w.S; ++s)
        for (auto e = at(w.p.route_start[s]); w.p.station_pull[s] && e < at(w.p.route_start[s + 1]); ++e) {
            const std::int32_t place = w.p.route_place[e];
            if (place < 0 || at(place) >= w.B || w.p.route_overflow[e] >= 0) continue;
            auto& those = feeders[at(place)];
            const bool known = !those.empty() && those.back() == count(s);
            if (w.p.buffer_capacity[at(place)] != 0 && !known) those.push_back(count(s));
        }
    for (std::size_t b = 0; b < w.B; ++b) {
        w.buffers[b].first_feeder = count(w.takers.size());
        w.buffers[b].n_feeders = count(feeders[b].size());
        add_stations(w, feeders[b]);
    }
}

void make_inputs(World& w) {
    for (std::size_t i = 0; i < w.p.input_origin.size(); ++i) {
        const std::int32_t origin = w.p.input_origin[i];
        const bool from_buffer = at(origin) < w.B;
        const bool by_type = from_buffer && w.p.buffer_by_type[at(origin)];
        w.inputs.push_back({origin, w.p.input_take[i], 1 + count(i),
                            from_buffer ? by_type ? STORE : QUEUE : SOURCE,
                            w.p.input_any[i] != 0,
                            from_buffer && w.p.buffer_capacity[at(origin)] == 0,
                            from_buffer ? &w.buffers[at(origin)] : nullptr,
                            from_buffer ? nullptr : &w.sources[at(origin) - w.B], 0});
    }
}

// Finds the ways of a pulling station: one for each model if by model, else those that need a
// place. There is room for all of them: no station's ways move.
void add_ways(World& w, Station& st) {
    if (!st.pull) return;
    const bool by_model = st.route_kind == BY_MODEL;
    const std::size_t before = w.ways.size();
    for (auto e = at(st.first_route); e < at(st.first_route + st.n_routes); ++e) {
        if (needs_place(w, e))
            w.ways.push_back({&w.buffers[at(w.p.route_place[e])], count(e),
                              st.route_kind == EACH ? w.p.route_type[e] : -1});
        else if (by_model)
            w.ways.push_back({});
    }
    st.ways = w.ways.data() + before;
    st.n_ways = by_model ? 1 : count(w.ways.size() - before);
}

}  // namespace motorworks
