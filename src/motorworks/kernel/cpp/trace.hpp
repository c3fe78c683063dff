// The trace: statistics since the last reset, brought up to now, as arrays for Python.
#pragma once

#include <nanobind/nanobind.h>

#include "world.hpp"

namespace motorworks {

nanobind::dict trace_of(World& w, Status status);

// The passes recorded since the last call, by column; forgets them.
nanobind::dict take_visits(World& w);

}  // namespace motorworks
