// Takes rows out of a pack.
#pragma once

#include <stdexcept>

#include "packing.hpp"

namespace motorworks::packing {

struct Damaged : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// A pack as it lies in memory, not checked.
struct View {
    const std::uint8_t* data;
    std::size_t size;
    const std::int64_t* first;
    const std::uint32_t* offset;
    std::size_t blocks;
};

// Adds the rows of a key whose kinds are in a set of bits.
// Throws Damaged if a block that must be read is not what was written.
void find(const View& pack, std::int64_t key, std::uint32_t kinds, std::vector<Row>& found);

}  // namespace motorworks::packing
