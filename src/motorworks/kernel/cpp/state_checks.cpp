// What the rules lean on: a state is refused that they could not go on from without harm.
//
// Nobody but these checks stands between the bytes of a state and the rules, which trust every
// index they find.
#include <set>
#include <unordered_set>

#include "activities.hpp"
#include "door_checks.hpp"
#include "state.hpp"

namespace motorworks {

namespace {

void need(bool good, const char* what) {
    if (!good) throw Refused(std::string("state: ") + what);
}

template <class T, class N>
bool below(T i, N n) {
    return i >= 0 && static_cast<std::size_t>(i) < static_cast<std::size_t>(n);
}

template <class T, class N>
bool none_or_below(T i, N n) {
    return i == -1 || below(i, n);
}

bool finite(double x) { return x > -NEVER && x < NEVER; }

// Checks that lean on one another, so they remember what they have seen.
class Checks {
public:
    explicit Checks(World& w) : w_(w), job_parts_(w.B * w.T), held_(w.pools.size()) {}

    void all() {
        plant();
        for (const Machine& m : w_.machines) machine(m);
        for (const Buffer& b : w_.buffers) buffer(b);
        for (const Service& service : w_.services)
            need(service.state <= DOWN || service.state == Service::IN_SERVICE, "no outage");
        for (const Wear& wear : w_.wear) need(wear.passes_before >= 0, "counts below 0");
        for (const Station& st : w_.stations) station(st);
        for (const Source& q : w_.sources) source(q);
        for (std::size_t i = 0; i < w_.fleets.size(); ++i) fleet(w_.fleets[i]);
        for (const Tour& tour : w_.tours) this->tour(tour);
        for (const Supply& supply : w_.supplies) this->supply(supply);
        for (const Pool& pool : w_.pools) this->pool(pool);
        need(waiters_ == waiting_deliveries_, "a part waits for a place in no list");
        need(asking_ == waiting_machines_, "a machine waits for a person that nobody was asked for");
        samples();
    }

private:
    void plant() const {
        need(w_.now >= 0 && w_.now <= LONGEST, "a time that no run has");
        need(w_.since >= 0 && w_.since <= w_.now, "statistics that begin later than now");
        need(w_.events >= 0 && w_.operations_before >= 0, "counts below 0");
        need(w_.removed >= 0 && w_.removed <= w_.created, "more parts left than came");
        need(w_.created < (std::int64_t{1} << 54), "more parts than can be numbered");
        for (const auto count : w_.owed) need(count >= 0, "counts below 0");
        for (const auto count : w_.claims) need(count >= 0, "counts below 0");
        std::int64_t next = 0;
        for (const Lot& some : w_.lots) {
            lot(some);
            need(some.first >= next, "lots out of turn");
            next = some.first + some.count;
        }
        for (const auto& [number, counts] : w_.repeats)
            for (const auto& [s, count] : counts)
                need(below(s, w_.S) && count >= 0, "repeat passes at no station");
    }

    // A part that is there: nowhere else is the same part.
    void part(const Part& part) {
        need(below(part.model(), w_.T), "a part of no model");
        if (!(part.tag & Part::REPEATS)) return;
        const auto found = w_.repeats.find(part.number());
        need(found != w_.repeats.end() && !found->second.empty(),
             "a part that was repeated nowhere");
        need(repeated_.insert(part.number()).second, "one part in two places");
    }

    // A part that lies, or is about to lie, where the time of expiry of each is asked for.
    void in_time(const Buffer& b, const Part& part) const {
        if (!b.fefo) return;
        const auto number = static_cast<std::int64_t>(part.number());
        need(!w_.lots.empty() && w_.lots.front().first <= number, "a part of no lot");
    }

    // ---- buffers ----

    std::uint64_t stored(const Buffer& b) {
        std::uint64_t there = 0;
        for (std::size_t t = 0; t < w_.T; ++t) {
            const TypeQueue& q = b.queues[t];
            for (std::size_t i = 0; i < q.stored.size(); ++i) {
                part(q.stored[i].part);
                in_time(b, q.stored[i].part);
                need(q.stored[i].part.model() == static_cast<int>(t), "a part in another's queue");
            }
            const std::uint64_t all = q.stored.size() + job_parts_[cell(b, static_cast<int>(t))];
            fits(b, all, q.capacity, " of model " + std::to_string(t));
            there += all;
        }
        return there;
    }

