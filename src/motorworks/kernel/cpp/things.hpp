// The things the rules speak of: parts, machines, stations, buffers, sources, pools, calendars.
//
// What every event touches stands in Machine, Station and Buffer; what few events touch
// stands in MachineMore and behind.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "program.hpp"
#include "random.hpp"
#include "ring.hpp"

// Where the compiler would rather call, and a call is dear.
#if defined(__GNUC__)
#define MOTORWORKS_INLINE [[gnu::always_inline]] inline
#define MOTORWORKS_FLAT [[gnu::flatten, gnu::noinline]]
#else
#define MOTORWORKS_INLINE inline
#define MOTORWORKS_FLAT
#endif

namespace motorworks {

constexpr double NEVER = std::numeric_limits<double>::infinity();
constexpr std::size_t HISTOGRAM_BINS = 3072;
constexpr int SETUP_ACTIVITY = -1, TOOL_ACTIVITY = -2, NO_ACTIVITY = -3;

// A part: 16 bytes, kept by value.
struct Part {
    static constexpr std::uint64_t MODEL = 63, REWORKED = 64, REPEATS = 128;
    static constexpr int NUMBER = 8;

    double entered = 0.0;
    std::uint64_t tag = 0;  // number, flags, model

    int model() const { return static_cast<int>(tag & MODEL); }
    std::uint64_t number() const { return tag >> NUMBER; }
    bool reworked() const { return tag & REWORKED; }
    void set_model(int model) { tag = (tag & ~MODEL) | static_cast<std::uint64_t>(model); }
};

// A finished part and where it goes.
struct Delivery {
    Part part;
    std::int32_t place = -1, cause = 0, entry = -1, overflow = -1;
    bool waits = false;
};

// A part on a conveyor: start of its pass, and the belt time at which it is at the exit.
struct Travel {
    Part part;
    double began = 0.0, ready = 0.0;
};

// A failure mode of a machine, or an upkeep of it.
struct Mode {
    Law up, repair;
    Stream up_stream, repair_stream;
    double threshold = NEVER, fails = NEVER, repaired = NEVER, repair_time = 0.0;
    std::int32_t pool = -1, helper = -1;  // that is asked for a person, that has sent one
    std::int8_t clock = OPERATING;
    bool waits = false, down = false;
    bool due = false;  // upkeep that has not begun
    std::int32_t failures = 0;
    double down_since = 0.0, down_time = 0.0;
    double every = 0.0;
    std::int32_t window = -1;
    std::int32_t number = 0;  // in the arrays of the program

    bool operating() const { return clock == OPERATING; }
    bool upkeep() const { return clock >= UPKEEP_CYCLES; }
};

// The dated outages of a machine.
struct Service {
    static constexpr std::uint8_t IN_SERVICE = 8;  // behind all states

    std::int32_t first = 0, n = 0, position = 0;
    std::uint8_t state = IN_SERVICE;  // of the outage under way
    double next = NEVER;              // when it changes
};

// The dated factors of a station that are about one thing.
struct Track {
    std::int32_t first = 0, n = 0, position = 0;
    double value = 1.0;  // in force, when it was last looked at
};

// What a machine with upkeep looks at after every pass.
struct Wear {
    std::int64_t passes_before = 0;                 // the last reset
    double passes_due = NEVER, worked_due = NEVER;  // least of the upkeep that is not due yet
    bool due = false;                               // there is some that has not begun
};

struct Station;
struct Buffer;
struct Source;
struct Judged;
struct TypeQueue;

struct alignas(64) Machine {
    Station* st = nullptr;
    double ends = NEVER;   // of the running activity, or of the way to a belt's exit
    Part part;             // the only one it works on, if count is 1
    Stream process;
    double since = 0.0;  // of the present state
    std::int32_t slot = 0;
    std::int32_t activity = NO_ACTIVITY;
    std::uint8_t state = STARVED, calendar_state = CALENDAR_ON;
    bool ready = false, waits = false;
    std::uint32_t drawn_by = 0;  // how far drawing ahead moved its stream (low half)

    double next = 0.0;  // time of the next pass, drawn ahead, if its station does so
    std::int64_t cycles = 0;
    double runs_since = NEVER;       // of the stretch of operating time under way
    double worked = 0.0;             // operating time; belt time
    double least_threshold = NEVER;  // of the operating modes that are up
    double other_next = NEVER;       // repairs, and failures on the calendar clock
    std::int32_t down = 0, count = 0;  // modes that are down; parts worked on
    std::int32_t cause = 0, deliveries = 0;

