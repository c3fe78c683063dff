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

// Use measured day by day.
struct Use {
    double given = 0.0, day = NEVER;     // parts a day; length of a day
    std::int32_t window = 0;             // days over which it is measured; 0: as given
    std::int64_t days = 0, since_day = 0, sum = 0;  // days ended; used since; of those below
    Ring<std::int64_t> recent;           // used on the last days, as many as the window has

    double mean() const {
        if (window == 0) return given;
        const auto before = static_cast<double>(window - static_cast<std::int64_t>(recent.size()));
        return (static_cast<double>(sum) + before * given) / static_cast<double>(window);
    }
    double day_ends() const { return window ? static_cast<double>(days + 1) * day : NEVER; }
};

// What is counted of a stock.
struct StockCount {
    std::int64_t stock = 0;  // in the buffer or outside it, when it was counted last
    double since = 0.0, stock_integral = 0.0, order_integral = 0.0, empty_time = 0.0;
    std::int64_t taken = 0, late = 0, deliveries = 0, awaited = 0;
    double awaited_time = 0.0;
    double came = -NEVER, before = -NEVER;  // the last delivery, and the one before it
    double waited_from = NEVER;  // since when the last one was waited for, as far as is known

    // Brings what is added up over time up to now.
    void add_up(double now, std::int64_t on_order) {
        const double elapsed = now - since;
        stock_integral += static_cast<double>(stock) * elapsed;
        order_integral += static_cast<double>(on_order) * elapsed;
        if (stock == 0) empty_time += elapsed;
        since = now;
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
    bool each = false;        // every lot is an order of its own
    std::int64_t up_to = 0;   // position up to which it orders
    double cover_point = -1.0, cover_up_to = -1.0;  // days of use that give the levels, or -1
    Use use;
    StockCount count;
    Ring<Order> pending;   // the first to arrive first
    Ring<Lot> perishing;   // have arrived and will expire, the first to expire first
};

}  // namespace motorworks
