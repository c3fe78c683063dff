// The state of a run, in plain vectors. The rules are functions on a World, one file per family,
// and follow kernel/reference/ name by name.
#pragma once

#include <unordered_map>
#include <utility>
#include <vector>

#include "events.hpp"
#include "slots.hpp"
#include "vehicles.hpp"

namespace motorworks {

// Repeat passes of parts by station; only for parts that were ever to be repeated.
using Repeats = std::unordered_map<std::uint64_t, std::vector<std::pair<int, int>>>;

// Places asked for in a buffer by what a pulling station might start.
struct Asked {
    std::int32_t buffer, model;
    std::int64_t places;
};

struct World {
    World(const Program& program, const Streams& streams, bool log_visits, bool log_events);
    World(const World&) = delete;

    const bool log_visits, log_events;
    const Program p;
    const std::size_t T, B, S, K;
    double now = 0.0, since = 0.0;
    std::int64_t events = 0;
    std::int64_t operations_before = 0;  // the last reset; since then they are the cycles
    std::int64_t created = 0, removed = 0;
    double parts_integral = 0.0, parts_since = 0.0;
    bool stop = false;  // something must be looked at before the next event

    Slots slots;
    int late_slot = -1;  // machine whose slot still has the time of the event under way
    NewsQueue news;

    std::vector<Law> laws;
    std::vector<const Law*> step_laws, setup_laws;
    std::vector<Machine> machines;
    std::vector<MachineMore> more;
    std::vector<Mode> modes;
    std::vector<Wear> wear;          // by machine
    std::vector<Service> services;  // by machine
    std::vector<Track> tracks;      // by station and kind of factor
    std::vector<Input> inputs;
    std::vector<Way> ways;  // of pulling stations
    std::vector<Station> stations;
    std::vector<std::int64_t> owed;  // by campaign entry
    std::vector<std::uint64_t> ready_words;
    std::vector<Buffer> buffers;
    std::vector<TypeQueue> type_queues;
    std::vector<Station*> takers;  // and feeders
    std::vector<std::int64_t> claims, held;  // by buffer and model
    std::vector<Source> sources;
    std::vector<Pool> pools;
    std::vector<Fleet> fleets;  // by pool
    std::vector<Tour> tours;
    std::vector<Calendar> calendars;
    std::vector<Supply> supplies;
    std::vector<std::int32_t> supplies_of;  // by buffer
    std::vector<Lot> lots;                  // every one delivered, by its first number
    Repeats repeats;

    // Scratch, kept to save allocations.
    std::vector<Part> taken;
    std::vector<std::pair<std::int32_t, std::int32_t>> freed;  // buffer, machine
    std::vector<std::int32_t> order, models;
    std::vector<Asked> asked;
    std::vector<std::int32_t> taken_of;
    std::int32_t waited_for = 0;  // what the machine that starts had stood still for, or 0
    double waited_since = 0.0;

    // What is counted; shapes as in program/trace.py.
    std::int32_t first_call_slot = 0, first_supply_slot = 0, first_tour_slot = 0,
                 first_source_slot = 0, first_machine_slot = 0;
    std::vector<std::int32_t> arriving, calling;  // sources and pools that have slots
    std::vector<std::pair<std::int32_t, std::int32_t>> touring;  // tour, and vehicle or -1
    std::vector<double> state_time, cause_time;
    std::vector<Judged> judged;  // by station and model
    std::vector<std::int64_t> setups, tool_changes, overflowed;
    std::vector<std::int64_t> sink_count, sink_first_pass, sink_histogram;
    std::vector<double> sink_time;
    std::int32_t route_cause = 0, judged_cause = 0, crew_cause = 0;
    std::int64_t sink_entries = 0;

    std::int64_t sample = 0;
    std::vector<double> sample_time, sample_energy;
    std::vector<std::int64_t> sample_sink;
    std::vector<std::int32_t> sample_level;

    bool log_sinks = false;
    std::size_t visit_limit = 0;
    EventLog log;
    std::vector<SinkEntry> sink_log;
    std::vector<Visit> visits;

    Machine& machine_of(std::int32_t slot) {
        return machines[static_cast<std::size_t>(slot - first_machine_slot)];
    }
    static Station& station(const Machine& m) { return *m.st; }
    MachineMore& more_of(const Machine& m) { return more[index(m)]; }
    std::size_t index(const Machine& m) const {
        return static_cast<std::size_t>(&m - machines.data());
    }
    Mode* modes_of(const Machine& m) {
        return modes.data() + more[index(m)].first_mode;
    }
    std::int64_t operations() const {
        std::int64_t sum = operations_before;
        for (const Machine& m : machines) sum += m.cycles;
        return sum;
    }
    std::int64_t parts_now() const { return created - removed; }

    // Adds a row to a table of the event log.
    template <class Row>
    [[gnu::noinline]] void record(std::vector<Row>& table, const Row& row) {
        table.push_back(row);
        if (++log.rows >= visit_limit) stop = true;
    }

    // Brings the integral of the parts in the plant up to now.
    void count_parts() {
        parts_integral += static_cast<double>(created - removed) * (now - parts_since);
        parts_since = now;
    }

    // A part that comes into the plant now.
    Part part_now(std::int64_t number, int model) const {
        return {now, (static_cast<std::uint64_t>(number) << Part::NUMBER) |
                         static_cast<std::uint64_t>(model)};
    }

    Part new_part(int model) {
        count_parts();
        const Part part = part_now(created, model);
        ++created;
        if (created - removed > p.max_parts) stop = true;
        return part;
    }

    void remove_parts(std::int64_t count = 1) {
        count_parts();
        removed += count;
    }

    void count_from_zero();
};

}  // namespace motorworks
