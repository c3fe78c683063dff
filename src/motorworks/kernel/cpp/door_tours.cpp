// The door: tours.
#include "door_checks.hpp"

namespace motorworks {

namespace {

void check_departures(const Program& p, std::size_t d) {
    const auto time = NAMED(tour_departure);
    const auto first = static_cast<std::size_t>(p.tour_departure_start[d]);
    const auto last = static_cast<std::size_t>(p.tour_departure_start[d + 1]);
    if (first == last) refuse("number of departures of tour " + text(d), "0", "1 or more");
    for (std::size_t i = first; i < last; ++i) {
        time.need(time[i] >= 0 && time[i] <= LONGEST, i, "0 or more, and finite");
        time.need(time[i] < p.tour_period[d], i, "below the period");
        if (i > first) time.need(time[i] > time[i - 1], i, "above the one before");
    }
}

void check_load(const Program& p, std::size_t d, std::size_t i) {
    const std::int32_t stops = p.stop_start[d + 1] - p.stop_start[d];
    NAMED(load_pick).need(p.load_pick[i] >= 0 && p.load_pick[i] < stops, i, "a stop of the tour");
    NAMED(load_drop).need(p.load_drop[i] > p.load_pick[i] && p.load_drop[i] < stops, i,
                          "a later stop of the tour");
    NAMED(load_from).need(p.buffer_capacity[static_cast<std::size_t>(p.load_from[i])] != 0, i,
                          "a buffer with places");
}

void check_tour(const Program& p, std::size_t d) {
    NAMED(tour_period).need(p.tour_period[d] > 0, d, "above 0");
    check_departures(p, d);
    if (p.stop_start[d] == p.stop_start[d + 1])
        refuse("number of stops of tour " + text(d), "0", "1 or more");
    for (auto i = static_cast<std::size_t>(p.load_start[d]);
         i < static_cast<std::size_t>(p.load_start[d + 1]); ++i)
        check_load(p, d, i);
}

void check_vehicles(const Program& p) {
    NAMED(tour_vehicles).length(p.tours());
    NAMED(tour_vehicles).in(1, static_cast<std::int32_t>(MOST_MACHINES));
    std::int64_t vehicles = 0;
    for (const auto some : p.tour_vehicles) vehicles += some;
    if (vehicles > MOST_MACHINES)
        refuse("sum of tour_vehicles", text(vehicles), text(MOST_MACHINES) + " or less");
}

void check_lists(const Program& p) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const std::size_t n = p.tours();
    offsets(NAMED(tour_departure_start), n, {p.tour_departure.size()}, "tour_departure");
    offsets(NAMED(stop_start), n, {p.stop_travel.size(), p.stop_time.size()},
            "stop_travel and stop_time");
    finite_in(NAMED(stop_travel), 0, LONGEST);
    finite_in(NAMED(stop_time), 0, LONGEST);
    offsets(NAMED(load_start), n,
            {p.load_pick.size(), p.load_drop.size(), p.load_from.size(), p.load_to.size(),
             p.load_most.size(), p.load_unit.size()},
            "load_pick, load_drop, load_from, load_to, load_most and load_unit");
    index(NAMED(load_from), p.buffers(), false);
    index(NAMED(load_to), p.buffers() + p.sinks(), false);
    NAMED(load_most).in(-1, most);
    NAMED(load_unit).in(1, MOST_AT_ONCE);
}

}  // namespace

void check_tours(const Program& p) {
    const std::size_t n = p.tours();
    NAMED(tour_capacity).in(-1, std::numeric_limits<std::int64_t>::max());
    NAMED(tour_period).length(n);
    NAMED(tour_return).length(n);
    finite_in(NAMED(tour_return), 0, LONGEST);
    check_vehicles(p);
    check_lists(p);
    for (std::size_t d = 0; d < n; ++d) check_tour(p, d);
}

}  // namespace motorworks
