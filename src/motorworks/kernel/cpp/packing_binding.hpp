// Packs of rows, as Python uses them.
#pragma once

#include <nanobind/nanobind.h>

namespace motorworks {

void bind_packing(nanobind::module_& m);

}  // namespace motorworks
