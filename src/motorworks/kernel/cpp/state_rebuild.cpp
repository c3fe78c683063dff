// What a state does not hold because it follows from the rest of it and from the program.
#include "calendars.hpp"
#include "counting.hpp"
#include "door.hpp"
#include "failures.hpp"
#include "settling.hpp"
#include "state.hpp"
#include "times.hpp"

namespace motorworks {

namespace {

// Takes a stream back by as many words as it has moved, of which only the low half is known.
void take_back(Stream& stream, std::uint32_t moved) {
    constexpr std::uint64_t STEP = 0x9E3779B97F4A7C15u;
    std::uint32_t inverse = 1;
    for (int i = 0; i < 5; ++i) inverse *= 2 - static_cast<std::uint32_t>(STEP) * inverse;
    stream.state -= std::uint64_t{moved * inverse} * STEP;
}

void make_canonical(World& w, Machine& m) {
    const Station& st = *m.st;
    MachineMore& more = w.more_of(m);
    if (st.ahead) take_back(m.process, m.drawn_by);
    if (m.count != 1) m.part = {};
    if (m.count <= 1) more.parts.clear();
    if (st.tool_life == 0) more.tool_cycles = 0;
    if (st.conveyor || st.has_operating) return;
    m.runs_since = NEVER;  // a clock that nothing hangs on
    m.worked = 0.0;
}

// ---- timetables: of calendars and of roll calls ----

struct Entry {
    std::int64_t cycle;
    int position;
};

// The entry of a timetable of n that is in force now; time_at(cycle, position) is its begin.
template <class TimeAt>
Entry entry_in_force(double now, double period, int n, TimeAt time_at) {
    if (!(now / period < 1e15)) throw Refused("state: a timetable with a period too short");
    std::int64_t cycle = period < NEVER ? static_cast<std::int64_t>(now / period) : 0;
    while (cycle > 0 && time_at(cycle, 0) > now) --cycle;
    while (period < NEVER && time_at(cycle + 1, 0) <= now) ++cycle;
    int position = n - 1;
    while (position > 0 && time_at(cycle, position) > now) --position;
    return {cycle, position};
}

// The number, counted from 0 on, of the next entry of a timetable where the pending one is at a
// certain time; one that is now is still to come if that is pending now.
template <class TimeAt>
std::int64_t next_entry(double now, double pending, double period, int n, TimeAt time_at) {
    if (!(now / period * n < 1e18)) throw Refused("state: a timetable with a period too short");
    const auto at = [&](std::int64_t cycle, int position) { return time_at(cycle * n + position); };
    const Entry e = entry_in_force(now, period, n, at);
    const std::int64_t number = e.cycle * n + e.position;
    const double time = time_at(number);
    return number + (time < now || (time == now && pending > now));
}

Entry before(const Entry& e, int n) {
    return e.position ? Entry{e.cycle, e.position - 1} : Entry{e.cycle - 1, n - 1};
}

double time_at(const World& w, const Calendar& c, std::int64_t cycle, int position) {
    const double time = w.p.calendar_time[static_cast<std::size_t>(c.first + position)];
    return cycle == 0 ? time : static_cast<double>(cycle) * c.period + time;
}

void set_entry(Calendar& c, const Entry& e) {
    c.cycle = e.cycle;
    c.position = e.position;
}

// Whether the present entry is that of the state.
bool goes_on(World& w, Calendar& c, double next) {
    const bool there = c.position >= 0 && c.position < c.n && c.cycle >= 0;
    if (!there) return false;
    const std::int8_t state = w.p.calendar_state[static_cast<std::size_t>(c.first + c.position)];
    return state == c.state && (c.n > 1 ? time_after(w, c, 1) : NEVER) == next;
}

// Goes on as the state says; where the hours are others than they were, they change now.
void rebuild_calendar(World& w, Calendar& c) {
    const double next = w.slots.time(c.slot);
    const std::int8_t state = c.state;
    const auto begins = [&](std::int64_t cycle, int i) { return time_at(w, c, cycle, i); };
    if (!goes_on(w, c, next)) set_entry(c, entry_in_force(w.now, c.period, c.n, begins));
    const bool same = goes_on(w, c, next);
    if (!same) c.state = w.p.calendar_state[static_cast<std::size_t>(c.first + c.position)];
    look_ahead(w, c);
    if (!same) {
        if (c.state != CALENDAR_ON) c.ends = w.now;
        c.state = state;
        set_entry(c, before({c.cycle, c.position}, c.n));
        w.slots.set(c.slot, w.now);
    }
    for (const auto i : c.machines) {
        Machine& m = w.machines[static_cast<std::size_t>(i)];
        m.calendar_state = hours(w, m, c.state);
    }
    for (const auto p : c.pools) w.pools[static_cast<std::size_t>(p)].on = c.state == CALENDAR_ON;
}

void set_entry(Pool& pool, const Entry& e) {
    pool.cycle = e.cycle;
    pool.position = static_cast<std::size_t>(e.position);
}

bool goes_on(World& w, const Pool& pool) {
    if (pool.position >= pool.times.size() || pool.cycle < 0) return false;
    return pool.sizes[pool.position] == pool.planned && next_call(pool) == w.slots.time(pool.slot);
}

// Where other people are planned than were, the roll is called now; where nobody calls it, those
// of the program are there at once.
void rebuild_pool(World& w, Pool& pool) {
    if (pool.times.empty()) {
        const std::int32_t there = w.p.pool_count[static_cast<std::size_t>(pool.number)];
        if (pool.present != there) count_present(w, pool);
        pool.present = there;
        return;
    }
    const int n = static_cast<int>(pool.times.size());
    const auto begins = [&](std::int64_t cycle, int i) { return call_time(pool, cycle, i); };
    if (goes_on(w, pool)) return;
    const Entry now = entry_in_force(w.now, pool.period, n, begins);
    set_entry(pool, now);
    if (goes_on(w, pool)) return;
    set_entry(pool, before(now, n));
    w.slots.set(pool.slot, w.now);
}

// Where another outage is under way than was, that changes now.
void rebuild_service(World& w, std::size_t i) {
    Service& s = w.services[i];
    const std::uint8_t before = s.state;
    find_outage(w, s);
    if (s.state == before) return;
    s.state = before;
    s.next = w.now;
    w.machines[i].st->has_modes = true;
}

// ---- buffers ----

// A machine waits with the first of its parts that goes there.
const Part& part_for(const World& w, const Buffer& b, const Waiter& waiter) {
    const auto& deliveries = w.more[static_cast<std::size_t>(waiter.machine)].deliveries;
    return std::find_if(deliveries.begin(), deliveries.end(),
                        [&](const Delivery& d) { return d.place == b.number; })
        ->part;
}

// Whether nothing lies in a supply's queue but its model; another program may have put others there.
bool holds_one_model(const World& w, const Buffer& b) {
    if (b.by_type || !b.n_supplies) return false;
    const auto v = w.supplies_of[static_cast<std::size_t>(b.first_supply)];
    const int model = w.supplies[static_cast<std::size_t>(v)].model;
    for (std::size_t i = b.held; i < b.level(); ++i)
        if (b.part(i).model() != model) return false;
    return true;
}

void rebuild_buffer(World& w, Buffer& b) {
    b.one_model = w.T == 1 || (b.one_model && holds_one_model(w, b));
    b.filled = 0;
    for (std::size_t t = 0; t < w.T && b.by_type; ++t) {
        TypeQueue& q = b.queues[t];
        if (q.stored.empty()) continue;
        q.head_order = q.stored.front().order;
        b.filled |= std::uint64_t{1} << t;
    }
    b.claimed = 0;
    for (std::size_t t = 0; t < w.T; ++t) b.claimed += b.claims[t];
    for (std::size_t i = 0; i < b.waiting.size(); ++i)
        if (b.waiting[i].machine >= 0) b.waiting[i].part = part_for(w, b, b.waiting[i]);
    if (b.waiting.empty())
        b.open();
    else
        b.limit = 0;
}

// The parts that a machine works on, or a job of a transport carries.
template <class Do>
void for_parts(const World& w, const Machine& m, Do what) {
    if (m.count == 1) what(m.part);
    for (const Part& part : w.more[w.index(m)].parts) what(part);
}

// Until they are loaded the parts of a transport's job keep their places.
void hold_places(World& w, const Machine& m) {
    if (!m.st->transport || m.activity < EMPTY_TRAVEL || m.activity > LOADING) return;
    const Buffer& b = buffer(w, m.st->inputs[0].origin);
    for_parts(w, m, [&](const Part& part) {
        ++held(w, b, part.model());
        if (!b.by_type) return;
        TypeQueue& q = type_queue(w, b, part.model());
        if (q.capacity >= 0) --q.capacity;
    });
}

// ---- vehicles ----

void rebuild_fleets(World& w) {
    for (std::size_t i = 0; i < w.fleets.size(); ++i) {
        Fleet& fleet = w.fleets[i];
        const std::int32_t home = w.p.pool_home[i];
        fleet.stands.resize(home < 0 ? 0 : static_cast<std::size_t>(w.p.pool_count[i]), home);
        fleet.idle.assign(fleet.stands.size(), true);
    }
    for (const Machine& m : w.machines) {
        const std::int32_t vehicle = w.more_of(m).vehicle;
        if (vehicle < 0) continue;
        Fleet& fleet = fleet_of(w, *m.st);
        if (static_cast<std::size_t>(vehicle) >= fleet.idle.size())
            throw Refused("state: pool " + std::to_string(m.st->fleet) +
                          " has fewer vehicles than are on their way; must be " +
                          std::to_string(vehicle + 1) + " or more");
        fleet.idle[static_cast<std::size_t>(vehicle)] = false;
    }
}

void rebuild_tour(World& w, Tour& tour) {
    const auto leaves = [&](std::int64_t number) { return departure(w, tour, number); };
    const double pending = w.slots.time(tour.slot);
    if (leaves(tour.begun) != pending)
        tour.begun = next_entry(w.now, pending, tour.period, tour.n_departures, leaves);
    schedule_departure(w, tour);
    tour.away = 0;
    for (const Runner& runner : tour.runners) tour.away += runner.stop != Runner::AT_HOME;
}

void rebuild_supply(World& w, Supply& supply) {
    const auto looks = [&](std::int64_t number) { return timetable(w, supply, number); };
    if (supply.n_times && looks(supply.looked) != supply.looks) {
        supply.looked = next_entry(w.now, supply.looks, supply.period, supply.n_times, looks);
        supply.looks = looks(supply.looked);
    }
    supply.on_order = 0;
    for (std::size_t i = 0; i < supply.pending.size(); ++i)
        supply.on_order += supply.pending[i].parts;
    supply.use.sum = 0;
    for (std::size_t i = 0; i < supply.use.recent.size(); ++i)
        supply.use.sum += supply.use.recent[i];
    set_levels(supply);
    schedule_supply(w, supply);
}

// ---- machines ----

void rebuild_machine(World& w, Machine& m) {
    const Mode* modes = w.modes_of(m);
    m.down = stands(w, m);
    for (int k = 0; k < w.more_of(m).n_modes; ++k) m.down += modes[k].down;
    sum_up_modes(w, m);
    sum_up_wear(w, m);
    m.calendar_state = hours(w, m);
    m.deliveries = static_cast<std::int32_t>(w.more_of(m).deliveries.size());
    if (m.ready) {
        m.ready = false;
        set_ready(w, m, true);
    }
    // The short way of a bare station knows steps alone.
    if (m.activity == SETUP_ACTIVITY || m.activity == TOOL_ACTIVITY) m.st->bare = false;
    reschedule(w, m);
}

// Where a part is that was repeated, all is judged in full even if nothing is bad any more.
void judge_in_full(World& w) {
    for (const auto& [part, counts] : w.repeats)
        for (const auto& [s, count] : counts) {
            w.stations[static_cast<std::size_t>(s)].judges = true;
            w.stations[static_cast<std::size_t>(s)].bare = false;
        }
}

// The first failing start tells its cause to all ready machines again, which changes nothing.
void rebuild_station(Station& st) {
    st.told = -1;
    st.fresh = Station::NOBODY;
}

}  // namespace

void make_canonical(World& w) {
    for (Machine& m : w.machines) make_canonical(w, m);
    for (std::size_t i = 0; i < w.judged.size(); ++i) w.judged[i] = judged_in_full(w, i);
}

void rebuild_short_ways(World& w) {
    for (Machine& m : w.machines)
        if (m.st->ahead) draw_ahead(m, *m.st->laws[0]);
    for (std::size_t i = 0; i < w.judged.size(); ++i) set_judged(w, i, w.judged[i]);
}

void rebuild(World& w) {
    for (std::size_t i = 0; i < w.services.size(); ++i) rebuild_service(w, i);
    for (Calendar& c : w.calendars) rebuild_calendar(w, c);
    for (Pool& pool : w.pools) rebuild_pool(w, pool);
    for (const Machine& m : w.machines) hold_places(w, m);
    for (Buffer& b : w.buffers) rebuild_buffer(w, b);
    rebuild_fleets(w);
    for (Tour& tour : w.tours) rebuild_tour(w, tour);
    for (Supply& supply : w.supplies) rebuild_supply(w, supply);
    for (Machine& m : w.machines) rebuild_machine(w, m);
    for (Station& st : w.stations) rebuild_station(st);
    judge_in_full(w);
    w.sample = static_cast<std::int64_t>(w.sample_time.size());
    w.sink_entries = 0;
    for (const auto count : w.sink_count) w.sink_entries += count;
    schedule_sample(w);
}

}  // namespace motorworks
