// Rows of the event log packed by key: all that happened to one part, or to one machine, stands
// together, so that it is found without reading the rest.
//
// A pack is a row of blocks. A block holds whole keys, ascending, and begins with a check of its
// bytes. For each key: how far it lies behind the one before, how many rows, and the rows in the
// order of time. A row is a head of 16 bits and the bytes whose numbers it tells: how far its time
// lies behind that of the row before, as difference of the bits of two doubles; a; b; how far
// before its time it began; its model, if it has one that is another than before. Nothing is
// rounded. The lengths stand together in the head so that a row is written without a branch that
// nobody can foretell.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "parquet/buffer.hpp"

namespace motorworks::packing {

using parquet::Buffer;

struct Row {
    std::int64_t key;
    double time, since;  // since: begin of what ended at time; equal to time if it has none
    std::int64_t b;
    std::int32_t a;
    std::int32_t model : 28;
    std::uint32_t kind : 4;
};

constexpr int KINDS = 8;

// Places of the numbers in a head.
enum Head { TIME = 3, A = 7, B = 9, SINCE = 11, MODEL = 15 };
constexpr unsigned SINCE_BEFORE = 9;  // it began when the row before ended; 0: when it ended itself
constexpr unsigned A_BYTES[] = {0, 1, 2, 4}, B_BYTES[] = {0, 2, 4, 8};

constexpr std::size_t BLOCK_ROWS = 64;  // a block ends with the key that reaches so many
constexpr std::size_t CHECK_BYTES = 4;

inline std::uint64_t bits_of(double x) { return std::bit_cast<std::uint64_t>(x); }

// Small magnitudes become small numbers, whatever their sign.
inline std::uint64_t folded(std::uint64_t x) {
    return (x << 1) ^ (std::uint64_t{0} - (x >> 63));
}
inline std::uint64_t unfolded(std::uint64_t x) { return (x >> 1) ^ (std::uint64_t{0} - (x & 1)); }

// A number that changes if any byte does.
inline std::uint32_t check_of(const std::uint8_t* bytes, std::size_t n) {
    std::uint64_t sum = 0x9e3779b97f4a7c15 ^ n;
    while (n > 0) {
        std::uint64_t word = 0;
        const std::size_t taken = n < 8 ? n : 8;
        std::memcpy(&word, bytes, taken);
        sum = (sum ^ word) * 0xff51afd7ed558ccd;
        sum ^= sum >> 32;
        bytes += taken;
        n -= taken;
    }
    return static_cast<std::uint32_t>(sum);
}

}  // namespace motorworks::packing
