// The times of a pass, drawn at its start.
#pragma once

#include "states.hpp"

namespace motorworks {

MOTORWORKS_FLAT inline double redraw(const Law& law, Stream& stream) { return draw(law, stream); }

inline void draw_ahead(Machine& m, const Law& law) {
    const std::uint64_t before = m.process.state;
    m.next = redraw(law, m.process);
    m.drawn_by = static_cast<std::uint32_t>(m.process.state - before);
}

// Draws a time from the law of a step. Where every pass has the same law, the next time has been
// drawn ahead: then it is known at once when the machine starts, and the drawing of another
// keeps nobody waiting. The stream gives the same numbers in the same order.
MOTORWORKS_INLINE double draw_time(const Station& st, Machine& m, const Law& law) {
    if (!st.ahead) return redraw(law, m.process);
    const double time = m.next;
    draw_ahead(m, law);
    return time;
}

// The time of a step; of several models, lowest first, the longest counts.
inline double draw_step(World& w, const Station& st, Machine& m, int step, std::uint64_t models) {
    const Law* const* laws = st.laws + static_cast<std::size_t>(step) * w.T;
    double longest = 0.0;
    for (; models; models &= models - 1)
        if (const Law* law = laws[std::countr_zero(models)])
            longest = std::max(longest, draw_time(st, m, *law));
    return st.dated_cycle ? longest * factor(w, st, CYCLE_FACTOR) : longest;
}

inline void draw_steps(World& w, const Station& st, Machine& m, std::uint64_t models) {
    std::vector<double>& steps = w.more_of(m).steps;
    steps.clear();
    for (int i = 0; i < st.n_steps; ++i) steps.push_back(draw_step(w, st, m, i, models));
}

// The changeover from the model set up to another; 0 if there is none.
inline double draw_setup(World& w, const Station& st, Machine& m, int model) {
    MachineMore& more = w.more_of(m);
    if (st.setup_table < 0 || more.model < 0) return 0.0;
    const std::size_t row =
        static_cast<std::size_t>(st.setup_table) * w.T + static_cast<std::size_t>(more.model);
    const Law* law = w.setup_laws[row * w.T + static_cast<std::size_t>(model)];
    return law ? draw(*law, more.setup) : 0.0;
}

}  // namespace motorworks
