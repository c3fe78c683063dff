// Whether a machine can start, and with what.
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
MOTORWORKS_INLINE std::uint64_t candidates(World& w, const Station& st, const Input& in, int least) {
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

// Writes the models of the parts that a choice would make the machine work on to w.models.
inline void find_models(World& w, const Station& st, const Choice& choice) {
    w.models.clear();
    if (!st.batch_min) {
        w.models.push_back(choice.model);
    } else if (choice.only->kind == QUEUE) {
        const Buffer& b = *choice.only->from;
        for (int i = 0; i < choice.count; ++i)
            w.models.push_back(model_at(b, static_cast<std::size_t>(i)));
    } else if (choice.only->kind == STORE && choice.only->any) {
        find_oldest(w, *choice.only->from, choice.count, choice.model);
        w.models = w.order;
    } else {
        w.models.assign(static_cast<std::size_t>(choice.count), choice.model);
    }
}

// What the destinations of a pulling station have room for of parts of several models, or where
// several ways lead to one buffer.
[[gnu::noinline]] inline Fitting fitting_of_each(World& w, const Station& st, const Choice& choice) {
    find_models(w, st, choice);
    return fitting(w, st, w.models);
}

// Leaves of a choice what the destinations of a pulling station have room for; gives the
// cause if that is too little.
MOTORWORKS_INLINE std::int32_t cut(World& w, const Station& st, Choice& choice) {
    const int least = std::max(1, st.batch_min);
    const Fitting fits = st.adds_up ? fitting_of_each(w, st, choice)
                                    : fitting(st, choice.model, st.batch_min ? choice.count : 1);
    if (fits.count < least) return w.route_cause + fits.entry;
    if (st.batch_min) choice.count = static_cast<int>(fits.count);
    return 0;
}

// Finds what a station takes for a model; gives the cause if it cannot, else 0.
MOTORWORKS_INLINE std::int32_t try_model(World& w, const Station& st, int model, Choice& choice) {
    if (const std::int32_t lacks = lacking(w, st, model)) return lacks;
    choice.model = model;
    if (st.batch_min) {
        choice.only = st.inputs;
        choice.count = batch_size(w, st, model);
    }
    return st.pull ? cut(w, st, choice) : 0;
}

// Of several causes the first that is lack of room, else the first.
inline void blame(const World& w, std::int32_t& all, std::int32_t cause) {
    if (all == 0 || (all < w.route_cause && cause >= w.route_cause)) all = cause;
}

inline std::int32_t choose_first_available(World& w, const Station& st, Choice& choice) {
    std::int32_t lacks = 0;
    choice.count = 1;
    for (int i = 0; i < st.n_inputs; ++i) {
        choice.only = &st.inputs[i];
        std::uint64_t models = candidates(w, st, *choice.only, 1);
        for (; models; models &= ~(std::uint64_t{1} << choice.model)) {
            choice.model = first_of(w, *choice.only, models);
            if (!has(w, *choice.only, choice.model, 1, true)) continue;
            const std::int32_t room = st.pull ? cut(w, st, choice) : 0;
            if (!room) return 0;
            blame(w, lacks, room);
        }
    }
    return lacks ? lacks : st.inputs[0].cause;
}

// How full a buffer is of a model, with what a pulling station has claimed there.
inline double stock(World& w, const Station& st, const Buffer& b, int model) {
    std::int64_t level = (st.pull ? claims(w, b, model) : 0) + held(w, b, model);
    if (b.by_type) {
        const TypeQueue& q = type_queue(w, b, model);
        const auto there = static_cast<double>(level + static_cast<std::int64_t>(q.stored.size()));
        const auto row = static_cast<std::size_t>(b.number) * w.T;
        const std::int64_t places = w.p.buffer_type_capacity[row + static_cast<std::size_t>(model)];
        return places > 0 ? there / static_cast<double>(places) : there;
    }
    if (b.capacity == 0) return static_cast<double>(level);
    for (std::size_t i = b.held; i < b.level(); ++i) level += b.part(i).model() == model;
    return static_cast<double>(level);
}

// Of some models the one whose stock is lowest, of equal ones the first of the campaign.
inline int lowest_lot(World& w, const Station& st, std::uint64_t models) {
    const Buffer& b = buffer(w, st.campaign_buffer);
    int best = -1;
    double lowest = 0.0;
    for (int lot = 0; lot < st.n_lots; ++lot) {
        const int model = lot_model(w, st, lot);
        if (!(models >> model & 1)) continue;
        const double level = stock(w, st, b, model);
        if (best < 0 || level < lowest) {
            best = lot;
            lowest = level;
        }
    }
    return best;
}

// Of some models the cause for which none can start, asked in the order in which they would go.
inline std::int32_t blame_all(World& w, const Station& st, std::uint64_t models, Choice& choice) {
    std::int32_t lacks = 0;
    while (models) {
        const int model = first_of(w, st.inputs[0], models);
        models &= ~(std::uint64_t{1} << model);
        blame(w, lacks, try_model(w, st, model, choice));
    }
    return lacks;
}

// Those of some models that can start. If there are none, names the cause: it hangs on the order
// of the models only where they lack different things.
inline std::uint64_t startable(World& w, const Station& st, std::uint64_t models, Choice& choice,
                               std::int32_t& lacks) {
    std::uint64_t enough = 0;
    bool same = true;
    lacks = 0;
    for (std::uint64_t left = models; left; left &= left - 1) {
        const std::int32_t lack = try_model(w, st, std::countr_zero(left), choice);
        if (!lack) {
            enough |= left & (~left + 1);
        } else {
            same = same && (lacks == 0 || lacks == lack);
            lacks = lack;
        }
    }
    if (!models) lacks = st.inputs[0].cause;
    if (!enough && !same) lacks = blame_all(w, st, models, choice);
    return enough;
}

// Goes on with the lot of the machine, or chooses the model whose stock is lowest.
inline std::int32_t choose_lowest(World& w, const Station& st, const Machine& m,
                                  std::uint64_t models, Choice& choice) {
    MachineMore& more = w.more_of(m);
    if (more.lot_left > 0) {
        const int model = lot_model(w, st, more.lot);
        if ((models >> model & 1) && !try_model(w, st, model, choice)) return 0;
        more.lot_left = 0;
    }
    std::int32_t lacks = 0;
    const std::uint64_t enough = startable(w, st, models, choice, lacks);
    if (!enough) return lacks;
    choice.lot = lowest_lot(w, st, enough);
    return try_model(w, st, lot_model(w, st, choice.lot), choice);
}

// Finds what a machine can start with; gives the cause if it cannot, else 0.
[[gnu::noinline]] inline std::int32_t choose(World& w, const Station& st, const Machine& m, Choice& choice) {
    if (st.first_available) return choose_first_available(w, st, choice);
    const Input& leader = st.inputs[0];
    const int least = leader.any ? 1 : st.batch_min ? st.batch_min : leader.take;
    std::uint64_t models = candidates(w, st, leader, least);
    if (st.campaign_rule == LOWEST_STOCK) return choose_lowest(w, st, m, models, choice);
    std::int32_t lacks = 0;
    while (models) {
        const int model = first_of(w, leader, models);
        const std::int32_t lack = try_model(w, st, model, choice);
        if (!lack) return 0;
        blame(w, lacks, lack);
        models &= ~(std::uint64_t{1} << model);
    }
    return lacks ? lacks : leader.cause;
}

// The models present in what a choice would make the machine work on, as bits.
inline std::uint64_t models_of(World& w, const Station& st, const Choice& choice) {
    if (!st.batch_min) return std::uint64_t{1} << choice.model;
    find_models(w, st, choice);
    std::uint64_t models = 0;
    for (const std::int32_t t : w.models) models |= std::uint64_t{1} << t;
    return models;
}

}  // namespace motorworks
