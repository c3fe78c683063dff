// The door: calendars, buffers and sources.
#include "door_checks.hpp"

namespace motorworks {

void check_calendars(const Program& p) {
    const auto period = NAMED(calendar_period);
    const auto time = NAMED(calendar_time);
    const std::size_t n = period.size();
    NAMED(calendar_rule).length(n);
    NAMED(calendar_rule).in(SUSPEND, START_ONLY_IF_FITS);
    NAMED(calendar_state).in(CALENDAR_OFF, CALENDAR_STOP);
    offsets(NAMED(calendar_start), n, {time.size(), p.calendar_state.size()},
            "calendar_time and calendar_state");
    for (std::size_t c = 0; c < n; ++c) {
        period.need(period[c] > 0, c, "above 0");
        const auto first = static_cast<std::size_t>(p.calendar_start[c]);
        const auto last = static_cast<std::size_t>(p.calendar_start[c + 1]);
        if (first == last) refuse("number of changes of calendar " + text(c), "0", "1 or more");
        time.need(time[first] == 0, first, "0, the first of its calendar");
        for (std::size_t i = first; i < last; ++i) {
            time.need(time[i] < period[c] && time[i] <= LONGEST, i, "below the period");
            if (i > first) time.need(time[i] > time[i - 1], i, "above the one before");
        }
    }
}

namespace {

void check_initial(const Program& p, std::size_t b) {
    const auto initial = NAMED(buffer_initial);
    const std::int64_t capacity = p.buffer_capacity[b];
    const std::int64_t most = capacity >= 0 ? capacity : p.max_parts;
    std::int64_t total = 0;
    for (std::size_t i = b * p.types(); i < (b + 1) * p.types(); ++i) {
        const std::int64_t places = p.buffer_by_type[b] ? p.buffer_type_capacity[i] : -1;
        initial.one_in(i, 0, p.max_parts);
        if (places >= 0) initial.one_in(i, 0, places);
        total += initial[i];
    }
    if (total > most)
        refuse("sum of buffer_initial of buffer " + text(b), text(total), text(most) + " or less");
}

}  // namespace

void check_buffers(const Program& p) {
    const auto capacity = NAMED(buffer_capacity);
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const std::size_t n = capacity.size();
    capacity.in(-1, most);
    NAMED(buffer_by_type).length(n);
    NAMED(buffer_by_type).in(0, 1);
    NAMED(buffer_type_capacity).length(n * p.types());
    NAMED(buffer_type_capacity).in(-1, most);
    NAMED(buffer_initial).length(n * p.types());
    for (std::size_t b = 0; b < n; ++b) check_initial(p, b);
}

namespace {

void check_source(const Program& p, std::size_t q) {
    const auto first = static_cast<std::size_t>(p.source_type_start[q]);
    const auto last = static_cast<std::size_t>(p.source_type_start[q + 1]);
    const int kind = p.source_type_kind[q];
    if (kind != ANY && first == last) refuse("number of models of source " + text(q), "0", "1 or more");
    if (kind == MIX) cumulative(NAMED(source_type_weight), first, last);
    if (p.source_kind[q] == SATURATED) return;
    NAMED(source_type_kind).need(kind != ANY, q, "another one for a source with arrivals");
    NAMED(source_law).need(p.source_law[q] >= 0, q, "a law for a source with arrivals");
    if (p.source_entry_start[q] == p.source_entry_start[q + 1])
        refuse("number of entries of source " + text(q), "0", "1 or more");
}

}  // namespace

void check_sources(const Program& p) {
    const std::size_t n = p.sources();
    NAMED(source_kind).in(SATURATED, ARRIVALS);
    NAMED(source_count).length(n);
    NAMED(source_count).in(-1, std::numeric_limits<std::int64_t>::max());
    NAMED(source_law).length(n);
    index(NAMED(source_law), p.law_kind.size());
    NAMED(source_group).length(n);
    NAMED(source_group).in(1, MOST_AT_ONCE);
    NAMED(source_lose).length(n);
    NAMED(source_lose).in(0, 1);
    NAMED(source_type_kind).length(n);
    NAMED(source_type_kind).in(FIXED, ANY);
    offsets(NAMED(source_type_start), n, {p.source_type_value.size(), p.source_type_weight.size()},
            "source_type_value and source_type_weight");
    index(NAMED(source_type_value), p.types(), false);
    offsets(NAMED(source_entry_start), n, {p.source_entry_place.size(), p.source_entry_type.size()},
            "source_entry_place and source_entry_type");
    index(NAMED(source_entry_place), p.buffers(), false);
    index(NAMED(source_entry_type), p.types());
    for (std::size_t q = 0; q < n; ++q) check_source(p, q);
}

}  // namespace motorworks
