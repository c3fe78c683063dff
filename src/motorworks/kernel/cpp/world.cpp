// A world made from a program that has passed the door.
#include "making.hpp"

namespace motorworks {

namespace {

void make_laws(World& w) {
    for (std::size_t i = 0; i < w.p.law_kind.size(); ++i) {
        const std::int32_t first = w.p.law_start[i], last = w.p.law_start[i + 1];
        w.laws.push_back({w.p.law_kind[i], last - first, w.p.law_number.data() + first});
    }
    for (const auto law : w.p.step_law) w.step_laws.push_back(law_or_none(w, law));
    for (const auto law : w.p.setup_law) w.setup_laws.push_back(law_or_none(w, law));
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