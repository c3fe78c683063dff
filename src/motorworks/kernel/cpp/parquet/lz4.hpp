// The block format of LZ4, written by a writer that looks for nothing but runs of one byte.
#pragma once

#include "buffer.hpp"

namespace motorworks::parquet {

// Adds bytes compressed. The higher bytes of times that ascend are long runs, the lower ones are
// noise: looking for more than runs would cost much and find little. Any reader of LZ4 reads it.
void write_lz4(Buffer& out, const std::uint8_t* bytes, std::size_t n);

}  // namespace motorworks::parquet
