#include "door.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string_view>
#include <vector>

namespace motorworks {

namespace {

// Beyond these a program is refused rather than the machine brought to its knees.
constexpr double LONGEST = 1e12;
constexpr std::int64_t MOST_MACHINES = 200'000, MOST_AT_ONCE = 1'000'000, MOST_GROUPS = 100'000,
                       MOST_PARTS = 1'000'000'000, MOST_HISTOGRAMS = 16'384;

template <class T>
std::string text(T value) {
    std::ostringstream out;
    out.precision(17);
    if constexpr (sizeof(T) == 1)
        out << static_cast<int>(value);
    else
        out << value;
    return out.str();
}

[[noreturn]] void refuse(const std::string& what, const std::string& value,
                         const std::string& expected) {
    throw Refused("program: " + what + " is " + value + "; must be " + expected);
}

std::string element(const char* name, std::size_t i) {
    return std::string(name) + "[" + std::to_string(i) + "]";
}

// An array with its name, for messages.
template <class T>
struct Named {
    const char* name;
    const std::vector<T>& values;

    std::size_t size() const { return values.size(); }
    T operator[](std::size_t i) const { return values[i]; }

    [[noreturn]] void bad(std::size_t i, const std::string& expected) const {
        refuse(element(name, i), text(values[i]), expected);
    }
    void need(bool good, std::size_t i, const char* expected) const {
        if (!good) bad(i, expected);
    }
    void one_in(std::size_t i, T low, T high) const {
        if (!(values[i] >= low && values[i] <= high))
            bad(i, text(low) + " to " + text(high));
    }
    void in(T low, T high) const {
        for (std::size_t i = 0; i < size(); ++i) one_in(i, low, high);
    }
    void length(std::size_t n) const {
        if (size() != n) refuse(std::string("length of ") + name, text(size()), text(n));
    }
};

#define NAMED(array) Named<typename std::remove_cvref_t<decltype(p.array)>::value_type> { #array, p.array }

// A number of something there are n of; -1 (none) only where allowed.
void index(const Named<std::int32_t>& a, std::size_t n, bool or_none = true) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::int32_t value = a[i];
        if (value == -1 && or_none) continue;
        if (value < 0 || static_cast<std::size_t>(value) >= n)
            a.bad(i, (or_none ? std::string("-1 or ") : std::string()) + "a number below " + text(n));
    }
}

// Offsets of n items into arrays of one length.
void offsets(const Named<std::int32_t>& a, std::size_t n, std::initializer_list<std::size_t> lengths,
             const char* into) {
    a.length(n + 1);
    a.need(a[0] == 0, 0, "0");
    for (std::size_t i = 1; i <= n; ++i) a.need(a[i] >= a[i - 1], i, "no less than the one before");
    for (const std::size_t length : lengths)
        if (static_cast<std::size_t>(a[n]) != length)
            refuse(element(a.name, n), text(a[n]),
                   "the length of " + std::string(into) + ", " + text(length));
}

template <class T>
void finite_in(const Named<T>& a, double low, double high) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!(a[i] >= low && a[i] <= high)) a.bad(i, text(low) + " to " + text(high));
}

// ---- laws ----

struct Numbers {
    const Named<double>& all;
    std::size_t first, n;

    double operator[](std::size_t i) const { return all[first + i]; }
    void count(std::size_t expected, std::size_t law) const {
        if (n != expected)
            refuse("number of parameters of law " + text(law), text(n), text(expected));
    }
    void need(std::size_t i, double low, double high, bool above_low = false) const {
        const double x = (*this)[i];
        if (!(x >= low && x <= high) || (above_low && x == low))
            all.bad(first + i, (above_low ? "above " : "from ") + text(low) + " to " + text(high));
    }
};

void check_hyperexponential(const Numbers& x, std::size_t law) {
    if (x.n < 2 || x.n % 2)
        refuse("number of parameters of law " + text(law), text(x.n), "even and 2 or more");
    double sum = 0.0;
    for (std::size_t i = 0; i < x.n / 2; ++i) {
        x.need(i, 0, 1);
        x.need(x.n / 2 + i, 0, LONGEST, true);
        sum += x[i];
    }
    if (std::abs(sum - 1) > 1e-6) refuse("sum of the probabilities of law " + text(law), text(sum), "1");
}

