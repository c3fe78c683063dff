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
    Status status() const { return status_; }

private:
    Status run(double until);
    Status look_around();
    bool stands_still();
    void publish();

    World w_;
    Status status_ = RUNNING;
    double looked_at_ = -1.0;
    int looks_ = 0;
    std::atomic<bool> cancelled_{false};
    std::atomic<double> now_{0.0};
    std::atomic<std::int64_t> events_{0}, operations_{0}, sink_entries_{0};
};

}  // namespace motorworks
