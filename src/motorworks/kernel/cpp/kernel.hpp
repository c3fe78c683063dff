// The kernel: advances a world event by event.
#pragma once

#include <atomic>

#include "world.hpp"

namespace motorworks {

struct Progress {
    double now;
    std::int64_t events, operations, sink_entries;
};

class Kernel {
public:
    Kernel(const Program& program, const Streams& streams, bool log_sinks, bool log_visits,
           bool log_events, std::int64_t visit_limit);

    Status advance(double until);
    void reset_statistics();

    // Both may be called from another thread while advance() runs.
    void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
    Progress progress() const;

    World& world() { return w_; }
    Status status() const { return static_cast<Status>(watch_.status); }

    // What is remembered beside the world. A kernel that has not been opened takes up a state.
    struct Watch {
        std::int32_t status = RUNNING;
        double looked_at = -1.0;
        std::int32_t looks = 0;
    };
    struct Unopened {};
    Kernel(const Program& program, const Streams& streams, bool log_visits, bool log_events,
           Unopened)
        : w_(program, streams, log_visits, log_events) {}
    const Watch& watch() const { return watch_; }
    void go_on(const Watch& watch, bool wake);

private:
    Status run(double until);
    Status look_around();
    bool stands_still();
    void publish();

    World w_;
    Watch watch_;
    std::atomic<bool> cancelled_{false};
    std::atomic<double> now_{0.0};
    std::atomic<std::int64_t> events_{0}, operations_{0}, sink_entries_{0};
};

}  // namespace motorworks
