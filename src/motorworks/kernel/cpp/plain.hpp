// The short way of a plain station: one part from one place, one step, one way out.
//
// It leaves out what such a station has not, and news that would be worked off at once: what
// it does is what the rules of the other files would do, in the same order. Only what no
// statistic can tell is different: a part handed over to a waiting machine is never written
// into the queue.
#pragma once

#include "sources.hpp"
#include "taking.hpp"

namespace motorworks {

// ---- starting ----

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

// Starts an idle machine of a plain station if it can; else gives the cause.
MOTORWORKS_INLINE std::int32_t start_plain(World& w, Station& st, Machine& m) {
    if (st.chooses) return start_chosen(w, st, m);
    const int model = next_model(w, st);
    if (model < 0) return st.inputs[0].cause;
    const Part part = take_plain(w, st, model);
    set_ready(w, m, false);
    begin_plain(w, st, m, part);
    tell_of_plain_taking(w, st);
    return 0;
}

// ---- leaving ----

// Starts the machine that waits for just this part with it.
inline void hand_over(World& w, Station& taker, Buffer& b, const Part& part) {
    ++b.puts;
    ++b.takes;
    if (b.most == 0) b.most = 1;
    Machine& m = first_ready(w, taker);
    set_ready(w, m, false);
    begin_plain(w, taker, m, part);
}

// Adds a part to a queue, without news.
MOTORWORKS_INLINE void add(World& w, Buffer& b, const Part& part) {
    count_level(w, b);
    b.push(part);
    b.most = std::max(b.most, static_cast<std::uint32_t>(b.level()));
}

// Puts a part into a queue that has room; a machine that waits for just this starts with it.
MOTORWORKS_INLINE void put_plain(World& w, const Station& st, Buffer& b, const Part& part) {
    if (!b.only_taker) {
        put(w, b, part);
        return;
    }
    Station& taker = *b.only_taker;
    const bool waits = taker.n_ready > 0;
    if (waits && b.level() == 0 && taker.goes_on && &taker != &st && w.news.empty() &&
        (taker.types >> part.model() & 1)) {
        hand_over(w, taker, b, part);
        return;
    }
    add(w, b, part);
    if (waits) tell_station(w, taker);
}

// Whether a part may enter a buffer at once.
MOTORWORKS_INLINE bool is_open(World& w, const Buffer& b, int model) {
    if (b.level() < b.limit) {
        if (!b.by_type) return true;
        const TypeQueue& q = type_queue(w, b, model);
        return q.capacity < 0 || static_cast<std::int64_t>(q.stored.size()) < q.capacity;
    }
    return b.by_type && may_enter(w, b, model);
}

// Lets a good part leave if it can at once.
MOTORWORKS_INLINE bool leaves_plain(World& w, const Station& st, const Part& part, int entry) {
    std::int32_t sink = st.sink;
    Buffer* to = st.to;
    if (!to && sink < 0) {
        const std::int32_t place = w.p.route_place[static_cast<std::size_t>(entry)];
        if (place < 0) return false;
        sink = place - static_cast<std::int32_t>(w.B);
        if (sink < 0) to = &buffer(w, place);
    }
    if (!to) {
        enter_sink(w, static_cast<std::size_t>(sink), part);
        return true;
    }
    if (!is_open(w, *to, part.model())) return false;
    put_plain(w, st, *to, part);
    return true;
}

// What an emptied machine of a plain station does next.
MOTORWORKS_INLINE void go_on_plain(World& w, Station& st, Machine& m) {
    if (st.tool_life > 0 && w.more_of(m).tool_cycles >= st.tool_life) {
        go_on(w, m);
    } else if (st.upkeep && begin_upkeep(w, m)) {
        return;
    } else if (m.on() && m.down == 0 && w.news.empty() && st.n_ready == 0) {
        const std::int32_t lacks = start_plain(w, st, m);
        if (!lacks) return;
        set_ready(w, m, true);
        tell_lack(w, st, lacks);
    } else {
        make_ready(w, m);
    }
}

// Lets the machine that waits longest for a queue with one free place in, if that is plain
// too, and lets it go on; false if this is a case for the long way.
inline bool admit_plain(World& w, Buffer& b) {
    if (!b.only_taker || b.waiting.empty() || !w.news.empty()) return false;
    if (b.capacity - static_cast<std::int64_t>(b.level()) != 1) return false;
    const Waiter waiter = b.waiting.front();
    if (waiter.machine < 0) return false;
    Machine& m = w.machines[static_cast<std::size_t>(waiter.machine)];
    Station& st = *m.st;
    if (!st.plain || m.deliveries != 1 || b.only_taker->n_ready > 0 || &st == b.only_taker)
        return false;
    if (m.count || !m.on() || m.down || st.n_ready > 0) return false;
    std::vector<Delivery>& deliveries = w.more_of(m).deliveries;
    b.remove_waiter(0);
    add(w, b, deliveries[0].part);
    deliveries.clear();
    m.deliveries = 0;
    go_on_plain(w, st, m);
    return true;
}

// The end of the only step of a plain station.
inline void end_plain(World& w, Station& st, Machine& m) {
    if (st.has_operating) stop_clock(w, m);
    m.ends = NEVER;
    m.activity = NO_ACTIVITY;
    ++m.cycles;
    if (st.upkeep) count_wear(w, m);
    if (st.tool_life > 0) ++w.more_of(m).tool_cycles;
    if (st.judges) {
        const Outcome outcome = outcome_of(w, st, m, m.part);
        if (outcome != GOOD || (m.part.tag & Part::REPEATS)) [[unlikely]] {
            m.count = judge_as(w, st, m, m.part, w.more_of(m).began, outcome) ? 1 : 0;
            deliver(w, m);
            return;
        }
    }
    const Part part = m.part;
    m.count = 0;
    count_judged(w, st, m, part, w.log_visits ? w.more_of(m).began : 0.0, GOOD);
    count_good(st, part, false);
    if (st.route_kind == EACH) {
        const int model = part.model();
        add_each(w, st, m, part);
        if (st.pull) give_back_claims(w, st, model);
        deliver(w, m);
        return;
    }
    const int entry = way_of(w, st, m, part);
    if (st.pull) give_back_claims(w, st, part.model());
    if (leaves_plain(w, st, part, entry)) {
        go_on_plain(w, st, m);
    } else {
        add_way(w, m, part, entry);
        deliver(w, m);
    }
}

// ---- the barest of them ----
//
// One model only. Nothing is judged, set up, chosen, recorded; one queue or endless source, one
// queue or sink. The rules are the same again, with what is known left out.

MOTORWORKS_INLINE void schedule_bare(World& w, const Station& st, Machine& m, double time) {
    if (st.has_modes) time = std::min(time, m.other_next);
    w.slots.set(m.slot, time);
}

MOTORWORKS_INLINE void work_bare(World& w, const Station& st, Machine& m, const Part& part) {
    m.part = part;
    m.activity = 0;
    m.ends = w.now + draw_time(st, m, *st.laws[0]);
    schedule_bare(w, st, m, m.ends);
}

// Starts the machine that has just finished with the next part, if there is one.
MOTORWORKS_INLINE bool go_on_bare(World& w, const Station& st, Machine& m) {
    Buffer* from = st.from;
    if (!from) {
        work_bare(w, st, m, take_from_source(w, *st.source, 0));
        return true;
    }
    if (from->level() == 0) return false;
    count_level(w, *from);
    work_bare(w, st, m, from->pop());
    return true;
}

// Whether the one who waits longest is a bare machine that can go on at once when it is let in.
MOTORWORKS_INLINE Machine* waiting_bare(World& w, const Buffer& b) {
    const std::int32_t machine = b.waiting.front().machine;
    if (machine < 0) return nullptr;
    Machine& m = w.machines[static_cast<std::size_t>(machine)];
    const bool goes_on = m.st->bare && m.on() && m.down == 0 && m.st->n_ready == 0;
    return goes_on && b.capacity - static_cast<std::int64_t>(b.level()) == 1 ? &m : nullptr;
}

// Lets the one who waits for the place that was just made in, and so on upstream.
inline void admit_bare(World& w, Buffer& freed) {
    for (Buffer* b = &freed; b && b->limit == 0;) {
        Machine* m = waiting_bare(w, *b);
        if (!m) {
            tell_buffer(w, *b);
            return;
        }
        std::vector<Delivery>& deliveries = w.more_of(*m).deliveries;
        b->remove_waiter(0);
        add(w, *b, deliveries.front().part);
        deliveries.clear();
        m->deliveries = 0;
        m->count = 1;
        if (!go_on_bare(w, *m->st, *m)) {
            m->count = 0;
            set_ready(w, *m, true);
            tell_lack(w, *m->st, m->st->inputs[0].cause);
            return;
        }
        set_state(w, *m, WORK);
        b = m->st->from;
    }
}

inline void stop_bare(World& w, const Station& st, Machine& m) {
    m.count = 0;
    m.activity = NO_ACTIVITY;
    m.ends = NEVER;
    schedule_bare(w, st, m, NEVER);
}

inline void block_bare(World& w, const Station& st, Machine& m) {
    stop_bare(w, st, m);
    add_way(w, m, m.part, st.first_route);
    w.more_of(m).deliveries.front().waits = true;
    st.to->add_waiter({static_cast<std::int32_t>(w.index(m)), -1, m.part});
    if (m.on() && m.down == 0)
        set_state(w, m, BLOCKED, w.route_cause + st.first_route);
    else
        refresh(w, m);
}

inline void starve_bare(World& w, Station& st, Machine& m) {
    stop_bare(w, st, m);
    if (w.news.empty() && m.on() && m.down == 0) {
        set_ready(w, m, true);
        tell_lack(w, st, st.inputs[0].cause);
    } else {
        make_ready(w, m);
    }
}

// The end of the only step of a bare station.
MOTORWORKS_INLINE void end_bare(World& w, Station& st, Machine& m) {
    ++m.cycles;
    const Part part = m.part;
    if (Buffer* to = st.to) {
        if (to->level() >= to->limit) {
            block_bare(w, st, m);
            return;
        }
        Station& taker = *to->only_taker;
        if (taker.n_ready == 0) {
            add(w, *to, part);
        } else {
            put_plain(w, st, *to, part);
        }
    } else {
        enter_sink(w, static_cast<std::size_t>(st.sink), part);
    }
    const bool at_once = w.news.empty() && st.n_ready == 0 && m.on() && m.down == 0;
    if (!at_once || !go_on_bare(w, st, m))
        starve_bare(w, st, m);
    else if (st.from && st.from->limit == 0)
        admit_bare(w, *st.from);
}

}  // namespace motorworks
