// The rows of the event log, as state: as in state_members.hpp.
#pragma once

#include "archive.hpp"
#include "events.hpp"

namespace motorworks {

template <class A>
void archive(A& a, StateEvent& x) {
    auto& [time, machine, cause, state] = x;
    a(time, machine, cause, state);
}

template <class A>
void archive(A& a, PutEvent& x) {
    auto& [time, part, model, place] = x;
    a(time, part, model, place);
}

template <class A>
void archive(A& a, TakeEvent& x) {
    auto& [time, part, model, origin, machine] = x;
    a(time, part, model, origin, machine);
}

template <class A>
void archive(A& a, JoinEvent& x) {
    auto& [time, part, child, machine] = x;
    a(time, part, child, machine);
}

template <class A>
void archive(A& a, BirthEvent& x) {
    auto& [time, part, parent, model, number, origin] = x;
    a(time, part, parent, model, number, origin);
}

template <class A>
void archive(A& a, LotEvent& x) {
    auto& [first, count, ordered, arrived, expires, supply] = x;
    a(first, count, ordered, arrived, expires, supply);
}

template <class A>
void archive(A& a, TripEvent& x) {
    auto& [start, end, fleet, vehicle, machine, parts, phase] = x;
    a(start, end, fleet, vehicle, machine, parts, phase);
}

template <class A>
void archive(A& a, StopEvent& x) {
    auto& [time, tour, vehicle, stop, set_down, picked_up] = x;
    a(time, tour, vehicle, stop, set_down, picked_up);
}

template <class A>
void archive(A& a, LossEvent& x) {
    auto& [time, part, model, number, place, cause] = x;
    a(time, part, model, number, place, cause);
}

template <class A>
void archive(A& a, EventLog& x) {
    auto& [rows, states, puts, takes, joins, births, lots, trips, tour_stops, losses] = x;
    a(rows, states, puts, takes, joins, births, lots, trips, tour_stops, losses);
}

}  // namespace motorworks
