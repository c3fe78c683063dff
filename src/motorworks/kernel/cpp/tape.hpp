// What a kernel recorded since it was last asked, handed over whole: no row is copied.
#pragma once

#include "events.hpp"
#include "things.hpp"

namespace motorworks {

struct Tape {
    EventLog log;
    std::vector<Visit> visits;

    // Forgets all rows but keeps the room for as many.
    void clear() {
        log.rows = 0;
        for_each([](auto& rows) { rows.clear(); });
    }
    template <class Take>
    void for_each(Take take) {
        take(log.states), take(log.puts), take(log.takes), take(log.joins), take(log.births);
        take(log.lots), take(log.trips), take(log.tour_stops), take(log.losses), take(visits);
    }
};

}  // namespace motorworks
