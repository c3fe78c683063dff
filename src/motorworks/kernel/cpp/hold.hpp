// The bare hold model, the yardstick of the kernel's speed.
#pragma once

#include <nanobind/nanobind.h>

namespace motorworks {

void bind_hold(nanobind::module_& m);

}  // namespace motorworks
