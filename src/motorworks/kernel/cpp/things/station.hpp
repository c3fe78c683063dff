// A station: what its machines have in common.
#pragma once

#include <cstdint>

#include "../program.hpp"
#include "../random.hpp"

namespace motorworks {

// The dated factors of a station that are about one thing.
struct Track {
    std::int32_t first = 0, n = 0, position = 0;
    double value = 1.0;  // in force, when it was last looked at
};

// What a station has done with the parts of one model.
struct Judged {
    std::int64_t produced = 0, good = 0, first_pass = 0, scrap = 0, rework = 0;
};

struct Buffer;
struct Source;

enum OriginKind : std::uint8_t { QUEUE, STORE, SOURCE };

struct Input {
    std::int32_t origin, take, cause;
    OriginKind kind;
    bool any, passes;  // passes: a buffer without places
    Buffer* from;      // one of the two is what the origin is
    Source* source;
    std::uint64_t models = 0;  // of which one must lie there, where a station joins (plain_starting.hpp)
};

// A way on which a part of a pulling station may need a place: route entry, and the model that
// the part becomes (-1: it stays what it is). No buffer: none is needed.
struct Way {
    Buffer* to = nullptr;
    std::int32_t entry = -1, type = -1;
};

struct alignas(64) Station {
    const Law* const* laws = nullptr;  // step by model
    std::uint64_t types = 0;
    Buffer *from = nullptr, *to = nullptr;  // of a plain station
    std::int32_t number, first_machine, n_ready = 0;
    // Cause that all its ready machines know of, but the one that has become ready since
    // (NOBODY, or SEVERAL of them).
    static constexpr std::int32_t NOBODY = -1, SEVERAL = -2;
    std::int32_t told = -1, fresh = NOBODY;
    std::int32_t sink = -1;  // of a plain station
    bool plain = false;      // nothing that the short way leaves out
    bool bare = false;       // even less
    bool judges = false;     // draws for every part
    bool conveyor = false, in_news = false;
    bool has_modes = false, has_operating = false;
    bool chooses = false;    // campaign, pull or a source of several models
    bool ahead = false;      // draws the next time ahead: it does not depend on the part
    bool goes_on = false;    // a part may start it at once, before the news: nobody is asked
    bool upkeep = false;
    bool supplied = false;   // takes from a buffer that a supply fills
    std::int8_t route_kind = 0;

    const Input* inputs = nullptr;
    Source* source = nullptr;  // of a plain station
    Judged* judged = nullptr;  // by model
    std::int64_t tool_life = 0;
    std::int32_t setup_table = -1;
    std::int32_t n_machines, first_route = 0;
    std::int8_t calendar_rule = 0;

    bool alike = false;  // what holds one ready machine up holds up all
    bool first_available = false, pull = false;
    bool joins = false;    // one part from each of several places, all for one model; plain
    bool one_way = false;  // pulls to one place; what it takes is told by what a store is filled with
    bool adds_up = false;  // several ways to one place, or one for parts of several models
    std::int8_t campaign_rule = 0;
    std::int32_t first_word = 0, n_words = 0;  // of the bits of the ready machines
    std::int32_t n_inputs = 0;
    std::int32_t least = 0;           // parts without which a queue it begins with is of no use
    const Buffer* leading = nullptr;  // that every start begins with, if it has places
    const Way* ways = nullptr;        // of a pulling station; one for each model if by model
    std::int32_t n_ways = 0;
    std::int32_t sure = 0;            // inputs that have enough of a model if they lead with it
    std::int32_t calendar = -1;
    std::int32_t batch_min = 0, batch_max = 0;
    std::int32_t first_step = 0, n_steps = 0;
    std::int32_t setup_pool = -1, tool_pool = -1;
    const Law* tool_law = nullptr;
    double scrap = 0.0, not_good = 0.0;
    std::int32_t max_reworks = -1, rework_place = -1, scrap_place = -1;
    std::int32_t n_routes = 0;
    std::int32_t first_lot = 0, n_lots = 0, campaign_buffer = -1;
    std::int32_t lot = 0;
    std::int64_t lot_left = 0;
    std::uint64_t campaign_types = 0;
    double transit = 0.0, spacing = 0.0;
    std::int32_t places = 0;
    bool accumulating = false;
    bool dated_cycle = false, dated_scrap = false;  // there are factors
    bool transport = false;
    std::int32_t fleet = -1, loads_at = -1, unloads_at = -1;  // of a transport: pool, positions
    const Law *loading = nullptr, *unloading = nullptr;
};

}  // namespace motorworks
