// The event log given to Python.
#pragma once

#include <nanobind/nanobind.h>

#include "world.hpp"

namespace motorworks {

// Gives the rows recorded since the last call, by table and column, and forgets them.
nanobind::dict take_events(World& w);

}  // namespace motorworks