void check_law(int kind, std::size_t law, const Numbers& x) {
    constexpr int CONSTANT = 0, EXPONENTIAL = 1, ERLANG = 2, GAMMA = 3, HYPEREXPONENTIAL = 4,
                  LOGNORMAL = 5, WEIBULL = 6, UNIFORM = 7, TRIANGULAR = 8;
    if (kind == HYPEREXPONENTIAL) return check_hyperexponential(x, law);
    const bool one = kind == CONSTANT || kind == EXPONENTIAL;
    const bool two = kind == ERLANG || kind == GAMMA || kind == LOGNORMAL || kind == WEIBULL ||
                     kind == UNIFORM;
    x.count(one ? 1 : two ? 2 : kind == TRIANGULAR ? 3 : 4, law);
    if (kind == CONSTANT) {
        x.need(0, 0, LONGEST);
    } else if (kind == EXPONENTIAL) {
        x.need(0, 0, LONGEST, true);
    } else if (kind == ERLANG) {
        x.need(0, 1, 1000);
        if (x[0] != std::floor(x[0])) x.all.bad(x.first, "a whole number");
        x.need(1, 0, LONGEST, true);
    } else if (kind == GAMMA || kind == WEIBULL) {
        // A smaller shape gives times beyond every number.
        x.need(0, kind == GAMMA ? 1e-3 : 0.05, LONGEST);
        x.need(1, 0, LONGEST, true);
    } else if (kind == LOGNORMAL) {
        x.need(0, 0, LONGEST, true);
        x.need(1, 0, std::min(LONGEST, 1e6 * x[0]), true);
    } else if (kind == UNIFORM || kind == TRIANGULAR) {
        for (std::size_t i = 0; i < x.n; ++i) x.need(i, i ? x[i - 1] : 0, LONGEST);
    } else {
        x.need(0, 0, LONGEST);
        x.need(1, 0, 1);
        x.need(2, 0, 1, true);
        x.need(3, 0, LONGEST);
    }
}

void check_laws(const Program& p) {
    const auto kind = NAMED(law_kind);
    const auto number = NAMED(law_number);
    kind.in(0, 9);
    offsets(NAMED(law_start), kind.size(), {number.size()}, "law_number");
    for (std::size_t i = 0; i < kind.size(); ++i) {
        const auto first = static_cast<std::size_t>(p.law_start[i]);
        check_law(kind[i], i, {number, first, static_cast<std::size_t>(p.law_start[i + 1]) - first});
    }
}

// ---- calendars, pools, buffers ----

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

void check_pools(const Program& p) {
    const auto count = NAMED(pool_count);
    count.in(0, std::numeric_limits<std::int32_t>::max());
    NAMED(pool_rule).length(count.size());
    NAMED(pool_rule).in(FIFO, DOWNSTREAM_FIRST);
    NAMED(pool_calendar).length(count.size());
    index(NAMED(pool_calendar), p.calendar_period.size());
}

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

// ---- sources ----

// Cumulative probabilities from first to last.
void cumulative(const Named<double>& weight, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
        weight.need(weight[i] >= (i > first ? weight[i - 1] : 0.0) && weight[i] <= 1, i,
                    "no less than the one before, and 1 at the most");
    weight.need(weight[last - 1] == 1, last - 1, "1, the last of its item");
}

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

// ---- stations ----

void check_machines(const Program& p) {
    const std::size_t n = p.stations();
    NAMED(station_kind).in(MACHINE, CONVEYOR);
    NAMED(station_machines).length(n);
    NAMED(station_machines).in(1, static_cast<std::int32_t>(MOST_MACHINES));
    std::int64_t machines = 0;
    for (const auto some : p.station_machines) machines += some;
    if (machines > MOST_MACHINES)
        refuse("sum of station_machines", text(machines), text(MOST_MACHINES) + " or less");
    NAMED(station_calendar).length(n);
    index(NAMED(station_calendar), p.calendar_period.size());
    NAMED(station_pull).length(n);
    NAMED(station_pull).in(0, 1);
    NAMED(station_select).length(n);
    NAMED(station_select).in(ALL, FIRST_AVAILABLE);
    NAMED(station_types).length(n);
    NAMED(station_group).length(n);
    index(NAMED(station_group), p.groups());
    NAMED(station_power).length(8 * n);
    finite_in(NAMED(station_power), 0, LONGEST);
}

