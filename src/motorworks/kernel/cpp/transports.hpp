// The jobs of transports: a vehicle comes, loads, goes and unloads.
#pragma once

#include "leaving.hpp"

namespace motorworks {

// Asks the fleet for a vehicle that comes for the parts in w.taken.
inline void begin_job(World& w, const Station& st, Machine& m) {
    MachineMore& more = w.more_of(m);
    m.count = static_cast<std::int32_t>(w.taken.size());
    m.part = w.taken[0];
    if (m.count > 1) more.parts = w.taken;
    more.began = w.now;
    set_ready(w, m, false);
    m.activity = EMPTY_TRAVEL;
    m.waits = true;
    ask(w, st.fleet, m);
    refresh(w, m);
}

// Lets the nearest idle vehicle come.
inline void take_vehicle(World& w, const Station& st, Machine& m) {
    MachineMore& more = w.more_of(m);
    more.left = choose_vehicle(w, st, more) / fleet_of(w, st).speed;
    more.steps.assign(1, more.left);
    more.phase_began = w.now;
}

inline double phase_time(World& w, const Station& st, Machine& m, int phase) {
    if (phase == LOADED_TRAVEL)
        return distance(w, st.loads_at, st.unloads_at) / fleet_of(w, st).speed;
    const Law* law = phase == LOADING ? st.loading : st.unloading;
    return law ? draw(*law, m.process) : 0.0;
}

// Gives the places of the parts free that are loaded now, and tells of it.
inline void load(World& w, const Station& st, const Machine& m) {
    Buffer& b = buffer(w, st.inputs[0].origin);
    const auto job = static_cast<std::int32_t>(w.index(m));
    const auto load = [&](const Part& part) {
        free_place(w, b, part);
        record_take(w, part, b.number, job);
    };
    if (m.count == 1)
        load(m.part);
    else
        for (const Part& part : w.more_of(m).parts) load(part);
    if (!b.by_type) tell_other_takers(w, b.first_taker, b.n_takers, st);
    tell_buffer(w, b);
    tell_feeders(w, b);
}

inline void record_phase(World& w, const Station& st, const Machine& m, int phase) {
    const MachineMore& more = w.more_of(m);
    w.record(w.log.trips, {more.phase_began, w.now, st.fleet, more.vehicle,
                           static_cast<std::int32_t>(w.index(m)),
                           phase == EMPTY_TRAVEL ? 0 : m.count, static_cast<std::int8_t>(phase)});
}

// Counts a phase that has ended, and goes on to the next one, or delivers.
inline void end_phase(World& w, const Station& st, Machine& m, int phase) {
    Fleet& fleet = fleet_of(w, st);
    std::vector<double>& steps = w.more_of(m).steps;
    fleet.time[static_cast<std::size_t>(phase)] += steps[0];
    if (w.log_events) record_phase(w, st, m, phase);
    w.more_of(m).phase_began = w.now;
    if (phase == LOADING) load(w, st, m);
    if (phase < UNLOADING) {
        steps[0] = phase_time(w, st, m, phase + 1);
        begin_activity(w, m, phase + 1, steps[0]);
        return;
    }
    ++fleet.trips;
    fleet.parts += m.count;
    complete(w, m);
}

}  // namespace motorworks
