// Writes rows, which come ordered, into a pack.
#pragma once

#include "packing.hpp"

namespace motorworks::packing {

class Packer {
   public:
    // Forgets what was packed.
    void clear();
    // Adds the rows of one key, in the order of time; keys ascend. The rows are those of a list at
    // the places that `order` names.
    void add(const Row* rows, const std::uint32_t* order, std::size_t n);
    // Ends the last block; nothing is added any more.
    void close();

    // The bytes; the first key of every block; where every block begins, and where the last ends.
    const Buffer& data() const { return data_; }
    const std::vector<std::int64_t>& first() const { return first_; }
    const std::vector<std::uint32_t>& offset() const { return offset_; }

   private:
    void open_block(std::int64_t key);

    Buffer data_;
    std::vector<std::int64_t> first_;
    std::vector<std::uint32_t> offset_{0};
    std::int64_t key_ = 0;      // the one before
    std::uint64_t time_ = 0;    // of its first row
    std::size_t rows_ = 0;      // in the open block
};

}  // namespace motorworks::packing
