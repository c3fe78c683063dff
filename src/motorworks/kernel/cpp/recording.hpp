// Rows of the event log, written where things happen to parts. Each does nothing without a log.
#pragma once

#include "world.hpp"

namespace motorworks {

inline std::int64_t number_of(const Part& part) { return static_cast<std::int64_t>(part.number()); }

// A part enters a buffer or a sink.
inline void record_put(World& w, const Part& part, std::size_t place) {
    if (!w.log_events) [[likely]] return;
    w.record(w.log.puts,
             {w.now, number_of(part), part.model(), static_cast<std::int32_t>(place)});
}

// A part is taken from a buffer, or from source q with origin -1 - q; by a machine, or by tour d
// with machine -1 - d.
inline void record_take(World& w, const Part& part, std::int32_t origin, std::int32_t machine) {
    if (!w.log_events) [[likely]] return;
    w.record(w.log.takes, {w.now, number_of(part), part.model(), origin, machine});
}

inline void record_join(World& w, const Machine& m, const Part& part, const Part& child) {
    if (!w.log_events) [[likely]] return;
    w.record(w.log.joins, {w.now, number_of(part), number_of(child),
                           static_cast<std::int32_t>(w.index(m))});
}

inline void record_birth(World& w, const Part& part, Birth origin, std::int32_t number,
                         std::int64_t parent = -1) {
    if (!w.log_events) [[likely]] return;
    w.record(w.log.births, {w.now, number_of(part), parent, part.model(), number, origin});
}

inline void record_loss(World& w, const Part& part, Loss cause, std::int32_t number,
                        std::int32_t place = -1) {
    if (!w.log_events) [[likely]] return;
    w.record(w.log.losses, {w.now, number_of(part), part.model(), number, place, cause});
}

}  // namespace motorworks
