// The campaign that makes what its store lacks most.
#pragma once

#include "room.hpp"

namespace motorworks {

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

// Those of some models for which there is room ahead, where there is only one way.
inline std::uint64_t roomy(const Station& st, std::uint64_t models) {
    const int least = std::max(1, st.batch_min);
    std::uint64_t enough = 0;
    for (std::uint64_t left = models; left; left &= left - 1)
        if (room_for(*st.ways->to, std::countr_zero(left)) >= least) enough |= left & (~left + 1);
    return enough;
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
    lacks = st.inputs[0].cause;
    if (!models) return 0;
    if (st.one_way) {
        if (st.n_inputs > 1) models &= st.inputs[1].from->filled;
        lacks = models ? w.route_cause + st.ways->entry : st.inputs[1].cause;
        return roomy(st, models);
    }
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
    choice.model = lot_model(w, st, choice.lot);
    return st.one_way && !st.batch_min ? 0 : try_model(w, st, choice.model, choice);
}

}  // namespace motorworks
