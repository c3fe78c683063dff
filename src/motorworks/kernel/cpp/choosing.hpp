// Whether a machine can start, and with what.
#pragma once

#include "lowest_stock.hpp"

namespace motorworks {

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

// Finds what a machine can start with; gives the cause if it cannot, else 0.
[[gnu::noinline]] inline std::int32_t choose(World& w, const Station& st, const Machine& m,
                                             Choice& choice) {
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
