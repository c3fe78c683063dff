// A Parquet file of one row group.
#pragma once

#include <string>
#include <vector>

#include "column.hpp"

namespace motorworks::parquet {

constexpr char MAGIC[] = {'P', 'A', 'R', '1'};

// Writes what stands behind the columns: schema, places and bounds of the columns, a note under a key.
void write_footer(Buffer& out, const std::vector<const Column*>& columns, std::size_t rows,
                  const std::string& key, const std::string& note);

}  // namespace motorworks::parquet