void check_campaign(const Program& p, std::size_t s) {
    const int rule = p.campaign_rule[s];
    if (rule == NO_CAMPAIGN) return;
    const auto first = static_cast<std::size_t>(p.campaign_start[s]);
    const auto last = static_cast<std::size_t>(p.campaign_start[s + 1]);
    if (first == last) refuse("number of lots of station " + text(s), "0", "1 or more");
    for (std::size_t i = first; i < last; ++i)
        NAMED(campaign_type).need(p.station_types[s] >> p.campaign_type[i] & 1, i,
                                  "a model allocated to the station");
    if (rule != LOWEST_STOCK) return;
    NAMED(campaign_buffer).need(p.campaign_buffer[s] >= 0, s, "a buffer for LOWEST_STOCK");
    NAMED(station_select).need(p.station_select[s] == ALL, s, "ALL for LOWEST_STOCK");
}

void check_campaigns(const Program& p) {
    const std::size_t n = p.stations();
    NAMED(campaign_rule).length(n);
    NAMED(campaign_rule).in(NO_CAMPAIGN, LOWEST_STOCK);
    offsets(NAMED(campaign_start), n, {p.campaign_type.size(), p.campaign_lot.size()},
            "campaign_type and campaign_lot");
    index(NAMED(campaign_type), p.types(), false);
    NAMED(campaign_lot).in(1, std::numeric_limits<std::int64_t>::max());
    NAMED(campaign_buffer).length(n);
    index(NAMED(campaign_buffer), p.buffers());
    for (std::size_t s = 0; s < n; ++s) check_campaign(p, s);
}

// What one input may ask of a saturated source.
void check_from_source(const Program& p, std::size_t i, std::size_t q) {
    NAMED(input_origin).need(p.source_kind[q] == SATURATED, i, "a buffer or a saturated source");
    const int kind = p.source_type_kind[q];
    const bool several = kind == FIXED || kind == ANY || p.input_any[i];
    NAMED(input_take).need(p.input_take[i] == 1 || several, i,
                           "1 from a source of changing models, unless any model will do");
}

void check_from_buffer(const Program& p, std::size_t i, std::size_t b, std::int64_t take) {
    const std::int64_t capacity = p.buffer_capacity[b];
    if (capacity > 0 && take > capacity)
        refuse(element("input_take", i), text(take), "no more than buffer " + text(b) + " holds, " +
                                                         text(capacity));
}

void check_input(const Program& p, std::size_t s, std::size_t i) {
    const auto origin = static_cast<std::size_t>(p.input_origin[i]);
    for (auto k = static_cast<std::size_t>(p.input_start[s]); k < i; ++k)
        NAMED(input_origin).need(p.input_origin[k] != p.input_origin[i], i,
                                 "another one than the other inputs of the station");
    const bool single = p.station_select[s] == FIRST_AVAILABLE || p.batch_min[s] > 0;
    NAMED(input_take).need(p.input_take[i] == 1 || !single, i,
                           "1 with FIRST_AVAILABLE or a batch");
    if (origin >= p.buffers())
        check_from_source(p, i, origin - p.buffers());
    else
        check_from_buffer(p, i, origin, p.batch_min[s] > 0 ? p.batch_min[s] : p.input_take[i]);
}

void check_batch(const Program& p, std::size_t s, std::size_t first, std::size_t last) {
    if (p.batch_min[s] == 0) return;
    const auto least = NAMED(batch_min);
    NAMED(batch_max).one_in(s, p.batch_min[s], static_cast<std::int32_t>(MOST_AT_ONCE));
    least.need(last - first == 1, s, "0 where there is not exactly one input");
    least.need(p.station_kind[s] == MACHINE, s, "0 for a conveyor");
    least.need(p.station_select[s] == ALL, s, "0 with FIRST_AVAILABLE");
    const std::int32_t calendar = p.station_calendar[s];
    const auto origin = static_cast<std::size_t>(p.input_origin[first]);
    if (calendar < 0 || p.calendar_rule[static_cast<std::size_t>(calendar)] != START_ONLY_IF_FITS ||
        origin < p.buffers())
        return;
    const int kind = p.source_type_kind[origin - p.buffers()];
    least.need(kind == FIXED || kind == ANY, s,
               "0 with START_ONLY_IF_FITS and a source of changing models");
}

