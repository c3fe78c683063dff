// Whether a choice has room ahead, and the trying of a model.
#pragma once

#include "offers.hpp"

namespace motorworks {

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
[[gnu::noinline]] inline Fitting fitting_of_each(World& w, const Station& st,
                                                 const Choice& choice) {
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

}  // namespace motorworks
