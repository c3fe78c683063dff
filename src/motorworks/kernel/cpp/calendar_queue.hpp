// A calendar queue, for comparison in the hold model only: the best of the well-known event
// lists there, with the length of its days set to what is best for that model.
//
// R. Brown (1988), Calendar queues: a fast O(1) priority queue implementation for the
// simulation event set problem, Communications of the ACM 31, 1220-1227,
// doi 10.1145/63039.63045. Events of one day hang in one list, days repeat every year.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace motorworks {

class CalendarQueue {
public:
    // `day` is the mean time between two events.
    CalendarQueue(int n, double day)
        : per_time_(1.0 / day), event_(static_cast<std::size_t>(n)) {
        std::size_t days = 1;
        while (days < 2 * static_cast<std::size_t>(n)) days *= 2;
        list_.assign(days, nobody_);
    }

    void insert(int number, double time) {
        Event& event = event_[static_cast<std::size_t>(number)];
        event.time = time;
        event.day = static_cast<std::int64_t>(time * per_time_);
        int& head = list_of(event.day);
        event.next = head;
        head = number;
    }

    // Takes the earliest event out, of equal times the one with the lowest number.
    int take_first() {
        for (;; ++today_) {
            int* best = nullptr;
            for (int* link = &list_of(today_); *link != nobody_; link = &at(*link).next)
                if (at(*link).day == today_ && (!best || earlier(*link, *best))) best = link;
            if (!best) continue;
            const int number = *best;
            *best = at(number).next;
            return number;
        }
    }

    double time(int number) const { return event_[static_cast<std::size_t>(number)].time; }

private:
    struct Event {
        double time = 0.0;
        std::int64_t day = 0;
        int next = -1;
    };

    static constexpr int nobody_ = -1;

    Event& at(int number) { return event_[static_cast<std::size_t>(number)]; }
    int& list_of(std::int64_t day) {
        return list_[static_cast<std::size_t>(day) & (list_.size() - 1)];
    }
    bool earlier(int a, int b) {
        return at(a).time < at(b).time || (at(a).time == at(b).time && a < b);
    }

    double per_time_;
    std::int64_t today_ = 0;
    std::vector<Event> event_;
    std::vector<int> list_;
};

}  // namespace motorworks
