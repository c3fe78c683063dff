// Lots of bought parts: when a part expires, and queues that are ordered by it.
#pragma once

#include "counting.hpp"
#include "queues.hpp"

namespace motorworks {

// The lot of a part that came from a supply: the last one that does not begin behind it.
inline const Lot& lot_of(const World& w, const Part& part) {
    const auto number = static_cast<std::int64_t>(part.number());
    const auto behind = std::upper_bound(
        w.lots.begin(), w.lots.end(), number,
        [](std::int64_t number, const Lot& lot) { return number < lot.first; });
    return *(behind - 1);
}

// Whether a part expires after one with this time of expiry and number.
inline bool expires_after(const World& w, const Part& part, double expires, std::uint64_t number) {
    const double own = lot_of(w, part).expires;
    return own > expires || (own == expires && part.number() > number);
}

// Sets a part into the queue of all models behind those that expire no later.
inline void insert_by_expiry(const World& w, Buffer& b, const Part& part) {
    const double expires = lot_of(w, part).expires;
    b.push(part);
    std::uint64_t i = b.puts - 1;
    for (; i != b.takes + b.held; --i) {
        const Part& before = b.items[(i - 1) & b.mask];
        if (!expires_after(w, before, expires, part.number())) break;
        b.items[i & b.mask] = before;
    }
    b.items[i & b.mask] = part;
}

// The same in the queue of one model.
inline void insert_by_expiry(const World& w, TypeQueue& q, const Part& part, std::uint64_t order) {
    const double expires = lot_of(w, part).expires;
    std::size_t i = q.stored.size();
    while (i > 0 && expires_after(w, q.stored[i - 1].part, expires, part.number())) --i;
    q.stored.insert(i, {part, order});
    q.head_order = q.stored.front().order;
}

// Puts a part into a buffer of which the first expired is the first out.
inline void put_by_expiry(World& w, Buffer& b, const Part& part) {
    count_level(w, b);
    if (b.by_type) {
        insert_by_expiry(w, type_queue(w, b, part.model()), part, b.puts++);
        b.filled |= std::uint64_t{1} << part.model();
    } else {
        insert_by_expiry(w, b, part);
    }
    b.most = std::max(b.most, static_cast<std::uint32_t>(b.level()));
    record_put(w, part, static_cast<std::size_t>(b.number));
    tell_takers(w, b);
}

// Takes what is left of a lot out of the queue of all models; gives how many parts.
inline std::uint64_t take_out_of_queue(World& w, Buffer& b, const Lot& lot) {
    std::uint64_t kept = b.puts;  // those behind stay where they are
    for (std::uint64_t i = b.puts; i != b.takes + b.held; --i) {
        const Part part = b.items[(i - 1) & b.mask];
        if (lot.has(part))
            forget_repeats(w, part);
        else
            b.items[--kept & b.mask] = part;
    }
    return kept - (b.takes + b.held);
}

inline std::uint64_t take_out_of_store(World& w, Buffer& b, const Lot& lot) {
    std::uint64_t gone = 0;
    for (std::size_t t = 0; t < w.T; ++t) {
        TypeQueue& q = type_queue(w, b, static_cast<int>(t));
        gone += q.stored.erase_if([&](const Stored& stored) {
            if (!lot.has(stored.part)) return false;
            forget_repeats(w, stored.part);
            return true;
        });
        if (q.stored.empty())
            b.filled &= ~(std::uint64_t{1} << t);
        else
            q.head_order = q.stored.front().order;
    }
    return gone;
}

// Takes out what is left of a lot in a buffer or outside; gives how many parts.
inline std::int64_t take_out(World& w, Buffer& b, const Lot& lot) {
    std::uint64_t gone = b.by_type ? take_out_of_store(w, b, lot) : take_out_of_queue(w, b, lot);
    if (gone) {
        count_level(w, b);
        b.takes += gone;
    }
    for (std::size_t i = 0; i < b.waiting.size();) {
        const Waiter& waiter = b.waiting[i];
        if (waiter.machine < 0 && lot.has(waiter.part)) {
            b.remove_waiter(i);
            ++gone;
        } else {
            ++i;
        }
    }
    return static_cast<std::int64_t>(gone);
}

}  // namespace motorworks
