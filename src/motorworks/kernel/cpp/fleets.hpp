// The vehicles of fleets: chosen, engaged and given back.
#pragma once

#include "pools.hpp"

namespace motorworks {

inline Fleet& fleet_of(World& w, const Station& st) {
    return w.fleets[static_cast<std::size_t>(st.fleet)];
}

inline double distance(const World& w, std::int32_t here, std::int32_t there) {
    return w.p.distance[static_cast<std::size_t>(here) * w.p.positions() +
                        static_cast<std::size_t>(there)];
}

// Takes the idle vehicle with the least way to where a transport loads; gives the way.
inline double choose_vehicle(World& w, const Station& st, MachineMore& more) {
    Fleet& fleet = fleet_of(w, st);
    double least = NEVER;
    for (std::size_t v = 0; v < fleet.stands.size(); ++v) {
        if (!fleet.idle[v]) continue;
        const double way = distance(w, fleet.stands[v], st.loads_at);
        if (way >= least) continue;
        least = way;
        more.vehicle = static_cast<std::int32_t>(v);
    }
    fleet.idle[static_cast<std::size_t>(more.vehicle)] = false;
    return least;
}

// Leaves the vehicle of a job where it has unloaded.
inline void give_vehicle_back(World& w, const Station& st, const Machine& m) {
    Fleet& fleet = fleet_of(w, st);
    const auto vehicle = static_cast<std::size_t>(w.more_of(m).vehicle);
    fleet.stands[vehicle] = st.unloads_at;
    fleet.idle[vehicle] = true;
    w.more_of(m).vehicle = -1;
    give_back(w, m);
}

}  // namespace motorworks
