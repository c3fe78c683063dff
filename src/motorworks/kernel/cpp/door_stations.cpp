// The door: stations.
#include "door_checks.hpp"

namespace motorworks {

namespace {

void check_machines(const Program& p) {
    const std::size_t n = p.stations();
    NAMED(station_kind).in(MACHINE, TRANSPORT);
    NAMED(station_machines).length(n);
    NAMED(station_machines).in(1, static_cast<std::int32_t>(MOST_MACHINES));
    std::int64_t machines = 0;
    for (const auto some : p.station_machines) machines += some;
    if (machines > MOST_MACHINES)
        refuse("sum of station_machines", text(machines), text(MOST_MACHINES) + " or less");
    NAMED(station_calendar).length(n);
    index(NAMED(station_calendar), p.calendar_period.size());
    NAMED(station_pull).length(n);
    NAMED(station_pull).in(0, 1);
    NAMED(station_select).length(n);
    NAMED(station_select).in(ALL, FIRST_AVAILABLE);
    NAMED(station_types).length(n);
    NAMED(station_group).length(n);
    index(NAMED(station_group), p.groups());
    NAMED(station_power).length(8 * n);
    finite_in(NAMED(station_power), 0, LONGEST);
}

void check_campaign(const Program& p, std::size_t s) {
    const int rule = p.campaign_rule[s];
    if (rule == NO_CAMPAIGN) return;
    const auto first = static_cast<std::size_t>(p.campaign_start[s]);
    const auto last = static_cast<std::size_t>(p.campaign_start[s + 1]);
    if (first == last) refuse("number of lots of station " + text(s), "0", "1 or more");
    for (std::size_t i = first; i < last; ++i)
        NAMED(campaign_type).need(p.station_types[s] >> p.campaign_type[i] & 1, i,
                                  "a model allocated to the station");
    if (rule != LOWEST_STOCK) return;
    NAMED(campaign_buffer).need(p.campaign_buffer[s] >= 0, s, "a buffer for LOWEST_STOCK");
    NAMED(station_select).need(p.station_select[s] == ALL, s, "ALL for LOWEST_STOCK");
}

void check_campaigns(const Program& p) {
    const std::size_t n = p.stations();
    NAMED(campaign_rule).length(n);
    NAMED(campaign_rule).in(NO_CAMPAIGN, LOWEST_STOCK);
    offsets(NAMED(campaign_start), n, {p.campaign_type.size(), p.campaign_lot.size()},
            "campaign_type and campaign_lot");
    index(NAMED(campaign_type), p.types(), false);
    NAMED(campaign_lot).in(1, std::numeric_limits<std::int64_t>::max());
    NAMED(campaign_buffer).length(n);
    index(NAMED(campaign_buffer), p.buffers());
    for (std::size_t s = 0; s < n; ++s) check_campaign(p, s);
}

// What one input may ask of a saturated source.
void check_from_source(const Program& p, std::size_t i, std::size_t q) {
    NAMED(input_origin).need(p.source_kind[q] == SATURATED, i, "a buffer or a saturated source");
    const int kind = p.source_type_kind[q];
    const bool several = kind == FIXED || kind == ANY || p.input_any[i];
    NAMED(input_take).need(p.input_take[i] == 1 || several, i,
                           "1 from a source of changing models, unless any model will do");
}

void check_from_buffer(const Program& p, std::size_t i, std::size_t b, std::int64_t take) {
    const std::int64_t capacity = p.buffer_capacity[b];
    if (capacity > 0 && take > capacity)
        refuse(element("input_take", i), text(take), "no more than buffer " + text(b) + " holds, " +
                                                         text(capacity));
}

void check_input(const Program& p, std::size_t s, std::size_t i) {
    const auto origin = static_cast<std::size_t>(p.input_origin[i]);
    for (auto k = static_cast<std::size_t>(p.input_start[s]); k < i; ++k)
        NAMED(input_origin).need(p.input_origin[k] != p.input_origin[i], i,
                                 "another one than the other inputs of the station");
    const bool single = p.station_select[s] == FIRST_AVAILABLE || p.batch_min[s] > 0;
    NAMED(input_take).need(p.input_take[i] == 1 || !single, i,
                           "1 with FIRST_AVAILABLE or a batch");
    if (origin >= p.buffers())
        check_from_source(p, i, origin - p.buffers());
    else
        check_from_buffer(p, i, origin, p.batch_min[s] > 0 ? p.batch_min[s] : p.input_take[i]);
}

void check_batch(const Program& p, std::size_t s, std::size_t first, std::size_t last) {
    if (p.batch_min[s] == 0) return;
    const auto least = NAMED(batch_min);
    NAMED(batch_max).one_in(s, p.batch_min[s], static_cast<std::int32_t>(MOST_AT_ONCE));
    least.need(last - first == 1, s, "0 where there is not exactly one input");
    least.need(p.station_kind[s] != CONVEYOR, s, "0 for a conveyor");
    least.need(p.station_select[s] == ALL, s, "0 with FIRST_AVAILABLE");
    const std::int32_t calendar = p.station_calendar[s];
    const auto origin = static_cast<std::size_t>(p.input_origin[first]);
    if (calendar < 0 || p.calendar_rule[static_cast<std::size_t>(calendar)] != START_ONLY_IF_FITS ||
        origin < p.buffers())
        return;
    const int kind = p.source_type_kind[origin - p.buffers()];
    least.need(kind == FIXED || kind == ANY, s,
               "0 with START_ONLY_IF_FITS and a source of changing models");
}

void check_inputs(const Program& p) {
    const std::size_t n = p.stations();
    const auto origin = NAMED(input_origin);
    NAMED(batch_min).length(n);
    NAMED(batch_min).in(0, static_cast<std::int32_t>(MOST_AT_ONCE));
    NAMED(batch_max).length(n);
    offsets(NAMED(input_start), n, {origin.size(), p.input_take.size(), p.input_any.size()},
            "input_origin, input_take and input_any");
    index(origin, p.buffers() + p.sources(), false);
    NAMED(input_take).in(1, static_cast<std::int32_t>(MOST_AT_ONCE));
    NAMED(input_any).in(0, 1);
    for (std::size_t s = 0; s < n; ++s) {
        const auto first = static_cast<std::size_t>(p.input_start[s]);
        const auto last = static_cast<std::size_t>(p.input_start[s + 1]);
        if (first == last) refuse("number of inputs of station " + text(s), "0", "1 or more");
        for (std::size_t i = first; i < last; ++i) check_input(p, s, i);
        check_batch(p, s, first, last);
    }
}

void check_steps_of(const Program& p, std::size_t s) {
    const std::int32_t first = p.step_start[s], last = p.step_start[s + 1];
    const int kind = p.station_kind[s];
    if ((kind == MACHINE) == (first == last))
        refuse("number of steps of station " + text(s), text(last - first),
               kind == CONVEYOR    ? "0 for a conveyor"
               : kind == TRANSPORT ? "0 for a transport"
                                   : "1 or more");
    for (auto i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(last); ++i)
        for (std::size_t t = 0; t < p.types(); ++t)
            NAMED(step_law).need(p.step_law[i * p.types() + t] >= 0 || !(p.station_types[s] >> t & 1),
                                 i * p.types() + t, "a law for a model allocated to the station");
}

void check_steps(const Program& p) {
    const std::size_t n = p.stations(), laws = p.law_kind.size(), pools = p.pool_count.size();
    const auto pool = NAMED(step_pool);
    offsets(NAMED(step_start), n, {pool.size()}, "step_pool");
    index(pool, pools);
    NAMED(step_law).length(pool.size() * p.types());
    index(NAMED(step_law), laws);
    for (std::size_t s = 0; s < n; ++s) check_steps_of(p, s);
}

void check_setups(const Program& p) {
    const std::size_t n = p.stations(), table = p.types() * p.types();
    const std::size_t tables = p.setup_law.size() / table;
    NAMED(setup_law).length(tables * table);
    index(NAMED(setup_law), p.law_kind.size());
    NAMED(setup_table).length(n);
    index(NAMED(setup_table), tables);
    NAMED(setup_initial).length(n);
    index(NAMED(setup_initial), p.types());
    NAMED(setup_pool).length(n);
    index(NAMED(setup_pool), p.pool_count.size());
}

void check_tools(const Program& p) {
    const std::size_t n = p.stations();
    const auto life = NAMED(tool_life);
    life.length(n);
    life.in(0, std::numeric_limits<std::int64_t>::max());
    NAMED(tool_law).length(n);
    index(NAMED(tool_law), p.law_kind.size());
    NAMED(tool_pool).length(n);
    index(NAMED(tool_pool), p.pool_count.size());
    for (std::size_t s = 0; s < n; ++s)
        NAMED(tool_law).need(life[s] == 0 || p.tool_law[s] >= 0, s, "a law where a tool has a life");
}

void check_failures(const Program& p) {
    const auto clock = NAMED(failure_clock);
    const std::size_t n = clock.size();
    clock.in(OPERATING, UPKEEP_ELAPSED);
    offsets(NAMED(failure_start), p.stations(), {n}, "failure_clock");
    NAMED(failure_up).length(n);
    index(NAMED(failure_up), p.law_kind.size());
    NAMED(failure_repair).length(n);
    index(NAMED(failure_repair), p.law_kind.size(), false);
    NAMED(failure_pool).length(n);
    index(NAMED(failure_pool), p.pool_count.size());
    std::int64_t modes = 0;
    for (std::size_t s = 0; s < p.stations(); ++s)
        modes += std::int64_t{p.station_machines[s]} * (p.failure_start[s + 1] - p.failure_start[s]);
    if (modes > 10 * MOST_MACHINES)
        refuse("sum of the failure modes of all machines", text(modes),
               text(10 * MOST_MACHINES) + " or less");
}

void check_judgement(const Program& p) {
    const std::size_t n = p.stations();
    NAMED(scrap_prob).length(n);
    NAMED(scrap_prob).in(0, 1);
    NAMED(rework_prob).length(n);
    NAMED(rework_prob).in(0, 1);
    for (std::size_t s = 0; s < n; ++s)
        if (p.scrap_prob[s] + p.rework_prob[s] > 1 + 1e-9)
            refuse("scrap_prob + rework_prob of station " + text(s),
                   text(p.scrap_prob[s] + p.rework_prob[s]), "1 or less");
    NAMED(max_reworks).length(n);
    NAMED(max_reworks).in(-1, std::numeric_limits<std::int32_t>::max());
    NAMED(rework_place).length(n);
    index(NAMED(rework_place), p.buffers());
    NAMED(scrap_place).length(n);
    index(NAMED(scrap_place), p.buffers() + p.sinks());
}

void check_overflow(const Program& p, std::size_t e) {
    const std::int32_t sink = p.route_overflow[e], place = p.route_place[e];
    if (sink < 0) return;
    const auto overflow = NAMED(route_overflow);
    overflow.need(static_cast<std::size_t>(sink) >= p.buffers(), e, "-1 or the place of a sink");
    overflow.need(place < 0 || static_cast<std::size_t>(place) >= p.buffers() ||
                      p.buffer_capacity[static_cast<std::size_t>(place)] != 0,
                  e, "-1 for a buffer without places");
}

void check_route(const Program& p, std::size_t s) {
    const auto first = static_cast<std::size_t>(p.route_start[s]);
    const auto last = static_cast<std::size_t>(p.route_start[s + 1]);
    const int kind = p.route_kind[s];
    const std::string number = "number of route entries of station " + text(s);
    if (kind == BY_MODEL && last - first != p.types())
        refuse(number, text(last - first), text(p.types()) + ", one for each model");
    if (kind == ONE && last - first != 1) refuse(number, text(last - first), "1");
    if (first == last) refuse(number, "0", "1 or more");
    if (kind == RANDOM) cumulative(NAMED(route_weight), first, last);
    for (std::size_t e = first; e < last; ++e) {
        NAMED(route_place).need(p.route_place[e] >= 0 || kind == BY_MODEL, e, "a place");
        check_overflow(p, e);
    }
}

void check_routes(const Program& p) {
    const std::size_t n = p.stations(), entries = p.route_place.size();
    NAMED(route_kind).length(n);
    NAMED(route_kind).in(ONE, BY_MODEL);
    offsets(NAMED(route_start), n,
            {entries, p.route_weight.size(), p.route_type.size(), p.route_overflow.size()},
            "route_place, route_weight, route_type and route_overflow");
    index(NAMED(route_place), p.buffers() + p.sinks());
    index(NAMED(route_type), p.types());
    index(NAMED(route_overflow), p.buffers() + p.sinks());
    for (std::size_t s = 0; s < n; ++s) check_route(p, s);
}

void check_conveyor(const Program& p, std::size_t s) {
    NAMED(conveyor_transit).need(p.conveyor_transit[s] > 0, s, "above 0 for a conveyor");
    NAMED(conveyor_places).one_in(s, 1, static_cast<std::int32_t>(MOST_AT_ONCE));
    NAMED(station_pull).need(!p.station_pull[s], s, "0 for a conveyor");
    NAMED(setup_table).need(p.setup_table[s] < 0, s, "-1 for a conveyor");
    NAMED(tool_life).need(p.tool_life[s] == 0, s, "0 for a conveyor");
}

void check_conveyors(const Program& p) {
    const std::size_t n = p.stations();
    NAMED(conveyor_transit).length(n);
    finite_in(NAMED(conveyor_transit), 0, LONGEST);
    NAMED(conveyor_spacing).length(n);
    finite_in(NAMED(conveyor_spacing), 0, LONGEST);
    NAMED(conveyor_places).length(n);
    NAMED(conveyor_accumulating).length(n);
    NAMED(conveyor_accumulating).in(0, 1);
    for (std::size_t s = 0; s < n; ++s)
        if (p.station_kind[s] == CONVEYOR) check_conveyor(p, s);
}

}  // namespace

void check_stations(const Program& p) {
    check_machines(p);
    check_campaigns(p);
    check_inputs(p);
    check_steps(p);
    check_setups(p);
    check_tools(p);
    check_failures(p);
    check_judgement(p);
    check_routes(p);
    check_conveyors(p);
}

}  // namespace motorworks