    bool on() const { return calendar_state == CALENDAR_ON; }
};

struct alignas(64) MachineMore {
    Stream quality, route, setup, tool;
    std::int64_t tool_cycles = 0, lot_left = 0;
    std::int32_t model = -1, lot = -1;  // set up for; campaign entry under way
    double left = 0.0;

    double began = 0.0, setup_time = 0.0;
    std::vector<Delivery> deliveries;
    std::vector<double> steps;

    std::vector<Part> parts;  // if there are several
    Ring<Travel> belt;
    double gap_passes = NEVER, last_entry = -NEVER;
    std::uint64_t kept_models = 0;
    bool kept = false;
    std::int32_t first_mode = 0, n_modes = 0;
    std::int32_t helper = -1;  // pool whose person is held for the activity
    std::int32_t vehicle = -1;  // of the fleet, that the job of a transport has
    double phase_began = 0.0;   // of the job
};

enum OriginKind : std::uint8_t { QUEUE, STORE, SOURCE };

struct Input {
    std::int32_t origin, take, cause;
    OriginKind kind;
    bool any, passes;  // passes: a buffer without places
    Buffer* from;      // one of the two is what the origin is
    Source* source;
    std::uint64_t models = 0;  // of which one must lie there, where a station joins (plain_starting.hpp)
};

// A way on which a part of a pulling station may need a place: route entry, and the model that
// the part becomes (-1: it stays what it is). No buffer: none is needed.
struct Way {
    Buffer* to = nullptr;
    std::int32_t entry = -1, type = -1;
};

struct alignas(64) Station {
    const Law* const* laws = nullptr;  // step by model
    std::uint64_t types = 0;
    Buffer *from = nullptr, *to = nullptr;  // of a plain station
    std::int32_t number, first_machine, n_ready = 0;
    // Cause that all its ready machines know of, but the one that has become ready since
    // (NOBODY, or SEVERAL of them).
    static constexpr std::int32_t NOBODY = -1, SEVERAL = -2;
    std::int32_t told = -1, fresh = NOBODY;
    std::int32_t sink = -1;  // of a plain station
    bool plain = false;      // nothing that the short way leaves out
    bool bare = false;       // even less
    bool judges = false;     // draws for every part
    bool conveyor = false, in_news = false;
    bool has_modes = false, has_operating = false;
    bool chooses = false;    // campaign, pull or a source of several models
    bool ahead = false;      // draws the next time ahead: it does not depend on the part
    bool goes_on = false;    // a part may start it at once, before the news: nobody is asked
    bool upkeep = false;
    std::int8_t route_kind = 0;

    const Input* inputs = nullptr;
    Source* source = nullptr;  // of a plain station
    Judged* judged = nullptr;  // by model
    std::int64_t tool_life = 0;
    std::int32_t setup_table = -1;
    std::int32_t n_machines, first_route = 0;
    std::int8_t calendar_rule = 0;

