// Tapes and what is written from them, given to Python.
#pragma once

#include <nanobind/nanobind.h>

namespace motorworks {

void bind_tape(nanobind::module_& m);

}  // namespace motorworks
