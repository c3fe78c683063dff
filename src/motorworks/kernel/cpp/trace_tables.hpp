// The tables of a trace as Parquet files, made from the rows of tapes.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "parquet/buffer.hpp"
#include "tape.hpp"

namespace motorworks {

// How many things there are of each sort, and the station of each machine: what rows do not say.
struct Places {
    std::int32_t buffers = 0, sources = 0, supplies = 0, stations = 0;
    std::vector<std::int32_t> station_of;

    std::int32_t station(std::int32_t machine) const {
        if (station_of.empty()) return machine;
        return station_of.at(machine < 0 ? 0 : static_cast<std::size_t>(machine));
    }
};

// A column as Python describes it; the words of a column of numbers are none.
struct Described {
    std::string name;
    std::vector<std::string> words;
    std::vector<std::int32_t> place;
};

// One table; files of it one after the other.
class TraceTable {
   public:
    virtual ~TraceTable() = default;
    // Rows of this table on a tape.
    virtual std::size_t rows_on(const Tape& tape) const = 0;
    // Takes rows of a tape into the file under way.
    virtual void add(const Tape& tape, std::size_t first, std::size_t n) = 0;
    // Ends the file under way and gives its bytes, which stay until the next row is added.
    virtual std::vector<std::pair<const std::uint8_t*, std::size_t>> finish() = 0;
};

// Gives the table of a name. The note tells readers of the types of columns.
// Throws std::invalid_argument if there is no such table, or it has other columns.
std::unique_ptr<TraceTable> trace_table(const std::string& name, const std::vector<Described>& columns,
                                        const Places& places, const std::string& note);

}  // namespace motorworks