void check_inputs(const Program& p) {
    const std::size_t n = p.stations();
    const auto origin = NAMED(input_origin);
    NAMED(batch_min).length(n);
    NAMED(batch_min).in(0, static_cast<std::int32_t>(MOST_AT_ONCE));
    NAMED(batch_max).length(n);
    offsets(NAMED(input_start), n, {origin.size(), p.input_take.size(), p.input_any.size()},
            "input_origin, input_take and input_any");
    index(origin, p.buffers() + p.sources(), false);
    NAMED(input_take).in(1, static_cast<std::int32_t>(MOST_AT_ONCE));
    NAMED(input_any).in(0, 1);
    for (std::size_t s = 0; s < n; ++s) {
        const auto first = static_cast<std::size_t>(p.input_start[s]);
        const auto last = static_cast<std::size_t>(p.input_start[s + 1]);
        if (first == last) refuse("number of inputs of station " + text(s), "0", "1 or more");
        for (std::size_t i = first; i < last; ++i) check_input(p, s, i);
        check_batch(p, s, first, last);
    }
}

void check_steps_of(const Program& p, std::size_t s) {
    const std::int32_t first = p.step_start[s], last = p.step_start[s + 1];
    const bool conveyor = p.station_kind[s] == CONVEYOR;
    if (conveyor != (first == last))
        refuse("number of steps of station " + text(s), text(last - first),
               conveyor ? "0 for a conveyor" : "1 or more");
    for (auto i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(last); ++i)
        for (std::size_t t = 0; t < p.types(); ++t)
            NAMED(step_law).need(p.step_law[i * p.types() + t] >= 0 || !(p.station_types[s] >> t & 1),
                                 i * p.types() + t, "a law for a model allocated to the station");
}

void check_steps(const Program& p) {
    const std::size_t n = p.stations(), laws = p.law_kind.size(), pools = p.pool_count.size();
    const auto pool = NAMED(step_pool);
    offsets(NAMED(step_start), n, {pool.size()}, "step_pool");
    index(pool, pools);
    NAMED(step_law).length(pool.size() * p.types());
    index(NAMED(step_law), laws);
    for (std::size_t s = 0; s < n; ++s) check_steps_of(p, s);
}

void check_setups(const Program& p) {
    const std::size_t n = p.stations(), table = p.types() * p.types();
    const std::size_t tables = p.setup_law.size() / table;
    NAMED(setup_law).length(tables * table);
    index(NAMED(setup_law), p.law_kind.size());
    NAMED(setup_table).length(n);
    index(NAMED(setup_table), tables);
    NAMED(setup_initial).length(n);
    index(NAMED(setup_initial), p.types());
    NAMED(setup_pool).length(n);
    index(NAMED(setup_pool), p.pool_count.size());
}

void check_tools(const Program& p) {
    const std::size_t n = p.stations();
    const auto life = NAMED(tool_life);
    life.length(n);
    life.in(0, std::numeric_limits<std::int64_t>::max());
    NAMED(tool_law).length(n);
    index(NAMED(tool_law), p.law_kind.size());
    NAMED(tool_pool).length(n);
    index(NAMED(tool_pool), p.pool_count.size());
    for (std::size_t s = 0; s < n; ++s)
        NAMED(tool_law).need(life[s] == 0 || p.tool_law[s] >= 0, s, "a law where a tool has a life");
}

void check_failures(const Program& p) {
    const auto clock = NAMED(failure_clock);
    const std::size_t n = clock.size();
    clock.in(OPERATING, CALENDAR_CLOCK);
    offsets(NAMED(failure_start), p.stations(), {n}, "failure_clock");
    NAMED(failure_up).length(n);
    index(NAMED(failure_up), p.law_kind.size(), false);
    NAMED(failure_repair).length(n);
    index(NAMED(failure_repair), p.law_kind.size(), false);
    NAMED(failure_pool).length(n);
    index(NAMED(failure_pool), p.pool_count.size());
    std::int64_t modes = 0;
    for (std::size_t s = 0; s < p.stations(); ++s)
        modes += std::int64_t{p.station_machines[s]} * (p.failure_start[s + 1] - p.failure_start[s]);
    if (modes > 10 * MOST_MACHINES)
        refuse("sum of the failure modes of all machines", text(modes),
               text(10 * MOST_MACHINES) + " or less");
}

void check_judgement(const Program& p) {
    const std::size_t n = p.stations();
    NAMED(scrap_prob).length(n);
    NAMED(scrap_prob).in(0, 1);
    NAMED(rework_prob).length(n);
    NAMED(rework_prob).in(0, 1);
    for (std::size_t s = 0; s < n; ++s)
        if (p.scrap_prob[s] + p.rework_prob[s] > 1 + 1e-9)
            refuse("scrap_prob + rework_prob of station " + text(s),
                   text(p.scrap_prob[s] + p.rework_prob[s]), "1 or less");
    NAMED(max_reworks).length(n);
    NAMED(max_reworks).in(-1, std::numeric_limits<std::int32_t>::max());
    NAMED(rework_place).length(n);
    index(NAMED(rework_place), p.buffers());
    NAMED(scrap_place).length(n);
    index(NAMED(scrap_place), p.buffers() + p.sinks());
}

