// A machine: what every event touches stands in Machine, what few touch in MachineMore and behind.
#pragma once

#include <cstdint>
#include <vector>

#include "../program.hpp"
#include "../random.hpp"
#include "../ring.hpp"
#include "part.hpp"

namespace motorworks {

constexpr int SETUP_ACTIVITY = -1, TOOL_ACTIVITY = -2, NO_ACTIVITY = -3;

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

// What a machine with upkeep looks at after every pass.
struct Wear {
    std::int64_t passes_before = 0;                 // the last reset
    double passes_due = NEVER, worked_due = NEVER;  // least of the upkeep that is not due yet
    bool due = false;                               // there is some that has not begun
};

struct Station;

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

}  // namespace motorworks
