#include "tape_binding.hpp"

#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <mutex>

#include "arrays.hpp"
#include "lives.hpp"
#include "trace_tables.hpp"

namespace motorworks {

namespace {

// ---- tapes from columns: for kernels that keep their log otherwise ----

template <class Row, class T>
void fill(std::vector<Row>& rows, const nb::dict& columns, const char* table, const char* name,
          T Row::*member) {
    const std::vector<T> values = array_from<T>(columns, table, name);
    if (rows.empty()) rows.resize(values.size());
    if (rows.size() != values.size())
        throw Refused(std::string(table) + ": " + name + " differs in length from the columns before");
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].*member = values[i];
}

template <class Row>
void fill_all(std::vector<Row>&, const nb::dict&, const char*) {}

template <class Row, class T, class... More>
void fill_all(std::vector<Row>& rows, const nb::dict& columns, const char* table, const char* name,
              T Row::*member, More... more) {
    fill(rows, columns, table, name, member);
    fill_all(rows, columns, table, more...);
}

template <class Row, class... Columns>
void fill_table(std::vector<Row>& rows, const nb::dict& tables, const char* table, Columns... columns) {
    if (tables.contains(table)) fill_all(rows, nb::cast<nb::dict>(tables[table]), table, columns...);
}

void fill_tape(Tape& tape, const nb::dict& t) {
    tape.clear();
    EventLog& log = tape.log;
    fill_table(tape.visits, t, "visits", "part", &Visit::part, "model", &Visit::model, "station",
               &Visit::station, "machine", &Visit::machine, "start", &Visit::start, "end", &Visit::end,
               "outcome", &Visit::outcome);
    fill_table(log.states, t, "states", "time", &StateEvent::time, "machine", &StateEvent::machine,
               "state", &StateEvent::state, "cause", &StateEvent::cause);
    fill_table(log.puts, t, "puts", "time", &PutEvent::time, "part", &PutEvent::part, "model",
               &PutEvent::model, "place", &PutEvent::place);
    fill_table(log.takes, t, "takes", "time", &TakeEvent::time, "part", &TakeEvent::part, "model",
               &TakeEvent::model, "origin", &TakeEvent::origin, "machine", &TakeEvent::machine);
    fill_table(log.joins, t, "joins", "time", &JoinEvent::time, "machine", &JoinEvent::machine, "part",
               &JoinEvent::part, "child", &JoinEvent::child);
    fill_table(log.births, t, "births", "time", &BirthEvent::time, "part", &BirthEvent::part, "model",
               &BirthEvent::model, "parent", &BirthEvent::parent, "origin", &BirthEvent::origin,
               "number", &BirthEvent::number);
    fill_table(log.lots, t, "lots", "supply", &LotEvent::supply, "first", &LotEvent::first, "count",
               &LotEvent::count, "ordered", &LotEvent::ordered, "arrived", &LotEvent::arrived,
               "expires", &LotEvent::expires);
    fill_table(log.trips, t, "trips", "fleet", &TripEvent::fleet, "vehicle", &TripEvent::vehicle,
               "machine", &TripEvent::machine, "phase", &TripEvent::phase, "start", &TripEvent::start,
               "end", &TripEvent::end, "parts", &TripEvent::parts);
    fill_table(log.tour_stops, t, "tour_stops", "tour", &StopEvent::tour, "vehicle", &StopEvent::vehicle,
               "stop", &StopEvent::stop, "time", &StopEvent::time, "set_down", &StopEvent::set_down,
               "picked_up", &StopEvent::picked_up);
    fill_table(log.losses, t, "losses", "time", &LossEvent::time, "part", &LossEvent::part, "model",
               &LossEvent::model, "cause", &LossEvent::cause, "number", &LossEvent::number, "place",
               &LossEvent::place);
}

std::size_t rows_of(Tape& tape) {
    std::size_t n = 0;
    tape.for_each([&](const auto& rows) { n += rows.size(); });
    return n;
}

// ---- what is written ----

// Bytes that belong to another object and stay as long as it does.
template <class T>
nb::object view(const T* data, std::size_t n, nb::handle owner) {
    return nb::cast(nb::ndarray<nb::numpy, const T, nb::ndim<1>>(data, {n}, owner));
}

class Table {
   public:
    Table(const std::string& name, const nb::list& columns, const nb::dict& numbers, const std::string& note) {
        std::vector<Described> described;
        for (const nb::handle column : columns) {
            const auto [words_name, words, place] =
                nb::cast<std::tuple<nb::object, nb::object, nb::object>>(column);
            described.push_back({nb::cast<std::string>(words_name),
                                 nb::cast<std::vector<std::string>>(words),
                                 nb::cast<std::vector<std::int32_t>>(place)});
        }
        const auto number = [&](const char* of) { return nb::cast<std::int32_t>(numbers[of]); };
        const Places places{number("buffers"), number("sources"), number("supplies"), number("stations"),
                            nb::cast<std::vector<std::int32_t>>(numbers["station_of"])};
        table_ = trace_table(name, described, places, note);
    }

