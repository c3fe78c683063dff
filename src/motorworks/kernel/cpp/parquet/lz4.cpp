#include "lz4.hpp"

#include <algorithm>

namespace motorworks::parquet {

namespace {

constexpr std::size_t SHORTEST = 4;       // of a repetition
constexpr std::size_t WORTH_WHILE = 16;   // runs shorter than that stay as they are
constexpr std::size_t LAST_LITERALS = 12; // a block ends with bytes that are written out
constexpr std::size_t LOOK = 512;         // bytes judged together: runs, or noise

std::uint8_t* put_length(std::uint8_t* out, std::size_t rest) {
    for (; rest >= 255; rest -= 255) *out++ = 255;
    *out++ = static_cast<std::uint8_t>(rest);
    return out;
}

// Writes bytes as they are, then a repetition of the last of them; none if `repeated` is 0.
void put_sequence(Buffer& out, const std::uint8_t* from, std::size_t literals, std::size_t repeated) {
    std::uint8_t* at = out.room(literals + literals / 255 + repeated / 255 + 16);
    const std::size_t more = repeated ? repeated - SHORTEST : 0;
    *at++ = static_cast<std::uint8_t>(std::min<std::size_t>(literals, 15) << 4 |
                                      std::min<std::size_t>(more, 15));
    if (literals >= 15) at = put_length(at, literals - 15);
    std::memcpy(at, from, literals);
    at += literals;
    if (repeated) {
        *at++ = 1;
        *at++ = 0;
        if (more >= 15) at = put_length(at, more - 15);
    }
    out.end_at(at);
}

// Bytes that differ from the next.
std::size_t changes(const std::uint8_t* bytes, std::size_t n) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < n; ++i) count += bytes[i] != bytes[i + 1];
    return count;
}

// Length of the run that begins here, up to an end.
std::size_t run(const std::uint8_t* from, const std::uint8_t* end) {
    const std::uint64_t eight = std::uint64_t{0x0101010101010101} * *from;
    const std::uint8_t* at = from;
    for (std::uint64_t next; end - at >= 8; at += 8) {
        std::memcpy(&next, at, 8);
        if (next != eight) return static_cast<std::size_t>(at - from) +
                                  static_cast<std::size_t>(std::countr_zero(next ^ eight)) / 8;
    }
    while (at < end && *at == *from) ++at;
    return static_cast<std::size_t>(at - from);
}

}  // namespace

void write_lz4(Buffer& out, const std::uint8_t* bytes, std::size_t n) {
    const std::uint8_t *written = bytes, *at = bytes, *const end = bytes + n;
    const std::uint8_t* const last = n > LAST_LITERALS ? end - LAST_LITERALS : bytes;
    while (at < last) {
        const std::size_t look = std::min(LOOK, static_cast<std::size_t>(last - at));
        if (changes(at, look) > LOOK / WORTH_WHILE) {
            at += look;
            continue;
        }
        for (const std::uint8_t* const behind = at + look; at < behind;) {
            const std::size_t length = run(at, last);
            if (length >= WORTH_WHILE) {
                put_sequence(out, written, static_cast<std::size_t>(at + 1 - written), length - 1);
                written = at + length;
            }
            at += length;
        }
    }
    put_sequence(out, written, static_cast<std::size_t>(end - written), 0);
}

}  // namespace motorworks::parquet
