#include "state.hpp"

#include "state_members.hpp"

namespace motorworks {

template <class A>
void archive(A& a, Kernel::Watch& x) {
    auto& [status, looked_at, looks] = x;
    a(status, looked_at, looks);
}

// What the state was taken with.
struct Taken {
    double sample_interval = 0.0;
    std::int64_t level_every = 1;
    bool logged_visits = false, logged_events = false;
};

template <class A>
void archive(A& a, Taken& x) {
    auto& [sample_interval, level_every, logged_visits, logged_events] = x;
    a(sample_interval, level_every, logged_visits, logged_events);
}

namespace {

// When what has a slot of its own happens next: all slots but the sampler's and the machines'.
template <class A>
void archive_slots(A& a, World& w) {
    for (int slot = 1; slot < w.first_machine_slot; ++slot) {
        double time = w.slots.time(slot);
        a(time);
        if constexpr (!A::reading) continue;
        if (!(time >= w.now)) throw Refused("state: something is due before its time");
        w.slots.set(slot, time);
    }
}

template <class A>
void archive_run(A& a, Taken& taken, Kernel::Watch& watch, World& w) {
    a(taken, watch, w);
    archive_slots(a, w);
}

std::uint64_t layout(World& w) {
    Describer describer;
    Taken taken;
    Kernel::Watch watch;
    describer(taken, watch, w);
    return describer.layout();
}

// The list of all streams does not compile while one is missing.
void set_streams(World& w, const Streams& streams) {
    const auto& [process, setup, tool, quality, route, up, repair, gap, kind, absence, lead] =
        streams;
    for (std::size_t i = 0; i < w.machines.size(); ++i) {
        w.machines[i].process = {process[i]};
        w.more[i].setup = {setup[i]};
        w.more[i].tool = {tool[i]};
        w.more[i].quality = {quality[i]};
        w.more[i].route = {route[i]};
    }
    for (std::size_t i = 0; i < w.modes.size(); ++i) {
        w.modes[i].up_stream = {up[i]};
        w.modes[i].repair_stream = {repair[i]};
    }
    for (std::size_t i = 0; i < w.sources.size(); ++i) {
        w.sources[i].gap = {gap[i]};
        w.sources[i].kind = {kind[i]};
    }
    for (std::size_t i = 0; i < w.pools.size(); ++i) w.pools[i].absence_stream = {absence[i]};
    for (std::size_t i = 0; i < w.supplies.size(); ++i) w.supplies[i].lead_stream = {lead[i]};
}

// Passes under way whose begin nobody recorded count from now.
void begin_passes_now(World& w) {
    for (MachineMore& more : w.more) {
        more.began = w.now;
        for (std::size_t i = 0; i < more.belt.size(); ++i) more.belt[i].began = w.now;
    }
}

// Streams that a state takes the place of.
Streams no_streams(const Program& p) {
    Streams streams;
    std::size_t machines = 0, modes = 0;
    for (std::size_t s = 0; s < p.stations(); ++s) {
        const auto n = static_cast<std::size_t>(p.station_machines[s]);
        machines += n;
        modes += n * static_cast<std::size_t>(p.failure_start[s + 1] - p.failure_start[s]);
    }
    for (auto* list : {&streams.process, &streams.setup, &streams.tool, &streams.quality,
                       &streams.route})
        list->assign(machines, 0);
    for (auto* list : {&streams.up, &streams.repair}) list->assign(modes, 0);
    for (auto* list : {&streams.gap, &streams.kind}) list->assign(p.sources(), 0);
    streams.absence.assign(p.pools(), 0);
    streams.lead.assign(p.supplies(), 0);
    return streams;
}

}  // namespace

std::string state_of(Kernel& kernel) {
    World& w = kernel.world();
    Writer writer;
    std::uint64_t members = layout(w);
    Taken taken{w.p.sample_interval, w.p.level_every, w.log_visits, w.log_events};
    Kernel::Watch watch = kernel.watch();
    make_canonical(w);
    writer(members);
    archive_run(writer, taken, watch, w);
    rebuild_short_ways(w);
    return writer.take();
}

std::unique_ptr<Kernel> kernel_from(const Program& program, const std::string& state,
                                    const TakingUp& how) {
    auto kernel = std::make_unique<Kernel>(program, no_streams(program), how.log_visits,
                                           how.log_events, Kernel::Unopened{});
    World& w = kernel->world();
    w.log_sinks = how.log_sinks;
    w.visit_limit = static_cast<std::size_t>(how.visit_limit);
    Reader reader(state);
    std::uint64_t members = 0;
    reader(members);
    if (members != layout(w))
        throw Refused("state: was written by another version of the kernel; save it anew");
    Taken taken;
    Kernel::Watch watch;
    archive_run(reader, taken, watch, w);
    reader.finish();
    check_members(w);
    if (watch.status < RUNNING || watch.status > STANDSTILL || watch.looks < 0)
        throw Refused("state: no status that a run can have");
    if (how.streams) set_streams(w, *how.streams);
    rebuild(w);
    rebuild_short_ways(w);
    const bool samples = taken.sample_interval == w.p.sample_interval &&
                         taken.level_every == w.p.level_every;
    if (!samples) w.slots.set(0, NEVER);  // set anew below
    if (!(w.slots.first_time() >= w.now)) throw Refused("state: something is due before its time");
    if (how.log_visits && !taken.logged_visits) begin_passes_now(w);
    if (!how.log_visits) w.visits.clear();
    if (!how.log_sinks) w.sink_log.clear();
    if (!how.log_events || how.new_log) w.log = {};
    if (how.log_events && (how.new_log || !taken.logged_events)) begin_log(w);
    kernel->go_on(watch, how.wake);
    if (!samples) kernel->reset_statistics();
    return kernel;
}

}  // namespace motorworks
