// The door of the kernel: nothing passes that could make it read out of bounds.
#pragma once

#include <stdexcept>
#include <string>

#include "program.hpp"

namespace motorworks {

// Why a program is refused: array, index, value, what was expected.
struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

void check(const Program& program);
void check(const Streams& streams, const Program& program);

}  // namespace motorworks
