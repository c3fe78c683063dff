// The door between Python and the kernel: arrays cross it, objects do not.
#include <nanobind/nanobind.h>

#include "binding.hpp"
#include "hold.hpp"
#include "packing_binding.hpp"
#include "random_binding.hpp"
#include "tape_binding.hpp"

namespace nb = nanobind;

NB_MODULE(_kernel, m) {
    m.def("abi", [] { return 0; }, "Version of the arrays this build of the kernel reads.");
    motorworks::bind_random(m);
    motorworks::bind_hold(m);
    motorworks::bind_kernel(m);
    motorworks::bind_packing(m);
    motorworks::bind_tape(m);
}
