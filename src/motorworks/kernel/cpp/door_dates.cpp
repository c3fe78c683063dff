// The door: dated outages of machines, dated factors of stations.
#include "door_checks.hpp"

namespace motorworks {

namespace {

void check_spans(const Program& p, std::size_t machine) {
    const auto first = static_cast<std::size_t>(p.outage_start[machine]);
    const auto last = static_cast<std::size_t>(p.outage_start[machine + 1]);
    const auto from = NAMED(outage_from), to = NAMED(outage_to);
    for (std::size_t i = first; i < last; ++i) {
        from.need(from[i] >= 0 && from[i] <= LONGEST, i, "0 to 1e12");
        to.need(to[i] > from[i], i, "above the begin of the outage");
        if (i > first)
            from.need(from[i] >= to[i - 1], i, "no less than the end of the one before");
    }
}

void check_outages(const Program& p) {
    std::size_t machines = 0;
    for (const auto some : p.station_machines) machines += static_cast<std::size_t>(some);
    const auto state = NAMED(outage_state);
    offsets(NAMED(outage_start), machines,
            {p.outage_from.size(), p.outage_to.size(), p.outage_state.size()},
            "outage_from, outage_to and outage_state");
    state.in(OFF, DOWN);
    for (std::size_t m = 0; m < machines; ++m) check_spans(p, m);
}

void check_track(const Program& p, std::size_t track) {
    const auto first = static_cast<std::size_t>(p.factor_start[track]);
    const auto last = static_cast<std::size_t>(p.factor_start[track + 1]);
    const auto time = NAMED(factor_time), value = NAMED(factor_value);
    const bool of_times = track % 3 != SCRAP_FACTOR;
    for (std::size_t i = first; i < last; ++i) {
        time.need(time[i] >= 0 && time[i] <= LONGEST, i, "0 to 1e12");
        if (i > first) time.need(time[i] > time[i - 1], i, "above the one before");
        value.need(value[i] >= 0 && value[i] <= LONGEST, i, "0 to 1e12");
        value.need(value[i] > 0 || !of_times, i, "above 0 for times");
    }
}

void check_factors(const Program& p) {
    const std::size_t n = p.stations();
    const auto start = NAMED(factor_start);
    offsets(start, 3 * n, {p.factor_time.size(), p.factor_value.size()},
            "factor_time and factor_value");
    for (std::size_t track = 0; track < 3 * n; ++track) check_track(p, track);
    for (std::size_t s = 0; s < n; ++s)
        start.need(p.station_kind[s] == MACHINE || start[3 * s + 1] == start[3 * s], 3 * s + 1,
                   "no more than the one before: only machines have cycle times");
}

}  // namespace

void check_dates(const Program& p) {
    check_outages(p);
    check_factors(p);
}

}  // namespace motorworks
