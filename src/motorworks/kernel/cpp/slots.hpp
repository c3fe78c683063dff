// The list of pending events: one numbered slot with one time each.
//
// first() is the slot with the least time, of equal times the one with the lowest number.
// Infinity means that nothing is pending. Times are never negative, zero is never -0.0, and
// a time is never NaN: sums of such times are not either.
//
// How to use it. A set() costs one walk from the leaf to the top (about 1 ns per level and
// no branch that could be mispredicted), so set a slot once per event: where the handling of
// the first slot ends with a new time for it, keep that time in a local variable and call
// replace_first(time) at the end, rather than set it to infinity first. set(slot, infinity)
// for a slot that is already at infinity costs the same walk: avoid it. As long as set() has
// not been called for another slot since first(), replace_first(t) is set(first(), t); if
// other slots were set in between, the first may be another one: call set(slot, t) then.
//
// How it works. A tournament: every node of a binary tree holds the time and the number of
// the winner below it. Times of that kind are ordered like their bits taken as a whole
// number. A new time plays upwards against the other child of each node. All the opponents'
// places follow from the slot alone, so they are fetched at once, and per level only one
// comparison and one selection wait for each other. The final result is held apart, so that
// it stays in a register. docs/background/speed.md has what else was tried.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace motorworks {

class Slots {
public:
    explicit Slots(int n) {
        while (leaves_ < static_cast<std::size_t>(n)) leaves_ *= 2;
        time_.assign(2 * leaves_, first_time_);
        slot_.resize(2 * leaves_);
        for (std::size_t i = 0; i < leaves_; ++i)
            slot_[leaves_ + i] = static_cast<std::uint32_t>(i);
        for (std::size_t i = leaves_ - 1; i > 0; --i) slot_[i] = slot_[2 * i];
    }

    void set(int slot, double time) {
        Entry own{std::bit_cast<std::uint64_t>(time), static_cast<std::uint64_t>(slot)};
        std::uint64_t* const times = time_.data();
        std::uint32_t* const slots = slot_.data();
        std::size_t node = leaves_ + static_cast<std::size_t>(slot);
        times[node] = own.time;
        while (node > 1) {
            const Entry other{times[node ^ 1], slots[node ^ 1]};
            own.play(other, ~node & 1);
            node /= 2;
            times[node] = own.time;
            slots[node] = static_cast<std::uint32_t>(own.slot);
        }
        first_time_ = own.time;
        first_ = own.slot;
    }

    // Gives the first slot a new time.
    void replace_first(double time) { set(first(), time); }

    int first() const { return static_cast<int>(first_); }
    double first_time() const { return std::bit_cast<double>(first_time_); }
    double time(int slot) const {
        return std::bit_cast<double>(time_[leaves_ + static_cast<std::size_t>(slot)]);
    }

private:
    struct Entry {
        std::uint64_t time;
        std::uint64_t slot;

        // Becomes the earlier of the two; `left` is 1 if this one wins a tie, else 0.
        void play(const Entry& other, std::uint64_t left) {
            const std::uint64_t limit = other.time + left;
#if defined(__GNUC__) && defined(__x86_64__)
            // Compilers make a branch of it, and a race is lost as often as won.
            asm("cmp %[limit], %[time]\n\t"
                "cmovae %[other_time], %[time]\n\t"
                "cmovae %[other_slot], %[slot]"
                : [time] "+r"(time), [slot] "+r"(slot)
                : [limit] "r"(limit), [other_time] "r"(other.time), [other_slot] "r"(other.slot)
                : "cc");
#else
            const std::uint64_t keep = ~std::uint64_t{time < limit} + 1;
            time = std::min(time, other.time);
            slot = other.slot ^ ((other.slot ^ slot) & keep);
#endif
        }
    };

    static constexpr double never_ = std::numeric_limits<double>::infinity();

    std::size_t leaves_ = 1;
    std::uint64_t first_time_ = std::bit_cast<std::uint64_t>(never_);
    std::uint64_t first_ = 0;
    std::vector<std::uint64_t> time_;
    std::vector<std::uint32_t> slot_;
};

}  // namespace motorworks
