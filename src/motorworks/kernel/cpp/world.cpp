// A world made from a program that has passed the door.
#include "times.hpp"

#include <algorithm>

namespace motorworks {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

std::int32_t count(std::size_t n) { return static_cast<std::int32_t>(n); }

const Law* law_or_none(const World& w, std::int32_t law) {
    return law >= 0 ? &w.laws[at(law)] : nullptr;
}

void make_laws(World& w) {
    for (std::size_t i = 0; i < w.p.law_kind.size(); ++i) {
        const std::int32_t first = w.p.law_start[i], last = w.p.law_start[i + 1];
        w.laws.push_back({w.p.law_kind[i], last - first, w.p.law_number.data() + first});
    }
    for (const auto law : w.p.step_law) w.step_laws.push_back(law_or_none(w, law));
    for (const auto law : w.p.setup_law) w.setup_laws.push_back(law_or_none(w, law));
}

void make_calendars(World& w) {
    for (std::size_t c = 0; c < w.p.calendar_period.size(); ++c) {
        Calendar calendar;
        calendar.period = w.p.calendar_period[c];
        calendar.first = w.p.calendar_start[c];
        calendar.n = w.p.calendar_start[c + 1] - calendar.first;
        calendar.slot = 1 + count(c);
        w.calendars.push_back(calendar);
    }
}

// Whether people of a pool are called: then it has a slot.
bool calls_roll(const Program& p, std::size_t i) {
    return p.pool_size_start[i] < p.pool_size_start[i + 1] || p.pool_absence[i] > 0;
}

void add_roll_calls(World& w, Pool& pool, const Streams& streams) {
    const std::size_t i = at(pool.number);
    pool.absence = w.p.pool_absence[i];
    pool.absence_stream = {streams.absence[i]};
    if (!calls_roll(w.p, i)) return;
    const std::int32_t first = w.p.pool_size_start[i], last = w.p.pool_size_start[i + 1];
    pool.times.assign(w.p.pool_size_time.begin() + first, w.p.pool_size_time.begin() + last);
    pool.sizes.assign(w.p.pool_size_count.begin() + first, w.p.pool_size_count.begin() + last);
    if (first < last) {
        pool.period = w.p.pool_size_period[i];
    } else {
        pool.times = {0.0};
        pool.sizes = {pool.present};
    }
    pool.slot = w.first_call_slot + count(w.calling.size());
    w.calling.push_back(pool.number);
}

void make_pools(World& w, const Streams& streams) {
    for (std::size_t i = 0; i < w.p.pool_count.size(); ++i) {
        Pool pool;
        pool.number = count(i);
        pool.present = w.p.pool_count[i];
        pool.downstream_first = w.p.pool_rule[i] == DOWNSTREAM_FIRST;
        pool.hands_over = w.p.pool_at_end[i] == POOL_HAND_OVER;
        pool.relief = w.p.pool_relief[i];
        pool.calendar = w.p.pool_calendar[i];
        if (pool.calendar >= 0) w.calendars[at(pool.calendar)].pools.push_back(pool.number);
        add_roll_calls(w, pool, streams);
        w.pools.push_back(std::move(pool));
        Fleet fleet;
        if (w.p.pool_home[i] >= 0) {
            fleet.speed = w.p.pool_speed[i];
            fleet.stands.assign(at(w.p.pool_count[i]), w.p.pool_home[i]);
            fleet.idle.assign(at(w.p.pool_count[i]), true);
        }
        w.fleets.push_back(std::move(fleet));
    }
    for (const Pool& pool : w.pools)
        if (pool.relief >= 0) w.pools[at(pool.relief)].helps.push_back(pool.number);
}

void make_runners(World& w, Tour& tour, std::size_t d) {
    const auto next_slot = [&] { return w.first_tour_slot + count(w.touring.size()); };
    tour.slot = next_slot();
    w.touring.emplace_back(count(d), -1);
    tour.runners.resize(at(w.p.tour_vehicles[d]));
    for (std::size_t i = 0; i < tour.runners.size(); ++i) {
        tour.runners[i].slot = next_slot();
        w.touring.emplace_back(count(d), count(i));
    }
}

void make_tours(World& w) {
    const Program& p = w.p;
    for (std::size_t d = 0; d < p.tours(); ++d) {
        Tour tour;
        tour.period = p.tour_period[d];
        tour.home = p.tour_return[d];
        tour.capacity = p.tour_capacity[d];
        tour.first_departure = p.tour_departure_start[d];
        tour.n_departures = p.tour_departure_start[d + 1] - tour.first_departure;
        tour.first_stop = p.stop_start[d];
        tour.n_stops = p.stop_start[d + 1] - tour.first_stop;
        for (auto i = at(p.load_start[d]); i < at(p.load_start[d + 1]); ++i)
            tour.loads.push_back({p.load_pick[i], p.load_drop[i], p.load_from[i], p.load_to[i],
                                  p.load_most[i], p.load_unit[i]});
        make_runners(w, tour, d);
        w.tours.push_back(std::move(tour));
    }
}

// Stations that take from an origin, in order; each of them once.
std::vector<std::vector<std::int32_t>> takers_by_origin(const World& w) {
    std::vector<std::vector<std::int32_t>> takers(w.B + w.p.sources());
    for (std::size_t s = 0; s < w.S; ++s)
        for (auto i = at(w.p.input_start[s]); i < at(w.p.input_start[s + 1]); ++i)
            takers[at(w.p.input_origin[i])].push_back(count(s));
    return takers;
}

void make_type_queues(World& w, const Buffer& b) {
    for (std::size_t t = 0; t < w.T; ++t) {
        TypeQueue q;
        q.capacity = w.p.buffer_type_capacity[at(b.number) * w.T + t];
        w.type_queues.push_back(std::move(q));
    }
}

void make_buffers(World& w) {
    for (std::size_t i = 0; i < w.B; ++i) {
        Buffer b;
        b.number = count(i);
        b.capacity = w.p.buffer_capacity[i];
        b.by_type = w.p.buffer_by_type[i];
        b.fefo = w.p.buffer_fefo[i];
        b.open();
        b.limited = b.capacity > 0;
        for (std::size_t t = 0; t < w.T && b.by_type && b.capacity < 0; ++t)
            b.limited |= w.p.buffer_type_capacity[i * w.T + t] >= 0;
        if (b.by_type) make_type_queues(w, b);
        w.buffers.push_back(std::move(b));
    }
    w.claims.assign(w.B * w.T, 0);
    w.held.assign(w.B * w.T, 0);
    TypeQueue* queues = w.type_queues.data();
    for (Buffer& b : w.buffers) {
        b.claims = &w.claims[at(b.number) * w.T];
        if (!b.by_type) continue;
        b.queues = queues;
        queues += w.T;
    }
}

Source make_source(const World& w, std::size_t i, const Streams& streams) {
    Source q;
    q.number = count(i);
    q.saturated = w.p.source_kind[i] == SATURATED;
    q.endless = w.p.source_count[i] < 0;
    q.left = w.p.source_count[i];
    q.law = law_or_none(w, w.p.source_law[i]);
    q.group = w.p.source_group[i];
    q.lose = w.p.source_lose[i];
    q.type_kind = w.p.source_type_kind[i];
    q.first_type = w.p.source_type_start[i];
    q.n_types = w.p.source_type_start[i + 1] - q.first_type;
    q.first_entry = w.p.source_entry_start[i];
    q.n_entries = w.p.source_entry_start[i + 1] - q.first_entry;
    q.gap = {streams.gap[i]};
    q.kind = {streams.kind[i]};
    return q;
}

void make_sources(World& w, const Streams& streams) {
    for (std::size_t i = 0; i < w.p.sources(); ++i) {
        Source q = make_source(w, i, streams);
        if (!q.saturated) {
            q.slot = w.first_source_slot + count(w.arriving.size());
            w.arriving.push_back(q.number);
        }
        w.sources.push_back(q);
    }
}

Supply make_supply(const World& w, std::size_t v, const Streams& streams) {
    Supply supply;
    supply.number = count(v);
    supply.buffer = w.p.supply_buffer[v];
    supply.model = w.p.supply_type[v];
    supply.lot = w.p.supply_lot[v];
    supply.point = w.p.supply_point[v];
    supply.lead = law_or_none(w, w.p.supply_lead[v]);
    supply.lead_stream = {streams.lead[v]};
    supply.life = w.p.supply_life[v];
    supply.period = w.p.supply_period[v];
    supply.first_time = w.p.supply_time_start[v];
    supply.n_times = w.p.supply_time_start[v + 1] - supply.first_time;
    supply.slot = w.first_supply_slot + count(v);
    return supply;
}

// The buffers that something else than supplies puts parts into.
std::vector<bool> mixed_buffers(const Program& p) {
    std::vector<bool> mixed(p.buffers(), false);
    for (const auto* places : {&p.route_place, &p.rework_place, &p.scrap_place,
                               &p.source_entry_place, &p.load_to})
        for (const auto place : *places)
            if (place >= 0 && at(place) < p.buffers()) mixed[at(place)] = true;
    for (std::size_t i = 0; i < p.buffer_initial.size(); ++i)
        if (p.buffer_initial[i]) mixed[i / p.types()] = true;
    return mixed;
}

// Finds the buffers that can hold parts of one model only.
void find_one_model(World& w) {
    const std::vector<bool> mixed = mixed_buffers(w.p);
    for (Buffer& b : w.buffers) {
        const auto first = w.supplies_of.begin() + b.first_supply;
        const auto other = [&](auto v) {
            return w.supplies[at(v)].model != w.supplies[at(*first)].model;
        };
        b.one_model = w.T == 1 || (!mixed[at(b.number)] &&
                                   std::none_of(first, first + b.n_supplies, other));
    }
}

void make_supplies(World& w, const Streams& streams) {
    std::vector<std::vector<std::int32_t>> by_buffer(w.B);
    for (std::size_t v = 0; v < w.p.supplies(); ++v) {
        w.supplies.push_back(make_supply(w, v, streams));
        by_buffer[at(w.p.supply_buffer[v])].push_back(count(v));
    }
    for (Buffer& b : w.buffers) {
        const auto& those = by_buffer[at(b.number)];
        b.first_supply = count(w.supplies_of.size());
        b.n_supplies = count(those.size());
        w.supplies_of.insert(w.supplies_of.end(), those.begin(), those.end());
    }
    find_one_model(w);
}

// Adds stations, which are made later, to those that are told.
void add_stations(World& w, const std::vector<std::int32_t>& stations) {
    for (const auto s : stations) w.takers.push_back(w.stations.data() + s);
}

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

// Whether a part of a pulling station may need a place on the way of a route entry.
bool needs_place(const World& w, std::size_t entry) {
    const std::int32_t place = w.p.route_place[entry];
    return place >= 0 && at(place) < w.B && w.p.route_overflow[entry] < 0 &&
           w.buffers[at(place)].capacity != 0;
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

// Finds what must lie where for a station to start at all, if that is quickly told.
void add_leading(Station& st) {
    const Input& leader = st.inputs[0];
    if (st.first_available || leader.kind == SOURCE || leader.passes) return;
    st.leading = leader.from;
    st.least = st.batch_min ? st.batch_min : leader.take;
}

// Whether several parts of one batch may be of several models.
bool mixes(const Station& st) {
    const Input& in = st.inputs[0];
    return st.batch_min && (in.kind == QUEUE || (in.kind == STORE && in.any));
}

void add_flow(const World& w, Station& st, std::size_t s) {
    const Program& p = w.p;
    st.inputs = w.inputs.data() + p.input_start[s];
    st.n_inputs = p.input_start[s + 1] - p.input_start[s];
    st.pull = p.station_pull[s];
    st.first_available = p.station_select[s] == FIRST_AVAILABLE;
    st.batch_min = p.batch_min[s];
    st.batch_max = p.batch_max[s];
    st.route_kind = p.route_kind[s];
    st.first_route = p.route_start[s];
    st.n_routes = p.route_start[s + 1] - st.first_route;
    st.scrap = p.scrap_prob[s];
    st.not_good = p.scrap_prob[s] + p.rework_prob[s];
    st.judges = p.scrap_prob[s] > 0 || p.rework_prob[s] > 0;
    for (int i = 0; i < st.n_routes; ++i)
        for (int k = 0; k < i; ++k)
            st.adds_up |= p.route_place[at(st.first_route + i)] ==
                              p.route_place[at(st.first_route + k)];
    st.max_reworks = p.max_reworks[s];
    st.rework_place = p.rework_place[s];
    st.scrap_place = p.scrap_place[s];
}

void add_work(const World& w, Station& st, std::size_t s) {
    const Program& p = w.p;
    st.first_step = p.step_start[s];
    st.n_steps = p.step_start[s + 1] - st.first_step;
    st.laws = w.step_laws.data() + at(st.first_step) * w.T;
    st.ahead = st.n_steps == 1 && st.laws[0] && st.laws[0]->kind != 0 &&
               std::all_of(st.laws, st.laws + w.T, [&](auto law) { return law == st.laws[0]; });
    st.setup_table = p.setup_table[s];
    st.setup_pool = p.setup_pool[s];
    st.tool_pool = p.tool_pool[s];
    st.tool_life = p.tool_life[s];
    st.tool_law = law_or_none(w, p.tool_law[s]);
    st.transit = p.conveyor_transit[s];
    st.spacing = p.conveyor_spacing[s];
    st.places = p.conveyor_places[s];
    st.accumulating = p.conveyor_accumulating[s];
}

void add_campaign(const World& w, Station& st, std::size_t s) {
    const Program& p = w.p;
    st.campaign_rule = p.campaign_rule[s];
    st.first_lot = p.campaign_start[s];
    st.n_lots = p.campaign_start[s + 1] - st.first_lot;
    st.campaign_buffer = p.campaign_buffer[s];
    for (int i = 0; i < st.n_lots; ++i)
        st.campaign_types |= std::uint64_t{1} << p.campaign_type[at(st.first_lot + i)];
    if (st.n_lots) st.lot_left = p.campaign_lot[at(st.first_lot)];
}

void add_transport(const World& w, Station& st, std::size_t s) {
    const Program& p = w.p;
    st.transport = p.station_kind[s] == TRANSPORT;
    st.fleet = p.transport_pool[s];
    st.loads_at = p.transport_from[s];
    st.unloads_at = p.transport_to[s];
    st.loading = law_or_none(w, p.transport_load[s]);
    st.unloading = law_or_none(w, p.transport_unload[s]);
}

// Whether parts in a buffer may be held for a transport.
bool may_hold(const World& w, std::int32_t origin) {
    if (at(origin) >= w.B) return false;
    const Buffer& b = w.buffers[at(origin)];
    const auto first = w.takers.begin() + b.first_taker;
    return std::any_of(first, first + b.n_takers,
                       [](const Station* st) { return st->transport; });
}

// Whether the short way (plain.hpp) does all that the rules say for a station.
bool is_plain(const World& w, const Station& st) {
    bool single = !st.first_available && !st.transport && !st.dated_cycle;
    for (int i = 0; i < st.n_inputs; ++i)
        single = single && st.inputs[i].take == 1 && !st.inputs[i].passes &&
                 !may_hold(w, st.inputs[i].origin);
    const bool one_step = st.n_steps == 1 && w.p.step_pool[at(st.first_step)] < 0;
    const bool fits = st.calendar_rule == START_ONLY_IF_FITS;
    return !st.conveyor && single && one_step && st.batch_min == 0 && !fits;
}

// Finds what a plain station takes from; false if it has to choose.
bool find_origin(World& w, Station& st) {
    const Input& in = st.inputs[0];
    if (st.n_inputs > 1) return false;
    if (in.kind == SOURCE) {
        Source& q = w.sources[at(in.origin) - w.B];
        st.source = &q;
        return q.type_kind == FIXED && (st.types >> w.p.source_type_value[at(q.first_type)] & 1);
    }
    st.from = &w.buffers[at(in.origin)];
    return true;
}

// Whether a plain station takes from several places for one model, and has nothing to choose.
bool is_join(const Station& st) {
    bool buffers = st.n_inputs > 1 && std::has_single_bit(st.types);
    for (int i = 0; i < st.n_inputs; ++i) buffers = buffers && st.inputs[i].from;
    return buffers && !st.pull && st.campaign_rule == NO_CAMPAIGN;
}

// Sets which models must lie where a joining station takes: one of any will do where it says so.
void find_models(World& w, const Station& st) {
    for (int i = 0; i < st.n_inputs; ++i) {
        Input& in = w.inputs[at(w.p.input_start[at(st.number)] + i)];
        in.models = i > 0 && in.any ? ~std::uint64_t{0} : st.types;
    }
}

void find_destination(World& w, Station& st) {
    const std::int32_t place = w.p.route_place[at(st.first_route)];
    if (st.n_routes != 1 || place < 0 || st.route_kind == EACH) return;
    if (at(place) < w.B)
        st.to = &w.buffers[at(place)];
    else
        st.sink = place - count(w.B);
}

// Whether even less is to be done (bare.hpp).
bool is_bare(const World& w, const Station& st) {
    if (!st.plain) return false;  // it may have no law at all
    const bool extras = st.chooses || st.judges || st.has_operating || st.setup_table >= 0 ||
                        st.tool_life > 0 || st.upkeep || w.log_visits;
    const bool from = st.from ? st.from->only_taker != nullptr
                              : st.source && st.source->endless;
    const bool to = st.to ? st.to->only_taker && st.to->only_taker != &st : st.sink >= 0;
    const bool overflows = w.p.route_overflow[at(st.first_route)] >= 0;
    const bool one_model = w.T == 1 && (st.types & 1) && st.laws[0];
    return one_model && !extras && from && to && !overflows;
}

void find_plain(World& w) {
    if (w.log_events) return;  // the short ways tell nothing
    for (Station& st : w.stations) {
        st.plain = is_plain(w, st);
        if (!st.plain) continue;
        st.chooses = !find_origin(w, st) || st.pull || st.campaign_rule != NO_CAMPAIGN;
        find_destination(w, st);
        st.joins = is_join(st);
        if (st.joins) find_models(w, st);
        if (st.joins || !st.chooses) st.leading = nullptr;  // asked as quickly anyhow
    }
    for (Buffer& b : w.buffers) {
        if (b.capacity == 0 || b.n_supplies) continue;
        b.quiet = b.n_feeders == 0 && (b.by_type || b.n_takers == 1);
        if (b.n_takers == 1 && b.n_feeders == 0 && !b.by_type)
            b.only_taker = w.takers[at(b.first_taker)];
    }
    for (Station& st : w.stations) {
        st.bare = is_bare(w, st);
        st.goes_on = st.plain && !st.chooses && (st.setup_table < 0 || st.setup_pool < 0);
    }
}

void add_factors(World& w, Station& st, std::size_t s) {
    for (std::size_t kind = CYCLE_FACTOR; kind <= SCRAP_FACTOR; ++kind) {
        Track track;
        track.first = w.p.factor_start[3 * s + kind];
        track.n = w.p.factor_start[3 * s + kind + 1] - track.first;
        if (kind == CYCLE_FACTOR) st.dated_cycle = track.n > 0;
        if (kind == SCRAP_FACTOR) st.dated_scrap = track.n > 0;
        w.tracks.push_back(track);
    }
}

// Whether a pulling station's models can be looked through at once (lowest_stock.hpp).
bool is_one_way(const Station& st) {
    const bool way = st.pull && !st.adds_up && st.route_kind != BY_MODEL && st.n_ways == 1 &&
                     st.ways->type < 0;
    const Input* const in = st.inputs;
    const bool from_store = in->kind == STORE && !in->any && !st.first_available;
    const bool second = st.n_inputs == 1 || (st.n_inputs == 2 && in[1].kind == STORE &&
                                             !in[1].any && !in[1].passes && in[1].take == 1);
    return way && from_store && second && (st.batch_min == 0 || st.n_inputs == 1);
}

Station make_station(World& w, std::size_t s) {
    Station st;
    st.number = count(s);
    st.first_machine = count(w.machines.size());
    st.n_machines = w.p.station_machines[s];
    st.first_word = count(w.ready_words.size());
    st.n_words = (st.n_machines + 63) / 64;
    w.ready_words.resize(w.ready_words.size() + at(st.n_words));
    st.conveyor = w.p.station_kind[s] == CONVEYOR;
    st.calendar = w.p.station_calendar[s];
    if (st.calendar >= 0) st.calendar_rule = w.p.calendar_rule[at(st.calendar)];
    st.types = w.p.station_types[s];
    for (auto i = at(w.p.failure_start[s]); i < at(w.p.failure_start[s + 1]); ++i) {
        const int clock = w.p.failure_clock[i];
        st.has_modes = true;
        st.has_operating |= clock == OPERATING || clock == UPKEEP_OPERATING;
        st.upkeep |= clock >= UPKEEP_CYCLES;
    }
    add_flow(w, st, s);
    add_leading(st);
    st.adds_up |= mixes(st);
    const Input& leader = st.inputs[0];
    const bool all_there = leader.take == 1 || (leader.kind == STORE && !leader.any);
    st.sure = leader.kind != SOURCE && all_there;
    add_ways(w, st);
    st.one_way = is_one_way(st);
    add_work(w, st, s);
    add_campaign(w, st, s);
    add_transport(w, st, s);
    add_factors(w, st, s);
    const bool may_not_fit = st.calendar_rule == START_ONLY_IF_FITS && !st.conveyor;
    st.alike = !may_not_fit;
    return st;
}

void make_modes(World& w, std::size_t s, MachineMore& more, const Streams& streams) {
    const std::int32_t machine = count(w.machines.size());
    const auto add_upkeep = [&](Calendar& window) {
        if (window.upkeeps.empty() || window.upkeeps.back() != machine)
            window.upkeeps.push_back(machine);
    };
    more.first_mode = count(w.modes.size());
    more.n_modes = w.p.failure_start[s + 1] - w.p.failure_start[s];
    for (auto i = at(w.p.failure_start[s]); i < at(w.p.failure_start[s + 1]); ++i) {
        Mode mode;
        if (w.p.failure_up[i] >= 0) mode.up = w.laws[at(w.p.failure_up[i])];
        mode.repair = w.laws[at(w.p.failure_repair[i])];
        mode.up_stream = {streams.up[w.modes.size()]};
        mode.repair_stream = {streams.repair[w.modes.size()]};
        mode.pool = w.p.failure_pool[i];
        mode.number = count(i);
        mode.clock = w.p.failure_clock[i];
        mode.every = w.p.failure_every[i];
        if (mode.upkeep()) mode.window = w.p.failure_window[i];
        if (mode.window >= 0) add_upkeep(w.calendars[at(mode.window)]);
        w.modes.push_back(mode);
    }
}

void make_machine(World& w, Station& st, const Streams& streams) {
    const std::size_t i = w.machines.size(), s = at(st.number);
    Machine m;
    m.st = &st;
    m.slot = w.first_machine_slot + count(i);
    m.process = {streams.process[i]};
    MachineMore more;
    more.quality = {streams.quality[i]};
    more.route = {streams.route[i]};
    more.setup = {streams.setup[i]};
    more.tool = {streams.tool[i]};
    more.model = w.p.setup_initial[s];
    make_modes(w, s, more, streams);
    if (st.calendar >= 0) w.calendars[at(st.calendar)].machines.push_back(count(i));
    if (st.ahead) draw_ahead(m, *st.laws[0]);
    w.machines.push_back(m);
    w.more.push_back(std::move(more));
    w.wear.emplace_back();
    Service service;
    service.first = w.p.outage_start[i];
    service.n = w.p.outage_start[i + 1] - service.first;
    st.has_modes |= service.n > 0;  // its slot has more than the end of its work
    w.services.push_back(service);
}

int count_slots(const Program& p) {
    std::size_t n = 1 + p.calendar_period.size() + p.supplies();
    for (std::size_t i = 0; i < p.pools(); ++i) n += calls_roll(p, i);
    for (const auto vehicles : p.tour_vehicles) n += 1 + at(vehicles);
    for (const auto kind : p.source_kind) n += kind == ARRIVALS;
    for (const auto machines : p.station_machines) n += at(machines);
    return count(n);
}

}  // namespace

World::World(const Program& program, const Streams& streams, bool visits, bool events)
    : log_visits(visits),
      log_events(events),
      p(program),
      T(p.types()),
      B(p.buffers()),
      S(p.stations()),
      K(p.sinks()),
      slots(count_slots(p)),
      news(S + B + p.pools() + p.supplies()) {
    make_laws(*this);
    make_calendars(*this);
    first_call_slot = 1 + count(calendars.size());
    make_pools(*this, streams);
    first_supply_slot = first_call_slot + count(calling.size());
    first_tour_slot = first_supply_slot + count(p.supplies());
    make_tours(*this);
    first_source_slot = first_tour_slot + count(touring.size());
    make_buffers(*this);
    make_sources(*this, streams);
    make_supplies(*this, streams);
    stations.reserve(S);  // machines and takers point to them
    make_takers(*this);
    make_feeders(*this);
    make_inputs(*this);
    first_machine_slot = first_source_slot + count(arriving.size());
    ways.reserve(p.route_place.size());
    for (std::size_t s = 0; s < S; ++s) {
        stations.push_back(make_station(*this, s));
        for (int i = 0; i < stations[s].n_machines; ++i)
            make_machine(*this, stations[s], streams);
    }
    find_plain(*this);
    owed.assign(p.campaign_type.size(), 0);
    count_from_zero();
}

void World::count_from_zero() {
    const std::size_t inputs_n = p.input_origin.size(), routes = p.route_place.size();
    route_cause = 1 + count(inputs_n);
    judged_cause = route_cause + count(routes);
    crew_cause = judged_cause + count(S);
    cause_time.assign(at(crew_cause) + S, 0.0);
    state_time.assign(8 * machines.size(), 0.0);
    judged.assign(S * T, {});
    for (std::size_t s = 0; s < S; ++s) stations[s].judged = &judged[s * T];
    for (auto* counts : {&setups, &tool_changes}) counts->assign(S, 0);
    for (Mode& mode : modes) {
        mode.failures = 0;
        mode.down_time = 0.0;
        mode.down_since = now;
    }
    overflowed.assign(routes, 0);
    for (auto* counts : {&sink_count, &sink_first_pass}) counts->assign(K * T, 0);
    sink_histogram.assign(K * T * HISTOGRAM_BINS, 0);
    sink_time.assign(K * T, 0.0);
    sink_entries = 0;
    sample_time.clear();
    sample_energy.clear();
    sample_sink.clear();
    sample_level.clear();
    sink_log.clear();
}

}  // namespace motorworks