    static void fits(const Buffer& b, std::uint64_t parts, std::int64_t capacity,
                     const std::string& model) {
        if (capacity < 0 || parts <= static_cast<std::uint64_t>(capacity)) return;
        throw Refused("state: buffer " + std::to_string(b.number) + " holds " +
                      std::to_string(parts) + " parts" + model + "; the program gives it " +
                      std::to_string(capacity) + " places for them; must be no fewer");
    }

    std::size_t cell(const Buffer& b, int model) const {
        return static_cast<std::size_t>(b.number) * w_.T + static_cast<std::size_t>(model);
    }

    void buffer(const Buffer& b) {
        std::uint64_t held = 0;
        for (std::size_t t = 0; t < w_.T; ++t) held += job_parts_[cell(b, static_cast<int>(t))];
        need(b.held == held, "places held by no parts");
        if (b.by_type)
            need(stored(b) == b.level(), "a store holds another number of parts");
        else
            for (std::size_t i = b.held; i < b.level(); ++i) {
                part(b.part(i));
                in_time(b, b.part(i));
            }
        need(b.level() <= (std::uint64_t{1} << 31), "more parts than a buffer can hold");
        fits(b, b.level(), b.capacity, "");
        for (std::size_t i = 0; i < b.waiting.size(); ++i) waiter(b, b.waiting[i]);
    }

    void waiter(const Buffer& b, const Waiter& waiter) {
        if (waiter.machine < 0) {
            need(waiter.machine == -1, "nobody waits for a place");
            part(waiter.part);
            in_time(b, waiter.part);
            return;
        }
        need(below(waiter.machine, w_.machines.size()), "no machine waits for a place");
        const auto& deliveries = w_.more[static_cast<std::size_t>(waiter.machine)].deliveries;
        const auto first = std::find_if(deliveries.begin(), deliveries.end(),
                                        [&](const Delivery& d) { return d.place == b.number; });
        need(first != deliveries.end() && first->waits, "a machine waits without a part");
        need(seen_waiters_.emplace(waiter.machine, b.number).second, "a machine waits twice");
        ++waiters_;
    }

    // ---- machines ----

    void machine(const Machine& m) {
        const MachineMore& more = w_.more_of(m);
        const Station& st = *m.st;
        need(m.state < 8 && below(m.cause, w_.cause_time.size()), "a machine in no state");
        need(finite(m.since) && finite(m.worked) && finite(more.left), "a time that no run has");
        need(m.runs_since == NEVER || m.runs_since <= w_.now, "a clock that runs in future");
        need(m.cycles >= 0 && more.tool_cycles >= 0, "counts below 0");
        need(none_or_below(more.model, w_.T), "a machine set up for no model");
        need(none_or_below(more.lot, st.n_lots) && more.lot_left >= 0 &&
                 (more.lot >= 0 || more.lot_left == 0),
             "a lot that there is not");
        if (m.ready) need(m.activity == NO_ACTIVITY && m.count == 0, "a ready machine that works");
        for (const Delivery& d : more.deliveries) delivery(m, d);
        need(st.transport || more.vehicle == -1, "a vehicle where none goes");
        st.conveyor ? conveyor(m, more) : st.transport ? job(m, more) : worker(m, more);
        for (int k = 0; k < more.n_modes; ++k) mode(m, k);
        const bool attended = st.transport ? more.vehicle >= 0
                                           : m.activity != NO_ACTIVITY && pool_of(w_, m) >= 0;
        if (attended && !m.waits) holds(m, -1, more.helper);
        waiting_machines_ += m.waits;
    }

    void delivery(const Machine&, const Delivery& d) {
        const auto sinks = static_cast<std::int32_t>(w_.B);
        part(d.part);
        need(none_or_below(d.place, w_.B + w_.K), "a part that goes nowhere");
        need(below(d.cause, w_.cause_time.size()), "a part held up by nothing");
        need(none_or_below(d.entry, w_.overflowed.size()), "a part that goes nowhere");
        need(d.overflow == -1 ||
                 (d.overflow >= sinks && below(d.overflow, w_.B + w_.K) && d.entry >= 0),
             "a part that flows over to nowhere");
        need(d.place < 0 || d.place >= sinks || !w_.buffers[static_cast<std::size_t>(d.place)].fefo,
             "a part made where only supplies deliver");
        if (!d.waits || d.place < 0) return;
        need(below(d.place, w_.B), "a part waits for a place in no list");
        ++waiting_deliveries_;
    }

