// Lets the tests compare the random numbers of C++ with those of Python.
#pragma once

#include <nanobind/nanobind.h>

namespace motorworks {

void bind_random(nanobind::module_& m);

}  // namespace motorworks
