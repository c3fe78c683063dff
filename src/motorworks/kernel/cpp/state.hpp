// The state of a run as bytes, and a world that goes on from it.
#pragma once

#include <memory>
#include <string>

#include "kernel.hpp"

namespace motorworks {

// How a state is taken up.
struct TakingUp {
    const Streams* streams = nullptr;  // instead of those of the state
    bool log_sinks = false, log_visits = false, log_events = false;
    std::int64_t visit_limit = 1;
    bool new_log = false;  // the event log begins here, whether one was kept before or not
    bool wake = false;     // the program has other numbers: look whether something can begin
};

std::string state_of(Kernel& kernel);

// Throws Refused if the bytes are no state of this program.
std::unique_ptr<Kernel> kernel_from(const Program& program, const std::string& state,
                                    const TakingUp& how);

// ---- the parts of it ----

// Makes what the short ways keep in their own form independent of the program's numbers, and
// forgets what is no longer looked at.
void make_canonical(World& w);

// The other way round, for the program that the world has now.
void rebuild_short_ways(World& w);

// Makes anew what hangs on the program, or on other members.
void rebuild(World& w);

// Writes down what is where, as the beginning of an event log.
void begin_log(World& w);

// Refuses members that the rules could not work with.
void check_members(World& w);

}  // namespace motorworks
