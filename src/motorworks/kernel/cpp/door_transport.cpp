// The door: positions, fleets and transports.
#include "door_checks.hpp"

namespace motorworks {

namespace {

constexpr double SLOWEST = 1e-6;  // [m/s]; a way then takes a finite time

bool is_fleet(const Program& p, std::size_t pool) { return p.pool_home[pool] >= 0; }

void check_fleet(const Program& p, std::size_t i) {
    const auto most = static_cast<std::int32_t>(MOST_MACHINES);
    NAMED(pool_count).one_in(i, 0, most);
    NAMED(pool_speed).one_in(i, SLOWEST, LONGEST);
    NAMED(pool_rule).need(p.pool_rule[i] == FIFO, i, "FIFO for a fleet");
}

void check_fleets(const Program& p) {
    const std::size_t n = p.pools();
    NAMED(pool_home).length(n);
    index(NAMED(pool_home), p.positions());
    NAMED(pool_speed).length(n);
    for (std::size_t i = 0; i < n; ++i) {
        if (is_fleet(p, i))
            check_fleet(p, i);
        else
            NAMED(pool_speed).need(p.pool_speed[i] == 0, i, "0 for people");
    }
}

// Whoever asks for people must not ask for vehicles.
void need_people(const Program& p, const Named<std::int32_t>& pool) {
    for (std::size_t i = 0; i < pool.size(); ++i)
        pool.need(pool[i] < 0 || !is_fleet(p, static_cast<std::size_t>(pool[i])), i,
                  "-1 or a pool of people");
}

void check_no_transport(const Program& p, std::size_t s) {
    const char* expected = "-1 where there is no transport";
    NAMED(transport_pool).need(p.transport_pool[s] == -1, s, expected);
    NAMED(transport_from).need(p.transport_from[s] == -1, s, expected);
    NAMED(transport_to).need(p.transport_to[s] == -1, s, expected);
    NAMED(transport_load).need(p.transport_load[s] == -1, s, expected);
    NAMED(transport_unload).need(p.transport_unload[s] == -1, s, expected);
}

// What a transport has not: it only carries.
void check_no_work(const Program& p, std::size_t s) {
    NAMED(setup_table).need(p.setup_table[s] < 0, s, "-1 for a transport");
    NAMED(tool_life).need(p.tool_life[s] == 0, s, "0 for a transport");
    NAMED(campaign_rule).need(p.campaign_rule[s] == NO_CAMPAIGN, s, "NO_CAMPAIGN for a transport");
    NAMED(failure_start).need(p.failure_start[s + 1] == p.failure_start[s], s + 1,
                              "no more than the one before for a transport");
    NAMED(scrap_prob).need(p.scrap_prob[s] == 0, s, "0 for a transport");
    NAMED(rework_prob).need(p.rework_prob[s] == 0, s, "0 for a transport");
}

void check_flow(const Program& p, std::size_t s) {
    NAMED(batch_min).need(p.batch_min[s] > 0, s, "1 or more for a transport");
    const auto i = static_cast<std::size_t>(p.input_start[s]);
    const auto origin = static_cast<std::size_t>(p.input_origin[i]);
    NAMED(input_origin).need(origin < p.buffers() && p.buffer_capacity[origin] != 0, i,
                             "a buffer with places for a transport");
    const int route = p.route_kind[s];
    NAMED(route_kind).need(route == ONE || route == BY_MODEL, s, "ONE or BY_MODEL for a transport");
    const std::int32_t calendar = p.station_calendar[s];
    NAMED(station_calendar).need(
        calendar < 0 || p.calendar_rule[static_cast<std::size_t>(calendar)] == SUSPEND, s,
        "-1 or a calendar with the rule SUSPEND for a transport");
}

void check_transport(const Program& p, std::size_t s) {
    const std::int32_t pool = p.transport_pool[s];
    NAMED(transport_pool).need(pool >= 0 && is_fleet(p, static_cast<std::size_t>(pool)), s,
                               "a fleet");
    NAMED(transport_from).need(p.transport_from[s] >= 0, s, "a position for a transport");
    NAMED(transport_to).need(p.transport_to[s] >= 0, s, "a position for a transport");
    check_flow(p, s);
    check_no_work(p, s);
}

}  // namespace

void check_positions(const Program& p) {
    const std::size_t n = p.positions();
    NAMED(distance).length(n * n);
    finite_in(NAMED(distance), 0, LONGEST);
}

void check_transports(const Program& p) {
    const std::size_t n = p.stations();
    check_fleets(p);
    need_people(p, NAMED(step_pool));
    need_people(p, NAMED(setup_pool));
    need_people(p, NAMED(tool_pool));
    need_people(p, NAMED(failure_pool));
    NAMED(transport_pool).length(n);
    index(NAMED(transport_pool), p.pools());
    NAMED(transport_from).length(n);
    index(NAMED(transport_from), p.positions());
    NAMED(transport_to).length(n);
    index(NAMED(transport_to), p.positions());
    NAMED(transport_load).length(n);
    index(NAMED(transport_load), p.law_kind.size());
    NAMED(transport_unload).length(n);
    index(NAMED(transport_unload), p.law_kind.size());
    for (std::size_t s = 0; s < n; ++s) {
        if (p.station_kind[s] == TRANSPORT)
            check_transport(p, s);
        else
            check_no_transport(p, s);
    }
}

}  // namespace motorworks
