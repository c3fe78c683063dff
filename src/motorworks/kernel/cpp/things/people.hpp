// People and hours: pools, what they are asked for, and calendars.
#pragma once

#include <cstdint>
#include <vector>

#include "../program.hpp"
#include "../random.hpp"
#include "../ring.hpp"
#include "part.hpp"

namespace motorworks {

struct Request {
    std::int32_t machine = 0, mode = -1;
    double asked = 0.0;
};

// A machine's activity, or one of its repairs, that somebody works on.
struct Engagement {
    std::int32_t machine, mode;
};

struct Pool {
    std::int32_t number = 0, present = 0, planned = 0, busy = 0, calendar = -1;
    bool downstream_first = false, on = true, in_news = false;
    bool hands_over = false;
    std::int32_t relief = -1;
    Ring<Request> requests;
    double busy_time = 0.0, since = 0.0, wait = 0.0;
    double present_time = 0.0, present_since = 0.0;
    std::int64_t served = 0, helped = 0, laid_down = 0;
    std::vector<Engagement> engaged;  // in order, if it hands over
    std::vector<std::int32_t> helps;  // pools that have it as relief
    Stream absence_stream;
    double absence = 0.0, period = NEVER;
    std::vector<double> times;  // of the roll calls; none: always the same people
    std::vector<std::int32_t> sizes;
    std::int32_t slot = -1;
    std::size_t position = 0;  // roll call in force
    std::int64_t cycle = 0;

    // People who may work now.
    std::int32_t there() const { return on ? present : 0; }
};

struct Calendar {
    double period = NEVER, ends = NEVER;
    std::int32_t first = 0, n = 0, position = 0, slot = 0;
    std::int64_t cycle = 0;
    std::int8_t state = CALENDAR_ON;
    std::vector<std::int32_t> machines, pools;
    std::vector<std::int32_t> upkeeps;  // machines with upkeep that has it as window
};

}  // namespace motorworks
