// The kernel as Python sees it.
#pragma once

#include <nanobind/nanobind.h>

namespace motorworks {

void bind_kernel(nanobind::module_& m);

}  // namespace motorworks