void check_overflow(const Program& p, std::size_t e) {
    const std::int32_t sink = p.route_overflow[e], place = p.route_place[e];
    if (sink < 0) return;
    const auto overflow = NAMED(route_overflow);
    overflow.need(static_cast<std::size_t>(sink) >= p.buffers(), e, "-1 or the place of a sink");
    overflow.need(place < 0 || static_cast<std::size_t>(place) >= p.buffers() ||
                      p.buffer_capacity[static_cast<std::size_t>(place)] != 0,
                  e, "-1 for a buffer without places");
}

void check_route(const Program& p, std::size_t s) {
    const auto first = static_cast<std::size_t>(p.route_start[s]);
    const auto last = static_cast<std::size_t>(p.route_start[s + 1]);
    const int kind = p.route_kind[s];
    const std::string number = "number of route entries of station " + text(s);
    if (kind == BY_MODEL && last - first != p.types())
        refuse(number, text(last - first), text(p.types()) + ", one for each model");
    if (kind == ONE && last - first != 1) refuse(number, text(last - first), "1");
    if (first == last) refuse(number, "0", "1 or more");
    if (kind == RANDOM) cumulative(NAMED(route_weight), first, last);
    for (std::size_t e = first; e < last; ++e) {
        NAMED(route_place).need(p.route_place[e] >= 0 || kind == BY_MODEL, e, "a place");
        check_overflow(p, e);
    }
}

void check_routes(const Program& p) {
    const std::size_t n = p.stations(), entries = p.route_place.size();
    NAMED(route_kind).length(n);
    NAMED(route_kind).in(ONE, BY_MODEL);
    offsets(NAMED(route_start), n,
            {entries, p.route_weight.size(), p.route_type.size(), p.route_overflow.size()},
            "route_place, route_weight, route_type and route_overflow");
    index(NAMED(route_place), p.buffers() + p.sinks());
    index(NAMED(route_type), p.types());
    index(NAMED(route_overflow), p.buffers() + p.sinks());
    for (std::size_t s = 0; s < n; ++s) check_route(p, s);
}

void check_conveyor(const Program& p, std::size_t s) {
    NAMED(conveyor_transit).need(p.conveyor_transit[s] > 0, s, "above 0 for a conveyor");
    NAMED(conveyor_places).one_in(s, 1, static_cast<std::int32_t>(MOST_AT_ONCE));
    NAMED(station_pull).need(!p.station_pull[s], s, "0 for a conveyor");
    NAMED(setup_table).need(p.setup_table[s] < 0, s, "-1 for a conveyor");
    NAMED(tool_life).need(p.tool_life[s] == 0, s, "0 for a conveyor");
}

void check_conveyors(const Program& p) {
    const std::size_t n = p.stations();
    NAMED(conveyor_transit).length(n);
    finite_in(NAMED(conveyor_transit), 0, LONGEST);
    NAMED(conveyor_spacing).length(n);
    finite_in(NAMED(conveyor_spacing), 0, LONGEST);
    NAMED(conveyor_places).length(n);
    NAMED(conveyor_accumulating).length(n);
    NAMED(conveyor_accumulating).in(0, 1);
    for (std::size_t s = 0; s < n; ++s)
        if (p.station_kind[s] == CONVEYOR) check_conveyor(p, s);
}

void check_number(const char* name, std::int64_t value, std::int64_t low, std::int64_t high) {
    if (value < low || value > high) refuse(name, text(value), text(low) + " to " + text(high));
}

void check_numbers(const Program& p) {
    check_number("n_types", p.n_types, 1, 64);
    check_number("n_groups", p.n_groups, 0, MOST_GROUPS);
    check_number("n_sinks", p.n_sinks, 0, MOST_HISTOGRAMS / p.n_types);
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
    check_machines(p);
    check_campaigns(p);
    check_inputs(p);
    check_steps(p);
    check_setups(p);
    check_tools(p);
    check_failures(p);
    check_judgement(p);
    check_routes(p);
    check_conveyors(p);
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
}

}  // namespace motorworks
