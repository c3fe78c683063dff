// What is recorded part by part.
#pragma once

#include <cstddef>
#include <cstdint>

namespace motorworks {

constexpr std::size_t HISTOGRAM_BINS = 3072;  // of the times through the plant

struct Visit {
    std::int64_t part;
    std::int32_t model, station, machine;
    double start, end;
    std::int8_t outcome;
};

struct SinkEntry {
    double time, entered;
    std::int32_t sink, type;
};

}  // namespace motorworks
