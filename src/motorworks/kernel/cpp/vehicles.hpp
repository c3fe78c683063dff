// The things that carry parts: fleets and transports, tours and their vehicles.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "things.hpp"

namespace motorworks {

// Phases of a transport's job: the numbers of its machine's activities.
enum Phase { EMPTY_TRAVEL, LOADING, LOADED_TRAVEL, UNLOADING };

// The vehicles of a pool; none of a pool of people.
struct Fleet {
    double speed = 0.0;
    std::vector<std::int32_t> stands;  // position of each, where it was last given back
    std::vector<bool> idle;
    std::array<double, 4> time{};  // in each phase
    std::int64_t trips = 0, parts = 0;
};

// What a tour picks up at one stop and sets down at a later one.
struct Load {
    std::int32_t pick = 0, drop = 0, from = 0, place = 0;
    std::int64_t most = -1, unit = 1;
};

// A vehicle of a tour.
struct Runner {
    static constexpr std::int32_t AT_HOME = -1;

    // It is on the way to this stop or handles it; behind the last: on the way home.
    std::int32_t stop = AT_HOME;
    std::int32_t slot = -1;
    std::vector<std::pair<std::int32_t, Part>> aboard;  // load of the tour, part
};

struct Tour {
    double period = NEVER, home = 0.0;
    std::int64_t capacity = -1;
    std::int32_t slot = -1;
    std::int32_t first_departure = 0, n_departures = 0, first_stop = 0, n_stops = 0;
    std::vector<Load> loads;
    std::vector<Runner> runners;
    std::int64_t begun = 0;  // departures of the timetable that have been
    std::int64_t owed = 0;   // late departures that no vehicle has begun yet
    std::int64_t away = 0;   // vehicles that are not at home
    double since = 0.0, away_time = 0.0;
    std::int64_t runs = 0, late = 0, parts = 0;
};

}  // namespace motorworks
