// Stations and machines of a new world.
#include <algorithm>

#include "making.hpp"
#include "times.hpp"

namespace motorworks {

namespace {

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

}  // namespace

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
    for (const Input* in = st.inputs; in != st.inputs + st.n_inputs; ++in)
        st.supplied |= in->from && in->from->n_supplies;
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

}  // namespace motorworks