    void conveyor(const Machine& m, const MachineMore& more) {
        need(m.activity == NO_ACTIVITY && !m.waits && m.count == 0 && !more.kept,
             "a conveyor that works");
        need(m.ends == NEVER || !more.belt.empty(), "an empty conveyor that runs");
        for (std::size_t i = 0; i < more.belt.size(); ++i) {
            part(more.belt[i].part);
            need(finite(more.belt[i].ready), "a time that no run has");
        }
    }

    // The job of a transport: without a vehicle it waits for one.
    void job(const Machine& m, const MachineMore& more) {
        need(m.activity == NO_ACTIVITY || (m.activity >= EMPTY_TRAVEL && m.activity <= UNLOADING),
             "work that there is not");
        const bool goes = m.activity != NO_ACTIVITY || !more.deliveries.empty();
        need(m.waits ? m.activity == EMPTY_TRAVEL && more.vehicle == -1 : goes == (more.vehicle >= 0),
             "a job without a vehicle");
        need(m.activity == NO_ACTIVITY || m.waits || more.steps.size() == 1, "steps without their times");
        need(more.vehicle < 0 || (more.helper == m.st->fleet &&
                                  seen_vehicles_.emplace(m.st->fleet, more.vehicle).second),
             "one vehicle in two places");
        need(!more.kept && (m.activity != NO_ACTIVITY || m.count == 0), "work that there is not");
        works(m, more, m.activity != NO_ACTIVITY);
        if (m.activity < EMPTY_TRAVEL || m.activity > LOADING) return;
        const Buffer& b = w_.buffers[static_cast<std::size_t>(m.st->inputs[0].origin)];
        if (m.count == 1) ++job_parts_[cell(b, m.part.model())];
        for (const Part& some : more.parts) ++job_parts_[cell(b, some.model())];
    }

    void worker(const Machine& m, const MachineMore& more) {
        const Station& st = *m.st;
        need(m.activity >= NO_ACTIVITY && m.activity < st.n_steps, "work that there is not");
        const bool goes_on = m.activity == SETUP_ACTIVITY ||
                             (m.activity >= 0 && m.activity + 1 < st.n_steps);
        if (goes_on || more.kept)
            need(more.steps.size() == static_cast<std::size_t>(st.n_steps),
                 "steps without their times");
        works(m, more, m.activity >= 0 || m.activity == SETUP_ACTIVITY);
    }

    void works(const Machine& m, const MachineMore& more, bool passes) {
        const Station& st = *m.st;
        need(m.count >= (passes ? 1 : 0) && (m.count <= 1 || st.batch_min > 0),
             "work on another number of parts");
        if (m.count == 1) part(m.part);
        need(m.count > 1 ? more.parts.size() == static_cast<std::size_t>(m.count)
                         : more.parts.empty(),
             "work on another number of parts");
        for (const Part& some : more.parts) part(some);
        for (const double time : more.steps) need(finite(time), "a time that no run has");
        need(finite(more.setup_time), "a time that no run has");
        need(m.ends == NEVER || (m.activity != NO_ACTIVITY && !m.waits), "work that ends unbegun");
        need(m.runs_since == NEVER || (m.activity >= 0 && m.ends < NEVER), "a clock without work");
        need(more.gap_passes == NEVER && more.belt.empty(), "a belt where there is none");
        if (m.waits) need(m.activity != NO_ACTIVITY && pool_of(w_, m) >= 0, "a wait for nobody");
    }

    void mode(const Machine& m, int k) {
        const Mode& mode = w_.modes_of(m)[k];
        need(mode.down_since >= 0 && mode.down_since <= w_.now, "a time that no run has");
        if (mode.down && mode.pool >= 0 && !mode.waits) holds(m, k, mode.helper);
        need(!(mode.waits && (!mode.down || mode.pool < 0 || mode.repaired < NEVER)),
             "a repair that waits for nobody");
        need(mode.down || mode.repaired == NEVER, "a repair of what is up");
        need(!(mode.down && mode.fails < NEVER), "a failure of what is down");
        need(finite(mode.repair_time), "a time that no run has");
    }

    // ---- the others ----

    void station(const Station& st) const {
        need(st.lot_left >= 0 && (st.n_lots ? below(st.lot, st.n_lots) : st.lot == 0),
             "a lot that there is not");
    }

