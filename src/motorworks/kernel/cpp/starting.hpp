// The start of a pass: parts taken, times drawn, the first activity due.
#pragma once

#include "plain.hpp"
#include "transports.hpp"

namespace motorworks {

// Writes the models of the queues of a store from which the parts come to w.order.
inline void find_order(World& w, const Input& in, int count, int model) {
    if (in.any)
        find_oldest(w, *in.from, count, model);
    else
        w.order.assign(static_cast<std::size_t>(count), model);
}

// Takes the parts of a transport's job, but not yet their places, and adds them to w.taken.
inline void hold_all(World& w, const Input& in, int count, int model) {
    Buffer& b = *in.from;
    if (in.kind == QUEUE) {
        for (int i = 0; i < count; ++i) w.taken.push_back(hold(w, b));
        return;
    }
    find_order(w, in, count, model);
    for (const std::int32_t t : w.order) w.taken.push_back(hold(w, b, t));
}

// Takes parts from an input and adds them to w.taken.
inline void take(World& w, const Input& in, int count, int model, bool leads) {
    if (in.kind == SOURCE) {
        Source& q = *in.source;
        for (int i = 0; i < count; ++i) w.taken.push_back(take_from_source(w, q, model));
        return;
    }
    Buffer& b = *in.from;
    if (in.kind == QUEUE) {
        for (int i = 0; i < count; ++i) w.taken.push_back(take_head(w, b));
    } else if (in.any) {
        find_oldest(w, b, count, leads ? model : -1);
        for (const std::int32_t t : w.order) w.taken.push_back(take_of(w, b, t));
    } else {
        for (int i = 0; i < count; ++i) w.taken.push_back(take_of(w, b, model));
    }
}

// Records what was taken, input by input; a transport's parts are taken when they are loaded.
[[gnu::noinline]] inline void record_taking(World& w, const Machine& m, const Input* inputs, int n,
                                            const Choice& choice) {
    std::size_t part = 0;
    for (int i = 0; i < n; ++i) {
        const Input& in = inputs[i];
        const auto b = static_cast<std::int32_t>(w.B);
        const std::int32_t origin = in.kind == SOURCE ? b - 1 - in.origin : in.origin;
        for (int k = choice.only ? choice.count : in.take; k > 0; --k)
            record_take(w, w.taken[part++], origin, static_cast<std::int32_t>(w.index(m)));
    }
}

// Makes one part of all that was taken; the first gives number and model.
inline Part join(World& w, const Machine& m) {
    Part first = w.taken[0];
    for (std::size_t i = 1; i < w.taken.size(); ++i) {
        const Part& part = w.taken[i];
        first.entered = std::min(first.entered, part.entered);
        first.tag |= part.tag & Part::REWORKED;
        forget_repeats(w, part);
        record_join(w, m, first, part);
    }
    w.remove_parts(static_cast<std::int64_t>(w.taken.size()) - 1);
    return first;
}

// Draws the times beforehand where the work must end within the hours.
inline bool fits(World& w, const Station& st, Machine& m, const Choice& choice) {
    if (st.calendar_rule != START_ONLY_IF_FITS || st.conveyor) return true;
    MachineMore& more = w.more_of(m);
    const std::uint64_t models = models_of(w, st, choice);
    if (!more.kept || more.kept_models != models) {
        more.kept = true;
        more.kept_models = models;
        more.setup_time = draw_setup(w, st, m, choice.model);
        draw_steps(w, st, m, models);
    }
    double total = more.setup_time;
    for (const double time : more.steps) total += time;
    return w.now + total <= w.calendars[static_cast<std::size_t>(st.calendar)].ends;
}

// Begins the pass of a machine with the parts in w.taken, with its changeover if it needs one.
inline void begin(World& w, Station& st, Machine& m) {
    MachineMore& more = w.more_of(m);
    const int model = w.taken[0].model();
    if (more.kept) {
        more.kept = false;
    } else {
        std::uint64_t models = 0;
        for (const Part& part : w.taken) models |= std::uint64_t{1} << part.model();
        more.setup_time = draw_setup(w, st, m, model);
        draw_steps(w, st, m, models);
    }
    more.model = model;
    m.count = static_cast<std::int32_t>(w.taken.size());
    m.part = w.taken[0];
    if (m.count > 1) more.parts = w.taken;
    more.began = w.now;
    set_ready(w, m, false);
    if (more.setup_time > 0) {
        ++w.setups[static_cast<std::size_t>(st.number)];
        begin_activity(w, m, SETUP_ACTIVITY, more.setup_time);
    } else {
        begin_activity(w, m, 0, more.steps[0]);
    }
}

// Sets one part on a conveyor.
inline void start_belt(World& w, Station& st, Machine& m, const Choice& choice) {
    const Input& in = choice.only ? *choice.only : st.inputs[0];
    w.freed.clear();
    const Part part = take_one(w, in, choice.model, true);
    count_down(w, st, m, choice);
    enter(w, m, part);
    tell_of_taking(w, st, in);
}

inline void start(World& w, Station& st, Machine& m, const Choice& choice) {
    if (st.supplied) note_waiting(w, m);
    const bool single = st.n_inputs == 1 && st.inputs[0].take == 1 && st.batch_min == 0;
    if (st.conveyor && single && !w.log_events) {
        start_belt(w, st, m, choice);
        return;
    }
    w.taken.clear();
    w.freed.clear();
    const int n = choice.only ? 1 : st.n_inputs;
    const Input* inputs = choice.only ? choice.only : st.inputs;
    if (st.transport) hold_all(w, *choice.only, choice.count, choice.model);
    for (int i = 0; i < n && !st.transport; ++i)
        take(w, inputs[i], choice.only ? choice.count : inputs[i].take, choice.model, i == 0);
    if (w.log_events && !st.transport) [[unlikely]]
        record_taking(w, m, inputs, n, choice);
    count_down(w, st, m, choice);
    if (st.batch_min == 0 && w.taken.size() > 1) {
        const Part joined = join(w, m);
        w.taken.assign(1, joined);
    }
    if (st.conveyor) {
        enter(w, m, w.taken[0]);
    } else {
        if (st.pull)
            for (const Part& part : w.taken) claim(w, st, part.model());
        if (st.transport)
            begin_job(w, st, m);
        else
            begin(w, st, m);
    }
    for (int i = 0; i < n; ++i) tell_of_taking(w, st, inputs[i]);
}

// Starts a ready machine if it can; else gives false and names what it lacks.
inline bool try_start(World& w, Station& st, Machine& m) {
    Choice choice;
    const std::int32_t lacks = choose(w, st, m, choice);
    if (!lacks && fits(w, st, m, choice)) {
        start(w, st, m, choice);
        return true;
    }
    set_lacking(w, m, lacks);
    return false;
}

// Whether enough lies where a station begins.
inline bool may_lead(const Station& st, const Buffer& b) {
    const auto least = static_cast<std::size_t>(st.least);
    if (!b.by_type) return b.level() - b.held >= least;
    std::uint64_t models = b.filled & st.types;
    if (least > 1 && !st.inputs[0].any)
        while (models && b.queues[std::countr_zero(models)].stored.size() < least)
            models &= models - 1;
    return models != 0;
}

// The cause why no machine of a station can start, where that is told by what does not lie there;
// else 0. Asked first, since most of those who hear news cannot start.
inline std::int32_t lacks_leading(const Station& st) {
    return st.leading && !may_lead(st, *st.leading) ? st.inputs[0].cause : 0;
}

// Lets the machines of a station start, the lowest number first, while one can.
inline void start_station(World& w, Station& st) {
    if (st.n_ready == 0) return;
    if (const std::int32_t lacks = st.alike ? lacks_leading(st) : 0) {
        tell_lack(w, st, lacks);
        return;
    }
    if (st.plain) {
        std::int32_t lacks = 0;
        while (st.n_ready && !lacks) lacks = start_plain(w, st, first_ready(w, st));
        if (lacks) tell_lack(w, st, lacks);
        return;
    }
    if (st.alike) {
        while (st.n_ready) {
            Machine& m = first_ready(w, st);
            Choice choice;
            if (const std::int32_t lacks = choose(w, st, m, choice)) {
                tell_lack(w, st, lacks);
                return;
            }
            start(w, st, m, choice);
        }
        return;
    }
    int i = next_ready(w, st, 0);
    while (i >= 0) {
        const bool started =
            try_start(w, st, w.machines[static_cast<std::size_t>(st.first_machine + i)]);
        i = next_ready(w, st, started ? 0 : i + 1);
    }
}

}  // namespace motorworks
