#include "pack_reader.hpp"

#include <algorithm>

namespace motorworks::packing {

namespace {

// Reads numbers from the bytes of one block.
class Reader {
   public:
    Reader(const std::uint8_t* begin, const std::uint8_t* end) : at_(begin), end_(end) {}

    bool more() const { return at_ < end_; }

    std::uint8_t byte() {
        if (at_ == end_) throw Damaged("a block ends in the middle of a row");
        return *at_++;
    }

    std::uint64_t number() {
        std::uint64_t x = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            x |= static_cast<std::uint64_t>(next & 127) << shift;
            if (next < 128) return x;
        }
        throw Damaged("a number has too many bytes");
    }

    std::int64_t signed_number() { return static_cast<std::int64_t>(unfolded(number())); }

   private:
    const std::uint8_t *at_, *end_;
};

Reader open_block(const View& pack, std::size_t i) {
    const std::size_t begin = pack.offset[i], end = pack.offset[i + 1];
    if (end > pack.size || begin + CHECK_BYTES > end) throw Damaged("a block lies outside the file");
    const std::uint8_t* body = pack.data + begin + CHECK_BYTES;
    std::uint32_t check = 0;
    for (std::size_t k = 0; k < CHECK_BYTES; ++k)
        check |= static_cast<std::uint32_t>(pack.data[begin + k]) << (8 * k);
    if (check != check_of(body, end - begin - CHECK_BYTES))
        throw Damaged("the bytes of a block are not those that were written");
    return {body, pack.data + end};
}

void read_row(Reader& in, Row& row) {
    const std::uint8_t head = in.byte();
    const std::uint64_t before = bits_of(row.time);
    row.kind = head & KIND;
    if (head & HAS_MODEL) row.model = static_cast<std::int32_t>(in.signed_number());
    const std::uint64_t time = before + unfolded(in.number());
    row.time = std::bit_cast<double>(time);
    row.a = static_cast<std::int32_t>(in.signed_number());
    row.b = head & HAS_B ? in.signed_number() : 0;
    row.since = head & SINCE_BEFORE ? std::bit_cast<double>(before) : row.time;
    if (head & HAS_SINCE) row.since = std::bit_cast<double>(time - unfolded(in.number()));
}

}  // namespace

void find(const View& pack, std::int64_t key, std::uint32_t kinds, std::vector<Row>& found) {
    const auto* behind = std::upper_bound(pack.first, pack.first + pack.blocks, key);
    if (behind == pack.first) return;
    const auto i = static_cast<std::size_t>(behind - pack.first) - 1;
    Reader in = open_block(pack, i);
    std::int64_t own = pack.first[i];
    double base = 0.0;  // first time of the key before
    while (in.more()) {
        own += static_cast<std::int64_t>(in.number());
        if (own > key) return;
        const std::uint64_t n = in.number();
        Row row{own, base, 0.0, 0, 0, 0, 0};
        for (std::uint64_t k = 0; k < n; ++k) {
            read_row(in, row);
            if (k == 0) base = row.time;
            if (own == key && (kinds >> row.kind & 1)) found.push_back(row);
        }
    }
}

}  // namespace motorworks::packing
