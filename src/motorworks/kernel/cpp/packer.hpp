// Collects rows and packs them.
#pragma once

#include "packing.hpp"

namespace motorworks::packing {

struct Pack {
    Bytes data;
    std::vector<std::int64_t> first;     // first key of every block
    std::vector<std::uint32_t> offset;   // where every block begins; one more: where the last ends
};

// Sorts rows by key, time and kind (what is equal stays in its order) and packs them. What is in
// the spare rows is lost; whoever keeps both spares the system giving memory time and again.
Pack pack(std::vector<Row>& rows, std::vector<Row>& spare);

}  // namespace motorworks::packing
