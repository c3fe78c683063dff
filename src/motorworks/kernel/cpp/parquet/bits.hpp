// Numbers of few bits, packed without gaps, low bits first.
#pragma once

#include <array>
#include <utility>

#include "buffer.hpp"

namespace motorworks::parquet {

constexpr std::size_t PACKED = 32;  // numbers packed at a time

namespace packed {

// One word of a pack: the numbers, or pieces of them, that stand in its 64 bits.
template <unsigned W, std::size_t Word, std::size_t I = Word * 64 / W>
std::uint64_t word(const std::uint64_t* in) {
    if constexpr (I >= PACKED || I * W >= Word * 64 + 64) {
        return 0;
    } else {
        constexpr std::size_t at = I * W;
        const std::uint64_t piece =
            at < Word * 64 ? in[I] >> (Word * 64 - at) : in[I] << (at - Word * 64);
        return piece | word<W, Word, I + 1>(in);
    }
}

template <unsigned W>
void pack(const std::uint64_t* in, std::uint8_t* out) {
    [&]<std::size_t... Word>(std::index_sequence<Word...>) {
        const std::uint64_t words[] = {word<W, Word>(in)..., 0};
        std::memcpy(out, words, 4 * W);
    }(std::make_index_sequence<(W + 1) / 2>());
}

using Pack = void (*)(const std::uint64_t*, std::uint8_t*);

template <std::size_t... W>
constexpr std::array<Pack, sizeof...(W)> table(std::index_sequence<W...>) {
    return {pack<W + 1>...};
}

inline constexpr auto PACKS = table(std::make_index_sequence<64>());

}  // namespace packed

// Packs 32 numbers of a width of 0 to 64 bits; gives where they end.
inline std::uint8_t* pack_bits(const std::uint64_t* in, unsigned width, std::uint8_t* out) {
    if (width == 0) return out;
    packed::PACKS[width - 1](in, out);
    return out + 4 * width;
}

}  // namespace motorworks::parquet
