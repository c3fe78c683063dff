// Logarithm and exponential with the same bits on every platform.
//
// Only + - * / and the bits of the numbers, in the same order as kernel/elementary.py,
// which says how they work and from where. Needs a compiler that neither contracts nor
// re-associates (see CMakeLists.txt).
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

#include "tables.hpp"

namespace motorworks::elementary {

inline double log(double x) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (!(0.0 < x && x < infinity)) {
        if (x == 0.0) return -infinity;
        return x == infinity ? infinity : std::numeric_limits<double>::quiet_NaN();
    }
    double shift = 0.0;
    if (x < 0x1p-1022) {
        x *= 0x1p+54;
        shift = -54.0;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const double k = static_cast<double>(static_cast<std::int64_t>(bits >> 52) - 1023) + shift;
    const double m = std::bit_cast<double>((bits & ((std::uint64_t{1} << 52) - 1)) |
                                           (std::uint64_t{1023} << 52));
    const int j = static_cast<int>((m - 1.0) * 128.0 + 0.5);
    const double centre = 1.0 + j * 0.0078125;
    const double r = (m - centre) / centre;
    const double series =
        -0.5 +
        r * (1.0 / 3.0 + r * (-0.25 + r * (0.2 + r * (-1.0 / 6.0 + r * (1.0 / 7.0)))));
    const double lead = k * tables::LOG_LEAD[128] + tables::LOG_LEAD[j];
    const double rest = k * tables::LOG_REST[128] + tables::LOG_REST[j];
    return lead + (r + (r * r * series + rest));
}

inline double log1p(double x) {
    const double w = 1.0 + x;
    return log(w) + (x - (w - 1.0)) / w;
}

inline double exp(double x) {
    if (x != x) return x;
    if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
    if (x < -745.1332191019412) return 0.0;
    constexpr double to_whole = 0x1.8p+52;
    const double whole = (x * tables::STEP[2] + to_whole) - to_whole;
    const auto n = static_cast<std::int32_t>(whole);
    const double r = (x - whole * tables::STEP[0]) - whole * tables::STEP[1];
    const double series =
        r + r * r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 +
                                                                  r * (1.0 / 720.0)))));
    const std::int32_t j = n & 63;
    const std::int32_t k = n >> 6;
    const std::int32_t half = k >> 1;
    const double lead = tables::POWER_LEAD[j];
    const double power = lead + (lead * series + tables::POWER_REST[j]);
    const auto two_to = [](std::int32_t e) {
        return std::bit_cast<double>(static_cast<std::uint64_t>(e + 1023) << 52);
    };
    return power * two_to(half) * two_to(k - half);
}

}  // namespace motorworks::elementary
