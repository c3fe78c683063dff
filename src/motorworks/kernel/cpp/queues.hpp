// What lies in a buffer, and how it is taken and put.
//
// A buffer without places (capacity 0) shows those who wait for it instead of a queue.
#pragma once

#include "recording.hpp"
#include "states.hpp"

namespace motorworks {

inline Buffer& buffer(World& w, int b) { return w.buffers[static_cast<std::size_t>(b)]; }

inline TypeQueue& type_queue(World&, const Buffer& b, int model) { return b.queues[model]; }

inline bool has_room(World& w, const Buffer& b, int model) {
    if (b.capacity >= 0 && static_cast<std::int64_t>(b.level()) >= b.capacity) return false;
    if (!b.by_type) return true;
    const TypeQueue& q = type_queue(w, b, model);
    return q.capacity < 0 || static_cast<std::int64_t>(q.stored.size()) < q.capacity;
}

// The part with which the i-th waits for a place in a buffer.
inline const Part& waiting_part(const Buffer& b, std::size_t i) { return b.waiting[i].part; }

inline void count_level(World& w, Buffer& b) {
    b.integral += static_cast<double>(static_cast<std::int64_t>(b.level())) * (w.now - b.since);
    b.since = w.now;
}

// Sets a part behind the others of its queue.
inline void push(World& w, Buffer& b, const Part& part) {
    if (!b.by_type) {
        b.push(part);
        return;
    }
    TypeQueue& q = type_queue(w, b, part.model());
    q.push(part, b.puts++);
    b.filled |= std::uint64_t{1} << part.model();
}

inline void put(World& w, Buffer& b, const Part& part) {
    count_level(w, b);
    push(w, b, part);
    b.most = std::max(b.most, static_cast<std::uint32_t>(b.level()));
    record_put(w, part, static_cast<std::size_t>(b.number));
    tell_takers(w, b);
}

// ---- the queue of all models ----

inline std::int64_t lying(const Buffer& b) {
    return static_cast<std::int64_t>(b.capacity != 0 ? b.level() - b.held : b.waiting.size());
}

inline int model_at(const Buffer& b, std::size_t i) {
    return b.capacity != 0 ? b.part(b.held + i).model() : waiting_part(b, i).model();
}

// ---- the queues of a store ----

// The i-th who waits with a part of a model, or the size of the list.
inline std::size_t find_waiting(const Buffer& b, int model, std::size_t i) {
    for (std::size_t k = 0; k < b.waiting.size(); ++k)
        if (waiting_part(b, k).model() == model && i-- == 0) return k;
    return b.waiting.size();
}

inline std::int64_t lying_of(World& w, const Buffer& b, int model) {
    if (b.capacity != 0)
        return static_cast<std::int64_t>(type_queue(w, b, model).stored.size());
    std::int64_t n = 0;
    for (std::size_t k = 0; k < b.waiting.size(); ++k)
        n += waiting_part(b, k).model() == model;
    return n;
}

inline std::uint64_t filled(const Buffer& b) {
    if (b.capacity != 0) return b.filled;
    std::uint64_t models = 0;
    for (std::size_t k = 0; k < b.waiting.size(); ++k)
        models |= std::uint64_t{1} << waiting_part(b, k).model();
    return models;
}

// Put order of the i-th part of a model that is there.
inline std::uint64_t order_of(World& w, const Buffer& b, int model, std::size_t i = 0) {
    if (b.capacity != 0) {
        const TypeQueue& q = type_queue(w, b, model);
        return i == 0 ? q.head_order : q.stored[i].order;
    }
    return find_waiting(b, model, i);
}

// Of some models that lie in a store the one with the oldest head.
inline int oldest_of(World& w, const Buffer& b, std::uint64_t models) {
    int best = -1;
    std::uint64_t least = 0;
    for (; models; models &= models - 1) {
        const int t = std::countr_zero(models);
        const std::uint64_t order = order_of(w, b, t);
        if (best < 0 || order < least) {
            best = t;
            least = order;
        }
    }
    return best;
}

// Writes the queues of the parts taken whatever their model to w.order; the first from
// one of them, or from the one with the oldest head if -1.
inline void find_oldest(World& w, const Buffer& b, int count, int first) {
    w.order.clear();
    w.taken_of.assign(w.T, 0);
    const std::uint64_t models = filled(b);
    for (int i = 0; i < count; ++i) {
        int best = i == 0 ? first : -1;
        if (best < 0) {
            std::uint64_t least = 0;
            for (std::uint64_t left = models; left; left &= left - 1) {
                const int t = std::countr_zero(left);
                const auto k = static_cast<std::size_t>(w.taken_of[static_cast<std::size_t>(t)]);
                if (static_cast<std::int64_t>(k) >= lying_of(w, b, t)) continue;
                const std::uint64_t order = order_of(w, b, t, k);
                if (best < 0 || order < least) {
                    best = t;
                    least = order;
                }
            }
        }
        ++w.taken_of[static_cast<std::size_t>(best)];
        w.order.push_back(best);
    }
}

// ---- taking ----

inline Part take_waiting(World& w, Buffer& b, std::size_t i) {
    const Part part = waiting_part(b, i);
    const Waiter waiter = b.remove_waiter(i);
    ++b.puts;
    ++b.takes;
    record_put(w, part, static_cast<std::size_t>(b.number));
    if (waiter.machine >= 0) w.freed.emplace_back(b.number, waiter.machine);
    return part;
}

inline Part take_of(World& w, Buffer& b, int model) {
    if (b.capacity == 0) return take_waiting(w, b, find_waiting(b, model, 0));
    count_level(w, b);
    ++b.takes;
    TypeQueue& q = type_queue(w, b, model);
    if (q.stored.size() == 1) b.filled &= ~(std::uint64_t{1} << model);
    return q.pop();
}

inline Part take_head(World& w, Buffer& b) {
    if (b.capacity == 0) return take_waiting(w, b, 0);
    count_level(w, b);
    const Part part = b.part(b.held);
    ++b.takes;
    return part;
}

// ---- held for a transport until they are loaded ----

inline std::int64_t& held(World& w, const Buffer& b, int model) {
    return w.held[static_cast<std::size_t>(b.number) * w.T + static_cast<std::size_t>(model)];
}

// Takes the head of a queue, or of one of a store, but keeps its place taken.
inline Part hold(World& w, Buffer& b, int model = -1) {
    Part part = b.by_type ? Part{} : b.part(b.held);
    if (b.by_type) {
        TypeQueue& q = type_queue(w, b, model);
        if (q.stored.size() == 1) b.filled &= ~(std::uint64_t{1} << model);
        part = q.pop();
        if (q.capacity >= 0) --q.capacity;
    }
    ++b.held;
    ++held(w, b, part.model());
    return part;
}

// Gives the place of a part free that was held.
inline void free_place(World& w, Buffer& b, const Part& part) {
    count_level(w, b);
    ++b.takes;
    --b.held;
    --held(w, b, part.model());
    if (!b.by_type) return;
    TypeQueue& q = type_queue(w, b, part.model());
    if (q.capacity >= 0) ++q.capacity;
}

}  // namespace motorworks
