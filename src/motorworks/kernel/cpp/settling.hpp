// Events, and the news that follow from them until the world has settled.
#pragma once

#include "bare.hpp"
#include "calendars.hpp"
#include "outages.hpp"
#include "starting.hpp"
#include "supplies.hpp"
#include "tours.hpp"

namespace motorworks {

inline void serve(World& w, Pool& pool) {
    Request request;
    bool served = false;
    while (engage(w, pool, request)) {
        served = true;
        Machine& m = w.machines[static_cast<std::size_t>(request.machine)];
        if (request.mode >= 0) {
            begin_repair(w, m, request.mode);
        } else {
            m.waits = false;
            if (m.st->transport) take_vehicle(w, *m.st, m);
            run(w, m, w.more_of(m).left);
        }
    }
    if (served && pool.busy < pool.there()) tell_helped(w, pool);
}

// Works through the news until there are none.
inline void settle(World& w) {
    while (!w.news.empty()) {
        const News news = w.news.pop();
        if (news.kind() == News::START) {
            Station& st = w.stations[news.number()];
            st.in_news = false;
            start_station(w, st);
        } else if (news.kind() == News::ADMIT) {
            Buffer& b = w.buffers[news.number()];
            b.in_news = false;
            if (!admit_plain(w, b)) admit(w, b);
        } else if (news.kind() == News::SERVE) {
            Pool& pool = w.pools[news.number()];
            pool.in_news = false;
            serve(w, pool);
        } else {
            Supply& supply = w.supplies[news.number()];
            supply.in_news = false;
            look(w, supply);
        }
    }
}

inline void end_of_work(World& w, Machine& m) {
    if (w.station(m).conveyor) {
        move_belt(w, m);
        m.worked = std::max(m.worked, next_target(w, m));  // free of rounding
        let_out(w, m);
        return;
    }
    const int activity = finish_activity(w, m);
    if (m.st->transport) {
        end_phase(w, *m.st, m, activity);
        return;
    }
    if (activity == TOOL_ACTIVITY) {
        w.more_of(m).tool_cycles = 0;
        make_ready(w, m);
        return;
    }
    const int step = activity == SETUP_ACTIVITY ? 0 : activity + 1;
    if (step < w.station(m).n_steps)
        begin_activity(w, m, step, w.more_of(m).steps[static_cast<std::size_t>(step)]);
    else
        complete(w, m);
}

// Handles the first pending thing of a machine that is due.
inline void handle_machine(World& w, Machine& m) {
    w.late_slot = m.slot;
    if (m.other_next <= w.now) {
        if (w.services[w.index(m)].next <= w.now) {
            change_outage(w, m);
            return;
        }
        const Mode* modes = w.modes_of(m);
        for (int k = 0; k < w.more_of(m).n_modes; ++k)
            if (modes[k].repaired <= w.now) {
                end_repair(w, m, k);
                return;
            }
    }
    if (m.ends <= w.now) {
        if (m.st->plain && m.activity == 0)
            end_plain(w, *m.st, m);
        else
            end_of_work(w, m);
    } else if (w.more_of(m).gap_passes <= w.now) {
        move_belt(w, m);
        m.worked = std::max(m.worked, gap_end(w, m));
        update_belt(w, m);
    } else {
        const int k = failing_mode(w, m);
        if (k >= 0 && w.modes_of(m)[k].upkeep())
            fall_due(w, m, k);
        else if (k >= 0)
            fail(w, m, k);
    }
}

inline void handle_source(World& w, Source& q) {
    arrive(w, q);
    if (!q.lose) return;
    settle(w);
    lose_waiting(w, q);
}

// Does what is due in a slot, then settles.
MOTORWORKS_INLINE void handle(World& w, int slot) {
    if (slot >= w.first_machine_slot) [[likely]] {
        Machine& m = w.machine_of(slot);
        Station& st = *m.st;
        // Of a bare station's machine only its modes can be due besides its work.
        if (st.bare && (!st.has_modes || (m.ends <= w.now && w.now < m.other_next))) {
            end_bare(w, st, m);
            if (!w.news.empty()) settle(w);
            return;
        }
        handle_machine(w, m);
        if (!w.news.empty()) settle(w);
        if (w.late_slot >= 0) reschedule(w, m);
        return;
    }
    if (slot >= w.first_source_slot)
        handle_source(w, w.sources[static_cast<std::size_t>(
                             w.arriving[static_cast<std::size_t>(slot - w.first_source_slot)])]);
    else if (slot >= w.first_tour_slot)
        handle_tour(w, w.touring[static_cast<std::size_t>(slot - w.first_tour_slot)]);
    else if (slot >= w.first_supply_slot)
        attend(w, w.supplies[static_cast<std::size_t>(slot - w.first_supply_slot)]);
    else if (slot >= w.first_call_slot)
        call_roll(w, w.pools[static_cast<std::size_t>(
                         w.calling[static_cast<std::size_t>(slot - w.first_call_slot)])]);
    else if (slot > 0)
        change_calendar(w, w.calendars[static_cast<std::size_t>(slot - 1)]);
    else
        take_sample(w);
    settle(w);
}

}  // namespace motorworks
