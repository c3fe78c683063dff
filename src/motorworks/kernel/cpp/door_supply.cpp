// The door: supplies, and the buffers that only they fill.
#include "door_checks.hpp"

namespace motorworks {

namespace {

void check_timetable(const Program& p, std::size_t v) {
    const auto time = NAMED(supply_time);
    const auto first = static_cast<std::size_t>(p.supply_time_start[v]);
    const auto last = static_cast<std::size_t>(p.supply_time_start[v + 1]);
    const double period = p.supply_period[v];
    const bool watches = period == std::numeric_limits<double>::infinity();
    if (watches != (first == last))
        refuse("number of times of supply " + text(v), text(last - first),
               watches ? "0 where the period is infinite" : "1 or more");
    const bool covers = p.supply_cover_point[v] >= 0 || p.supply_cover_up_to[v] >= 0;
    NAMED(supply_point).need(!watches || covers || p.supply_point[v] >= 0, v,
                             "0 or more where there is no timetable");
    for (std::size_t i = first; i < last; ++i) {
        time.need(time[i] >= 0 && time[i] < period && time[i] <= LONGEST, i,
                  "from 0 to below the period");
        if (i > first) time.need(time[i] > time[i - 1], i, "above the one before");
    }
}

// Levels in days of use: both of them, or one, and then no others; the use is finite.
void check_cover(const Program& p, std::size_t v) {
    const bool covers = p.supply_cover_point[v] >= 0 || p.supply_cover_up_to[v] >= 0;
    const auto days = [&](const Named<double>& level) {
        level.need(level[v] == -1 || (level[v] >= 0 && level[v] <= MOST_PARTS), v,
                   "-1, or 0 to 1000000000");
    };
    days(NAMED(supply_cover_point));
    days(NAMED(supply_cover_up_to));
    NAMED(supply_point).need(!covers || p.supply_point[v] == -1, v, "-1 where days of use are given");
    NAMED(supply_up_to).need(!covers || p.supply_up_to[v] == -1, v, "-1 where days of use are given");
    NAMED(supply_use).need(p.supply_use[v] >= 0 && p.supply_use[v] <= MOST_PARTS, v,
                           "0 to 1000000000");
    NAMED(supply_use_days).one_in(v, 0, 1000);
    NAMED(supply_day).need(p.supply_day[v] > 0 && p.supply_day[v] <= LONGEST, v, "above 0");
}

void check_levels(const Program& p) {
    const std::size_t n = p.supplies();
    NAMED(supply_up_to).length(n);
    NAMED(supply_up_to).in(-1, MOST_PARTS + MOST_IN_LOT);
    NAMED(supply_each).length(n);
    NAMED(supply_each).in(0, 1);
    NAMED(supply_cover_point).length(n);
    NAMED(supply_cover_up_to).length(n);
    NAMED(supply_use).length(n);
    NAMED(supply_use_days).length(n);
    NAMED(supply_day).length(n);
    for (std::size_t v = 0; v < n; ++v) check_cover(p, v);
}

void check_closed(const Program& p) {
    const auto from = NAMED(supply_closed_from);
    const auto to = NAMED(supply_closed_to);
    offsets(NAMED(supply_closed_start), p.supplies(), {from.size(), to.size()},
            "supply_closed_from and supply_closed_to");
    for (std::size_t v = 0; v < p.supplies(); ++v) {
        const auto first = static_cast<std::size_t>(p.supply_closed_start[v]);
        const auto last = static_cast<std::size_t>(p.supply_closed_start[v + 1]);
        for (std::size_t i = first; i < last; ++i) {
            from.need(from[i] >= 0 && (i == first || from[i] >= to[i - 1]), i,
                      "0 or more, and no less than the end before");
            to.need(to[i] > from[i] && to[i] <= LONGEST, i, "above its begin");
        }
    }
}

// No entry of an array may lead to a buffer that only supplies fill.
void check_not_into(const Program& p, const Named<std::int32_t>& places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto b = static_cast<std::size_t>(places[i]);
        places.need(places[i] < 0 || b >= p.buffers() || !p.buffer_fefo[b], i,
                    "no buffer with buffer_fefo: only supplies fill that");
    }
}

void check_first_expired(const Program& p) {
    const auto fefo = NAMED(buffer_fefo);
    fefo.length(p.buffers());
    fefo.in(0, 1);
    for (std::size_t b = 0; b < p.buffers(); ++b) {
        fefo.need(!fefo[b] || p.buffer_capacity[b] != 0, b, "0 for a buffer without places");
        for (std::size_t t = 0; t < p.types(); ++t)
            NAMED(buffer_initial).need(!fefo[b] || p.buffer_initial[b * p.types() + t] == 0,
                                       b * p.types() + t, "0 in a buffer with buffer_fefo");
    }
    check_not_into(p, NAMED(source_entry_place));
    check_not_into(p, NAMED(route_place));
    check_not_into(p, NAMED(rework_place));
    check_not_into(p, NAMED(scrap_place));
    check_not_into(p, NAMED(load_to));
}

}  // namespace

void check_supplies(const Program& p) {
    const std::size_t n = p.supplies();
    index(NAMED(supply_buffer), p.buffers(), false);
    NAMED(supply_type).length(n);
    index(NAMED(supply_type), p.types(), false);
    NAMED(supply_lot).length(n);
    NAMED(supply_lot).in(1, MOST_IN_LOT);
    NAMED(supply_point).length(n);
    NAMED(supply_point).in(-1, MOST_PARTS);
    check_levels(p);
    NAMED(supply_lead).length(n);
    index(NAMED(supply_lead), p.law_kind.size());
    NAMED(supply_life).length(n);
    NAMED(supply_period).length(n);
    for (std::size_t v = 0; v < n; ++v) {
        NAMED(supply_life).need(p.supply_life[v] > 0, v, "above 0");
        NAMED(supply_period).need(p.supply_period[v] > 0, v, "above 0");
    }
    offsets(NAMED(supply_time_start), n, {p.supply_time.size()}, "supply_time");
    for (std::size_t v = 0; v < n; ++v) check_timetable(p, v);
    check_closed(p);
    check_first_expired(p);
}

}  // namespace motorworks
