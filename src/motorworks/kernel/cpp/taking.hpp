// What a machine that took something, or found nothing to take, tells others.
#pragma once

#include "leaving.hpp"
#include "stocks.hpp"

namespace motorworks {

// Tells who may go on now that something was taken from an input.
inline void tell_of_taking(World& w, const Station& st, const Input& in) {
    if (in.kind == SOURCE) {
        const Source& q = *in.source;
        if (q.type_kind == MIX || q.type_kind == SEQUENCE)
            tell_other_takers(w, q.first_taker, q.n_takers, st);
        return;
    }
    Buffer& b = *in.from;
    if (in.kind == QUEUE && b.n_takers > 1) tell_other_takers(w, b.first_taker, b.n_takers, st);
    if (!st.transport) {  // else the places are not free yet
        tell_buffer(w, b);
        tell_feeders(w, b);
    }
    for (std::size_t i = 0; b.capacity == 0 && i < w.freed.size(); ++i) {
        const auto [place, machine] = w.freed[i];
        if (place == b.number) release(w, w.machines[static_cast<std::size_t>(machine)], place);
    }
    if (b.n_supplies) {
        count_taking(w, b, w.waited_for == in.cause ? w.waited_since : NEVER);
        tell_supplies(w, b);
    }
}

// Takes the parts started off the lot of the campaign.
inline void count_down(World& w, Station& st, Machine& m, const Choice& choice) {
    if (st.campaign_rule == NO_CAMPAIGN) return;
    const std::int64_t count = st.batch_min ? choice.count : 1;
    const std::int64_t* lots = &w.p.campaign_lot[static_cast<std::size_t>(st.first_lot)];
    if (st.campaign_rule == LOWEST_STOCK) {
        MachineMore& more = w.more_of(m);
        if (choice.lot >= 0) {
            more.lot = choice.lot;
            more.lot_left = lots[choice.lot];
        }
        more.lot_left = std::max<std::int64_t>(0, more.lot_left - count);
        return;
    }
    std::int64_t& owed = w.owed[static_cast<std::size_t>(st.first_lot + allowed_lot(w, st))];
    if (owed > 0) {
        owed = std::max<std::int64_t>(0, owed - count);
        return;
    }
    st.lot_left = std::max<std::int64_t>(0, st.lot_left - count);
    if (st.lot_left == 0) {
        st.lot = (st.lot + 1) % st.n_lots;
        st.lot_left = lots[st.lot];
    }
}

// An empty machine that cannot start is starved, or blocked if it lacks nothing but room.
inline void set_lacking(World& w, Machine& m, std::int32_t lacks) {
    if (holds(w, m) == 0) set_state(w, m, lacks >= w.route_cause ? BLOCKED : STARVED, lacks);
}

inline void tell_machine_lack(World& w, const Station& st, int i, std::int32_t lacks) {
    Machine& m = w.machines[static_cast<std::size_t>(st.first_machine + i)];
    if (st.campaign_rule == LOWEST_STOCK) w.more_of(m).lot_left = 0;
    set_lacking(w, m, lacks);
}

inline void tell_new_lack(World& w, Station& st, std::int32_t lacks) {
    if (st.told == lacks && st.fresh >= 0) {
        tell_machine_lack(w, st, st.fresh, lacks);
    } else {
        for (int i = next_ready(w, st, 0); i >= 0; i = next_ready(w, st, i + 1))
            tell_machine_lack(w, st, i, lacks);
    }
    st.told = lacks;
    st.fresh = Station::NOBODY;
}

// Names the same cause for all ready machines of a station where they are alike.
MOTORWORKS_INLINE void tell_lack(World& w, Station& st, std::int32_t lacks) {
    if (st.told != lacks || st.fresh != Station::NOBODY) tell_new_lack(w, st, lacks);
}

}  // namespace motorworks
