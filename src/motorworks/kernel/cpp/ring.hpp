// A first-in first-out queue in one block of memory, a power of two long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>

namespace motorworks {

// 24 bytes; T is copied like plain memory.
template <class T>
class Ring {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    T& operator[](std::size_t i) { return items_[(head_ + i) & (places_ - 1)]; }
    const T& operator[](std::size_t i) const { return items_[(head_ + i) & (places_ - 1)]; }
    T& front() { return items_[head_]; }
    const T& front() const { return items_[head_]; }
    T& back() { return (*this)[size_ - 1]; }
    const T& back() const { return (*this)[size_ - 1]; }

    void push(const T& item) {
        if (size_ == places_) grow();
        items_[(head_ + size_) & (places_ - 1)] = item;
        ++size_;
    }

    void push_front(const T& item) {
        if (size_ == places_) grow();
        head_ = (head_ - 1) & (places_ - 1);
        items_[head_] = item;
        ++size_;
    }

    T pop() {
        const T item = items_[head_];
        head_ = (head_ + 1) & (places_ - 1);
        --size_;
        return item;
    }

    // Takes one out of the middle; those in front of it move back.
    T erase(std::size_t i) {
        const T item = (*this)[i];
        for (; i > 0; --i) (*this)[i] = (*this)[i - 1];
        pop();
        return item;
    }

    // Sets one into the middle; those from the i-th on move back by one.
    void insert(std::size_t i, const T& item) {
        push(item);
        for (std::size_t k = size_ - 1; k > i; --k) (*this)[k] = (*this)[k - 1];
        (*this)[i] = item;
    }

    // Takes those out that a condition holds for; gives how many.
    template <class Condition>
    std::size_t erase_if(Condition goes) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size_; ++i)
            if (!goes((*this)[i])) (*this)[kept++] = (*this)[i];
        const std::size_t gone = size_ - kept;
        size_ = static_cast<std::uint32_t>(kept);
        return gone;
    }

private:
    [[gnu::noinline]] void grow() {
        const std::uint32_t places = places_ ? 2 * places_ : 4;
        auto larger = std::make_unique<T[]>(places);
        for (std::size_t i = 0; i < size_; ++i) larger[i] = (*this)[i];
        items_ = std::move(larger);
        head_ = 0;
        places_ = places;
    }

    std::unique_ptr<T[]> items_;
    std::uint32_t head_ = 0, size_ = 0, places_ = 0;
};

}  // namespace motorworks
