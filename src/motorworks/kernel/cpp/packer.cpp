#include "packer.hpp"

namespace motorworks::packing {

namespace {

using parquet::put_varint;

constexpr std::size_t LONGEST_ROW = 40;

// Writes a number whose bytes beyond the first `n` are 0, and perhaps zeros behind it.
std::uint8_t* put(std::uint8_t* out, std::uint64_t x, unsigned n) {
    std::memcpy(out, &x, 8);
    return out + n;
}

unsigned bytes_of(std::uint64_t x) { return static_cast<unsigned>(std::bit_width(x) + 7) / 8; }

// Codes of a length among those a head can tell, by the bytes that are needed.
constexpr std::uint8_t A_CODE[] = {0, 1, 2, 3, 3}, B_CODE[] = {0, 1, 1, 2, 2, 3, 3, 3, 3};

// What a row is told against: the row before, or the first of the key before.
struct Context {
    std::uint64_t time = 0;
    std::int32_t model = 0;
};

std::uint8_t* put_row(std::uint8_t* out, const Row& row, Context& context) {
    const std::uint64_t time = bits_of(row.time), since = bits_of(row.since);
    const std::uint64_t step = folded(time - context.time), begun = folded(time - since);
    const auto a = static_cast<std::uint32_t>(folded(static_cast<std::uint64_t>(std::int64_t{row.a})));
    const std::uint64_t b = folded(static_cast<std::uint64_t>(row.b));
    const unsigned step_bytes = bytes_of(step), a_code = A_CODE[bytes_of(a)], b_code = B_CODE[bytes_of(b)];
    const bool before = since == context.time && since != time;
    const unsigned since_code = before ? SINCE_BEFORE : bytes_of(begun);
    const std::int32_t model = row.model;
    const bool other = model != context.model;
    const unsigned head = row.kind | step_bytes << TIME | a_code << A | b_code << B |
                          since_code << SINCE | static_cast<unsigned>(other) << MODEL;
    out = put(out, head, 2);
    out = put(out, step, step_bytes);
    out = put(out, a, A_BYTES[a_code]);
    out = put(out, b, B_BYTES[b_code]);
    out = put(out, begun, before ? 0 : since_code);
    context.time = time;
    if (!other) return out;
    if (model != 0) context.model = model;  // rows without a model stand between those that have one
    return put_varint(out, folded(static_cast<std::uint64_t>(std::int64_t{model})));
}

}  // namespace

void Packer::clear() {
    data_.clear();
    first_.clear();
    offset_.assign(1, 0);
    rows_ = 0;
}

void Packer::open_block(std::int64_t key) {
    first_.push_back(key);
    data_.end_at(data_.room(CHECK_BYTES) + CHECK_BYTES);
    key_ = key;
    time_ = 0;
}

void Packer::add(const Row* rows, const std::uint32_t* order, std::size_t n) {
    const Row& first = rows[order[0]];
    if (rows_ == 0) open_block(first.key);
    std::uint8_t* out = data_.room(20 + (n + 1) * LONGEST_ROW);
    out = put_varint(out, static_cast<std::uint64_t>(first.key - key_));
    out = put_varint(out, n);
    Context context{time_, 0};
    for (std::size_t i = 0; i < n; ++i) out = put_row(out, rows[order[i]], context);
    data_.end_at(out);
    key_ = first.key;
    time_ = bits_of(first.time);
    rows_ += n;
    if (rows_ >= BLOCK_ROWS) close();
}

void Packer::close() {
    if (rows_ == 0) return;
    std::uint8_t* const begin = data_.data() + offset_.back();
    const std::size_t size = data_.size() - offset_.back() - CHECK_BYTES;
    const std::uint32_t check = check_of(begin + CHECK_BYTES, size);
    std::memcpy(begin, &check, CHECK_BYTES);
    offset_.push_back(static_cast<std::uint32_t>(data_.size()));
    rows_ = 0;
}

}  // namespace motorworks::packing