    bool alike = false;  // what holds one ready machine up holds up all
    bool first_available = false, pull = false;
    bool joins = false;    // one part from each of several places, all for one model; plain
    bool one_way = false;  // pulls to one place; what it takes is told by what a store is filled with
    bool adds_up = false;  // several ways to one place, or one for parts of several models
    std::int8_t campaign_rule = 0;
    std::int32_t first_word = 0, n_words = 0;  // of the bits of the ready machines
    std::int32_t n_inputs = 0;
    std::int32_t least = 0;           // parts without which a queue it begins with is of no use
    const Buffer* leading = nullptr;  // that every start begins with, if it has places
    const Way* ways = nullptr;        // of a pulling station; one for each model if by model
    std::int32_t n_ways = 0;
    std::int32_t sure = 0;            // inputs that have enough of a model if they lead with it
    std::int32_t calendar = -1;
    std::int32_t batch_min = 0, batch_max = 0;
    std::int32_t first_step = 0, n_steps = 0;
    std::int32_t setup_pool = -1, tool_pool = -1;
    const Law* tool_law = nullptr;
    double scrap = 0.0, not_good = 0.0;
    std::int32_t max_reworks = -1, rework_place = -1, scrap_place = -1;
    std::int32_t n_routes = 0;
    std::int32_t first_lot = 0, n_lots = 0, campaign_buffer = -1;
    std::int32_t lot = 0;
    std::int64_t lot_left = 0;
    std::uint64_t campaign_types = 0;
    double transit = 0.0, spacing = 0.0;
    std::int32_t places = 0;
    bool accumulating = false;
    bool dated_cycle = false, dated_scrap = false;  // there are factors
    bool transport = false;
    std::int32_t fleet = -1, loads_at = -1, unloads_at = -1;  // of a transport: pool, positions
    const Law *loading = nullptr, *unloading = nullptr;
};

// One who waits for a place: a machine with the first of its parts that goes there, or an
// arrival outside (machine < 0), from a source or from a supply (source < 0).
struct Waiter {
    std::int32_t machine = -1, source = -1;
    Part part;
};

struct alignas(64) Buffer {
    double integral = 0.0, since = 0.0;
    // Parts put and taken since the start; what lies there are those put and not taken.
    std::uint64_t puts = 0, takes = 0;
    std::unique_ptr<Part[]> items = std::make_unique<Part[]>(1);  // of a queue for all models
    std::uint32_t mask = 0;         // places there, a power of two, less 1
    std::uint32_t limit = 0;        // of the level, for a newcomer; 0 while somebody waits
    std::uint32_t most = 0;
    bool by_type = false, in_news = false;
    bool quiet = false;             // of what is taken only those who wait for a place must hear
    Station* only_taker = nullptr;  // of a queue: if there is no other

    Ring<Waiter> waiting;
    std::int64_t capacity = -1;
    // Places still taken by parts that a transport has come for. They count in the level; in a
    // queue they are its first, whatever is written there.
    std::uint64_t held = 0;
    std::uint64_t filled = 0;     // models that lie in a store
    TypeQueue* queues = nullptr;  // of a store, by model
    std::int32_t number = 0;
    std::int32_t first_taker = 0, n_takers = 0;
    std::int32_t first_feeder = 0, n_feeders = 0;  // pulling stations that give to it
    std::int64_t claimed = 0;
    std::int64_t* claims = nullptr;  // by model
    std::uint64_t puts_before = 0;   // the last reset
    bool limited = false;  // has places, and not endlessly many
    std::int32_t first_supply = 0, n_supplies = 0;
    bool one_model = false;  // nothing comes but from supplies, all of one model
    bool fefo = false;  // its queues are ordered by the time of expiry

    std::uint64_t level() const { return puts - takes; }
    const Part& part(std::size_t i) const { return items[(takes + i) & mask]; }
    const Part& front() const { return items[takes & mask]; }
    void push(const Part& part) {
        if (level() > mask) [[unlikely]] grow();
        items[puts++ & mask] = part;
    }
    Part pop() { return items[takes++ & mask]; }
    [[gnu::noinline]] void grow() {
        const std::uint32_t places = 2 * (mask + 1);
        auto larger = std::make_unique<Part[]>(places);
        for (std::uint64_t i = takes; i != puts; ++i) larger[i & (places - 1)] = items[i & mask];
        items = std::move(larger);
        mask = places - 1;
    }

    void add_waiter(const Waiter& waiter) {
        waiting.push(waiter);
        limit = 0;
    }
    Waiter remove_waiter(std::size_t i) {
        const Waiter waiter = waiting.erase(i);
        if (waiting.empty()) open();
        return waiter;
    }
    void open() { limit = static_cast<std::uint32_t>(std::min<std::uint64_t>(
                      static_cast<std::uint64_t>(capacity), 0xffffffff)); }
};

// A part in a store, and when it was put there compared with others.
struct Stored {
    Part part;
    std::uint64_t order = 0;
};

// The queue of one model in a store.
struct TypeQueue {
    Ring<Stored> stored;
    std::uint64_t head_order = 0;  // of the first part, kept here as it is asked for often
    std::int64_t capacity = -1;  // less what is held for transports

