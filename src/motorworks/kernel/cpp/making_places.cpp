// Buffers, sources and supplies of a new world.
#include <algorithm>

#include "making.hpp"

namespace motorworks {

namespace {

void make_type_queues(World& w, const Buffer& b) {
    for (std::size_t t = 0; t < w.T; ++t) {
        TypeQueue q;
        q.capacity = w.p.buffer_type_capacity[at(b.number) * w.T + t];
        w.type_queues.push_back(std::move(q));
    }
}

Source make_source(const World& w, std::size_t i, const Streams& streams) {
    Source q;
    q.number = count(i);
    q.saturated = w.p.source_kind[i] == SATURATED;
    q.endless = w.p.source_count[i] < 0;
    q.left = w.p.source_count[i];
    q.law = law_or_none(w, w.p.source_law[i]);
    q.group = w.p.source_group[i];
    q.lose = w.p.source_lose[i];
    q.type_kind = w.p.source_type_kind[i];
    q.first_type = w.p.source_type_start[i];
    q.n_types = w.p.source_type_start[i + 1] - q.first_type;
    q.first_entry = w.p.source_entry_start[i];
    q.n_entries = w.p.source_entry_start[i + 1] - q.first_entry;
    q.gap = {streams.gap[i]};
    q.kind = {streams.kind[i]};
    return q;
}

Supply make_supply(const World& w, std::size_t v, const Streams& streams) {
    Supply supply;
    supply.number = count(v);
    supply.buffer = w.p.supply_buffer[v];
    supply.model = w.p.supply_type[v];
    supply.lot = w.p.supply_lot[v];
    supply.point = w.p.supply_point[v];
    supply.up_to = std::max(w.p.supply_up_to[v], supply.point + supply.lot);
    supply.each = w.p.supply_each[v];
    supply.cover_point = w.p.supply_cover_point[v];
    supply.cover_up_to = w.p.supply_cover_up_to[v];
    supply.use.given = w.p.supply_use[v];
    supply.use.window = w.p.supply_use_days[v];
    supply.use.day = w.p.supply_day[v];
    supply.lead = law_or_none(w, w.p.supply_lead[v]);
    supply.lead_stream = {streams.lead[v]};
    supply.life = w.p.supply_life[v];
    supply.period = w.p.supply_period[v];
    supply.first_time = w.p.supply_time_start[v];
    supply.n_times = w.p.supply_time_start[v + 1] - supply.first_time;
    supply.slot = w.first_supply_slot + count(v);
    return supply;
}

// The buffers that something else than supplies puts parts into.
std::vector<bool> mixed_buffers(const Program& p) {
    std::vector<bool> mixed(p.buffers(), false);
    for (const auto* places : {&p.route_place, &p.rework_place, &p.scrap_place,
                               &p.source_entry_place, &p.load_to})
        for (const auto place : *places)
            if (place >= 0 && at(place) < p.buffers()) mixed[at(place)] = true;
    return mixed;
}

// Whether nothing lies in a buffer at time 0 but parts of a model.
bool begins_with(const World& w, const Buffer& b, std::int32_t model) {
    const auto first = at(b.number) * w.T;
    for (std::size_t t = 0; t < w.T; ++t)
        if (w.p.buffer_initial[first + t] && count(t) != model) return false;
    return true;
}

// Finds the buffers that can hold parts of one model only.
void find_one_model(World& w) {
    const std::vector<bool> mixed = mixed_buffers(w.p);
    for (Buffer& b : w.buffers) {
        const auto first = w.supplies_of.begin() + b.first_supply;
        const auto other = [&](auto v) {
            return w.supplies[at(v)].model != w.supplies[at(*first)].model;
        };
        const bool only_supplies = b.n_supplies && !mixed[at(b.number)] &&
                                   std::none_of(first, first + b.n_supplies, other);
        b.one_model = w.T == 1 || (only_supplies && begins_with(w, b, w.supplies[at(*first)].model));
    }
}

}  // namespace

void make_buffers(World& w) {
    for (std::size_t i = 0; i < w.B; ++i) {
        Buffer b;
        b.number = count(i);
        b.capacity = w.p.buffer_capacity[i];
        b.by_type = w.p.buffer_by_type[i];
        b.fefo = w.p.buffer_fefo[i];
        b.open();
        b.limited = b.capacity > 0;
        for (std::size_t t = 0; t < w.T && b.by_type && b.capacity < 0; ++t)
            b.limited |= w.p.buffer_type_capacity[i * w.T + t] >= 0;
        if (b.by_type) make_type_queues(w, b);
        w.buffers.push_back(std::move(b));
    }
    w.claims.assign(w.B * w.T, 0);
    w.held.assign(w.B * w.T, 0);
    TypeQueue* queues = w.type_queues.data();
    for (Buffer& b : w.buffers) {
        b.claims = &w.claims[at(b.number) * w.T];
        if (!b.by_type) continue;
        b.queues = queues;
        queues += w.T;
    }
}

void make_sources(World& w, const Streams& streams) {
    for (std::size_t i = 0; i < w.p.sources(); ++i) {
        Source q = make_source(w, i, streams);
        if (!q.saturated) {
            q.slot = w.first_source_slot + count(w.arriving.size());
            w.arriving.push_back(q.number);
        }
        w.sources.push_back(q);
    }
}

void make_supplies(World& w, const Streams& streams) {
    std::vector<std::vector<std::int32_t>> by_buffer(w.B);
    for (std::size_t v = 0; v < w.p.supplies(); ++v) {
        w.supplies.push_back(make_supply(w, v, streams));
        by_buffer[at(w.p.supply_buffer[v])].push_back(count(v));
    }
    for (Buffer& b : w.buffers) {
        const auto& those = by_buffer[at(b.number)];
        b.first_supply = count(w.supplies_of.size());
        b.n_supplies = count(those.size());
        w.supplies_of.insert(w.supplies_of.end(), those.begin(), those.end());
    }
    find_one_model(w);
}

}  // namespace motorworks
