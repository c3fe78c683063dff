// What a settling world still has to look at, first in, first out; and which machines are ready.
#pragma once

#include <algorithm>

#include "world.hpp"

namespace motorworks {

MOTORWORKS_INLINE void tell_station(World& w, Station& st) {
    if (st.n_ready == 0 || st.in_news) return;
    st.in_news = true;
    w.news.push({News::START, st.number});
}

// The takers [first, first + n), all of them or but one.
inline void tell_takers(World& w, std::int32_t first, std::int32_t n) {
    Station* const* const takers = w.takers.data() + first;
    for (std::int32_t i = 0; i < n; ++i) tell_station(w, *takers[i]);
}

inline void tell_other_takers(World& w, std::int32_t first, std::int32_t n, const Station& but) {
    Station* const* const takers = w.takers.data() + first;
    for (std::int32_t i = 0; i < n; ++i)
        if (takers[i] != &but) tell_station(w, *takers[i]);
}

inline void tell_takers(World& w, const Buffer& b) { tell_takers(w, b.first_taker, b.n_takers); }

inline void tell_buffer(World& w, Buffer& b) {
    if (b.waiting.empty() || b.capacity == 0 || b.in_news) return;
    b.in_news = true;
    w.news.push({News::ADMIT, b.number});
}

inline void tell_pool(World& w, Pool& pool) {
    if (pool.requests.empty() || pool.in_news) return;
    pool.in_news = true;
    w.news.push({News::SERVE, pool.number});
}

// News for the supplies of a buffer that watch its stock.
inline void tell_supplies(World& w, const Buffer& b) {
    for (std::int32_t i = b.first_supply; i < b.first_supply + b.n_supplies; ++i) {
        Supply& supply = w.supplies[static_cast<std::size_t>(w.supplies_of[static_cast<std::size_t>(i)])];
        if (supply.n_times || supply.in_news) continue;
        supply.in_news = true;
        w.news.push({News::ORDER, supply.number});
    }
}

MOTORWORKS_INLINE void set_ready(World& w, Machine& m, bool ready) {
    if (m.ready == ready) return;
    m.ready = ready;
    Station& st = w.station(m);
    const auto i = w.index(m) - static_cast<std::size_t>(st.first_machine);
    std::uint64_t& word = w.ready_words[static_cast<std::size_t>(st.first_word) + i / 64];
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    if (ready) {
        word |= bit;
        ++st.n_ready;
        st.fresh = st.fresh == Station::NOBODY ? static_cast<std::int32_t>(i) : Station::SEVERAL;
    } else {
        word &= ~bit;
        --st.n_ready;
        if (st.fresh == static_cast<std::int32_t>(i)) st.fresh = Station::NOBODY;
    }
}

// The ready machine with the lowest number from the i-th on, or -1.
inline int next_ready(const World& w, const Station& st, int i) {
    for (int word = i / 64; word < st.n_words; ++word) {
        std::uint64_t bits = w.ready_words[static_cast<std::size_t>(st.first_word + word)];
        if (word == i / 64) bits &= ~std::uint64_t{0} << (i % 64);
        if (bits) return 64 * word + std::countr_zero(bits);
    }
    return -1;
}

inline Machine& first_ready(World& w, const Station& st) {
    return w.machines[static_cast<std::size_t>(st.first_machine + next_ready(w, st, 0))];
}

// When an operating mode will fail: the stretch under way reaches the least threshold.
inline double operating_failure(const Machine& m) {
    return m.runs_since + std::max(0.0, m.least_threshold - m.worked);
}

// Sets the slot of a machine to the least of its pending times.
inline void reschedule(World& w, Machine& m) {
    const Station& st = *m.st;
    double time = m.ends;
    if (st.has_modes) {
        if (m.runs_since < NEVER) time = std::min(time, operating_failure(m));
        time = std::min(time, m.other_next);
    }
    if (st.conveyor) time = std::min(time, w.more_of(m).gap_passes);
    if (w.late_slot == m.slot)
        w.late_slot = -1;
    else if (time == w.slots.time(m.slot))
        return;
    w.slots.set(m.slot, time);
}

}  // namespace motorworks
