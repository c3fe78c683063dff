#include "trace.hpp"

#include "arrays.hpp"
#include "counting.hpp"

namespace motorworks {

namespace {

using Doubles = std::vector<double>;
using Counts = std::vector<std::int64_t>;

// One number of each thing.
template <class T, class Things, class Number>
nb::object each(const Things& things, Number number) {
    std::vector<T> values;
    values.reserve(things.size());
    for (const auto& thing : things) values.push_back(static_cast<T>(number(thing)));
    return to_array(std::move(values));
}

// Parts in a machine; what a transport has not loaded yet lies in its buffer.
std::int64_t inside(World& w, const Machine& m) {
    const bool fetches =
        m.st->transport && (m.activity == EMPTY_TRAVEL || m.activity == LOADING);
    return fetches ? 0 : holds(w, m);
}

void add_machines(World& w, nb::dict& out) {
    const std::size_t n = w.machines.size();
    Doubles time = w.state_time;
    for (std::size_t i = 0; i < n; ++i)
        time[8 * i + w.machines[i].state] += w.now - w.machines[i].since;
    out["state_time"] = to_array(std::move(time), {n, 8});
    out["cycles"] = each<std::int64_t>(w.machines, [](const Machine& m) { return m.cycles; });
    out["state"] = each<std::int8_t>(w.machines, [](const Machine& m) { return m.state; });
    out["state_since"] = each<double>(w.machines, [](const Machine& m) { return m.since; });
    out["waits_for"] = each<std::int32_t>(w.machines, [&](const Machine& m) {
        return m.deliveries ? w.more_of(m).deliveries.front().place : -1;
    });
    out["waits_model"] = each<std::int32_t>(w.machines, [&](const Machine& m) {
        return m.deliveries ? w.more_of(m).deliveries.front().part.model() : -1;
    });
    out["holds"] =
        each<std::int32_t>(w.machines, [&](const Machine& m) { return inside(w, m); });
}

// One count by station and model.
nb::object judged(const World& w, std::int64_t Judged::*count) {
    Counts counts(w.S * w.T);
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = judged_in_full(w, i).*count;
    return to_array(std::move(counts), {w.S, w.T});
}

void add_stations(World& w, nb::dict& out) {
    out["produced"] = judged(w, &Judged::produced);
    out["good"] = judged(w, &Judged::good);
    out["first_pass"] = judged(w, &Judged::first_pass);
    out["scrap"] = judged(w, &Judged::scrap);
    out["rework"] = judged(w, &Judged::rework);
    out["setups"] = to_array(w.setups);
    out["tool_changes"] = to_array(w.tool_changes);
    out["overflowed"] = to_array(w.overflowed);
}

void add_modes(World& w, nb::dict& out) {
    Counts failures(w.S), upkeeps(w.S), by_mode(w.p.failure_clock.size());
    Doubles down(by_mode.size());
    for (const Machine& m : w.machines)
        for (int k = 0; k < w.more_of(m).n_modes; ++k) {
            const Mode& mode = w.modes_of(m)[k];
            const auto i = static_cast<std::size_t>(mode.number);
            (mode.upkeep() ? upkeeps : failures)[static_cast<std::size_t>(m.st->number)] +=
                mode.failures;
            by_mode[i] += mode.failures;
            down[i] += mode.down_time + (mode.down ? w.now - mode.down_since : 0.0);
        }
    out["failures"] = to_array(std::move(failures));
    out["upkeeps"] = to_array(std::move(upkeeps));
    out["mode_failures"] = to_array(std::move(by_mode));
    out["mode_down"] = to_array(std::move(down));
}

void add_causes(World& w, nb::dict& out) {
    Doubles time = w.cause_time;
    for (const Machine& m : w.machines) time[static_cast<std::size_t>(m.cause)] += w.now - m.since;
    const auto part = [&](std::int32_t first, std::int32_t last) {
        return to_array(Doubles(time.begin() + first, time.begin() + last));
    };
    out["starved_by"] = part(1, w.route_cause);
    out["blocked_by"] = part(w.route_cause, w.judged_cause);
    out["blocked_rework"] = part(w.judged_cause, w.crew_cause);
    out["repair_wait"] = part(w.crew_cause, static_cast<std::int32_t>(time.size()));
}

Counts levels(World& w) {
    Counts level(w.B * w.T);
    for (const Buffer& b : w.buffers) {
        const std::size_t row = static_cast<std::size_t>(b.number) * w.T;
        for (std::size_t t = 0; t < w.T; ++t) level[row + t] = w.held[row + t];
        for (std::size_t i = b.held; i < b.level() && !b.by_type; ++i)
            ++level[row + static_cast<std::size_t>(b.part(i).model())];
        for (std::size_t t = 0; t < w.T && b.by_type; ++t)
            level[row + t] += static_cast<std::int64_t>(b.queues[t].stored.size());
    }
    return level;
}

void add_buffers(World& w, nb::dict& out) {
    out["buffer_integral"] = each<double>(w.buffers, [&](const Buffer& b) {
        return b.integral + static_cast<double>(b.level()) * (w.now - b.since);
    });
    out["buffer_max"] = each<std::int64_t>(w.buffers, [](const Buffer& b) { return b.most; });
    out["buffer_entries"] =
        each<std::int64_t>(w.buffers, [](const Buffer& b) { return b.puts - b.puts_before; });
    out["buffer_level"] = to_array(levels(w), {w.B, w.T});
}

void add_plant(World& w, nb::dict& out) {
    const double parts = static_cast<double>(w.parts_now());
    out["parts_integral"] =
        to_array(Doubles{w.parts_integral + parts * (w.now - w.parts_since)});
    out["parts_now"] = to_array(Counts{w.parts_now()});
    out["parts_made"] = to_array(Counts{w.created, w.removed});
    out["source_arrivals"] = each<std::int64_t>(w.sources, [](const Source& q) { return q.arrivals; });
    out["source_lost"] = each<std::int64_t>(w.sources, [](const Source& q) { return q.lost; });
}

void add_sinks(World& w, nb::dict& out) {
    out["sink_count"] = to_array(w.sink_count, {w.K, w.T});
    out["sink_first_pass"] = to_array(w.sink_first_pass, {w.K, w.T});
    out["sink_time"] = to_array(w.sink_time, {w.K, w.T});
    out["sink_histogram"] = to_array(w.sink_histogram, {w.K, w.T, HISTOGRAM_BINS});
}

void add_pools(World& w, nb::dict& out) {
    out["pool_busy"] = each<double>(w.pools, [&](const Pool& pool) {
        return pool.busy_time + pool.busy * (w.now - pool.since);
    });
    out["pool_wait"] = each<double>(w.pools, [](const Pool& pool) { return pool.wait; });
    out["pool_served"] = each<std::int64_t>(w.pools, [](const Pool& pool) { return pool.served; });
    out["pool_present"] = each<double>(w.pools, [&](const Pool& pool) {
        return pool.present_time + pool.there() * (w.now - pool.present_since);
    });
    out["pool_helped"] = each<std::int64_t>(w.pools, [](const Pool& pool) { return pool.helped; });
    out["pool_laid_down"] =
        each<std::int64_t>(w.pools, [](const Pool& pool) { return pool.laid_down; });
}

void add_fleets(World& w, nb::dict& out) {
    Doubles time;
    for (const Fleet& fleet : w.fleets) time.insert(time.end(), fleet.time.begin(), fleet.time.end());
    out["fleet_time"] = to_array(std::move(time), {w.fleets.size(), 4});
    out["fleet_trips"] = each<std::int64_t>(w.fleets, [](const Fleet& f) { return f.trips; });
    out["fleet_parts"] = each<std::int64_t>(w.fleets, [](const Fleet& f) { return f.parts; });
}

void add_tours(World& w, nb::dict& out) {
    out["tour_runs"] = each<std::int64_t>(w.tours, [](const Tour& t) { return t.runs; });
    out["tour_late"] = each<std::int64_t>(w.tours, [](const Tour& t) { return t.late; });
    out["tour_parts"] = each<std::int64_t>(w.tours, [](const Tour& t) { return t.parts; });
    out["tour_away"] = each<double>(w.tours, [&](const Tour& t) {
        return t.away_time + static_cast<double>(t.away) * (w.now - t.since);
    });
    out["tour_aboard"] = each<std::int64_t>(w.tours, [](const Tour& t) {
        std::size_t aboard = 0;
        for (const Runner& runner : t.runners) aboard += runner.aboard.size();
        return aboard;
    });
}

void add_supplies(World& w, nb::dict& out) {
    const auto count = [&](std::int64_t Supply::*number) {
        return each<std::int64_t>(w.supplies, [=](const Supply& v) { return v.*number; });
    };
    out["supply_orders"] = count(&Supply::orders);
    out["supply_ordered"] = count(&Supply::ordered);
    out["supply_arrived"] = count(&Supply::arrived);
    out["supply_expired"] = count(&Supply::expired);
    out["supply_on_order"] = count(&Supply::on_order);
    const auto stock = [&](auto StockCount::*number) {
        using T = std::remove_reference_t<decltype(StockCount{}.*number)>;
        return each<T>(w.supplies, [=](const Supply& v) { return v.count.*number; });
    };
    out["supply_stock"] = stock(&StockCount::stock);
    const auto now = [&](double StockCount::*number) {  // added up to now; the world stays
        return each<double>(w.supplies, [=, &w](const Supply& v) {
            StockCount count = v.count;
            count.add_up(w.now, v.on_order);
            return count.*number;
        });
    };
    out["supply_stock_integral"] = now(&StockCount::stock_integral);
    out["supply_order_integral"] = now(&StockCount::order_integral);
    out["supply_empty_time"] = now(&StockCount::empty_time);
    out["supply_taken"] = stock(&StockCount::taken);
    out["supply_late"] = stock(&StockCount::late);
    out["supply_deliveries"] = stock(&StockCount::deliveries);
    out["supply_awaited"] = stock(&StockCount::awaited);
    out["supply_awaited_time"] = stock(&StockCount::awaited_time);
    out["supply_use"] =
        each<double>(w.supplies, [](const Supply& v) { return v.use.mean(); });
}

void add_samples(World& w, nb::dict& out) {
    const std::size_t n = w.sample_time.size();
    const std::size_t kept = n / static_cast<std::size_t>(w.p.level_every);
    out["sample_time"] = to_array(w.sample_time);
    out["sample_sink"] = to_array(w.sample_sink, {n, w.K});
    out["sample_energy"] = to_array(w.sample_energy, {n, w.p.groups()});
    out["sample_level"] = to_array(w.sample_level, {kept, w.B});
}

nb::object sink_log(const World& w) {
    if (!w.log_sinks) return nb::none();
    nb::dict log;
    log["time"] = each<double>(w.sink_log, [](const SinkEntry& e) { return e.time; });
    log["sink"] = each<std::int32_t>(w.sink_log, [](const SinkEntry& e) { return e.sink; });
    log["type"] = each<std::int32_t>(w.sink_log, [](const SinkEntry& e) { return e.type; });
    log["entered"] = each<double>(w.sink_log, [](const SinkEntry& e) { return e.entered; });
    return log;
}

}  // namespace

nb::dict trace_of(World& w, Status status) {
    nb::dict out;
    out["status"] = static_cast<int>(status);
    out["now"] = w.now;
    out["since"] = w.since;
    out["events"] = w.events;
    out["operations"] = w.operations();
    add_machines(w, out);
    add_stations(w, out);
    add_modes(w, out);
    add_causes(w, out);
    add_buffers(w, out);
    add_plant(w, out);
    add_sinks(w, out);
    add_pools(w, out);
    add_fleets(w, out);
    add_tours(w, out);
    add_supplies(w, out);
    add_samples(w, out);
    out["sink_log"] = sink_log(w);
    return out;
}

nb::dict take_visits(World& w) {
    nb::dict out;
    const auto& rows = w.visits;
    out["part"] = each<std::int64_t>(rows, [](const Visit& v) { return v.part; });
    out["model"] = each<std::int32_t>(rows, [](const Visit& v) { return v.model; });
    out["station"] = each<std::int32_t>(rows, [](const Visit& v) { return v.station; });
    out["machine"] = each<std::int32_t>(rows, [](const Visit& v) { return v.machine; });
    out["start"] = each<double>(rows, [](const Visit& v) { return v.start; });
    out["end"] = each<double>(rows, [](const Visit& v) { return v.end; });
    out["outcome"] = each<std::int8_t>(rows, [](const Visit& v) { return v.outcome; });
    w.visits.clear();
    return out;
}

}  // namespace motorworks
