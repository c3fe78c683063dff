// The door: pools, their roll calls, relief and crews; upkeep.
#include "door_checks.hpp"

namespace motorworks {

namespace {

void check_roll_calls(const Program& p, std::size_t i) {
    const auto time = NAMED(pool_size_time);
    const auto first = static_cast<std::size_t>(p.pool_size_start[i]);
    const auto last = static_cast<std::size_t>(p.pool_size_start[i + 1]);
    NAMED(pool_size_period).need(p.pool_size_period[i] > 0, i, "above 0");
    if (first == last && p.pool_absence[i] > 0)
        NAMED(pool_count).one_in(i, 0, static_cast<std::int32_t>(MOST_PEOPLE));
    for (std::size_t k = first; k < last; ++k) {
        time.need(time[k] < p.pool_size_period[i] && time[k] <= LONGEST, k, "below the period");
        if (k == first)
            time.need(time[k] == 0, k, "0, the first of its pool");
        else
            time.need(time[k] > time[k - 1], k, "above the one before");
    }
}

void check_relief(const Program& p, std::size_t i) {
    const std::int32_t relief = p.pool_relief[i];
    if (relief < 0) return;
    const bool fleet = p.pool_home[static_cast<std::size_t>(relief)] >= 0;
    NAMED(pool_relief).need(static_cast<std::size_t>(relief) != i && !fleet, i,
                            "-1 or another pool of people");
}

// A fleet has vehicles, which are always there and do not help out.
void check_no_people(const Program& p, std::size_t i) {
    if (p.pool_home[i] < 0) return;
    const char* const none = "0 for a fleet";
    if (p.pool_size_start[i] != p.pool_size_start[i + 1])
        refuse("number of roll calls of pool " + text(i),
               text(p.pool_size_start[i + 1] - p.pool_size_start[i]), none);
    NAMED(pool_absence).need(p.pool_absence[i] == 0, i, none);
    NAMED(pool_relief).need(p.pool_relief[i] < 0, i, "-1 for a fleet");
    NAMED(pool_at_end).need(p.pool_at_end[i] == POOL_FINISH, i, none);
}

}  // namespace

void check_pools(const Program& p) {
    const auto count = NAMED(pool_count);
    const std::size_t n = count.size();
    count.in(0, std::numeric_limits<std::int32_t>::max());
    NAMED(pool_rule).length(n);
    NAMED(pool_rule).in(FIFO, DOWNSTREAM_FIRST);
    NAMED(pool_calendar).length(n);
    index(NAMED(pool_calendar), p.calendar_period.size());
    offsets(NAMED(pool_size_start), n, {p.pool_size_time.size(), p.pool_size_count.size()},
            "pool_size_time and pool_size_count");
    NAMED(pool_size_period).length(n);
    NAMED(pool_size_count).in(0, static_cast<std::int32_t>(MOST_PEOPLE));
    NAMED(pool_absence).length(n);
    NAMED(pool_absence).in(0, 1);
    NAMED(pool_relief).length(n);
    index(NAMED(pool_relief), n);
    NAMED(pool_at_end).length(n);
    NAMED(pool_at_end).in(POOL_FINISH, POOL_HAND_OVER);
    NAMED(pool_home).length(n);
    for (std::size_t i = 0; i < n; ++i) {
        check_roll_calls(p, i);
        check_relief(p, i);
        check_no_people(p, i);
    }
}

void check_upkeep(const Program& p) {
    const auto every = NAMED(failure_every);
    every.length(p.failure_clock.size());
    finite_in(every, 0, LONGEST);
    NAMED(failure_window).length(p.failure_clock.size());
    index(NAMED(failure_window), p.calendar_period.size());
    for (std::size_t i = 0; i < every.size(); ++i) {
        const bool upkeep = p.failure_clock[i] >= UPKEEP_CYCLES;
        every.need(every[i] > 0 || !upkeep, i, "above 0 for upkeep");
        NAMED(failure_up).need(p.failure_up[i] >= 0 || upkeep, i, "a law for a failure mode");
    }
}

}  // namespace motorworks
