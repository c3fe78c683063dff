#include "kernel.hpp"

#include "settling.hpp"

namespace motorworks {

namespace {

// Every so many events the clock is looked at; stood still so many times, time stands still.
// As often others may see how far it is, and stop it.
constexpr std::int64_t LOOK_EVENTS = 16384;
constexpr int STANDSTILL_LOOKS = 16;

void fill_buffers(World& w) {
    for (Buffer& b : w.buffers) {
        for (std::size_t t = 0; t < w.T; ++t) {
            const auto n = w.p.buffer_initial[static_cast<std::size_t>(b.number) * w.T + t];
            for (std::int64_t i = 0; i < n; ++i) {
                const Part part = w.new_part(static_cast<int>(t));
                push(w, b, part);
                record_birth(w, part, INITIAL, b.number);
                record_put(w, part, static_cast<std::size_t>(b.number));
            }
        }
        b.most = static_cast<std::uint32_t>(b.level());
        b.puts_before = b.puts;
    }
}

// Sets all initial states at time 0, then settles.
void open(World& w) {
    for (Pool& pool : w.pools) open_pool(w, pool);
    for (Calendar& c : w.calendars) open_calendar(w, c);
    fill_buffers(w);
    for (Source& q : w.sources) open_source(w, q);
    for (const Tour& tour : w.tours) schedule_departure(w, tour);
    schedule_sample(w);
    for (Machine& m : w.machines) {
        open_outages(w, m);
        draw_first(w, m);
        set_ready(w, m, m.on() && m.down == 0);
        refresh(w, m);
    }
    for (Station& st : w.stations) tell_station(w, st);
    for (Supply& supply : w.supplies) open_supply(w, supply);
    settle(w);
}

// Looks whether something can begin that could not before.
void wake_all(World& w) {
    for (Buffer& b : w.buffers) tell_buffer(w, b);
    for (Station& st : w.stations) tell_station(w, st);
    for (Pool& pool : w.pools) change_crew(w, pool);
    for (Buffer& b : w.buffers) tell_supplies(w, b);
    settle(w);
}

}  // namespace

Kernel::Kernel(const Program& program, const Streams& streams, bool log_sinks, bool log_visits,
               bool log_events, std::int64_t visit_limit)
    : w_(program, streams, log_visits, log_events) {
    w_.log_sinks = log_sinks;
    w_.visit_limit = static_cast<std::size_t>(visit_limit);
    open(w_);
    publish();
}

void Kernel::go_on(const Watch& watch, bool wake) {
    watch_ = watch;
    if (wake) wake_all(w_);
    publish();
}

Status Kernel::advance(double until) {
    watch_.status = run(until);
    publish();
    cancelled_.store(false, std::memory_order_relaxed);
    return status();
}

// RUNNING if the next event may be handled, else why not.
Status Kernel::look_around() {
    w_.stop = false;
    if (w_.parts_now() > w_.p.max_parts) return PILE_UP;
    if (w_.log_visits && w_.visits.size() >= w_.visit_limit) return STOPPED;
    if (w_.log_events && w_.log.rows >= w_.visit_limit) return STOPPED;
    return RUNNING;
}

Status Kernel::run(double until) {
    World& w = w_;
    Status status = look_around();
    if (status != RUNNING) return status;
    while (w.slots.first_time() <= until) {
        const std::int64_t most = LOOK_EVENTS - w.events % LOOK_EVENTS;
        std::int64_t left = most;
        while (w.slots.first_time() <= until && left > 0 && !w.stop) {
            w.now = w.slots.first_time();
            --left;
            handle(w, w.slots.first());
        }
        w.events += most - left;
        if (left == 0) {
            publish();
            if (cancelled_.load(std::memory_order_relaxed)) return STOPPED;
            if (stands_still()) return STANDSTILL;
        }
        if (w.stop && (status = look_around()) != RUNNING) return status;
    }
    w.now = until;
    w.slots.set(0, NEVER);
    const bool ended = w.slots.first_time() == NEVER;
    schedule_sample(w);
    return ended ? ENDED : RUNNING;
}

bool Kernel::stands_still() {
    watch_.looks = w_.now == watch_.looked_at ? watch_.looks + 1 : 0;
    watch_.looked_at = w_.now;
    return watch_.looks >= STANDSTILL_LOOKS;
}

void Kernel::reset_statistics() {
    World& w = w_;
    w.count_parts();
    w.parts_integral = 0.0;
    w.count_from_zero();
    w.since = w.now;
    w.sample = 0;
    w.operations_before = w.operations();
    for (Machine& m : w.machines) {
        w.wear[w.index(m)].passes_before += m.cycles;
        m.since = w.now;
        m.cycles = 0;
    }
    for (Buffer& b : w.buffers) {
        b.integral = 0.0;
        b.since = w.now;
        b.most = static_cast<std::uint32_t>(b.level());
        b.puts_before = b.puts;
    }
    for (Source& q : w.sources) q.arrivals = q.lost = 0;
    for (Pool& pool : w.pools) {
        pool.busy_time = pool.wait = pool.present_time = 0.0;
        pool.since = pool.present_since = w.now;
        pool.served = pool.helped = pool.laid_down = 0;
    }
    for (Fleet& fleet : w.fleets) {
        fleet.time.fill(0.0);
        fleet.trips = fleet.parts = 0;
    }
    for (Tour& tour : w.tours) {
        tour.away_time = 0.0;
        tour.since = w.now;
        tour.runs = tour.late = tour.parts = 0;
    }
    for (Supply& v : w.supplies) {
        v.orders = v.ordered = v.arrived = v.expired = 0;
        StockCount& count = v.count;
        count.taken = count.late = count.deliveries = count.awaited = 0;
        count.stock_integral = count.order_integral = count.empty_time = 0.0;
        count.awaited_time = 0.0;
        count.since = w.now;
    }
    schedule_sample(w);
}

void Kernel::publish() {
    now_.store(w_.now, std::memory_order_relaxed);
    events_.store(w_.events, std::memory_order_relaxed);
    operations_.store(w_.operations(), std::memory_order_relaxed);
    sink_entries_.store(w_.sink_entries, std::memory_order_relaxed);
}

Progress Kernel::progress() const {
    return {now_.load(std::memory_order_relaxed), events_.load(std::memory_order_relaxed),
            operations_.load(std::memory_order_relaxed),
            sink_entries_.load(std::memory_order_relaxed)};
}

}  // namespace motorworks
