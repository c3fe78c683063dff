// A part, and where it goes or stands.
#pragma once

#include <cstdint>
#include <limits>

namespace motorworks {

constexpr double NEVER = std::numeric_limits<double>::infinity();

// A part: 16 bytes, kept by value.
struct Part {
    static constexpr std::uint64_t MODEL = 63, REWORKED = 64, REPEATS = 128;
    static constexpr int NUMBER = 8;

    double entered = 0.0;
    std::uint64_t tag = 0;  // number, flags, model

    int model() const { return static_cast<int>(tag & MODEL); }
    std::uint64_t number() const { return tag >> NUMBER; }
    bool reworked() const { return tag & REWORKED; }
    void set_model(int model) { tag = (tag & ~MODEL) | static_cast<std::uint64_t>(model); }
};

// A finished part and where it goes.
struct Delivery {
    Part part;
    std::int32_t place = -1, cause = 0, entry = -1, overflow = -1;
    bool waits = false;
};

// A part on a conveyor: start of its pass, and the belt time at which it is at the exit.
struct Travel {
    Part part;
    double began = 0.0, ready = 0.0;
};

}  // namespace motorworks
