// Parts that leave the plant, and the samples.
#pragma once

#include "recording.hpp"
#include "states.hpp"

namespace motorworks {

// 64 bins to each power of two, from 2**-8 s on: the leading bits of the number.
inline std::size_t histogram_bin(double time) {
    const auto lead = static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(time) >> 46);
    const std::int64_t bin = lead - 64 * (1023 - 8);
    return static_cast<std::size_t>(
        std::clamp(bin, std::int64_t{0}, static_cast<std::int64_t>(HISTOGRAM_BINS) - 1));
}

inline void forget_repeats(World& w, const Part& part) {
    if (part.tag & Part::REPEATS) w.repeats.erase(part.number());
}

inline void enter_sink(World& w, std::size_t sink, const Part& part) {
    const double time = w.now - part.entered;
    const std::size_t i = sink * w.T + static_cast<std::size_t>(part.model());
    ++w.sink_count[i];
    ++w.sink_entries;
    record_put(w, part, w.B + sink);
    w.sink_first_pass[i] += !part.reworked();
    w.sink_time[i] += time;
    ++w.sink_histogram[i * HISTOGRAM_BINS + histogram_bin(time)];
    w.remove_parts();
    forget_repeats(w, part);
    if (w.log_sinks)
        w.sink_log.push_back({w.now, part.entered, static_cast<std::int32_t>(sink), part.model()});
}

inline std::int64_t passes(const World& w, const Station& st) {
    std::int64_t sum = 0;
    for (int i = 0; i < st.n_machines; ++i)
        sum += w.machines[static_cast<std::size_t>(st.first_machine + i)].cycles;
    return sum;
}

// What a station has done with the parts of one model, with what the short ways do not count: a
// bare station makes one part of the one model in every pass, and where nothing is judged
// everything is good at the first pass. What w.judged holds beside that is what the station did
// before its state was taken up (state_rebuild.cpp).
inline Judged judged_in_full(const World& w, std::size_t i) {
    const Station& st = w.stations[i / w.T];
    Judged judged = w.judged[i];
    if (st.bare) judged.produced += passes(w, st);
    if (st.judges) return judged;
    judged.good += judged.produced;
    judged.first_pass += judged.produced;
    return judged;
}

// Sets what w.judged holds so that judged_in_full gives this; a copy, for it may be w.judged[i].
inline void set_judged(World& w, std::size_t i, const Judged full) {
    const Station& st = w.stations[i / w.T];
    Judged& judged = w.judged[i];
    judged = full;
    if (st.bare) judged.produced -= passes(w, st);
    if (st.judges) return;
    judged.good -= full.produced;
    judged.first_pass -= full.produced;
}

inline double energy_of(World& w, const Machine& m) {
    const double* power = &w.p.station_power[8 * static_cast<std::size_t>(m.st->number)];
    const double* spent = &w.state_time[8 * w.index(m)];
    double total = 0.0;
    for (std::size_t state = 0; state < 8; ++state) {
        double time = spent[state];
        if (state == m.state) time += w.now - m.since;
        total += power[state] * time;
    }
    return total;
}

inline void schedule_sample(World& w) {
    const double interval = w.p.sample_interval;
    w.slots.set(0, interval > 0 ? w.since + static_cast<double>(w.sample + 1) * interval : NEVER);
}

inline void take_sample(World& w) {
    ++w.sample;
    w.sample_time.push_back(w.now);
    for (std::size_t k = 0; k < w.K; ++k) {
        std::int64_t count = 0;
        for (std::size_t t = 0; t < w.T; ++t) count += w.sink_count[k * w.T + t];
        w.sample_sink.push_back(count);
    }
    const std::size_t first = w.sample_energy.size();
    w.sample_energy.resize(first + w.p.groups(), 0.0);
    if (w.p.groups())
        for (const Machine& m : w.machines) {
            const std::int32_t group = w.p.station_group[static_cast<std::size_t>(m.st->number)];
            if (group >= 0)
                w.sample_energy[first + static_cast<std::size_t>(group)] += energy_of(w, m);
        }
    if (w.sample % w.p.level_every == 0)
        for (const Buffer& b : w.buffers)
            w.sample_level.push_back(static_cast<std::int32_t>(b.level()));
    schedule_sample(w);
}

}  // namespace motorworks
