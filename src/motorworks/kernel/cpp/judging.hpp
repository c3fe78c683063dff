// A part judged after its pass, and the way it goes.
#pragma once

#include "choosing.hpp"
#include "counting.hpp"

namespace motorworks {

// Repeat passes of a part at a station so far.
inline int repeats(World& w, const Part& part, int station) {
    if (!(part.tag & Part::REPEATS)) return 0;
    for (const auto& [s, count] : w.repeats[part.number()])
        if (s == station) return count;
    return 0;
}

inline void count_repeat(World& w, Part& part, int station) {
    auto& counts = w.repeats[part.number()];
    part.tag |= Part::REPEATS | Part::REWORKED;
    for (auto& [s, count] : counts)
        if (s == station) {
            ++count;
            return;
        }
    counts.emplace_back(station, 1);
}

// Forgets the repeat passes at a station; tells whether there were any.
inline bool end_repeats(World& w, Part& part, int station) {
    if (!(part.tag & Part::REPEATS)) return false;
    const auto found = w.repeats.find(part.number());
    const auto removed = std::erase_if(found->second, [=](const auto& x) { return x.first == station; });
    if (found->second.empty()) {
        w.repeats.erase(found);
        part.tag &= ~Part::REPEATS;
    }
    return removed > 0;
}

// Whether a part may repeat its pass.
inline bool again(World& w, const Station& st, const Part& part) {
    return st.max_reworks < 0 || repeats(w, part, st.number) < st.max_reworks;
}

// The outcome of a pass where the chance of scrap changes with time.
inline Outcome dated_outcome(World& w, const Station& st, const Part& part, double u) {
    const double rework = w.p.rework_prob[static_cast<std::size_t>(st.number)];
    const double scrap = std::min(st.scrap * factor(w, st, SCRAP_FACTOR), 1 - rework);
    if (u < scrap) return SCRAP;
    if (u >= scrap + rework) return GOOD;
    return again(w, st, part) ? REWORK : SCRAP;
}

inline Outcome outcome_of(World& w, const Station& st, Machine& m, const Part& part) {
    if (st.not_good <= 0) return GOOD;
    const double u = uniform(w.more_of(m).quality);
    if (st.dated_scrap) return dated_outcome(w, st, part, u);
    if (u < st.scrap) return SCRAP;
    if (u >= st.not_good) return GOOD;
    return again(w, st, part) ? REWORK : SCRAP;
}

inline void add_delivery(World& w, Machine& m, const Delivery& delivery) {
    w.more_of(m).deliveries.push_back(delivery);
    ++m.deliveries;
}

inline void add_way(World& w, Machine& m, const Part& part, int entry) {
    const auto e = static_cast<std::size_t>(entry);
    add_delivery(w, m, {part, w.p.route_place[e], w.route_cause + entry, entry,
                        w.p.route_overflow[e]});
}

// The route entry of a good part, where there is one.
inline int way_of(World& w, const Station& st, Machine& m, const Part& part) {
    int entry = st.first_route;
    if (st.route_kind == RANDOM) {
        const double u = uniform(w.more_of(m).route);
        while (u >= w.p.route_weight[static_cast<std::size_t>(entry)]) ++entry;
    } else if (st.route_kind == BY_MODEL) {
        entry += part.model();
    }
    return entry;
}

// One part for every entry: the first is the original itself.
inline void add_each(World& w, const Station& st, Machine& m, Part part) {
    const Part original = part;
    for (int i = 0; i < st.n_routes; ++i) {
        const int entry = st.first_route + i;
        if (i > 0) {
            part = w.new_part(original.model());
            part.entered = original.entered;
            part.tag |= original.tag & Part::REWORKED;
        }
        const std::int32_t model = w.p.route_type[static_cast<std::size_t>(entry)];
        if (model >= 0) part.set_model(model);
        if (i > 0) record_birth(w, part, OF_STATION, st.number, number_of(original));
        add_way(w, m, part, entry);
    }
}

inline void add_ways(World& w, const Station& st, Machine& m, const Part& part) {
    if (st.route_kind == EACH) {
        add_each(w, st, m, part);
        return;
    }
    add_way(w, m, part, way_of(w, st, m, part));
}

// Has a scrapped part replaced in the latest lot of its model.
inline void owe(World& w, Station& st, int model) {
    for (int back = 0; back < st.n_lots; ++back) {
        const int lot = (st.lot - back + st.n_lots) % st.n_lots;
        if (lot_model(w, st, lot) != model) continue;
        ++w.owed[static_cast<std::size_t>(st.first_lot + lot)];
        tell_station(w, st);
        return;
    }
}

inline void scrap_part(World& w, Station& st, Machine& m, const Part& part) {
    ++st.judged[part.model()].scrap;
    if (st.scrap_place < 0) {
        forget_repeats(w, part);
        record_loss(w, part, SCRAPPED, st.number);
        w.remove_parts();
    } else {
        add_delivery(w, m, {part, st.scrap_place, w.judged_cause + st.number});
    }
    if (st.campaign_rule == IN_SEQUENCE) owe(w, st, part.model());
}

// Where a station judges nothing, the trace takes these from what it produced.
inline void count_good(const Station& st, const Part& part, bool repeated) {
    if (!st.judges) return;
    Judged& judged = st.judged[part.model()];
    ++judged.good;
    judged.first_pass += !repeated;
}

// Sends a part on its way that is judged good or scrap.
inline void end_part(World& w, Station& st, Machine& m, Part& part, Outcome outcome) {
    const bool repeated = end_repeats(w, part, st.number);
    if (outcome == SCRAP) {
        scrap_part(w, st, m, part);
        return;
    }
    count_good(st, part, repeated);
    add_ways(w, st, m, part);
}

// Counts and records a judged part.
inline void count_judged(World& w, const Station& st, const Machine& m, const Part& part,
                         double began, Outcome outcome) {
    ++st.judged[part.model()].produced;
    if (!w.log_visits) return;
    w.visits.push_back({static_cast<std::int64_t>(part.number()), part.model(), st.number,
                        static_cast<std::int32_t>(w.index(m)), began, w.now, outcome});
    if (w.visits.size() >= w.visit_limit) w.stop = true;
}

// Sends a judged part on its way; true if it stays to repeat the pass at once.
inline bool judge_as(World& w, Station& st, Machine& m, Part& part, double began,
                     Outcome outcome) {
    count_judged(w, st, m, part, began, outcome);
    const int model = part.model();
    if (outcome == REWORK) {
        ++st.judged[model].rework;
        count_repeat(w, part, st.number);
        if (st.rework_place < 0) return true;
        add_delivery(w, m, {part, st.rework_place, w.judged_cause + st.number});
    } else {
        end_part(w, st, m, part, outcome);
    }
    if (st.pull) give_back_claims(w, st, model);
    return false;
}

// Judges a part that completed its pass; true if it stays to repeat it at once.
inline bool judge(World& w, Station& st, Machine& m, Part& part, double began) {
    return judge_as(w, st, m, part, began, outcome_of(w, st, m, part));
}

}  // namespace motorworks
