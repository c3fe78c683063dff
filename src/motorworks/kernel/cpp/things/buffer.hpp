// A buffer: one queue, or a store with one for each model.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include "../ring.hpp"
#include "part.hpp"

namespace motorworks {

struct Station;
struct TypeQueue;

// One who waits for a place: a machine with the first of its parts that goes there, or an
// arrival outside (machine < 0), from a source or from a supply (source < 0).
struct Waiter {
    std::int32_t machine = -1, source = -1;
    Part part;
};

struct alignas(64) Buffer {
    double integral = 0.0, since = 0.0;
    // Parts put and taken since the start; what lies there are those put and not taken.
    std::uint64_t puts = 0, takes = 0;
    std::unique_ptr<Part[]> items = std::make_unique<Part[]>(1);  // of a queue for all models
    std::uint32_t mask = 0;         // places there, a power of two, less 1
    std::uint32_t limit = 0;        // of the level, for a newcomer; 0 while somebody waits
    std::uint32_t most = 0;
    bool by_type = false, in_news = false;
    bool quiet = false;             // of what is taken only those who wait for a place must hear
    Station* only_taker = nullptr;  // of a queue: if there is no other

    Ring<Waiter> waiting;
    std::int64_t capacity = -1;
    // Places still taken by parts that a transport has come for. They count in the level; in a
    // queue they are its first, whatever is written there.
    std::uint64_t held = 0;
    std::uint64_t filled = 0;     // models that lie in a store
    TypeQueue* queues = nullptr;  // of a store, by model
    std::int32_t number = 0;
    std::int32_t first_taker = 0, n_takers = 0;
    std::int32_t first_feeder = 0, n_feeders = 0;  // pulling stations that give to it
    std::int64_t claimed = 0;
    std::int64_t* claims = nullptr;  // by model
    std::uint64_t puts_before = 0;   // the last reset
    bool limited = false;  // has places, and not endlessly many
    std::int32_t first_supply = 0, n_supplies = 0;
    bool one_model = false;  // nothing comes but from supplies, all of one model
    bool fefo = false;  // its queues are ordered by the time of expiry

    std::uint64_t level() const { return puts - takes; }
    const Part& part(std::size_t i) const { return items[(takes + i) & mask]; }
    const Part& front() const { return items[takes & mask]; }
    void push(const Part& part) {
        if (level() > mask) [[unlikely]] grow();
        items[puts++ & mask] = part;
    }
    Part pop() { return items[takes++ & mask]; }
    [[gnu::noinline]] void grow() {
        const std::uint32_t places = 2 * (mask + 1);
        auto larger = std::make_unique<Part[]>(places);
        for (std::uint64_t i = takes; i != puts; ++i) larger[i & (places - 1)] = items[i & mask];
        items = std::move(larger);
        mask = places - 1;
    }

    void add_waiter(const Waiter& waiter) {
        waiting.push(waiter);
        limit = 0;
    }
    Waiter remove_waiter(std::size_t i) {
        const Waiter waiter = waiting.erase(i);
        if (waiting.empty()) open();
        return waiter;
    }
    void open() { limit = static_cast<std::uint32_t>(std::min<std::uint64_t>(
                      static_cast<std::uint64_t>(capacity), 0xffffffff)); }
};

// A part in a store, and when it was put there compared with others.
struct Stored {
    Part part;
    std::uint64_t order = 0;
};

// The queue of one model in a store.
struct TypeQueue {
    Ring<Stored> stored;
    std::uint64_t head_order = 0;  // of the first part, kept here as it is asked for often
    std::int64_t capacity = -1;  // less what is held for transports

    void push(const Part& part, std::uint64_t order) {
        if (stored.empty()) head_order = order;
        stored.push({part, order});
    }
    Part pop() {
        const Part part = stored.pop().part;
        if (!stored.empty()) head_order = stored.front().order;
        return part;
    }
};

}  // namespace motorworks
