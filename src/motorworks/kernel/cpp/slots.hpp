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
// comparison and one selection wait for each other. The slots stand from right to left: a child
// with an odd number is the left one, so the bit that is shifted out on the way up tells who
// wins a tie. The final result is held apart, so that it stays in a register.
// docs/background/speed.md has what else was tried.
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
            slot_[leaf(i)] = static_cast<std::uint32_t>(i);
        for (std::size_t i = leaves_ - 1; i > 0; --i) slot_[i] = slot_[2 * i + 1];
    }

    void set(int slot, double time) {
        std::uint64_t own = std::bit_cast<std::uint64_t>(time);
        auto winner = static_cast<std::uint32_t>(slot);
        std::uint64_t* const times = time_.data();
        std::uint32_t* const slots = slot_.data();
        std::size_t node = leaf(static_cast<std::size_t>(slot));
        times[node] = own;
        while (node > 1) {
            node = play(own, winner, times, slots, node);
            times[node] = own;
            slots[node] = winner;
        }
        first_time_ = own;
        first_ = winner;
    }

    // Gives the first slot a new time.
    void replace_first(double time) { set(first(), time); }

    int first() const { return static_cast<int>(first_); }
    double first_time() const { return std::bit_cast<double>(first_time_); }
    double time(int slot) const {
        return std::bit_cast<double>(time_[leaf(static_cast<std::size_t>(slot))]);
    }

private:
    std::size_t leaf(std::size_t slot) const { return 2 * leaves_ - 1 - slot; }

    // Plays a time and its slot at a node against the other child of the same parent; they become
    // those of the earlier one. Gives the parent.
    static std::size_t play(std::uint64_t& time, std::uint32_t& slot, const std::uint64_t* times,
                            const std::uint32_t* slots, std::size_t node) {
        const std::size_t other = node ^ 1;
#if defined(__GNUC__) && defined(__x86_64__)
        // Compilers make a branch of it, and a race is lost as often as won. What is shifted out
        // is 1 for the left child, and is borrowed: time - other - 1 < 0 if they are equal.
        std::uint64_t difference = time;
        asm("shr %[node]\n\t"
            "sbb %[other_time], %[difference]\n\t"
            "cmovae %[other_time], %[time]\n\t"
            "cmovae %[other_slot], %[slot]"
            : [time] "+r"(time), [slot] "+r"(slot), [node] "+r"(node),
              [difference] "+r"(difference)
            : [other_time] "m"(times[other]), [other_slot] "m"(slots[other])
            : "cc");
        return node;
#else
        const std::uint64_t limit = times[other] + (node & 1);
        const std::uint64_t keep = ~std::uint64_t{time < limit} + 1;
        time = std::min(time, times[other]);
        slot = slots[other] ^ ((slots[other] ^ slot) & static_cast<std::uint32_t>(keep));
        return node / 2;
#endif
    }

    static constexpr double never_ = std::numeric_limits<double>::infinity();

    std::size_t leaves_ = 1;
    std::uint64_t first_time_ = std::bit_cast<std::uint64_t>(never_);
    std::uint32_t first_ = 0;
    std::vector<std::uint64_t> time_;
    std::vector<std::uint32_t> slot_;
};

}  // namespace motorworks