    void source(const Source& q) const {
        need(below(q.next_model, w_.T), "a source of no model");
        need(below(q.position, std::max(1, q.n_types)), "a place in no sequence");
        need(q.endless || q.left >= 0, "counts below 0");
    }

    // Somebody of a pool is held for an activity (mode -1) or a repair.
    void holds(const Machine& m, int mode, std::int32_t helper) {
        need(below(helper, w_.pools.size()), "nobody works");
        held_[static_cast<std::size_t>(helper)].emplace(static_cast<std::int32_t>(w_.index(m)), mode);
    }

    void fleet(const Fleet& fleet) const {
        for (const auto stands : fleet.stands) need(below(stands, w_.p.positions()), "no position");
    }

    void tour(const Tour& tour) {
        need(tour.begun >= 0 && tour.owed >= 0, "counts below 0");
        for (const Runner& runner : tour.runners) {
            need(runner.stop >= Runner::AT_HOME && runner.stop <= tour.n_stops, "no stop");
            need((runner.stop == Runner::AT_HOME) == (w_.slots.time(runner.slot) == NEVER),
                 "a vehicle at home that comes");
            for (const auto& [load, carried] : runner.aboard) {
                need(below(load, tour.loads.size()), "a part of no load");
                part(carried);
            }
        }
    }

    void supply(const Supply& supply) const {
        need(supply.looked >= 0 && (supply.looks == NEVER) == (supply.n_times == 0),
             "a timetable that there is not");
        double before = w_.now;
        for (std::size_t i = 0; i < supply.pending.size(); ++i) {
            const Order& order = supply.pending[i];
            need(order.parts >= 0 && order.parts <= MOST_PARTS + MOST_IN_LOT, "an order without measure");
            need(order.arrives >= before && finite(order.given), "orders out of turn");
            before = order.arrives;
        }
        for (std::size_t i = 0; i < supply.perishing.size(); ++i) lot(supply.perishing[i]);
    }

    static void lot(const Lot& lot) {
        need(lot.first >= 0 && lot.count >= 0 && !(lot.expires < 0), "a lot that there is not");
    }

    void pool(const Pool& pool) {
        const auto& held = held_[static_cast<std::size_t>(pool.number)];
        need(static_cast<std::size_t>(pool.busy) == held.size(), "others are busy than work");
        need(pool.present >= 0 && pool.cycle >= 0, "counts below 0");
        std::set<std::pair<std::int32_t, std::int32_t>> engaged;
        for (const Engagement& e : pool.engaged) engaged.emplace(e.machine, e.mode);
        need(engaged.size() == pool.engaged.size() && (!pool.hands_over || engaged == held),
             "others are engaged than work");
        for (std::size_t i = 0; i < pool.requests.size(); ++i) request(pool, pool.requests[i]);
    }

    void request(const Pool& pool, const Request& r) {
        need(below(r.machine, w_.machines.size()), "nobody asks for a person");
        const Machine& m = w_.machines[static_cast<std::size_t>(r.machine)];
        need(seen_requests_.emplace(r.machine, r.mode).second, "a machine asks twice");
        if (r.mode >= 0) {
            need(r.mode < w_.more_of(m).n_modes, "no repair asks for a person");
            const Mode& mode = w_.modes_of(m)[r.mode];
            need(mode.waits && mode.pool == pool.number, "a repair asks that does not wait");
            return;
        }
        need(r.mode == -1 && m.waits && pool_of(w_, m) == pool.number,
             "a machine asks that does not wait");
        ++asking_;
    }

    void samples() const {
        const std::size_t n = w_.sample_time.size();
        need(w_.sample_sink.size() == n * w_.K && w_.sample_energy.size() == n * w_.p.groups(),
             "samples of another plant");
        need(w_.B == 0 || w_.sample_level.size() % w_.B == 0, "samples of another plant");
    }

    World& w_;
    std::unordered_set<std::uint64_t> repeated_;
    std::set<std::pair<std::int32_t, std::int32_t>> seen_waiters_, seen_requests_,
        seen_vehicles_;
    std::vector<std::uint64_t> job_parts_;  // whose places are held, by buffer and model
    std::vector<std::set<std::pair<std::int32_t, std::int32_t>>> held_;  // by pool
    std::size_t waiters_ = 0, waiting_deliveries_ = 0, asking_ = 0, waiting_machines_ = 0;
};

}  // namespace

void check_members(World& w) { Checks(w).all(); }

}  // namespace motorworks
