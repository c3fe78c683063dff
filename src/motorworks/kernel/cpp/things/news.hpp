// What is still to be looked at.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace motorworks {

// A piece of news in one number, so that it is written and read at once.
struct News {
    enum Kind : std::uint32_t { START, ADMIT, SERVE, ORDER };
    std::uint32_t code = 0;

    News() = default;
    News(Kind kind, std::int32_t number)
        : code(static_cast<std::uint32_t>(number) << 2 | kind) {}
    Kind kind() const { return static_cast<Kind>(code & 3); }
    std::size_t number() const { return code >> 2; }
};

// News, first in, first out. Of each thing there is one piece at a time, so that the number of
// places is known beforehand.
class NewsQueue {
public:
    explicit NewsQueue(std::size_t things)
        : mask_(std::bit_ceil(things + 1) - 1), items_(mask_ + 1) {}

    bool empty() const { return pushed_ == popped_; }
    void push(const News& news) { items_[pushed_++ & mask_] = news; }
    News pop() { return items_[popped_++ & mask_]; }

private:
    std::size_t pushed_ = 0, popped_ = 0, mask_;
    std::vector<News> items_;
};

}  // namespace motorworks
