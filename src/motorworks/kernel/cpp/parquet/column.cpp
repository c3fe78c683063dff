#include "column.hpp"

#include <algorithm>
#include <stdexcept>

#include "encodings.hpp"
#include "lz4.hpp"
#include "thrift.hpp"

namespace motorworks::parquet {

namespace {

enum PageType { DICTIONARY_PAGE = 2, DATA_PAGE_V2 = 3 };

// Says that all values are there.
void all_there(Buffer& levels, std::size_t n) {
    levels.clear();
    levels.end_at(put_varint(levels.room(11), n << 1));
    levels.byte(1);
}

// Least and greatest of some values; four at a time, for one after the other each waits for the last.
template <class T>
void bound(const T* values, std::size_t n, T& least, T& most) {
    T low[4] = {least, least, least, least}, high[4] = {most, most, most, most};
    std::size_t i = 0;
    for (; i + 4 <= n; i += 4)
        for (std::size_t k = 0; k < 4; ++k) {
            low[k] = values[i + k] < low[k] ? values[i + k] : low[k];
            high[k] = values[i + k] > high[k] ? values[i + k] : high[k];
        }
    for (; i < n; ++i) {
        low[0] = values[i] < low[0] ? values[i] : low[0];
        high[0] = values[i] > high[0] ? values[i] : high[0];
    }
    for (std::size_t k = 0; k < 4; ++k) {
        least = std::min(least, low[k]);
        most = std::max(most, high[k]);
    }
}

template <class T>
std::string bytes_of(T x) {
    return std::string(reinterpret_cast<const char*>(&x), sizeof x);
}

}  // namespace

void Column::restart() {
    pages_.clear();
    unpacked_ = nulls_ = dictionary_ = 0;
    least.clear();
    most.clear();
}

void Column::add_page(std::size_t rows, std::size_t nulls, const Buffer& levels, const Buffer& body,
                      std::size_t unpacked) {
    const std::size_t before = pages_.size();
    Thrift page(pages_);
    page.begin();
    page.small(1, DATA_PAGE_V2);
    page.small(2, static_cast<std::int32_t>(levels.size() + unpacked));
    page.small(3, static_cast<std::int32_t>(levels.size() + body.size()));
    page.open(8);
    page.small(1, static_cast<std::int32_t>(rows));
    page.small(2, static_cast<std::int32_t>(nulls));
    page.small(3, static_cast<std::int32_t>(rows));
    page.small(4, encoding_);
    page.small(5, static_cast<std::int32_t>(levels.size()));
    page.small(6, 0);
    page.truth(7, codec_ != UNCOMPRESSED);
    page.close();
    page.close();
    unpacked_ += pages_.size() - before + levels.size() + unpacked;
    pages_.add(levels.data(), levels.size());
    pages_.add(body.data(), body.size());
    nulls_ += nulls;
}

void Column::add_dictionary(std::size_t words, const Buffer& body) {
    Thrift page(pages_);
    page.begin();
    page.small(1, DICTIONARY_PAGE);
    page.small(2, static_cast<std::int32_t>(body.size()));
    page.small(3, static_cast<std::int32_t>(body.size()));
    page.open(7);
    page.small(1, static_cast<std::int32_t>(words));
    page.small(2, PLAIN);
    page.close();
    page.close();
    pages_.add(body.data(), body.size());
    dictionary_ = unpacked_ = pages_.size();
}

template <class T>
Wholes<T>::Wholes(std::string name)
    : Column(std::move(name), sizeof(T) == 8 ? INT64 : INT32, DELTA_BINARY_PACKED, UNCOMPRESSED) {}

template <class T>
void Wholes<T>::begin() {
    restart();
    any_ = false;
}

template <class T>
void Wholes<T>::add(const T* values, std::size_t n) {
    if (!any_) least_ = most_ = values[0];
    any_ = true;
    bound(values, n, least_, most_);
    body_.clear();
    write_deltas(body_, values, n);
    all_there(levels_, n);
    add_page(n, 0, levels_, body_, body_.size());
}

template <class T>
void Wholes<T>::end() {
    if (any_) least = bytes_of(least_), most = bytes_of(most_);
}

template class Wholes<std::int32_t>;
template class Wholes<std::int64_t>;

Doubles::Doubles(std::string name) : Column(std::move(name), DOUBLE, BYTE_STREAM_SPLIT, LZ4_RAW) {}

void Doubles::begin() {
    restart();
    any_ = unordered_ = false;
}

void Doubles::add(const double* values, std::size_t n) {
    if (!any_) least_ = most_ = values[0];
    any_ = true;
    bound(values, n, least_, most_);
    for (std::size_t i = 0; i < n; ++i) unordered_ |= values[i] != values[i];
    split_.clear();
    std::uint8_t* const out = split_.room(n * 8);
    split_bytes(values, n, out);
    body_.clear();
    write_lz4(body_, out, n * 8);
    all_there(levels_, n);
    add_page(n, 0, levels_, body_, n * 8);
}

void Doubles::end() {
    if (!any_ || unordered_) return;
    // Zero has two signs and either may be in the file; the bounds are to hold both.
    least = bytes_of(least_ == 0.0 ? -0.0 : least_);
    most = bytes_of(most_ == 0.0 ? 0.0 : most_);
}

Words::Words(std::string name, const std::vector<std::string>& words, std::vector<std::int32_t> place)
    : Column(std::move(name), BYTE_ARRAY, RLE_DICTIONARY, UNCOMPRESSED),
      count_(words.size()),
      place_(std::move(place)),
      width_(std::max(1u, width_of(words.size() - 1))) {
    for (const std::string& word : words) {
        const auto length = static_cast<std::uint32_t>(word.size());
        words_.add(&length, sizeof length);
        words_.add(word.data(), word.size());
    }
}

void Words::begin() {
    restart();
    add_dictionary(count_, words_);
}

void Words::add(const std::int32_t* values, std::size_t n) {
    numbers_.resize(n);
    std::size_t there = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (values[i] < 0) continue;
        const auto number = static_cast<std::size_t>(values[i]);
        if (number >= place_.size()) throw std::out_of_range(name() + " has no word for a number");
        numbers_[there++] = static_cast<std::uint64_t>(place_[number]);
    }
    if (there == n) {
        all_there(levels_, n);
    } else {
        there_.resize(n);
        std::transform(values, values + n, there_.begin(), [](std::int32_t x) { return x >= 0; });
        levels_.clear();
        write_hybrid(levels_, there_.data(), n, 1);
    }
    body_.clear();
    body_.byte(static_cast<int>(width_));
    if (there) write_hybrid(body_, numbers_.data(), there, width_);
    add_page(n, n - there, levels_, body_, body_.size());
}

}  // namespace motorworks::parquet
