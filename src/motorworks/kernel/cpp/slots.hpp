// The list of pending events: one numbered slot with one time each.
//
// first() is the slot with the least time, of equal times the one with the lowest number.
// Infinity means that nothing is pending.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace motorworks {

class Slots {
public:
    explicit Slots(int n) {
        while (leaves_ < n) leaves_ *= 2;
        time_.assign(static_cast<std::size_t>(leaves_), std::numeric_limits<double>::infinity());
        winner_.assign(static_cast<std::size_t>(2 * leaves_), 0);
        for (int i = 0; i < leaves_; ++i) winner_[static_cast<std::size_t>(leaves_ + i)] = i;
        for (int i = leaves_ - 1; i > 0; --i) play(i);
    }

    void set(int slot, double time) {
        time_[static_cast<std::size_t>(slot)] = time;
        for (int i = (leaves_ + slot) / 2; i > 0; i /= 2) play(i);
    }

    // Gives the first slot a new time.
    void replace_first(double time) { set(first(), time); }

    int first() const { return winner_[1]; }
    double first_time() const { return time_[static_cast<std::size_t>(first())]; }
    double time(int slot) const { return time_[static_cast<std::size_t>(slot)]; }

private:
    void play(int i) {
        const int left = winner_[static_cast<std::size_t>(2 * i)];
        const int right = winner_[static_cast<std::size_t>(2 * i + 1)];
        winner_[static_cast<std::size_t>(i)] =
            time_[static_cast<std::size_t>(right)] < time_[static_cast<std::size_t>(left)] ? right
                                                                                           : left;
    }

    int leaves_ = 1;
    std::vector<double> time_;
    std::vector<int> winner_;
};

}  // namespace motorworks