    std::size_t rows_on(const Tape& tape) const { return table_->rows_on(tape); }

    void add(const Tape& tape, std::size_t first, std::size_t n) {
        const nb::gil_scoped_release unlocked;
        const std::lock_guard<std::mutex> alone(mutex_);
        table_->add(tape, first, n);
    }

    nb::list finish() {
        std::vector<std::pair<const std::uint8_t*, std::size_t>> pieces;
        {
            const nb::gil_scoped_release unlocked;
            const std::lock_guard<std::mutex> alone(mutex_);
            pieces = table_->finish();
        }
        nb::list out;
        for (const auto& [data, n] : pieces) out.append(view(data, n, nb::find(this)));
        return out;
    }

   private:
    std::unique_ptr<TraceTable> table_;
    std::mutex mutex_;
};

class Index {
   public:
    Index(std::int32_t machines, std::int32_t buffers, const std::vector<bool>& good)
        : lives_(machines, buffers, {good.begin(), good.end()}) {}

    std::size_t add(const std::shared_ptr<Tape>& tape) {
        const nb::gil_scoped_release unlocked;
        const std::lock_guard<std::mutex> alone(mutex_);
        lives_.add(tape);
        return lives_.rows();
    }

    nb::dict pack() {
        {
            const nb::gil_scoped_release unlocked;
            const std::lock_guard<std::mutex> alone(mutex_);
            lives_.pack();
        }
        nb::dict out;
        add_pack(out, "parts", lives_.parts);
        add_pack(out, "machines", lives_.machines);
        out["motors.part"] = to_array(lives_.motors);
        out["motors.time"] = to_array(lives_.motor_times);
        add_lots(out);
        return out;
    }

    std::int64_t made() const { return lives_.made; }
    double reached() const { return lives_.reached; }

   private:
    void add_pack(nb::dict& out, const std::string& name, const packing::Packer& packed) {
        const nb::handle owner = nb::find(this);
        out[(name + ".data").c_str()] = view(packed.data().data(), packed.data().size(), owner);
        out[(name + ".first").c_str()] = view(packed.first().data(), packed.first().size(), owner);
        out[(name + ".offset").c_str()] = view(packed.offset().data(), packed.offset().size(), owner);
    }
    template <class T>
    void add_lot(nb::dict& out, const char* name, T LotEvent::*member) {
        std::vector<T> values;
        for (const LotEvent& lot : lives_.lots) values.push_back(lot.*member);
        out[name] = to_array(std::move(values));
    }
    void add_lots(nb::dict& out) {
        add_lot(out, "lots.supply", &LotEvent::supply);
        add_lot(out, "lots.first", &LotEvent::first);
        add_lot(out, "lots.count", &LotEvent::count);
        add_lot(out, "lots.ordered", &LotEvent::ordered);
        add_lot(out, "lots.arrived", &LotEvent::arrived);
        add_lot(out, "lots.expires", &LotEvent::expires);
    }

    Lives lives_;
    std::mutex mutex_;
};

}  // namespace

void bind_tape(nb::module_& m) {
    nb::class_<Tape>(m, "Tape")
        .def(nb::new_([] { return std::make_shared<Tape>(); }))
        .def("fill", &fill_tape, nb::arg("tables"))
        .def_prop_ro("rows", &rows_of);
    nb::class_<Table>(m, "TraceTable")
        .def(nb::init<const std::string&, const nb::list&, const nb::dict&, const std::string&>(),
             nb::arg("name"), nb::arg("columns"), nb::arg("numbers"), nb::arg("note"))
        .def("rows_on", &Table::rows_on, nb::arg("tape"))
        .def("add", &Table::add, nb::arg("tape"), nb::arg("first"), nb::arg("n"))
        .def("finish", &Table::finish);
    nb::class_<Index>(m, "Index")
        .def(nb::init<std::int32_t, std::int32_t, const std::vector<bool>&>(), nb::arg("machines"),
             nb::arg("buffers"), nb::arg("good"))
        .def("add", &Index::add, nb::arg("tape"))
        .def("pack", &Index::pack)
        .def_prop_ro("made", &Index::made)
        .def_prop_ro("reached", &Index::reached);
}

}  // namespace motorworks
