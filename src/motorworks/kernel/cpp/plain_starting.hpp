// How a plain station starts (see plain.hpp): with one part, or with one from each of several
// places of which it makes one.
#pragma once

#include "sources.hpp"
#include "taking.hpp"

namespace motorworks {

inline void schedule_plain(World& w, const Station& st, Machine& m) {
    double time = m.ends;
    if (st.has_modes) {
        if (st.has_operating) time = std::min(time, operating_failure(m));
        time = std::min(time, m.other_next);
    }
    w.slots.set(m.slot, time);
    w.late_slot = w.late_slot == m.slot ? -1 : w.late_slot;
}

// Sets up for a model if need be; the step follows when that is done.
inline bool sets_up(World& w, const Station& st, Machine& m, int model) {
    MachineMore& more = w.more_of(m);
    const double time = draw_setup(w, st, m, model);
    more.model = model;
    if (time <= 0) return false;
    draw_steps(w, st, m, std::uint64_t{1} << model);
    ++w.setups[static_cast<std::size_t>(st.number)];
    begin_activity(w, m, SETUP_ACTIVITY, time);
    return true;
}

MOTORWORKS_INLINE void begin_plain(World& w, const Station& st, Machine& m, const Part& part) {
    m.part = part;
    m.count = 1;
    if (w.log_visits) w.more_of(m).began = w.now;
    if (st.setup_table >= 0 && sets_up(w, st, m, part.model())) return;
    m.activity = 0;
    const Law* law = st.laws[part.model()];
    m.ends = law ? w.now + draw_time(st, m, *law) : w.now;
    if (st.has_operating) m.runs_since = w.now;
    schedule_plain(w, st, m);
    set_state(w, m, WORK);
}

inline Part take_one(World& w, const Input& in, int model, bool leads) {
    if (in.kind == SOURCE) return take_from_source(w, *in.source, model);
    Buffer& b = *in.from;
    if (in.kind == QUEUE) return take_head(w, b);
    return take_of(w, b, in.any && !leads ? oldest_of(w, b, filled(b)) : model);
}

// Takes the part from what a plain station takes from.
MOTORWORKS_INLINE Part take_plain(World& w, const Station& st, int model) {
    if (!st.from) return take_from_source(w, *st.source, model);
    Buffer& b = *st.from;
    count_level(w, b);
    if (!b.by_type) return b.pop();
    ++b.takes;
    TypeQueue& q = type_queue(w, b, model);
    if (q.stored.size() == 1) b.filled &= ~(std::uint64_t{1} << model);
    return q.pop();
}

MOTORWORKS_INLINE void tell_of_plain_taking(World& w, const Station& st) {
    if (st.from && st.from->quiet) {
        if (st.from->limit == 0) tell_buffer(w, *st.from);
    } else {
        tell_of_taking(w, st, st.inputs[0]);
    }
}

// The model that a plain station without choice would start; -1 if there is nothing.
MOTORWORKS_INLINE int next_model(World& w, const Station& st) {
    if (!st.from) return source_has(w, *st.source, 1) ? st.source->next_model : -1;
    const Buffer& b = *st.from;
    if (b.level() == 0) return -1;
    if (b.by_type) {
        const std::uint64_t models = b.filled & st.types;
        return models ? first_of(w, st.inputs[0], models) : -1;
    }
    const int model = b.front().model();
    return st.types >> model & 1 ? model : -1;
}

// Takes one part from each input and makes one of them.
inline Part take_join(World& w, const Station& st, int model) {
    Part first = take_one(w, st.inputs[0], model, true);
    for (int i = 1; i < st.n_inputs; ++i) {
        const Part part = take_one(w, st.inputs[i], model, false);
        first.entered = std::min(first.entered, part.entered);
        first.tag |= part.tag & Part::REWORKED;
        forget_repeats(w, part);
    }
    w.remove_parts(st.n_inputs - 1);
    return first;
}

// Starts a machine of a plain station that has to choose, if it can.
inline std::int32_t start_chosen(World& w, Station& st, Machine& m) {
    Choice choice;
    if (const std::int32_t lacks = choose(w, st, m, choice)) return lacks;
    if (st.supplied) note_waiting(w, m);
    const bool joins = st.n_inputs > 1;
    const Part part = joins ? take_join(w, st, choice.model) : take_plain(w, st, choice.model);
    count_down(w, st, m, choice);
    if (st.pull) claim(w, st, part.model());
    set_ready(w, m, false);
    begin_plain(w, st, m, part);
    if (!joins)
        tell_of_plain_taking(w, st);
    else
        for (int i = 0; i < st.n_inputs; ++i) tell_of_taking(w, st, st.inputs[i]);
    return 0;
}

// The cause of the first place where nothing lies for a joining station; else 0.
MOTORWORKS_INLINE std::int32_t lacks_to_join(const Station& st) {
    for (const Input* in = st.inputs; in != st.inputs + st.n_inputs; ++in) {
        const Buffer& b = *in->from;
        const bool there = b.by_type ? (b.filled & in->models) != 0
                                     : b.level() && (in->models >> b.front().model() & 1);
        if (!there) return in->cause;
    }
    return 0;
}

// Starts a machine of a joining station if it can; else gives the cause.
inline std::int32_t start_joined(World& w, Station& st, Machine& m) {
    if (const std::int32_t lacks = lacks_to_join(st)) return lacks;
    if (st.supplied) note_waiting(w, m);
    const Part part = take_join(w, st, std::countr_zero(st.types));
    set_ready(w, m, false);
    begin_plain(w, st, m, part);
    for (int i = 0; i < st.n_inputs; ++i) tell_of_taking(w, st, st.inputs[i]);
    return 0;
}

// Starts an idle machine of a plain station if it can; else gives the cause.
MOTORWORKS_INLINE std::int32_t start_plain(World& w, Station& st, Machine& m) {
    if (st.joins) return start_joined(w, st, m);
    if (st.chooses) return start_chosen(w, st, m);
    const int model = next_model(w, st);
    if (model < 0) return st.inputs[0].cause;
    if (st.supplied) note_waiting(w, m);
    const Part part = take_plain(w, st, model);
    set_ready(w, m, false);
    begin_plain(w, st, m, part);
    tell_of_plain_taking(w, st);
    return 0;
}

}  // namespace motorworks
