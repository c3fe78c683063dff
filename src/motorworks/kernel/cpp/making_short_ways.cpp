// Which stations of a new world may take the short ways.
#include <algorithm>
#include <bit>

#include "making.hpp"

namespace motorworks {

namespace {

// Whether parts in a buffer may be held for a transport.
bool may_hold(const World& w, std::int32_t origin) {
    if (at(origin) >= w.B) return false;
    const Buffer& b = w.buffers[at(origin)];
    const auto first = w.takers.begin() + b.first_taker;
    return std::any_of(first, first + b.n_takers,
                       [](const Station* st) { return st->transport; });
}

// Whether the short way (plain.hpp) does all that the rules say for a station.
bool is_plain(const World& w, const Station& st) {
    bool single = !st.first_available && !st.transport && !st.dated_cycle;
    for (int i = 0; i < st.n_inputs; ++i)
        single = single && st.inputs[i].take == 1 && !st.inputs[i].passes &&
                 !may_hold(w, st.inputs[i].origin);
    const bool one_step = st.n_steps == 1 && w.p.step_pool[at(st.first_step)] < 0;
    const bool fits = st.calendar_rule == START_ONLY_IF_FITS;
    return !st.conveyor && single && one_step && st.batch_min == 0 && !fits;
}

// Finds what a plain station takes from; false if it has to choose.
bool find_origin(World& w, Station& st) {
    const Input& in = st.inputs[0];
    if (st.n_inputs > 1) return false;
    if (in.kind == SOURCE) {
        Source& q = w.sources[at(in.origin) - w.B];
        st.source = &q;
        return q.type_kind == FIXED && (st.types >> w.p.source_type_value[at(q.first_type)] & 1);
    }
    st.from = &w.buffers[at(in.origin)];
    return true;
}

// Whether a plain station takes from several places for one model, and has nothing to choose.
bool is_join(const Station& st) {
    bool buffers = st.n_inputs > 1 && std::has_single_bit(st.types);
    for (int i = 0; i < st.n_inputs; ++i) buffers = buffers && st.inputs[i].from;
    return buffers && !st.pull && st.campaign_rule == NO_CAMPAIGN;
}

// Sets which models must lie where a joining station takes: one of any will do where it says so.
void find_models(World& w, const Station& st) {
    for (int i = 0; i < st.n_inputs; ++i) {
        Input& in = w.inputs[at(w.p.input_start[at(st.number)] + i)];
        in.models = i > 0 && in.any ? ~std::uint64_t{0} : st.types;
    }
}

void find_destination(World& w, Station& st) {
    const std::int32_t place = w.p.route_place[at(st.first_route)];
    if (st.n_routes != 1 || place < 0 || st.route_kind == EACH) return;
    if (at(place) < w.B)
        st.to = &w.buffers[at(place)];
    else
        st.sink = place - count(w.B);
}

// Whether even less is to be done (bare.hpp).
bool is_bare(const World& w, const Station& st) {
    if (!st.plain) return false;  // it may have no law at all
    const bool extras = st.chooses || st.judges || st.has_operating || st.setup_table >= 0 ||
                        st.tool_life > 0 || st.upkeep || w.log_visits;
    const bool from = st.from ? st.from->only_taker != nullptr
                              : st.source && st.source->endless;
    const bool to = st.to ? st.to->only_taker && st.to->only_taker != &st : st.sink >= 0;
    const bool overflows = w.p.route_overflow[at(st.first_route)] >= 0;
    const bool one_model = w.T == 1 && (st.types & 1) && st.laws[0];
    return one_model && !extras && from && to && !overflows;
}

}  // namespace

void find_plain(World& w) {
    if (w.log_events) return;  // the short ways tell nothing
    for (Station& st : w.stations) {
        st.plain = is_plain(w, st);
        if (!st.plain) continue;
        st.chooses = !find_origin(w, st) || st.pull || st.campaign_rule != NO_CAMPAIGN;
        find_destination(w, st);
        st.joins = is_join(st);
        if (st.joins) find_models(w, st);
        if (st.joins || !st.chooses) st.leading = nullptr;  // asked as quickly anyhow
    }
    for (Buffer& b : w.buffers) {
        if (b.capacity == 0 || b.n_supplies) continue;
        b.quiet = b.n_feeders == 0 && (b.by_type || b.n_takers == 1);
        if (b.n_takers == 1 && b.n_feeders == 0 && !b.by_type)
            b.only_taker = w.takers[at(b.first_taker)];
    }
    for (Station& st : w.stations) {
        st.bare = is_bare(w, st);
        st.goes_on = st.plain && !st.chooses && (st.setup_table < 0 || st.setup_pool < 0);
    }
}

}  // namespace motorworks
