// The state of a run as bytes: one function template archive(A&, T&) per thing, which a Writer, a
// Reader and a Describer visit alike, so that no member can be written and not read.
//
// Numbers stand as they lie in memory, little end first. Nothing is said about what they mean:
// that is checked afterwards (state_checks.cpp).
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "door.hpp"
#include "ring.hpp"

namespace motorworks {

static_assert(std::endian::native == std::endian::little, "states are written little end first");

constexpr std::int64_t MOST_COUNTED = std::int64_t{1} << 60;

template <class T>
constexpr bool is_plain_number = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;

class Writer {
public:
    static constexpr bool reading = false;

    template <class... T>
    void operator()(T&... things);

    template <class T>
    void number(const T& value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    template <class T>
    void numbers(std::vector<T>& values) {
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    template <class T>
    std::size_t length(std::size_t n) {
        number(static_cast<std::uint64_t>(n));
        return n;
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

// Refuses what no state has: bytes that end too soon, numbers that are none, counts beyond all
// measure.
class Reader {
public:
    static constexpr bool reading = true;

    explicit Reader(const std::string& bytes)
        : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

    template <class... T>
    void operator()(T&... things);

    template <class T>
    void number(T& value) {
        take(&value, sizeof value);
        check(value);
    }
    void number(bool& value) {
        std::uint8_t byte = 0;
        take(&byte, 1);
        if (byte > 1) throw Refused("state: a yes or no is " + std::to_string(byte));
        value = byte != 0;
    }
    template <class T>
    void numbers(std::vector<T>& values) {
        take(values.data(), values.size() * sizeof(T));
        for (const T& value : values) check(value);
    }
    // Every thing takes at least half of its size in memory, so what is made room for is there.
    template <class T>
    std::size_t length(std::size_t) {
        std::uint64_t n = 0;
        number(n);
        if (n > left() / std::max<std::size_t>(1, sizeof(T) / 2))
            throw Refused("state: a list of " + std::to_string(n) + " in " +
                          std::to_string(left()) + " bytes");
        return static_cast<std::size_t>(n);
    }
    void finish() const {
        if (left()) throw Refused("state: " + std::to_string(left()) + " bytes too many");
    }

private:
    std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
    void take(void* to, std::size_t n) {
        if (n > left()) throw Refused("state: ends too soon");
        if (n) std::memcpy(to, at_, n);
        at_ += n;
    }
    template <class T>
    static void check(const T& value) {
        bool good = true;
        if constexpr (std::is_floating_point_v<T>) good = !std::isnan(value);
        if constexpr (std::is_same_v<T, std::int64_t>)
            good = value >= -MOST_COUNTED && value <= MOST_COUNTED;
        if constexpr (std::is_same_v<T, std::int32_t>)
            good = value >= -(1 << 30) && value <= (1 << 30);
        if (!good) throw Refused("state: a number beyond all measure");
    }

    const char *at_, *end_;
};

// Gives a number that changes when the members of a thing do.
class Describer {
public:
    static constexpr bool reading = false;

    template <class... T>
    void operator()(T&... things);

    template <class T>
    void number(const T&) {
        mix(2 * sizeof(T) + std::is_floating_point_v<T>);
    }
    template <class T>
    void numbers(std::vector<T>&) {
        mix(100);
        number(T{});
    }
    // Of a list one thing is described.
    template <class T>
    std::size_t length(std::size_t) {
        mix(101);
        T thing{};
        (*this)(thing);
        return 0;
    }
    std::uint64_t layout() const { return layout_; }

private:
    void mix(std::uint64_t value) { layout_ = (layout_ ^ value) * 0x100000001b3u; }

    std::uint64_t layout_ = 0xcbf29ce484222325u;  // FNV-1a
};

template <class A, class T>
void visit(A& a, T& thing) {
    if constexpr (std::is_arithmetic_v<T>)
        a.number(thing);
    else
        archive(a, thing);
}

template <class... T>
void Writer::operator()(T&... things) {
    (visit(*this, things), ...);
}
template <class... T>
void Reader::operator()(T&... things) {
    (visit(*this, things), ...);
}
template <class... T>
void Describer::operator()(T&... things) {
    (visit(*this, things), ...);
}

template <class A, class T>
void archive(A& a, std::vector<T>& things) {
    const std::size_t n = a.template length<T>(things.size());
    if constexpr (A::reading) things.assign(n, T{});
    if constexpr (is_plain_number<T>) {
        if (n) a.numbers(things);
    } else if (n) {
        for (T& thing : things) visit(a, thing);
    }
}

template <class A, class T>
void archive(A& a, Ring<T>& ring) {
    const std::size_t n = a.template length<T>(ring.size());
    if constexpr (A::reading)
        for (std::size_t i = 0; i < n; ++i) ring.push(T{});
    for (std::size_t i = 0; i < n; ++i) visit(a, ring[i]);
}

template <class A, class T, class U>
void archive(A& a, std::pair<T, U>& pair) {
    a(pair.first, pair.second);
}

// Things of which the program says how many there are: their number is not written.
template <class A, class... T>
void archive_all(A& a, std::vector<T>&... lists) {
    const auto one = [&](auto& things) {
        using Thing = typename std::remove_cvref_t<decltype(things)>::value_type;
        if constexpr (std::is_same_v<A, Describer>)
            a.template length<Thing>(0);
        else if constexpr (is_plain_number<Thing>)
            a.numbers(things);
        else
            for (Thing& thing : things) visit(a, thing);
    };
    (one(lists), ...);
}

// Counts most of which are 0: only the others are written, with their places.
template <class A>
void archive_sparse(A& a, std::vector<std::int64_t>& counts) {
    std::vector<std::int64_t> places, there;
    if constexpr (!A::reading)
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i]) {
                places.push_back(static_cast<std::int64_t>(i));
                there.push_back(counts[i]);
            }
    a(places, there);
    if constexpr (A::reading) {
        if (places.size() != there.size()) throw Refused("state: counts without places");
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto place = static_cast<std::size_t>(places[i]);
            if (place >= counts.size()) throw Refused("state: a count that there is no place for");
            counts[place] = there[i];
        }
    }
}

}  // namespace motorworks
