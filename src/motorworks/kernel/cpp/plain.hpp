// The short way of a plain station: one part from one place, one step, one way out.
//
// It leaves out what such a station has not, and news that would be worked off at once: what
// it does is what the rules of the other files would do, in the same order. Only what no
// statistic can tell is different: a part handed over to a waiting machine is never written
// into the queue.
//
// How it starts stands in plain_starting.hpp; here is what its machines do at the end of a pass.
#pragma once

#include "plain_starting.hpp"

namespace motorworks {

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

// Lets a machine wait with its part for a place where no overflow helps.
inline void block_plain(World& w, Machine& m, const Part& part, int entry) {
    add_way(w, m, part, entry);
    Delivery& d = w.more_of(m).deliveries.back();
    d.waits = true;
    wait_for(w, buffer(w, d.place), {static_cast<std::int32_t>(w.index(m)), -1, part});
    if (m.on() && m.down == 0 && !m.st->upkeep)
        set_state(w, m, BLOCKED, d.cause);
    else if (!begin_upkeep(w, m))
        refresh(w, m);
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
    } else if (st.to && w.p.route_overflow[static_cast<std::size_t>(entry)] < 0) {
        block_plain(w, m, part, entry);
    } else {
        add_way(w, m, part, entry);
        deliver(w, m);
    }
}

}  // namespace motorworks
