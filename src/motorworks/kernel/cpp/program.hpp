// The arrays of a plant as they came through the door, named as in program/program.py.
#pragma once

#include <cstdint>
#include <vector>

namespace motorworks {

// Every array of a program: X(type of its numbers, name).
#define MOTORWORKS_COLUMNS(X)             \
    X(std::int8_t, law_kind)              \
    X(std::int32_t, law_start)            \
    X(double, law_number)                 \
    X(double, calendar_period)            \
    X(std::int8_t, calendar_rule)         \
    X(std::int32_t, calendar_start)       \
    X(double, calendar_time)              \
    X(std::int8_t, calendar_state)        \
    X(std::int32_t, pool_count)           \
    X(std::int8_t, pool_rule)             \
    X(std::int32_t, pool_calendar)        \
    X(std::int32_t, pool_size_start)      \
    X(double, pool_size_period)           \
    X(double, pool_size_time)             \
    X(std::int32_t, pool_size_count)      \
    X(double, pool_absence)               \
    X(std::int32_t, pool_relief)          \
    X(std::int8_t, pool_at_end)           \
    X(std::int32_t, pool_home)            \
    X(double, pool_speed)                 \
    X(double, distance)                   \
    X(std::int64_t, buffer_capacity)      \
    X(std::int8_t, buffer_by_type)        \
    X(std::int64_t, buffer_type_capacity) \
    X(std::int64_t, buffer_initial)       \
    X(std::int8_t, buffer_fefo)           \
    X(std::int8_t, source_kind)           \
    X(std::int64_t, source_count)         \
    X(std::int32_t, source_law)           \
    X(std::int32_t, source_group)         \
    X(std::int8_t, source_lose)           \
    X(std::int8_t, source_type_kind)      \
    X(std::int32_t, source_type_start)    \
    X(std::int32_t, source_type_value)    \
    X(double, source_type_weight)         \
    X(std::int32_t, source_entry_start)   \
    X(std::int32_t, source_entry_place)   \
    X(std::int32_t, source_entry_type)    \
    X(std::int8_t, station_kind)          \
    X(std::int32_t, station_machines)     \
    X(std::int32_t, station_calendar)     \
    X(std::int8_t, station_pull)          \
    X(std::int8_t, station_select)        \
    X(std::uint64_t, station_types)       \
    X(std::int32_t, station_group)        \
    X(double, station_power)              \
    X(std::int8_t, campaign_rule)         \
    X(std::int32_t, campaign_start)       \
    X(std::int32_t, campaign_type)        \
    X(std::int64_t, campaign_lot)         \
    X(std::int32_t, campaign_buffer)      \
    X(std::int32_t, input_start)          \
    X(std::int32_t, input_origin)         \
    X(std::int32_t, input_take)           \
    X(std::int8_t, input_any)             \
    X(std::int32_t, batch_min)            \
    X(std::int32_t, batch_max)            \
    X(std::int32_t, step_start)           \
    X(std::int32_t, step_pool)            \
    X(std::int32_t, step_law)             \
    X(std::int32_t, setup_table)          \
    X(std::int32_t, setup_law)            \
    X(std::int32_t, setup_initial)        \
    X(std::int32_t, setup_pool)           \
    X(std::int64_t, tool_life)            \
    X(std::int32_t, tool_law)             \
    X(std::int32_t, tool_pool)            \
    X(std::int32_t, failure_start)        \
    X(std::int8_t, failure_clock)         \
    X(std::int32_t, failure_up)           \
    X(std::int32_t, failure_repair)       \
    X(std::int32_t, failure_pool)         \
    X(double, failure_every)              \
    X(std::int32_t, failure_window)       \
    X(std::int32_t, outage_start)         \
    X(double, outage_from)                \
    X(double, outage_to)                  \
    X(std::int8_t, outage_state)          \
    X(std::int32_t, factor_start)         \
    X(double, factor_time)                \
    X(double, factor_value)               \
    X(double, scrap_prob)                 \
    X(double, rework_prob)                \
    X(std::int32_t, max_reworks)          \
    X(std::int32_t, rework_place)         \
    X(std::int32_t, scrap_place)          \
    X(std::int8_t, route_kind)            \
    X(std::int32_t, route_start)          \
    X(std::int32_t, route_place)          \
    X(double, route_weight)               \
    X(std::int32_t, route_type)           \
    X(std::int32_t, route_overflow)       \
    X(double, conveyor_transit)           \
    X(double, conveyor_spacing)           \
    X(std::int32_t, conveyor_places)      \
    X(std::int8_t, conveyor_accumulating) \
    X(std::int32_t, transport_pool)       \
    X(std::int32_t, transport_from)       \
    X(std::int32_t, transport_to)         \
    X(std::int32_t, transport_load)       \
    X(std::int32_t, transport_unload)     \
    X(double, tour_period)                \
    X(std::int32_t, tour_departure_start) \
    X(double, tour_departure)             \
    X(std::int32_t, tour_vehicles)        \
    X(std::int64_t, tour_capacity)        \
    X(double, tour_return)                \
    X(std::int32_t, stop_start)           \
    X(double, stop_travel)                \
    X(double, stop_time)                  \
    X(std::int32_t, load_start)           \
    X(std::int32_t, load_pick)            \
    X(std::int32_t, load_drop)            \
    X(std::int32_t, load_from)            \
    X(std::int32_t, load_to)              \
    X(std::int64_t, load_most)            \
    X(std::int64_t, load_unit)            \
    X(std::int32_t, supply_buffer)        \
    X(std::int32_t, supply_type)          \
    X(std::int64_t, supply_lot)           \
    X(std::int64_t, supply_point)         \
    X(std::int64_t, supply_up_to)         \
    X(std::int8_t, supply_each)           \
    X(double, supply_cover_point)         \
    X(double, supply_cover_up_to)         \
    X(double, supply_use)                 \
    X(std::int32_t, supply_use_days)      \
    X(double, supply_day)                 \
    X(std::int32_t, supply_lead)          \
    X(double, supply_life)                \
    X(double, supply_period)              \
    X(std::int32_t, supply_time_start)    \
    X(double, supply_time)                \
    X(std::int32_t, supply_closed_start)  \
    X(double, supply_closed_from)         \
    X(double, supply_closed_to)

#define MOTORWORKS_STREAMS(X) \
    X(std::uint64_t, process) \
    X(std::uint64_t, setup)   \
    X(std::uint64_t, tool)    \
    X(std::uint64_t, quality) \
    X(std::uint64_t, route)   \
    X(std::uint64_t, up)      \
    X(std::uint64_t, repair)  \
    X(std::uint64_t, gap)     \
    X(std::uint64_t, kind)    \
    X(std::uint64_t, absence) \
    X(std::uint64_t, lead)

struct Program {
    std::int64_t n_types = 1, n_groups = 0, n_sinks = 0, n_positions = 0, level_every = 1, max_parts = 0;
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
    std::size_t pools() const { return pool_count.size(); }
    std::size_t positions() const { return static_cast<std::size_t>(n_positions); }
    std::size_t tours() const { return tour_capacity.size(); }
    std::size_t supplies() const { return supply_buffer.size(); }
};

struct Streams {
#define X(type, name) std::vector<type> name;
    MOTORWORKS_STREAMS(X)
#undef X
};

// Codes, as in program/program.py.
enum State : std::uint8_t { OFF, STOP, DOWN, SETUP, WORK, BLOCKED, WAIT, STARVED };
enum StationKind { MACHINE, CONVEYOR, TRANSPORT };
enum SourceKind { SATURATED, ARRIVALS };
enum TypeKind { FIXED, MIX, SEQUENCE, ANY };
enum Select { ALL, FIRST_AVAILABLE };
enum CampaignRule { NO_CAMPAIGN, IN_SEQUENCE, LOWEST_STOCK };
enum RouteKind { ONE, RANDOM, EACH, BY_MODEL };
enum Clock { OPERATING, CALENDAR_CLOCK, UPKEEP_CYCLES, UPKEEP_OPERATING, UPKEEP_ELAPSED };
enum Factor { CYCLE_FACTOR, UP_FACTOR, SCRAP_FACTOR };
enum CalendarRule { SUSPEND, FINISH, START_ONLY_IF_FITS };
enum PoolRule { FIFO, DOWNSTREAM_FIRST };
enum PoolAtEnd { POOL_FINISH, POOL_HAND_OVER };
enum CalendarState { CALENDAR_OFF, CALENDAR_ON, CALENDAR_STOP };
enum Status { RUNNING, ENDED, STOPPED, PILE_UP, STANDSTILL };
enum Outcome : std::int8_t { GOOD, SCRAP, REWORK };

}  // namespace motorworks
