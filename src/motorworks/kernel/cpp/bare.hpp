// The barest of the plain stations (plain.hpp).
//
// One model only. Nothing is judged, set up, chosen, recorded; one queue or endless source, one
// queue or sink. The rules are the same again, with what is known left out.
#pragma once

#include "plain.hpp"

namespace motorworks {

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
