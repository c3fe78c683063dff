#include "door.hpp"

#include "door_checks.hpp"

namespace motorworks {

namespace {

void check_number(const char* name, std::int64_t value, std::int64_t low, std::int64_t high) {
    if (value < low || value > high) refuse(name, text(value), text(low) + " to " + text(high));
}

void check_numbers(const Program& p) {
    check_number("n_types", p.n_types, 1, 64);
    check_number("n_groups", p.n_groups, 0, MOST_GROUPS);
    check_number("n_sinks", p.n_sinks, 0, MOST_HISTOGRAMS / p.n_types);
    check_number("n_positions", p.n_positions, 0, MOST_POSITIONS);
    check_number("level_every", p.level_every, 1, std::numeric_limits<std::int64_t>::max());
    check_number("max_parts", p.max_parts, 1, MOST_PARTS);
    if (!(p.sample_interval >= 0 && p.sample_interval <= LONGEST))
        refuse("sample_interval", text(p.sample_interval), "0 to " + text(LONGEST));
}

void check_length(const char* name, std::size_t length, std::size_t expected) {
    if (length != expected)
        throw Refused("streams: length of " + std::string(name) + " is " + text(length) +
                      "; must be " + text(expected));
}

}  // namespace

void check(const Program& p) {
    check_numbers(p);
    check_laws(p);
    check_calendars(p);
    check_pools(p);
    check_buffers(p);
    check_sources(p);
    check_stations(p);
    check_dates(p);
    check_upkeep(p);
    check_positions(p);
    check_transports(p);
    check_tours(p);
    check_supplies(p);
}

void check(const Streams& streams, const Program& p) {
    std::size_t machines = 0, modes = 0;
    for (std::size_t s = 0; s < p.stations(); ++s) {
        const auto n = static_cast<std::size_t>(p.station_machines[s]);
        machines += n;
        modes += n * static_cast<std::size_t>(p.failure_start[s + 1] - p.failure_start[s]);
    }
    check_length("process", streams.process.size(), machines);
    check_length("setup", streams.setup.size(), machines);
    check_length("tool", streams.tool.size(), machines);
    check_length("quality", streams.quality.size(), machines);
    check_length("route", streams.route.size(), machines);
    check_length("up", streams.up.size(), modes);
    check_length("repair", streams.repair.size(), modes);
    check_length("gap", streams.gap.size(), p.sources());
    check_length("kind", streams.kind.size(), p.sources());
    check_length("absence", streams.absence.size(), p.pools());
    check_length("lead", streams.lead.size(), p.supplies());
}

}  // namespace motorworks
