// How the values of a page are written. Names and formats are those of the Parquet specification.
#pragma once

#include <bit>

#include "bits.hpp"

namespace motorworks::parquet {

// DELTA_BINARY_PACKED: differences to the number before, less the least of 128 of them, in as few
// bits as 32 of them need. Differences wrap around as the type does, so any numbers may be written.
template <class T>
void write_deltas(Buffer& out, const T* values, std::size_t n);

// RLE: numbers of a width, preceded by nothing. All alike they are one run, else all are packed.
void write_hybrid(Buffer& out, const std::uint64_t* values, std::size_t n, unsigned width);

// BYTE_STREAM_SPLIT: all first bytes, all second bytes, and so on.
void split_bytes(const double* values, std::size_t n, std::uint8_t* out);

// Bits that numbers up to a greatest need.
inline unsigned width_of(std::uint64_t most) { return static_cast<unsigned>(std::bit_width(most)); }

}  // namespace motorworks::parquet
