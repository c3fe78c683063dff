// A first-in first-out queue in one block of memory, a power of two long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace motorworks {

template <class T>
class Ring {
public:
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    T& operator[](std::size_t i) { return items_[(head_ + i) & mask_]; }
    const T& operator[](std::size_t i) const { return items_[(head_ + i) & mask_]; }
    T& front() { return items_[head_]; }
    const T& front() const { return items_[head_]; }
    T& back() { return (*this)[size_ - 1]; }

    void push(const T& item) {
        if (size_ == items_.size()) grow();
        items_[(head_ + size_) & mask_] = item;
        ++size_;
    }

    T pop() {
        T item = items_[head_];
        head_ = (head_ + 1) & mask_;
        --size_;
        return item;
    }

    // Takes one out of the middle; those behind it move up.
    T erase(std::size_t i) {
        T item = (*this)[i];
        if (i == 0) return pop();
        for (; i + 1 < size_; ++i) (*this)[i] = (*this)[i + 1];
        --size_;
        return item;
    }

    void clear() { size_ = 0; }

private:
    void grow() {
        std::vector<T> larger(items_.empty() ? 4 : 2 * items_.size());
        for (std::size_t i = 0; i < size_; ++i) larger[i] = (*this)[i];
        items_ = std::move(larger);
        head_ = 0;
        mask_ = items_.size() - 1;
    }

    std::vector<T> items_;
    std::size_t head_ = 0, size_ = 0, mask_ = 0;
};

}  // namespace motorworks
