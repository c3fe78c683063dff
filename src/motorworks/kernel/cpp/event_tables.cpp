#include "event_tables.hpp"

#include "arrays.hpp"

namespace motorworks {

namespace {

// Adds one column of a table: a member of its rows.
template <class Row, class T>
void add(nb::dict& table, const char* name, const std::vector<Row>& rows, T Row::*member) {
    std::vector<T> values;
    values.reserve(rows.size());
    for (const Row& row : rows) values.push_back(row.*member);
    table[name] = to_array(std::move(values));
}

template <class Row>
void add(nb::dict&, const std::vector<Row>&) {}

template <class Row, class T, class... More>
void add(nb::dict& table, const std::vector<Row>& rows, const char* name, T Row::*member,
         More... more) {
    add(table, name, rows, member);
    add(table, rows, more...);
}

template <class Row, class... Columns>
nb::dict table(const std::vector<Row>& rows, Columns... columns) {
    nb::dict table;
    add(table, rows, columns...);
    return table;
}

}  // namespace

nb::dict take_events(World& w) {
    const EventLog& log = w.log;
    nb::dict out;
    out["states"] = table(log.states, "time", &StateEvent::time, "machine", &StateEvent::machine,
                          "state", &StateEvent::state, "cause", &StateEvent::cause);
    out["puts"] = table(log.puts, "time", &PutEvent::time, "part", &PutEvent::part, "model",
                        &PutEvent::model, "place", &PutEvent::place);
    out["takes"] = table(log.takes, "time", &TakeEvent::time, "part", &TakeEvent::part, "model",
                         &TakeEvent::model, "origin", &TakeEvent::origin, "machine",
                         &TakeEvent::machine);
    out["joins"] = table(log.joins, "time", &JoinEvent::time, "machine", &JoinEvent::machine,
                         "part", &JoinEvent::part, "child", &JoinEvent::child);
    out["births"] = table(log.births, "time", &BirthEvent::time, "part", &BirthEvent::part,
                          "model", &BirthEvent::model, "parent", &BirthEvent::parent, "origin",
                          &BirthEvent::origin, "number", &BirthEvent::number);
    out["lots"] = table(log.lots, "supply", &LotEvent::supply, "first", &LotEvent::first, "count",
                        &LotEvent::count, "ordered", &LotEvent::ordered, "arrived",
                        &LotEvent::arrived, "expires", &LotEvent::expires);
    out["trips"] = table(log.trips, "fleet", &TripEvent::fleet, "vehicle", &TripEvent::vehicle,
                         "machine", &TripEvent::machine, "phase", &TripEvent::phase, "start",
                         &TripEvent::start, "end", &TripEvent::end, "parts", &TripEvent::parts);
    out["tour_stops"] =
        table(log.tour_stops, "tour", &StopEvent::tour, "vehicle", &StopEvent::vehicle, "stop",
              &StopEvent::stop, "time", &StopEvent::time, "set_down", &StopEvent::set_down,
              "picked_up", &StopEvent::picked_up);
    out["losses"] = table(log.losses, "time", &LossEvent::time, "part", &LossEvent::part, "model",
                          &LossEvent::model, "cause", &LossEvent::cause, "number",
                          &LossEvent::number, "place", &LossEvent::place);
    w.log = {};
    return out;
}

}  // namespace motorworks
