#include "binding.hpp"

#include <cmath>
#include <memory>
#include <mutex>

#include "arrays.hpp"
#include "door.hpp"
#include "event_tables.hpp"
#include "kernel.hpp"
#include "state.hpp"
#include "tape.hpp"
#include "trace.hpp"

namespace motorworks {

namespace {

std::int64_t whole_from(const nb::dict& values, const char* name) {
    std::int64_t value = 0;
    if (!values.contains(name) || !nb::try_cast(values[name], value))
        throw Refused(std::string("program: ") + name + " is no whole number of 64 bits");
    return value;
}

double number_from(const nb::dict& values, const char* name) {
    double value = 0.0;
    if (!values.contains(name) || !nb::try_cast(values[name], value))
        throw Refused(std::string("program: ") + name + " is no number");
    return value;
}

Program program_from(const nb::dict& arrays) {
    Program p;
    p.n_types = whole_from(arrays, "n_types");
    p.n_groups = whole_from(arrays, "n_groups");
    p.n_sinks = whole_from(arrays, "n_sinks");
    p.n_positions = whole_from(arrays, "n_positions");
    p.level_every = whole_from(arrays, "level_every");
    p.max_parts = whole_from(arrays, "max_parts");
    p.sample_interval = number_from(arrays, "sample_interval");
#define X(type, name) p.name = array_from<type>(arrays, "program", #name);
    MOTORWORKS_COLUMNS(X)
#undef X
    check(p);
    return p;
}

Streams streams_from(const nb::dict& arrays, const Program& p) {
    Streams streams;
#define X(type, name) streams.name = array_from<type>(arrays, "streams", #name);
    MOTORWORKS_STREAMS(X)
#undef X
    check(streams, p);
    return streams;
}

// A kernel that only one thread uses at a time; progress and cancel are free for all.
class Guarded {
public:
    Guarded(const nb::dict& program, const nb::dict& streams, bool log_sinks, bool log_visits,
            bool log_events, std::int64_t visit_limit) {
        const Program p = program_from(program);
        const Streams s = streams_from(streams, p);
        if (visit_limit < 1) throw Refused("kernel: visit_limit must be 1 or more");
        const nb::gil_scoped_release release;
        kernel_ = std::make_unique<Kernel>(p, s, log_sinks, log_visits, log_events, visit_limit);
    }

    explicit Guarded(std::unique_ptr<Kernel> kernel) : kernel_(std::move(kernel)) {}

    // A kernel that goes on from a state; with other streams unless they are None.
    static Guarded* restored(const nb::dict& program, const nb::bytes& state,
                             const nb::object& streams, bool log_sinks, bool log_visits,
                             bool log_events, std::int64_t visit_limit, bool new_log,
                             bool wake) {
        const Program p = program_from(program);
        Streams s;
        if (!streams.is_none()) s = streams_from(nb::cast<nb::dict>(streams), p);
        if (visit_limit < 1) throw Refused("kernel: visit_limit must be 1 or more");
        const std::string bytes(state.c_str(), state.size());
        const nb::gil_scoped_release release;
        return new Guarded(kernel_from(p, bytes,
                                       {streams.is_none() ? nullptr : &s, log_sinks, log_visits,
                                        log_events, visit_limit, new_log, wake}));
    }

    nb::bytes save() {
        const auto lock = alone();
        const std::string state = state_of(*kernel_);
        return nb::bytes(state.data(), state.size());
    }

    int advance(double until) {
        const auto lock = alone();
        if (!std::isfinite(until) || until < kernel_->world().now)
            throw Misused("advance: until is " + std::to_string(until) +
                          " s; must be finite and not before " +
                          std::to_string(kernel_->world().now) + " s");
        const nb::gil_scoped_release release;
        return kernel_->advance(until);
    }

    void reset_statistics() {
        const auto lock = alone();
        kernel_->reset_statistics();
    }

    nb::dict trace() {
        const auto lock = alone();
        return trace_of(kernel_->world(), kernel_->status());
    }

    nb::dict visits() {
        const auto lock = alone();
        return take_visits(kernel_->world());
    }

    nb::dict events() {
        const auto lock = alone();
        return take_events(kernel_->world());
    }

    void tape(Tape& tape) {
        const auto lock = alone();
        World& w = kernel_->world();
        tape.clear();
        std::swap(w.log, tape.log);
        w.visits.swap(tape.visits);
    }

    void cancel() { kernel_->cancel(); }

    nb::tuple progress() const {
        const Progress p = kernel_->progress();
        return nb::make_tuple(p.now, p.events, p.operations, p.sink_entries);
    }

    struct Misused : std::runtime_error {
        using std::runtime_error::runtime_error;
    };

private:
    std::unique_lock<std::mutex> alone() {
        std::unique_lock lock(busy_, std::try_to_lock);
        if (!lock) throw Misused("kernel: it is advancing in another thread; wait, or cancel() it");
        return lock;
    }

    std::unique_ptr<Kernel> kernel_;
    std::mutex busy_;
};

// Raises an exception class of motorworks.errors.
void raise(const char* name, const char* message) {
    const nb::object type = nb::module_::import_("motorworks.errors").attr(name);
    PyErr_SetString(type.ptr(), message);
}

void translate(const std::exception_ptr& thrown, void*) {
    try {
        std::rethrow_exception(thrown);
    } catch (const Refused& refused) {
        raise("ProgramError", refused.what());
    } catch (const Guarded::Misused& misused) {
        raise("RunError", misused.what());
    }
}

}  // namespace

void bind_kernel(nb::module_& m) {
    nb::register_exception_translator(translate);
    m.def(
        "check",
        [](const nb::dict& program, const nb::dict& streams) {
            streams_from(streams, program_from(program));
        },
        nb::arg("program"), nb::arg("streams"),
        "Refuse arrays that the kernel could not take.");
    nb::class_<Guarded>(m, "Kernel")
        .def(nb::init<const nb::dict&, const nb::dict&, bool, bool, bool, std::int64_t>(),
             nb::arg("program"), nb::arg("streams"), nb::arg("sink_log"), nb::arg("visit_log"),
             nb::arg("event_log"), nb::arg("visit_limit"))
        .def_static("restore", &Guarded::restored, nb::rv_policy::take_ownership,
                    nb::arg("program"), nb::arg("state"), nb::arg("streams").none(),
                    nb::arg("sink_log"), nb::arg("visit_log"), nb::arg("event_log"),
                    nb::arg("visit_limit"), nb::arg("new_log"), nb::arg("wake"))
        .def("save", &Guarded::save)
        .def("advance", &Guarded::advance, nb::arg("until"))
        .def("reset_statistics", &Guarded::reset_statistics)
        .def("trace", &Guarded::trace)
        .def("take_visits", &Guarded::visits)
        .def("take_events", &Guarded::events)
        .def("take_tape", &Guarded::tape, nb::arg("tape"))
        .def("cancel", &Guarded::cancel)
        .def("progress", &Guarded::progress);
}

}  // namespace motorworks
