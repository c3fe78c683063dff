// Tours: vehicles that leave by a timetable, pick up at their stops and set down.
#pragma once

#include "leaving.hpp"

namespace motorworks {

// When a departure is, counted from 0 on.
inline double departure(const World& w, const Tour& tour, std::int64_t number) {
    const std::int64_t cycle = number / tour.n_departures;
    const double time = w.p.tour_departure[static_cast<std::size_t>(
        tour.first_departure + number % tour.n_departures)];
    return cycle ? static_cast<double>(cycle) * tour.period + time : time;
}

inline void schedule_departure(World& w, const Tour& tour) {
    w.slots.set(tour.slot, departure(w, tour, tour.begun));
}

inline void count_away(World& w, Tour& tour) {
    tour.away_time += static_cast<double>(tour.away) * (w.now - tour.since);
    tour.since = w.now;
}

// Sets the slot of a vehicle to the end of the next handling, or to the return.
inline void schedule_runner(World& w, const Tour& tour, const Runner& runner) {
    double time = w.now + tour.home;
    if (runner.stop < tour.n_stops) {
        const auto stop = static_cast<std::size_t>(tour.first_stop + runner.stop);
        time = w.now + w.p.stop_travel[stop] + w.p.stop_time[stop];
    }
    w.slots.set(runner.slot, time);
}

// Records that a vehicle is at a stop, departs (-1) or is home.
inline void record_stop(World& w, const Tour& tour, const Runner& runner, std::int32_t stop,
                        std::int64_t set_down = 0, std::int64_t picked_up = 0) {
    if (!w.log_events) return;
    w.record(w.log.tour_stops, {w.now, static_cast<std::int32_t>(&tour - w.tours.data()),
                                static_cast<std::int32_t>(&runner - tour.runners.data()), stop,
                                static_cast<std::int32_t>(set_down),
                                static_cast<std::int32_t>(picked_up)});
}

inline void leave(World& w, Tour& tour, Runner& runner) {
    record_stop(w, tour, runner, -1);
    ++tour.runs;
    runner.stop = 0;
    schedule_runner(w, tour, runner);
}

// Sends a vehicle that is at home off, or notes that the departure is late.
inline void depart(World& w, Tour& tour) {
    ++tour.begun;
    schedule_departure(w, tour);
    for (Runner& runner : tour.runners) {
        if (runner.stop != Runner::AT_HOME) continue;
        count_away(w, tour);
        ++tour.away;
        leave(w, tour, runner);
        return;
    }
    ++tour.late;
    ++tour.owed;
}

inline void come_home(World& w, Tour& tour, Runner& runner) {
    record_stop(w, tour, runner, tour.n_stops);
    if (tour.owed > 0) {
        --tour.owed;
        leave(w, tour, runner);
        return;
    }
    count_away(w, tour);
    --tour.away;
    runner.stop = Runner::AT_HOME;
    w.slots.set(runner.slot, NEVER);
}

// The destination of a load, if parts on their way claim places there.
inline Buffer* claimed_by(World& w, const Load& load) {
    if (static_cast<std::size_t>(load.place) >= w.B) return nullptr;
    Buffer& b = buffer(w, load.place);
    return b.limited ? &b : nullptr;
}

inline void set_down(World& w, const Load& load, const Part& part) {
    const auto place = static_cast<std::size_t>(load.place);
    if (place >= w.B) {
        enter_sink(w, place - w.B, part);
        return;
    }
    Buffer& b = w.buffers[place];
    if (b.limited) {
        --b.claimed;
        --claims(w, b, part.model());
        tell_feeders(w, b);
    }
    if (may_enter(w, b, part.model()))
        put(w, b, part);
    else
        wait_for(w, b, {-1, -1, part});
}

// Puts in place what is set down at a stop: loads in order, parts as they were picked up.
inline void set_down_all(World& w, Tour& tour, Runner& runner) {
    for (std::size_t i = 0; i < tour.loads.size(); ++i) {
        if (tour.loads[i].drop != runner.stop) continue;
        for (const auto& [load, part] : runner.aboard) {
            if (static_cast<std::size_t>(load) != i) continue;
            ++tour.parts;
            set_down(w, tour.loads[i], part);
        }
        std::erase_if(runner.aboard,
                      [=](const auto& x) { return static_cast<std::size_t>(x.first) == i; });
    }
}

// Whether the destination has places, claims included, for so many parts of a model.
inline bool has_places(World& w, const Load& load, int model, std::int64_t count) {
    const Buffer* b = claimed_by(w, load);
    return !b || has_place(w, *b, model, count, count);
}

// Whether it has them for the first parts of a queue.
inline bool has_places_for_first(World& w, const Load& load, const Buffer& from) {
    const Buffer* b = claimed_by(w, load);
    if (!b) return true;
    w.taken_of.assign(w.T, 0);
    for (std::int64_t i = 0; i < load.unit; ++i)
        ++w.taken_of[static_cast<std::size_t>(model_at(from, static_cast<std::size_t>(i)))];
    for (std::size_t t = 0; t < w.T; ++t)
        if (w.taken_of[t] &&
            !has_place(w, *b, static_cast<int>(t), load.unit, w.taken_of[t]))
            return false;
    return true;
}

// The model of the next container from a store, or -1.
inline int container_model(World& w, const Load& load, const Buffer& from) {
    std::uint64_t models = filled(from);
    while (models) {
        const int model = oldest_of(w, from, models);
        if (lying_of(w, from, model) >= load.unit && has_places(w, load, model, load.unit))
            return model;
        models &= ~(std::uint64_t{1} << model);
    }
    return -1;
}

// Picks up one container; false if there is none, or no room for it.
inline bool pick_container(World& w, const Tour& tour, Runner& runner, const Load& load,
                           std::int32_t number) {
    Buffer& from = buffer(w, load.from);
    int model = -1;
    if (from.by_type) {
        model = container_model(w, load, from);
        if (model < 0) return false;
    } else if (lying(from) < load.unit || !has_places_for_first(w, load, from)) {
        return false;
    }
    Buffer* to = claimed_by(w, load);
    const auto tour_number = static_cast<std::int32_t>(&tour - w.tours.data());
    for (std::int64_t i = 0; i < load.unit; ++i) {
        const Part part = from.by_type ? take_of(w, from, model) : take_head(w, from);
        runner.aboard.emplace_back(number, part);
        record_take(w, part, from.number, -1 - tour_number);
        if (!to) continue;
        ++to->claimed;
        ++claims(w, *to, part.model());
    }
    return true;
}

// Picks up a load, container by container, then tells of the taking.
inline void pick_up(World& w, const Tour& tour, Runner& runner, std::int32_t number) {
    const Load& load = tour.loads[static_cast<std::size_t>(number)];
    std::int64_t left = std::numeric_limits<std::int64_t>::max();
    if (tour.capacity >= 0) left = tour.capacity - static_cast<std::int64_t>(runner.aboard.size());
    if (load.most >= 0) left = std::min(left, load.most);
    bool taken = false;
    while (load.unit <= left && pick_container(w, tour, runner, load, number)) {
        left -= load.unit;
        taken = true;
    }
    if (!taken) return;
    Buffer& from = buffer(w, load.from);
    if (!from.by_type) tell_takers(w, from);
    tell_buffer(w, from);
    tell_feeders(w, from);
    count_taking(w, from);
    tell_supplies(w, from);
}

// Handles the stop that a vehicle is at, or lets it come home.
inline void go_on(World& w, Tour& tour, Runner& runner) {
    if (runner.stop == tour.n_stops) {
        come_home(w, tour, runner);
        return;
    }
    const auto before = static_cast<std::int64_t>(runner.aboard.size());
    set_down_all(w, tour, runner);
    const auto between = static_cast<std::int64_t>(runner.aboard.size());
    for (std::size_t i = 0; i < tour.loads.size(); ++i)
        if (tour.loads[i].pick == runner.stop) pick_up(w, tour, runner, static_cast<std::int32_t>(i));
    record_stop(w, tour, runner, runner.stop, before - between,
                static_cast<std::int64_t>(runner.aboard.size()) - between);
    ++runner.stop;
    schedule_runner(w, tour, runner);
}

inline void handle_tour(World& w, const std::pair<std::int32_t, std::int32_t>& what) {
    Tour& tour = w.tours[static_cast<std::size_t>(what.first)];
    if (what.second < 0)
        depart(w, tour);
    else
        go_on(w, tour, tour.runners[static_cast<std::size_t>(what.second)]);
}

}  // namespace motorworks
