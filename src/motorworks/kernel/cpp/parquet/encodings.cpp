#include "encodings.hpp"

#include <algorithm>
#include <type_traits>

namespace motorworks::parquet {

namespace {

constexpr std::size_t BLOCK = 128, MINIS = BLOCK / PACKED;
constexpr std::size_t LONGEST_BLOCK = 10 + MINIS + BLOCK * 8;

// Writes the differences of a block; those behind the last are as good as the least.
template <class T>
std::uint8_t* put_block(std::uint8_t* out, const T* values, std::size_t n) {
    using U = std::make_unsigned_t<T>;
    T step[BLOCK];
    T least = static_cast<T>(static_cast<U>(values[0]) - static_cast<U>(values[-1]));
    for (std::size_t i = 0; i < n; ++i) {
        step[i] = static_cast<T>(static_cast<U>(values[i]) - static_cast<U>(values[static_cast<std::ptrdiff_t>(i) - 1]));
        least = std::min(least, step[i]);
    }
    for (std::size_t i = n; i < BLOCK; ++i) step[i] = least;
    out = put_varint(out, zigzag(least));
    std::uint8_t* widths = out;
    out += MINIS;
    for (std::size_t mini = 0; mini < MINIS; ++mini) {
        std::uint64_t rest[PACKED], all = 0;
        for (std::size_t i = 0; i < PACKED; ++i) {
            rest[i] = static_cast<U>(static_cast<U>(step[mini * PACKED + i]) - static_cast<U>(least));
            all |= rest[i];
        }
        const unsigned width = mini * PACKED < n ? width_of(all) : 0;
        widths[mini] = static_cast<std::uint8_t>(width);
        out = pack_bits(rest, width, out);
    }
    return out;
}

// Transposes eight numbers of eight bytes: bytes of one place come to stand in one number.
inline void transpose(std::uint64_t x[8]) {
    const auto swap = [](std::uint64_t& a, std::uint64_t& b, int shift, std::uint64_t mask) {
        const std::uint64_t t = ((a >> shift) ^ b) & mask;
        a ^= t << shift;
        b ^= t;
    };
    for (int i = 0; i < 4; ++i) swap(x[i], x[i + 4], 32, 0x00000000ffffffff);
    for (const int i : {0, 1, 4, 5}) swap(x[i], x[i + 2], 16, 0x0000ffff0000ffff);
    for (const int i : {0, 2, 4, 6}) swap(x[i], x[i + 1], 8, 0x00ff00ff00ff00ff);
}

}  // namespace

template <class T>
void write_deltas(Buffer& out, const T* values, std::size_t n) {
    std::uint8_t* at = out.room(40);
    at = put_varint(at, BLOCK);
    at = put_varint(at, MINIS);
    at = put_varint(at, n);
    at = put_varint(at, zigzag(n ? values[0] : 0));
    out.end_at(at);
    for (std::size_t i = 1; i < n; i += BLOCK)
        out.end_at(put_block(out.room(LONGEST_BLOCK), values + i, std::min(BLOCK, n - i)));
}

template void write_deltas(Buffer&, const std::int32_t*, std::size_t);
template void write_deltas(Buffer&, const std::int64_t*, std::size_t);

void write_hybrid(Buffer& out, const std::uint64_t* values, std::size_t n, unsigned width) {
    const std::uint64_t first = n ? values[0] : 0;
    if (std::all_of(values, values + n, [=](std::uint64_t x) { return x == first; })) {
        std::uint8_t* at = put_varint(out.room(20), n << 1);
        std::memcpy(at, &first, 8);
        return out.end_at(at + (width + 7) / 8);
    }
    const std::size_t eights = (n + 7) / 8;
    std::uint8_t* const begin = put_varint(out.room(20 + (n + PACKED) * 8), eights << 1 | 1);
    std::uint8_t* at = begin;
    std::size_t i = 0;
    for (; i + PACKED <= n; i += PACKED) at = pack_bits(values + i, width, at);
    if (i < n) {
        std::uint64_t last[PACKED] = {};
        std::copy(values + i, values + n, last);
        pack_bits(last, width, at);
    }
    out.end_at(begin + eights * width);
}

void split_bytes(const double* values, std::size_t n, std::uint8_t* out) {
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        std::uint64_t x[8];
        std::memcpy(x, values + i, sizeof x);
        transpose(x);
        for (std::size_t k = 0; k < 8; ++k) std::memcpy(out + k * n + i, x + k, 8);
    }
    for (; i < n; ++i) {
        const auto x = std::bit_cast<std::uint64_t>(values[i]);
        for (std::size_t k = 0; k < 8; ++k) out[k * n + i] = static_cast<std::uint8_t>(x >> 8 * k);
    }
}

}  // namespace motorworks::parquet
