// Calendars, pools, fleets and tours of a new world.
#include "making.hpp"

namespace motorworks {

namespace {

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

}  // namespace

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

}  // namespace motorworks
