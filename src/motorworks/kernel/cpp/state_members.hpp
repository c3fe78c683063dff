// What of every thing is state, and what is made anew from the program.
//
// Each function begins with a list of all members of its thing. It does not compile while one is
// missing there: add a new member to the list, and, if it changes during a run, to the call of
// `a` below it. A member that hangs on the others is better made anew: state_rebuild.cpp does.
// One that is used as an index, or that others lean on, is checked in state_checks.cpp.
#pragma once

#include "archive.hpp"
#include "state_events.hpp"
#include "world.hpp"

namespace motorworks {

constexpr std::uint64_t MOST_HELD = 1 << 30;

template <class A>
void archive(A& a, Part& x) {
    auto& [entered, tag] = x;
    a(entered, tag);
}

template <class A>
void archive(A& a, Stream& x) {
    auto& [state] = x;
    a(state);
}

template <class A>
void archive(A& a, Delivery& x) {
    auto& [part, place, cause, entry, overflow, waits] = x;
    a(part, place, cause, entry, overflow, waits);
}

template <class A>
void archive(A& a, Travel& x) {
    auto& [part, began, ready] = x;
    a(part, began, ready);
}

template <class A>
void archive(A& a, Mode& x) {
    auto& [up, repair, up_stream, repair_stream, threshold, fails, repaired, repair_time, pool,
           helper, clock, waits, down, due, failures, down_since, down_time, every, window,
           number] = x;
    a(up_stream, repair_stream, threshold, fails, repaired, repair_time, helper, waits, down, due,
      failures, down_since, down_time);
}

template <class A>
void archive(A& a, Service& x) {
    auto& [first, n, position, state, next] = x;
    a(state);
}

template <class A>
void archive(A& a, Wear& x) {
    auto& [passes_before, passes_due, worked_due, due] = x;
    a(passes_before);
}

// As the canonical copy of state.cpp.
template <class A>
void archive(A& a, Machine& x) {
    auto& [st, ends, part, process, since, slot, activity, state, calendar_state, ready, waits,
           drawn_by, next, cycles, runs_since, worked, least_threshold, other_next, down, count,
           cause, deliveries] = x;
    a(ends, part, process, since, activity, state, ready, waits, cycles, runs_since, worked, count,
      cause);
}

template <class A>
void archive(A& a, MachineMore& x) {
    auto& [quality, route, setup, tool, tool_cycles, lot_left, model, lot, left, began, setup_time,
           deliveries, steps, parts, belt, gap_passes, last_entry, kept_models, kept, first_mode,
           n_modes, helper, vehicle, phase_began] = x;
    a(quality, route, setup, tool, tool_cycles, lot_left, model, lot, left, began, setup_time,
      deliveries, steps, parts, belt, gap_passes, last_entry, kept_models, kept, helper, vehicle, phase_began);
}

template <class A>
void archive(A& a, Station& x) {
    auto& [laws, types, from, to, number, first_machine, n_ready, told, fresh, sink, plain, bare,
           judges, conveyor, in_news, has_modes, has_operating, upkeep, chooses, ahead, goes_on,
           supplied,
           route_kind, inputs,
           source, judged, tool_life, setup_table, n_machines, first_route, calendar_rule, alike,
           first_available, pull, joins, one_way, adds_up, campaign_rule, first_word, n_words, n_inputs,
           least, leading, ways, n_ways, sure, calendar, batch_min, batch_max, first_step, n_steps, setup_pool, tool_pool, tool_law,
           scrap, not_good, max_reworks, rework_place, scrap_place, n_routes, first_lot, n_lots,
           campaign_buffer, lot, lot_left, campaign_types, transit, spacing, places,
           accumulating, transport, fleet, loads_at, unloads_at, loading, unloading, dated_cycle,
           dated_scrap] = x;
    a(lot, lot_left);
}

template <class A>
void archive(A& a, Waiter& x) {
    auto& [machine, source, part] = x;
    a(machine, source, part);
}

template <class A>
void archive(A& a, Stored& x) {
    auto& [part, order] = x;
    a(part, order);
}

template <class A>
void archive(A& a, TypeQueue& x) {
    auto& [stored, head_order, capacity] = x;
    a(stored);
}

// The parts of a queue for all models, without their places in memory, and without those that
// only keep a place for what a transport has come for.
template <class A>
void archive_items(A& a, Buffer& b) {
    std::vector<Part> parts;
    if constexpr (!A::reading)
        for (std::size_t i = b.held; i < b.level() && !b.by_type; ++i) parts.push_back(b.part(i));
    a(parts);
    if constexpr (A::reading) {
        if (b.by_type) return;
        const std::uint64_t puts = b.puts;
        if (b.held > puts - b.takes || b.held > MOST_HELD) throw Refused("state: places held by no parts");
        b.puts = b.takes;
        for (std::uint64_t i = 0; i < b.held; ++i) b.push({});
        for (const Part& part : parts) b.push(part);
        if (b.puts != puts) throw Refused("state: a buffer holds another number of parts");
    }
}

template <class A>
void archive(A& a, Buffer& x) {
    auto& [integral, since, puts, takes, items, mask, limit, most, by_type, in_news, quiet,
           only_taker, waiting, capacity, held, filled, queues, number, first_taker,
           n_takers, first_feeder, n_feeders, claimed, claims, puts_before, limited, first_supply, n_supplies,
           one_model, fefo] = x;
    a(integral, since, puts, takes, most, waiting, held, puts_before);
    archive_items(a, x);
}

template <class A>
void archive(A& a, Judged& x) {
    auto& [produced, good, first_pass, scrap, rework] = x;
    a(produced, good, first_pass, scrap, rework);
}

template <class A>
void archive(A& a, Source& x) {
    auto& [law, gap, kind, left, arrivals, lost, number, slot, group, first_type, n_types,
           first_entry, n_entries, first_taker, n_takers, position, next_model, type_kind,
           saturated, lose, endless] = x;
    a(gap, kind, left, arrivals, lost, position, next_model);
}

template <class A>
void archive(A& a, Request& x) {
    auto& [machine, mode, asked] = x;
    a(machine, mode, asked);
}

template <class A>
void archive(A& a, Engagement& x) {
    auto& [machine, mode] = x;
    a(machine, mode);
}

template <class A>
void archive(A& a, Pool& x) {
    auto& [number, present, planned, busy, calendar, downstream_first, on, in_news, hands_over,
           relief, requests, busy_time, since, wait, present_time, present_since, served, helped,
           laid_down, engaged, helps, absence_stream, absence, period, times, sizes, slot, position,
           cycle] = x;
    a(present, planned, busy, requests, busy_time, since, wait, present_time, present_since, served,
      helped, laid_down, engaged, absence_stream, position, cycle);
}

// Without what each is doing: the jobs tell.
template <class A>
void archive(A& a, Fleet& x) {
    auto& [speed, stands, idle, time, trips, parts] = x;
    a(stands, time[0], time[1], time[2], time[3], trips, parts);
}

template <class A>
void archive(A& a, Runner& x) {
    auto& [stop, slot, aboard] = x;
    a(stop, aboard);
}

template <class A>
void archive(A& a, Tour& x) {
    auto& [period, home, capacity, slot, first_departure, n_departures, first_stop, n_stops, loads,
           runners, begun, owed, away, since, away_time, runs, late, parts] = x;
    a(begun, owed, since, away_time, runs, late, parts);
    archive_all(a, runners);
}

template <class A>
void archive(A& a, Order& x) {
    auto& [parts, given, arrives] = x;
    a(parts, given, arrives);
}

template <class A>
void archive(A& a, Lot& x) {
    auto& [first, count, expires] = x;
    a(first, count, expires);
}

template <class A>
void archive(A& a, Use& x) {
    auto& [given, day, window, days, since_day, sum, recent] = x;
    a(days, since_day, recent);
}

template <class A>
void archive(A& a, StockCount& x) {
    auto& [stock, since, stock_integral, order_integral, empty_time, taken, late, deliveries,
           awaited, awaited_time, came, before, waited_from] = x;
    a(stock, since, stock_integral, order_integral, empty_time, taken, late, deliveries, awaited,
      awaited_time, came, before, waited_from);
}

template <class A>
void archive(A& a, Supply& x) {
    auto& [lead, lead_stream, life, period, looks, looked, lot, point, on_order, orders, ordered,
           arrived, expired, number, buffer, model, slot, first_time, n_times, in_news, each, up_to,
           cover_point, cover_up_to, use, count, pending, perishing] = x;
    a(lead_stream, looks, looked, orders, ordered, arrived, expired, use, count, pending,
      perishing);
}

template <class A>
void archive(A& a, Calendar& x) {
    auto& [period, ends, first, n, position, slot, cycle, state, machines, pools, upkeeps] = x;
    a(position, cycle, state);
}

template <class A>
void archive(A& a, Visit& x) {
    auto& [part, model, station, machine, start, end, outcome] = x;
    a(part, model, station, machine, start, end, outcome);
}

template <class A>
void archive(A& a, SinkEntry& x) {
    auto& [time, entered, sink, type] = x;
    a(time, entered, sink, type);
}

// Sorted by part, so that the same state gives the same bytes.
template <class A>
void archive(A& a, Repeats& repeats) {
    std::vector<std::uint64_t> parts;
    if constexpr (!A::reading)
        for (const auto& [part, counts] : repeats) parts.push_back(part);
    std::sort(parts.begin(), parts.end());
    a(parts);
    if constexpr (std::is_same_v<A, Describer>)
        a.template length<std::pair<int, int>>(0);
    else
        for (const std::uint64_t part : parts) a(repeats[part]);
}

template <class A>
void archive(A& a, World& x) {
    auto& [log_visits, log_events, p, T, B, S, K, now, since, events, operations_before, created, removed,
           parts_integral, parts_since, stop, slots, late_slot, news, laws, step_laws, setup_laws,
           machines, more, modes, wear, services, tracks, inputs, ways, stations, owed, ready_words, buffers, type_queues,
           takers, claims, held, sources, pools, fleets, tours, calendars, supplies, supplies_of,
           lots, repeats, taken, freed, order, models, asked, taken_of, waited_for, waited_since, first_call_slot,
           first_supply_slot, first_tour_slot, first_source_slot, first_machine_slot, arriving,
           calling, touring, state_time, cause_time, judged, setups, tool_changes, overflowed,
           sink_count, sink_first_pass, sink_histogram, sink_time, route_cause, judged_cause,
           crew_cause, sink_entries, sample, sample_time, sample_energy, sample_sink, sample_level,
           log_sinks, visit_limit, sink_log, visits, log] = x;
    a(now, since, events, operations_before, created, removed, parts_integral, parts_since);
    archive_all(a, machines, more, modes, wear, services, stations, owed, buffers, type_queues, claims,
                sources, pools, fleets, tours, calendars, supplies);
    a(lots, repeats);
    archive_all(a, state_time, cause_time, judged, setups, tool_changes, overflowed, sink_count,
                sink_first_pass, sink_time);
    archive_sparse(a, sink_histogram);
    a(sample_time, sample_energy, sample_sink, sample_level, sink_log, visits, log);
}

}  // namespace motorworks
