// Where parts come from: sources, and supplies that keep a stock.
#pragma once

#include <cstdint>

#include "../random.hpp"
#include "../ring.hpp"
#include "part.hpp"

namespace motorworks {

struct Source {
    const Law* law = nullptr;
    Stream gap, kind;
    std::int64_t left = 0, arrivals = 0, lost = 0;
    std::int32_t number = 0, slot = -1, group = 1;
    std::int32_t first_type = 0, n_types = 0, first_entry = 0, n_entries = 0;
    std::int32_t first_taker = 0, n_takers = 0;
    std::int32_t position = 0, next_model = 0;
    std::int8_t type_kind = 0;
    bool saturated = false, lose = false, endless = false;
};

// Parts on their way from a supplier.
struct Order {
    std::int64_t parts = 0;
    double given = 0.0, arrives = 0.0;
};

// The parts of one delivery, numbered in one go.
struct Lot {
    std::int64_t first = 0, count = 0;  // number of the first part
    double expires = NEVER;

    bool has(const Part& part) const {
        const auto number = static_cast<std::int64_t>(part.number());
        return number >= first && number < first + count;
    }
};

struct Supply {
    const Law* lead = nullptr;
    Stream lead_stream;
    double life = NEVER, period = NEVER;
    double looks = NEVER;     // when it looks at the stock next; never: when it is told to
    std::int64_t looked = 0;  // looks by the timetable so far
    std::int64_t lot = 1, point = -1, on_order = 0;
    std::int64_t orders = 0, ordered = 0, arrived = 0, expired = 0;
    std::int32_t number = 0, buffer = 0, model = 0, slot = 0;
    std::int32_t first_time = 0, n_times = 0;
    bool in_news = false;
    Ring<Order> pending;   // the first to arrive first
    Ring<Lot> perishing;   // have arrived and will expire, the first to expire first
};

}  // namespace motorworks
