// The index of a trace: the rows of tapes, sorted by part and by machine, and packed.
#pragma once

#include <memory>
#include <vector>

#include "packer.hpp"
#include "tape.hpp"

namespace motorworks {

// Rows sorted by key: a first pass over their keys finds how many lie where, a second puts each
// where it belongs, so that what is sorted in the end fits the nearest cache.
class Sorted {
   public:
    // Keys that differ only in these lowest bits are put together.
    explicit Sorted(int together) : together_(together) {}

    // First pass. Throws std::out_of_range if the key is no number of a part or a machine.
    void count(std::int64_t key) {
        const auto bucket = static_cast<std::size_t>(key) >> together_;
        if (bucket >= counts_.size()) [[unlikely]] widen(bucket);
        ++counts_[bucket];
    }
    // Between the two.
    void open();
    // Second pass; what is put must have been counted.
    void put(const packing::Row& row) {
        const auto bucket = static_cast<std::size_t>(row.key) >> together_;
        if (bucket >= next_.size() || next_[bucket] == begin_[bucket + 1]) [[unlikely]] not_counted();
        rows_[next_[bucket]++] = row;
    }
    // Packs what was put, and begins anew.
    void pack(packing::Packer& packer);

   private:
    void widen(std::size_t bucket);
    [[noreturn]] static void not_counted();
    void order(const packing::Row* rows, std::size_t n);
    void pack_bucket(packing::Packer& packer, const packing::Row* rows, std::size_t n);

    int together_;
    std::vector<std::uint32_t> counts_, next_, begin_, places_, order_;
    std::unique_ptr<packing::Row[]> rows_;
    std::size_t room_ = 0;
};

// Collects tapes and packs what is on them.
class Lives {
   public:
    // Numbers from `buffers` on are sinks; whether what enters one counts as good, for each. All
    // machines are starved at first; tours have the numbers behind the machines.
    Lives(std::int32_t machines, std::int32_t buffers, std::vector<std::uint8_t> good);

    // Takes a tape, which must stay as it is until all are packed.
    void add(std::shared_ptr<const Tape> tape);
    // Rows of the index so far.
    std::size_t rows() const { return part_rows_ + machine_rows_; }
    // Packs all rows; what came before is forgotten.
    void pack();

    // What was packed last.
    packing::Packer parts, machines;
    std::vector<std::int64_t> motors;    // parts that entered a sink as good, in that order,
    std::vector<double> motor_times;     // and when
    std::vector<LotEvent> lots;
    std::int64_t made = 0;               // parts made so far
    double reached = 0.0;                // time of the last row

   private:
    struct At {
        double since;
        std::int32_t cause;
        std::int8_t state;
    };
    void count_standing();
    void pack_parts();
    void pack_machines();

    std::int32_t buffers_;
    std::vector<std::uint8_t> good_;
    std::vector<At> standing_;  // by machine, before the rows not yet packed
    std::vector<std::shared_ptr<const Tape>> tapes_;
    Sorted by_part_{12}, by_machine_{4};
    std::size_t part_rows_ = 0, machine_rows_ = 0;
};

}  // namespace motorworks
