#include "packer.hpp"

#include <algorithm>
#include <bit>

namespace motorworks::packing {

namespace {

constexpr int BUCKET_BITS = 16;
constexpr std::size_t FEW_ROWS = 48;

bool before(const Row& x, const Row& y) {
    if (x.key != y.key) return x.key < y.key;
    if (x.time != y.time) return x.time < y.time;
    return x.kind < y.kind;
}

// Sorts rows; what is equal stays in its order.
void sort_few(Row* first, Row* last) {
    if (static_cast<std::size_t>(last - first) > FEW_ROWS) {
        std::stable_sort(first, last, before);
        return;
    }
    for (Row* next = first + 1; next < last; ++next) {
        if (!before(*next, next[-1])) continue;
        const Row row = *next;
        Row* hole = next;
        for (; hole > first && before(row, hole[-1]); --hole) *hole = hole[-1];
        *hole = row;
    }
}

// Sorts first into buckets by the leading bits of the key, so that each fits the nearest cache.
void sort_rows(std::vector<Row>& rows, std::vector<Row>& sorted) {
    const auto [least, most] = std::minmax_element(
        rows.begin(), rows.end(), [](const Row& x, const Row& y) { return x.key < y.key; });
    const std::int64_t low = least->key;
    const int width = std::bit_width(static_cast<std::uint64_t>(most->key - low));
    const int shift = std::max(0, width - BUCKET_BITS);
    const auto bucket = [&](const Row& row) {
        return static_cast<std::size_t>((row.key - low) >> shift);
    };
    std::vector<std::size_t> begin((std::size_t{1} << BUCKET_BITS) + 1);
    for (const Row& row : rows) ++begin[bucket(row) + 1];
    for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    sorted.resize(rows.size());
    std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
    for (const Row& row : rows) sorted[next[bucket(row)]++] = row;
    rows.swap(sorted);
    for (std::size_t i = 0; i + 1 < begin.size(); ++i)
        sort_few(rows.data() + begin[i], rows.data() + begin[i + 1]);
}

void put(Bytes& out, std::uint64_t x) {
    while (x >= 128) {
        out.push_back(static_cast<std::uint8_t>(x | 128));
        x >>= 7;
    }
    out.push_back(static_cast<std::uint8_t>(x));
}

void put_signed(Bytes& out, std::int64_t x) { put(out, folded(static_cast<std::uint64_t>(x))); }

// What a row is told against: the row before, or the first of the key before.
struct Context {
    std::uint64_t time = 0;
    std::int32_t model = 0;
};

void put_row(Bytes& out, const Row& row, Context& context) {
    const std::uint64_t time = bits_of(row.time), since = bits_of(row.since);
    int head = row.kind;
    if (row.model != context.model) head |= HAS_MODEL;
    if (row.b != 0) head |= HAS_B;
    if (since != time) head |= since == context.time ? SINCE_BEFORE : HAS_SINCE;
    out.push_back(static_cast<std::uint8_t>(head));
    if (head & HAS_MODEL) put_signed(out, row.model);
    put(out, folded(time - context.time));
    put_signed(out, row.a);
    if (head & HAS_B) put_signed(out, row.b);
    if (head & HAS_SINCE) put(out, folded(time - since));
    context = {time, row.model};
}

// Writes the rows of one key; gives the first row behind them.
std::size_t put_key(Bytes& out, const std::vector<Row>& rows, std::size_t i, const Row& before) {
    std::size_t end = i;
    while (end < rows.size() && rows[end].key == rows[i].key) ++end;
    put(out, static_cast<std::uint64_t>(rows[i].key - before.key));
    put(out, end - i);
    Context context{bits_of(before.time), 0};
    for (; i < end; ++i) put_row(out, rows[i], context);
    return end;
}

void close_block(Pack& pack) {
    const std::size_t begin = pack.offset.back(), body = begin + CHECK_BYTES;
    const std::uint32_t check = check_of(pack.data.data() + body, pack.data.size() - body);
    for (std::size_t k = 0; k < CHECK_BYTES; ++k)
        pack.data[begin + k] = static_cast<std::uint8_t>(check >> (8 * k));
    pack.offset.push_back(static_cast<std::uint32_t>(pack.data.size()));
}

}  // namespace

Pack pack(std::vector<Row>& rows, std::vector<Row>& spare) {
    Pack out;
    out.offset.push_back(0);
    if (rows.empty()) return out;
    sort_rows(rows, spare);
    out.data.reserve(rows.size() * 10);
    for (std::size_t i = 0; i < rows.size();) {
        const std::size_t begin = i;
        Row before{rows[i].key, 0.0, 0.0, 0, 0, 0, 0};
        out.first.push_back(before.key);
        out.data.resize(out.data.size() + CHECK_BYTES);
        while (i < rows.size() && i - begin < BLOCK_ROWS) {
            const std::size_t own = i;
            i = put_key(out.data, rows, own, before);
            before = rows[own];
        }
        close_block(out);
    }
    return out;
}

}  // namespace motorworks::packing
