// Bytes that grow. Room is asked for once, then written through a pointer: no byte is set twice, and
// room that was once there is used again.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

namespace motorworks::parquet {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie in memory");

class Buffer {
   public:
    // Gives where the next bytes go; there is room for n.
    std::uint8_t* room(std::size_t n) {
        if (size_ + n > capacity_) grow(size_ + n);
        return data_.get() + size_;
    }
    // Says where the bytes written into the room end.
    void end_at(const std::uint8_t* end) { size_ = static_cast<std::size_t>(end - data_.get()); }

    void add(const void* bytes, std::size_t n) {
        std::uint8_t* out = room(n);
        if (n) std::memcpy(out, bytes, n);
        end_at(out + n);
    }
    void byte(int x) {
        const auto one = static_cast<std::uint8_t>(x);
        add(&one, 1);
    }
    void clear() { size_ = 0; }

    const std::uint8_t* data() const { return data_.get(); }
    std::uint8_t* data() { return data_.get(); }
    std::size_t size() const { return size_; }

   private:
    void grow(std::size_t least) {
        const std::size_t more = least > 2 * capacity_ ? least : 2 * capacity_;
        std::unique_ptr<std::uint8_t[]> wider(new std::uint8_t[more]);
        if (size_) std::memcpy(wider.get(), data_.get(), size_);
        data_ = std::move(wider);
        capacity_ = more;
    }

    std::unique_ptr<std::uint8_t[]> data_;
    std::size_t size_ = 0, capacity_ = 0;
};

// Writes a number seven bits a byte, low bits first (ULEB128); at most ten bytes.
inline std::uint8_t* put_varint(std::uint8_t* out, std::uint64_t x) {
    while (x >= 128) {
        *out++ = static_cast<std::uint8_t>(x | 128);
        x >>= 7;
    }
    *out++ = static_cast<std::uint8_t>(x);
    return out;
}

// Small magnitudes become small numbers, whatever their sign (zigzag).
inline std::uint64_t zigzag(std::int64_t x) {
    return (static_cast<std::uint64_t>(x) << 1) ^ static_cast<std::uint64_t>(x >> 63);
}

}  // namespace motorworks::parquet
