// The short way of a plain station: one part from one queue or source, one step, one way out
// to a queue or sink.
//
// It leaves out what such a station has not, and news that would be worked off at once: what
// it does is what the rules of the other files would do, in the same order. Only what no
// statistic can tell is different: a part handed over to a waiting machine is never written
// into the queue.
#pragma once

#include "sources.hpp"
#include "taking.hpp"

namespace motorworks {

inline void schedule_plain(World& w, const Station& st, Machine& m) {
    double time = m.ends;
    if (st.has_modes) {
        if (st.has_operating && m.runs_since < NEVER) time = std::min(time, operating_failure(m));
        time = std::min(time, m.other_next);
    }
    w.slots.set(m.slot, time);
    if (w.late_slot == m.slot) w.late_slot = -1;
}

inline void begin_plain(World& w, const Station& st, Machine& m, const Part& part) {
    m.part = part;
    m.count = 1;
    m.activity = 0;
    const Law* law = st.laws[part.model()];
    m.ends = law ? w.now + draw(*law, m.process) : w.now;
    if (st.has_operating) m.runs_since = w.now;
    if (w.log_visits) w.more_of(m).began = w.now;
    schedule_plain(w, st, m);
    set_state(w, m, WORK);
}

// Starts an idle machine of a plain station if it can.
inline bool start_plain(World& w, const Station& st, Machine& m) {
    if (!st.from) {
        Source& q = *st.source;
        if (!source_has(w, q, 1)) return false;
        set_ready(w, m, false);
        begin_plain(w, st, m, take_from_source(w, q, 0));
        return true;
    }
    Buffer& b = *st.from;
    if (b.level == 0 || !(st.types >> b.queue.front().model() & 1)) return false;
    count_level(w, b);
    --b.level;
    set_ready(w, m, false);
    begin_plain(w, st, m, b.queue.pop());
    if (b.only_taker < 0) tell_of_taking(w, st, st.inputs[0]);
    else if (b.limit == 0) tell_buffer(w, b);
    return true;
}

// Puts a part into a queue that has room; a machine that waits for just this starts with it.
inline void put_plain(World& w, const Station& st, Buffer& b, const Part& part) {
    if (b.only_taker < 0) {
        put(w, b, part);
        return;
    }
    Station& taker = w.stations[static_cast<std::size_t>(b.only_taker)];
    const bool waits = taker.n_ready > 0;
    if (waits && taker.plain && b.level == 0 && &taker != &st && w.news.empty() &&
        (taker.types >> part.model() & 1)) {
        ++b.entries;
        if (b.most == 0) b.most = 1;
        Machine& m = first_ready(w, taker);
        set_ready(w, m, false);
        begin_plain(w, taker, m, part);
        return;
    }
    count_level(w, b);
    ++b.level;
    ++b.entries;
    if (b.level > b.most) b.most = b.level;
    b.queue.push(part);
    if (waits) tell_station(w, taker);
}

// What an emptied machine of a plain station does next.
inline void go_on_plain(World& w, Station& st, Machine& m) {
    m.count = 0;
    if (m.on() && m.down == 0 && w.news.empty() && st.n_ready == 0) {
        if (start_plain(w, st, m)) return;
        set_ready(w, m, true);
        tell_lack(w, st, st.inputs[0].cause);
    } else {
        make_ready(w, m);
    }
}

// Lets the machine that waits longest for a queue with one free place in, if that is plain
// too, and lets it go on; false if this is a case for the long way.
inline bool admit_plain(World& w, Buffer& b) {
    if (b.only_taker < 0 || b.waiting.empty() || !w.news.empty()) return false;
    if (b.capacity - static_cast<std::int64_t>(b.level) != 1) return false;
    const Waiter waiter = b.waiting.front();
    if (waiter.machine < 0) return false;
    Machine& m = w.machines[static_cast<std::size_t>(waiter.machine)];
    Station& st = *m.st;
    Station& taker = w.stations[static_cast<std::size_t>(b.only_taker)];
    if (!st.plain || m.deliveries != 1 || taker.n_ready > 0 || &st == &taker) return false;
    if (m.count || !m.on() || m.down || st.n_ready > 0) return false;
    std::vector<Delivery>& deliveries = w.more_of(m).deliveries;
    b.remove_waiter(0);
    count_level(w, b);
    ++b.level;
    ++b.entries;
    if (b.level > b.most) b.most = b.level;
    b.queue.push(deliveries[0].part);
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
    ++w.operations;
    ++m.cycles;
    const Outcome outcome = outcome_of(w, st, m, m.part);
    if (outcome != GOOD || (m.part.tag & Part::REPEATS)) [[unlikely]] {
        m.count = judge_as(w, st, m, m.part, w.more_of(m).began, outcome) ? 1 : 0;
        deliver(w, m);
        return;
    }
    count_judged(w, st, m, m.part, w.log_visits ? w.more_of(m).began : 0.0, GOOD);
    count_good(w, st, m.part, false);
    if (!st.to) {
        enter_sink(w, static_cast<std::size_t>(st.sink), m.part);
        go_on_plain(w, st, m);
    } else if (st.to->level < st.to->limit) {
        put_plain(w, st, *st.to, m.part);
        go_on_plain(w, st, m);
    } else {
        m.count = 0;
        add_way(w, m, m.part, st.first_route);
        deliver(w, m);
    }
}

}  // namespace motorworks
