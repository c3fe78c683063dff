// What the places that a station takes from offer it, model by model.
#pragma once

#include "pull.hpp"

namespace motorworks {


// What a machine takes. Either one input (first_available, batch) or every input with its take.
struct Choice {
    const Input* only = nullptr;
    int model = 0;
    int count = 0;  // from the only input
    int lot = -1;   // campaign entry that a LOWEST_STOCK machine begins
};


inline bool full(const World& w) { return w.parts_now() > w.p.max_parts; }

inline bool source_has(World& w, const Source& q, std::int64_t count) {
    return !full(w) && (q.endless || q.left >= count);
}

inline int allowed_lot(World& w, const Station& st) {
    for (int i = 0; i < st.n_lots; ++i)
        if (w.owed[static_cast<std::size_t>(st.first_lot + i)] > 0) return i;
    return st.lot;
}

inline int lot_model(World& w, const Station& st, int lot) {
    return w.p.campaign_type[static_cast<std::size_t>(st.first_lot + lot)];
}

// Models that a station may start now, as bits.
MOTORWORKS_INLINE std::uint64_t allowed(World& w, const Station& st) {
    if (st.campaign_rule == NO_CAMPAIGN) return st.types;
    if (st.campaign_rule == LOWEST_STOCK) return st.types & st.campaign_types;
    return st.types & (std::uint64_t{1} << lot_model(w, st, allowed_lot(w, st)));
}

// The models that the leading input offers, those the machine may start, as bits; `ordered`
// tells that of several the one with the oldest head goes first, else the lowest number.
MOTORWORKS_INLINE std::uint64_t candidates(World& w, const Station& st, const Input& in,
                                           int least) {
    const std::uint64_t may = allowed(w, st);
    if (in.kind == SOURCE) {
        const Source& q = *in.source;
        if (q.type_kind == ANY)
            return w.T == 64 ? may : may & ((std::uint64_t{1} << w.T) - 1);
        return may & (std::uint64_t{1} << q.next_model);
    }
    const Buffer& b = *in.from;
    if (in.kind == QUEUE)
        return lying(b) ? may & (std::uint64_t{1} << model_at(b, 0)) : 0;
    std::uint64_t models = filled(b) & may;
    if (least > 1)
        for (std::uint64_t left = models; left; left &= left - 1)
            if (lying_of(w, b, std::countr_zero(left)) < least)
                models &= ~(left & (~left + 1));
    return models;
}

MOTORWORKS_INLINE int first_of(World& w, const Input& in, std::uint64_t models) {
    return in.kind == STORE && (models & (models - 1)) ? oldest_of(w, *in.from, models)
                                                       : std::countr_zero(models);
}

inline bool starts_with(const Buffer& b, int model, int count) {
    for (int i = 0; i < count; ++i)
        if (model_at(b, static_cast<std::size_t>(i)) != model) return false;
    return true;
}

// Whether an input has enough for a model.
inline bool has(World& w, const Input& in, int model, int count, bool leads) {
    if (in.kind == SOURCE) {
        const Source& q = *in.source;
        return (leads || in.any || q.type_kind == ANY || q.next_model == model) &&
               source_has(w, q, count);
    }
    const Buffer& b = *in.from;
    if (in.kind == STORE && !in.any) return lying_of(w, b, model) >= count;
    if (lying(b) < count) return false;
    return in.any || leads || starts_with(b, model, count);
}

// The parts that a batch led by a model would take; below the least: none starts.
MOTORWORKS_INLINE int batch_size(World& w, const Station& st, int model) {
    const Input& in = st.inputs[0];
    std::int64_t there = st.batch_max;
    if (in.kind == SOURCE) {
        const Source& q = *in.source;
        if (full(w)) there = 0;
        else if (!q.endless) there = q.left;
    } else if (in.kind == STORE && !in.any) {
        there = lying_of(w, *in.from, model);
    } else {
        there = lying(*in.from);
    }
    return static_cast<int>(std::min<std::int64_t>(st.batch_max, there));
}

// The cause of the first input that has not enough for a model, or 0.
MOTORWORKS_INLINE std::int32_t lacking(World& w, const Station& st, int model) {
    if (st.batch_min)
        return batch_size(w, st, model) >= st.batch_min ? 0 : st.inputs[0].cause;
    for (int i = st.sure; i < st.n_inputs; ++i)
        if (!has(w, st.inputs[i], model, st.inputs[i].take, i == 0)) return st.inputs[i].cause;
    return 0;
}

}  // namespace motorworks
