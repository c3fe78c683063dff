// The compact protocol of Thrift, as far as a Parquet file needs it: structs, lists, numbers, text.
#pragma once

#include <string_view>

#include "buffer.hpp"

namespace motorworks::parquet {

class Thrift {
   public:
    explicit Thrift(Buffer& out) : out_(out) {}

    // A field of the struct that is open; numbers of fields ascend.
    void whole(int field, std::int64_t x) { head(field, I64), varint(zigzag(x)); }
    void small(int field, std::int32_t x) { head(field, I32), varint(zigzag(x)); }
    void truth(int field, bool x) { head(field, x ? TRUE : FALSE); }
    void text(int field, std::string_view x) { head(field, BINARY), bytes(x); }

    // A struct that is a field; close() ends it.
    void open(int field) { head(field, STRUCT), begin(); }
    // A struct that is the file's own, or an item of a list.
    void begin() { last_[++depth_] = 0; }
    void close() { out_.byte(0), --depth_; }

    // A list that is a field; its items follow.
    void list(int field, int type, std::size_t n) {
        head(field, LIST);
        if (n < 15) return out_.byte(static_cast<int>(n << 4) | type);
        out_.byte(0xf0 | type);
        varint(n);
    }
    void item(std::int32_t x) { varint(zigzag(x)); }
    void item(std::string_view x) { bytes(x); }

    enum Type { TRUE = 1, FALSE = 2, I32 = 5, I64 = 6, BINARY = 8, LIST = 9, STRUCT = 12 };

   private:
    void head(int field, int type) {
        out_.byte((field - last_[depth_]) << 4 | type);
        last_[depth_] = field;
    }
    void varint(std::uint64_t x) { out_.end_at(put_varint(out_.room(10), x)); }
    void bytes(std::string_view x) {
        varint(x.size());
        out_.add(x.data(), x.size());
    }

    Buffer& out_;
    int last_[8] = {};
    int depth_ = 0;
};

}  // namespace motorworks::parquet
