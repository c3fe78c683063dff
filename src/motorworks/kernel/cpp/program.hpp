// The arrays of a plant as they came through the door, named as in program/program.py.
#pragma once

#include <cstdint>
#include <vector>

namespace motorworks {

// Every array of a program: X(type of its numbers, name).
#define MOTORWORKS_COLUMNS(X)            \
    X(std::int8_t, law_kind)             \
    X(std::int32_t, law_start)           \
    X(double, law_number)                \
    X(double, calendar_period)           \
    X(std::int8_t, calendar_rule)        \
    X(std::int32_t, calendar_start)      \
    X(double, calendar_time)             \
    X(std::int8_t, calendar_state)       \
    X(std::int32_t, pool_count)          \
    X(std::int8_t, pool_rule)            \
    X(std::int32_t, pool_calendar)       \
    X(std::int64_t, buffer_capacity)     \
    X(std::int8_t, buffer_by_type)       \
    X(std::int64_t, buffer_type_capacity) \
    X(std::int64_t, buffer_initial)      \
    X(std::int8_t, source_kind)          \
    X(std::int64_t, source_count)        \
    X(std::int32_t, source_law)          \
    X(std::int32_t, source_group)        \
    X(std::int8_t, source_lose)          \
    X(std::int8_t, source_type_kind)     \
    X(std::int32_t, source_type_start)   \
    X(std::int32_t, source_type_value)   \
    X(double, source_type_weight)        \
    X(std::int32_t, source_entry_start)  \
    X(std::int32_t, source_entry_place)  \
    X(std::int32_t, source_entry_type)   \
    X(std::int8_t, station_kind)         \
    X(std::int32_t, station_machines)    \
    X(std::int32_t, station_calendar)    \
    X(std::int8_t, station_pull)         \
    X(std::int8_t, station_select)       \
    X(std::uint64_t, station_types)      \
    X(std::int32_t, station_group)       \
    X(double, station_power)             \
    X(std::int8_t, campaign_rule)        \
    X(std::int32_t, campaign_start)      \
    X(std::int32_t, campaign_type)       \
    X(std::int64_t, campaign_lot)        \
    X(std::int32_t, campaign_buffer)     \
    X(std::int32_t, input_start)         \
    X(std::int32_t, input_origin)        \
    X(std::int32_t, input_take)          \
    X(std::int8_t, input_any)            \
    X(std::int32_t, batch_min)           \
    X(std::int32_t, batch_max)           \
    X(std::int32_t, step_start)          \
    X(std::int32_t, step_pool)           \
    X(std::int32_t, step_law)            \
    X(std::int32_t, setup_table)         \
    X(std::int32_t, setup_law)           \
    X(std::int32_t, setup_initial)       \
    X(std::int32_t, setup_pool)          \
    X(std::int64_t, tool_life)           \
    X(std::int32_t, tool_law)            \
    X(std::int32_t, tool_pool)           \
    X(std::int32_t, failure_start)       \
    X(std::int8_t, failure_clock)        \
    X(std::int32_t, failure_up)          \
    X(std::int32_t, failure_repair)      \
    X(std::int32_t, failure_pool)        \
    X(double, scrap_prob)                \
    X(double, rework_prob)               \
    X(std::int32_t, max_reworks)         \
    X(std::int32_t, rework_place)        \
    X(std::int32_t, scrap_place)         \
    X(std::int8_t, route_kind)           \
    X(std::int32_t, route_start)         \
    X(std::int32_t, route_place)         \
    X(double, route_weight)              \
    X(std::int32_t, route_type)          \
    X(std::int32_t, route_overflow)      \
    X(double, conveyor_transit)          \
    X(double, conveyor_spacing)          \
    X(std::int32_t, conveyor_places)     \
    X(std::int8_t, conveyor_accumulating)

#define MOTORWORKS_STREAMS(X) \
    X(std::uint64_t, process) \
    X(std::uint64_t, setup)   \
    X(std::uint64_t, tool)    \
    X(std::uint64_t, quality) \
    X(std::uint64_t, route)   \
    X(std::uint64_t, up)      \
    X(std::uint64_t, repair)  \
    X(std::uint64_t, gap)     \
    X(std::uint64_t, kind)

struct Program {
    std::int64_t n_types = 1, n_groups = 0, n_sinks = 0, level_every = 1, max_parts = 0;
    double sample_interval = 0.0;
#define X(type, name) std::vector<type> name;
    MOTORWORKS_COLUMNS(X)
#undef X

    std::size_t types() const { return static_cast<std::size_t>(n_types); }
    std::size_t sinks() const { return static_cast<std::size_t>(n_sinks); }
    std::size_t groups() const { return static_cast<std::size_t>(n_groups); }
    std::size_t stations() const { return station_kind.size(); }
    std::size_t buffers() const { return buffer_capacity.size(); }
    std::size_t sources() const { return source_kind.size(); }
};

struct Streams {
#define X(type, name) std::vector<type> name;
    MOTORWORKS_STREAMS(X)
#undef X
};

// Codes, as in program/program.py.
enum State : std::uint8_t { OFF, STOP, DOWN, SETUP, WORK, BLOCKED, WAIT, STARVED };
enum StationKind { MACHINE, CONVEYOR };
enum SourceKind { SATURATED, ARRIVALS };
enum TypeKind { FIXED, MIX, SEQUENCE, ANY };
enum Select { ALL, FIRST_AVAILABLE };
enum CampaignRule { NO_CAMPAIGN, IN_SEQUENCE, LOWEST_STOCK };
enum RouteKind { ONE, RANDOM, EACH, BY_MODEL };
enum Clock { OPERATING, CALENDAR_CLOCK };
enum CalendarRule { SUSPEND, FINISH, START_ONLY_IF_FITS };
enum PoolRule { FIFO, DOWNSTREAM_FIRST };
enum CalendarState { CALENDAR_OFF, CALENDAR_ON, CALENDAR_STOP };
enum Status { RUNNING, ENDED, STOPPED, PILE_UP, STANDSTILL };
enum Outcome : std::int8_t { GOOD, SCRAP, REWORK };

}  // namespace motorworks
