// What the event log holds: one row for everything that happens to a machine, a part or a
// vehicle. Columns as in program/events.py.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace motorworks {

enum Birth : std::int8_t { INITIAL, OF_SOURCE, OF_SUPPLY, OF_STATION };
enum Loss : std::int8_t { SCRAPPED, TURNED_AWAY, EXPIRED };

struct StateEvent {
    double time;
    std::int32_t machine, cause;
    std::int8_t state;
};

struct PutEvent {
    double time;
    std::int64_t part;
    std::int32_t model, place;
};

struct TakeEvent {
    double time;
    std::int64_t part;
    std::int32_t model, origin, machine;
};

struct JoinEvent {
    double time;
    std::int64_t part, child;
    std::int32_t machine;
};

struct BirthEvent {
    double time;
    std::int64_t part, parent;
    std::int32_t model, number;
    std::int8_t origin;
};

struct LotEvent {
    std::int64_t first, count;
    double ordered, arrived, expires;
    std::int32_t supply;
};

struct TripEvent {
    double start, end;
    std::int32_t fleet, vehicle, machine, parts;
    std::int8_t phase;
};

struct StopEvent {
    double time;
    std::int32_t tour, vehicle, stop, set_down, picked_up;
};

struct LossEvent {
    double time;
    std::int64_t part;
    std::int32_t model, number, place;
    std::int8_t cause;
};

struct EventLog {
    std::size_t rows = 0;  // of all tables
    std::vector<StateEvent> states;
    std::vector<PutEvent> puts;
    std::vector<TakeEvent> takes;
    std::vector<JoinEvent> joins;
    std::vector<BirthEvent> births;
    std::vector<LotEvent> lots;
    std::vector<TripEvent> trips;
    std::vector<StopEvent> tour_stops;
    std::vector<LossEvent> losses;
};

}  // namespace motorworks
