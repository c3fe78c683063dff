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

    // A number of some bytes.
    std::uint64_t bytes(unsigned n) {
        if (end_ - at_ < static_cast<std::ptrdiff_t>(n)) throw Damaged("a block ends in the middle of a row");
        std::uint64_t x = 0;
        std::memcpy(&x, at_, n);
        at_ += n;
        return x;
    }

   private:
    const std::uint8_t *at_, *end_;
};

Reader open_block(const View& pack, std::size_t i) {
    const std::size_t begin = pack.offset[i], end = pack.offset[i + 1];
    if (end > pack.size || begin + CHECK_BYTES > end) throw Damaged("a block lies outside the file");
    const std::uint8_t* body = pack.data + begin + CHECK_BYTES;
    std::uint32_t check = 0;
    std::memcpy(&check, pack.data + begin, CHECK_BYTES);
    if (check != check_of(body, end - begin - CHECK_BYTES))
        throw Damaged("the bytes of a block are not those that were written");
    return {body, pack.data + end};
}

std::int64_t signed_of(std::uint64_t x) { return static_cast<std::int64_t>(unfolded(x)); }

// Reads a row, of which time and model are told against those of the row before.
void read_row(Reader& in, Row& row, std::int32_t& model) {
    const auto head = static_cast<unsigned>(in.bytes(2));
    const std::uint64_t before = bits_of(row.time);
    const unsigned step_bytes = head >> TIME & 15, since = head >> SINCE & 15;
    if (step_bytes > 8 || since > SINCE_BEFORE) throw Damaged("a row has too many bytes");
    row.kind = head & (KINDS - 1);
    const std::uint64_t time = before + unfolded(in.bytes(step_bytes));
    row.time = std::bit_cast<double>(time);
    row.a = static_cast<std::int32_t>(signed_of(in.bytes(A_BYTES[head >> A & 3])));
    row.b = signed_of(in.bytes(B_BYTES[head >> B & 3]));
    row.since = since == SINCE_BEFORE ? std::bit_cast<double>(before)
                                      : std::bit_cast<double>(time - unfolded(in.bytes(since)));
    const bool other = head >> MODEL & 1;
    const auto told = other ? static_cast<std::int32_t>(signed_of(in.number())) : model;
    row.model = told;
    if (told != 0) model = told;
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
        std::int32_t model = 0;
        for (std::uint64_t k = 0; k < n; ++k) {
            read_row(in, row, model);
            if (k == 0) base = row.time;
            if (own == key && (kinds >> row.kind & 1)) found.push_back(row);
        }
    }
}

}  // namespace motorworks::packing
