// The door between Python and the kernel: arrays cross it, objects do not.
#include <nanobind/nanobind.h>

namespace nb = nanobind;

NB_MODULE(_kernel, m) {
    m.def("abi", [] { return 0; }, "Version of the arrays this build of the kernel reads.");
}
