// Rows of the event log packed by key: all that happened to one part, or to one machine, stands
// together, so that it is found without reading the rest.
//
// A pack is a row of blocks. A block holds whole keys, ascending, and begins with a check of its
// bytes. For each key: how far it lies behind the one before, how many rows, and the rows in the
// order of time. Of a row: a head (kind, and what follows), how far its time lies behind that of
// the row before, as difference of the bits of two doubles, and its numbers. All of these are
// written seven bits a byte, so small ones take one byte. Nothing is rounded.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace motorworks::packing {

using Bytes = std::vector<std::uint8_t>;

struct Row {
    std::int64_t key;
    double time, since;  // since: begin of what ended at time; equal to time if it has none
    std::int64_t b;
    std::int32_t a, model;
    std::uint8_t kind;
};

constexpr int KINDS = 16;
enum Head : std::uint8_t { KIND = 15, HAS_MODEL = 16, HAS_B = 32, SINCE_BEFORE = 64, HAS_SINCE = 128 };

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
