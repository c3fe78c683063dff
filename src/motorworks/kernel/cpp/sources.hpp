// Arrivals, and the models of the parts that a source gives.
#pragma once

#include "leaving.hpp"
#include "stocks.hpp"

namespace motorworks {

inline void draw_model(World& w, Source& q) {
    const auto first = static_cast<std::size_t>(q.first_type);
    const std::int32_t* values = w.p.source_type_value.data() + first;
    if (q.type_kind == FIXED) {
        q.next_model = values[0];
    } else if (q.type_kind == MIX) {
        const double u = uniform(q.kind);
        std::size_t i = 0;
        while (u >= w.p.source_type_weight[first + i]) ++i;
        q.next_model = values[i];
    } else if (q.type_kind == SEQUENCE) {
        q.next_model = values[q.position];
        q.position = (q.position + 1) % q.n_types;
    }
}

inline void schedule_source(World& w, Source& q) {
    const bool more = q.law && (q.endless || q.left > 0);
    w.slots.set(q.slot, more ? w.now + draw(*q.law, q.gap) : NEVER);
}

inline void open_source(World& w, Source& q) {
    if (q.saturated)
        draw_model(w, q);
    else
        schedule_source(w, q);
}

inline void arrive_at(World& w, Source& q, int place, int model) {
    Buffer& b = buffer(w, place);
    const bool enters = may_enter(w, b, model);
    const Part part = w.new_part(model);
    record_birth(w, part, OF_SOURCE, q.number);
    if (enters)
        put(w, b, part);
    else
        wait_for(w, b, {-1, q.number, part});
}

// Lets the parts of one arrival come, one after the other.
inline void arrive(World& w, Source& q) {
    for (int i = 0; i < q.group; ++i) {
        if ((!q.endless && q.left <= 0) || full(w)) break;
        if (!q.endless) --q.left;
        draw_model(w, q);
        for (int e = q.first_entry; e < q.first_entry + q.n_entries; ++e) {
            ++q.arrivals;
            const std::int32_t model = w.p.source_entry_type[static_cast<std::size_t>(e)];
            arrive_at(w, q, w.p.source_entry_place[static_cast<std::size_t>(e)],
                      model >= 0 ? model : q.next_model);
        }
    }
    schedule_source(w, q);
}

inline void lose_at(World& w, Source& q, Buffer& b) {
    std::int64_t lost = 0;
    for (std::size_t i = 0; i < b.waiting.size();) {
        if (b.waiting[i].source == q.number) {
            record_loss(w, b.waiting[i].part, TURNED_AWAY, q.number);
            b.remove_waiter(i);
            ++lost;
        } else {
            ++i;
        }
    }
    if (lost == 0) return;
    q.lost += lost;
    w.remove_parts(lost);
    tell_takers(w, b);
    count_stocks(w, b);
    tell_supplies(w, b);
}

// Loses the arrivals that still wait outside when the world has settled.
inline void lose_waiting(World& w, Source& q) {
    for (int e = q.first_entry; e < q.first_entry + q.n_entries; ++e)
        lose_at(w, q, buffer(w, w.p.source_entry_place[static_cast<std::size_t>(e)]));
}

inline Part take_from_source(World& w, Source& q, int model) {
    const Part part = w.new_part(q.type_kind == ANY ? model : q.next_model);
    record_birth(w, part, OF_SOURCE, q.number);
    if (!q.endless) --q.left;
    ++q.arrivals;
    draw_model(w, q);
    return part;
}

}  // namespace motorworks