    void push(const Part& part, std::uint64_t order) {
        if (stored.empty()) head_order = order;
        stored.push({part, order});
    }
    Part pop() {
        const Part part = stored.pop().part;
        if (!stored.empty()) head_order = stored.front().order;
        return part;
    }
};

// What a station has done with the parts of one model.
struct Judged {
    std::int64_t produced = 0, good = 0, first_pass = 0, scrap = 0, rework = 0;
};

struct Source {
    const Law* law = nullptr;
    Stream gap, kind;
    std::int64_t left = 0, arrivals = 0, lost = 0;
    std::int32_t number = 0, slot = -1, group = 1;
    std::int32_t first_type = 0, n_types = 0, first_entry = 0, n_entries = 0;
    std::int32_t first_taker = 0, n_takers = 0;
    std::int32_t position = 0, next_model = 0;
    std::int8_t type_kind = 0;
    bool saturated = false, lose = false, endless = false;
};

struct Request {
    std::int32_t machine = 0, mode = -1;
    double asked = 0.0;
};

// A machine's activity, or one of its repairs, that somebody works on.
struct Engagement {
    std::int32_t machine, mode;
};

struct Pool {
    std::int32_t number = 0, present = 0, planned = 0, busy = 0, calendar = -1;
    bool downstream_first = false, on = true, in_news = false;
    bool hands_over = false;
    std::int32_t relief = -1;
    Ring<Request> requests;
    double busy_time = 0.0, since = 0.0, wait = 0.0;
    double present_time = 0.0, present_since = 0.0;
    std::int64_t served = 0, helped = 0, laid_down = 0;
    std::vector<Engagement> engaged;  // in order, if it hands over
    std::vector<std::int32_t> helps;  // pools that have it as relief
    Stream absence_stream;
    double absence = 0.0, period = NEVER;
    std::vector<double> times;  // of the roll calls; none: always the same people
    std::vector<std::int32_t> sizes;
    std::int32_t slot = -1;
    std::size_t position = 0;  // roll call in force
    std::int64_t cycle = 0;

    // People who may work now.
    std::int32_t there() const { return on ? present : 0; }
};

// Parts on their way from a supplier.
struct Order {
    std::int64_t parts = 0;
    double given = 0.0, arrives = 0.0;
};

// The parts of one delivery, numbered in one go.
struct Lot {
    std::int64_t first = 0, count = 0;  // number of the first part
    double expires = NEVER;

    bool has(const Part& part) const {
        const auto number = static_cast<std::int64_t>(part.number());
        return number >= first && number < first + count;
    }
};

struct Supply {
    const Law* lead = nullptr;
    Stream lead_stream;
    double life = NEVER, period = NEVER;
    double looks = NEVER;     // when it looks at the stock next; never: when it is told to
    std::int64_t looked = 0;  // looks by the timetable so far
    std::int64_t lot = 1, point = -1, on_order = 0;
    std::int64_t orders = 0, ordered = 0, arrived = 0, expired = 0;
    std::int32_t number = 0, buffer = 0, model = 0, slot = 0;
    std::int32_t first_time = 0, n_times = 0;
    bool in_news = false;
    Ring<Order> pending;   // the first to arrive first
    Ring<Lot> perishing;   // have arrived and will expire, the first to expire first
};

struct Calendar {
    double period = NEVER, ends = NEVER;
    std::int32_t first = 0, n = 0, position = 0, slot = 0;
    std::int64_t cycle = 0;
    std::int8_t state = CALENDAR_ON;
    std::vector<std::int32_t> machines, pools;
    std::vector<std::int32_t> upkeeps;  // machines with upkeep that has it as window
};

struct Visit {
    std::int64_t part;
    std::int32_t model, station, machine;
    double start, end;
    std::int8_t outcome;
};

struct SinkEntry {
    double time, entered;
    std::int32_t sink, type;
};

// A piece of news in one number, so that it is written and read at once.
struct News {
    enum Kind : std::uint32_t { START, ADMIT, SERVE, ORDER };
    std::uint32_t code = 0;

    News() = default;
    News(Kind kind, std::int32_t number)
        : code(static_cast<std::uint32_t>(number) << 2 | kind) {}
    Kind kind() const { return static_cast<Kind>(code & 3); }
    std::size_t number() const { return code >> 2; }
};

// News, first in, first out. Of each thing there is one piece at a time, so that the number of
// places is known beforehand.
class NewsQueue {
public:
    explicit NewsQueue(std::size_t things)
        : mask_(std::bit_ceil(things + 1) - 1), items_(mask_ + 1) {}

    bool empty() const { return pushed_ == popped_; }
    void push(const News& news) { items_[pushed_++ & mask_] = news; }
    News pop() { return items_[popped_++ & mask_]; }

private:
    std::size_t pushed_ = 0, popped_ = 0, mask_;
    std::vector<News> items_;
};

}  // namespace motorworks
