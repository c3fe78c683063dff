// Random numbers: the same bits as kernel/random.py, which names the methods and sources.
//
// A kernel needs Stream, Law, draw() and uniform(). Every sum and product stands here in the
// order in which it stands there.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>

#include "elementary.hpp"
#include "tables.hpp"

namespace motorworks {

// A stream is its state: 8 bytes, SplitMix64.
struct Stream {
    std::uint64_t state;
};

// Code of the law (see process/duration.py) and its n numbers, which the caller keeps alive.
struct Law {
    int kind;
    int n;
    const double* number;
};

enum LawKind : int {
    CONSTANT,
    EXPONENTIAL,
    ERLANG,
    GAMMA,
    HYPEREXPONENTIAL,
    LOGNORMAL,
    WEIBULL,
    UNIFORM,
    TRIANGULAR,
    CONSTANT_PLUS
};

// The next 64 random bits.
inline std::uint64_t word(Stream& stream) {
    std::uint64_t z = stream.state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

// A number in [0, 1), a multiple of 2**-53; never 1.
inline double uniform(Stream& stream) {
    return static_cast<double>(static_cast<std::int64_t>(word(stream) >> 11)) * 0x1p-53;
}

namespace ziggurat {

// Of the 2**53 points of a layer the first `inner` surely lie under the curve. Both numbers
// side by side, so that a draw touches one line of the cache.
struct Layer {
    std::int64_t inner;
    double step;
};

constexpr std::array<Layer, 256> layers(const double (&edge)[257]) {
    std::array<Layer, 256> result{};
    for (int i = 0; i < 256; ++i)
        result[i] = {static_cast<std::int64_t>(edge[i + 1] / edge[i] * 0x1p+53),
                     edge[i] * 0x1p-53};
    return result;
}

alignas(64) inline constexpr std::array<Layer, 256> EXPONENTIAL_LAYERS =
    layers(tables::EXPONENTIAL_EDGE);
alignas(64) inline constexpr std::array<Layer, 256> NORMAL_LAYERS = layers(tables::NORMAL_EDGE);

// Whether a point of a layer that is not inner lies under the curve after all.
inline bool under(const double (&height)[257], int layer, double density, Stream& stream) {
    const double low = height[layer];
    const double high = height[layer + 1];
    return low + uniform(stream) * (high - low) < density;
}

}  // namespace ziggurat

// What is left of exponential() in about one draw of a hundred; out of line on purpose.
double exponential_edge(Stream& stream, std::uint64_t bits);

// An exponential variate of mean 1.
inline double exponential(Stream& stream) {
    const std::uint64_t bits = word(stream);
    const ziggurat::Layer& layer = ziggurat::EXPONENTIAL_LAYERS[bits & 255];
    const auto point = static_cast<std::int64_t>(bits >> 11);
    if (point < layer.inner) [[likely]]
        return static_cast<double>(point) * layer.step;
    return exponential_edge(stream, bits);
}

double normal(Stream& stream);
double gamma(double shape, Stream& stream);

// The laws that are neither constant nor exponential.
double draw_other(const Law& law, Stream& stream);

// A variate of the law; a constant law takes nothing from the stream.
inline double draw(const Law& law, Stream& stream) {
    if (law.kind == EXPONENTIAL) return law.number[0] * exponential(stream);
    if (law.kind == CONSTANT) return law.number[0];
    return draw_other(law, stream);
}

}  // namespace motorworks
