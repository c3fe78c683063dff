// The columns of a file: pages (data page version 2) one behind the other, with what the footer tells.
#pragma once

#include <string>
#include <vector>

#include "buffer.hpp"

namespace motorworks::parquet {

// Numbers of the Parquet specification.
enum Type { INT32 = 1, INT64 = 2, DOUBLE = 5, BYTE_ARRAY = 6 };
enum Encoding { PLAIN = 0, RLE = 3, DELTA_BINARY_PACKED = 5, RLE_DICTIONARY = 8, BYTE_STREAM_SPLIT = 9 };
enum Codec { UNCOMPRESSED = 0, LZ4_RAW = 7 };

// What all columns have in common.
class Column {
   public:
    Column(std::string name, Type type, Encoding encoding, Codec codec)
        : name_(std::move(name)), type_(type), encoding_(encoding), codec_(codec) {}

    const std::string& name() const { return name_; }
    Type type() const { return type_; }
    Encoding encoding() const { return encoding_; }
    Codec codec() const { return codec_; }
    // Of the file being written: its pages, their length if nothing were compressed, nulls, and the
    // length of the dictionary page before them.
    const Buffer& pages() const { return pages_; }
    std::size_t unpacked() const { return unpacked_; }
    std::size_t nulls() const { return nulls_; }
    std::size_t dictionary() const { return dictionary_; }
    // Least and greatest value, as bytes; empty if not known.
    std::string least, most;

   protected:
    // Forgets the file before.
    void restart();
    // Adds a page of `rows` values, of which the body holds those that are there.
    void add_page(std::size_t rows, std::size_t nulls, const Buffer& levels, const Buffer& body,
                  std::size_t unpacked);
    // Adds a page of all words.
    void add_dictionary(std::size_t words, const Buffer& body);

   private:
    std::string name_;
    Type type_;
    Encoding encoding_;
    Codec codec_;
    Buffer pages_;
    std::size_t unpacked_ = 0, nulls_ = 0, dictionary_ = 0;
};

// Whole numbers.
template <class T>
class Wholes : public Column {
   public:
    using Value = T;
    explicit Wholes(std::string name);
    void begin();
    void add(const T* values, std::size_t n);
    void end();

   private:
    Buffer body_, levels_;
    T least_ = 0, most_ = 0;
    bool any_ = false;
};

// Times: eight streams of bytes, of which the higher ones are runs.
class Doubles : public Column {
   public:
    using Value = double;
    explicit Doubles(std::string name);
    void begin();
    void add(const double* values, std::size_t n);
    void end();

   private:
    Buffer split_, body_, levels_;
    double least_ = 0, most_ = 0;
    bool any_ = false, unordered_ = false;
};

// Names for numbers; a negative number stands for none.
class Words : public Column {
   public:
    using Value = std::int32_t;
    // The word of number i is words[place[i]].
    Words(std::string name, const std::vector<std::string>& words, std::vector<std::int32_t> place);
    void begin();
    void add(const std::int32_t* values, std::size_t n);
    void end() {}

   private:
    Buffer words_, body_, levels_;
    std::size_t count_;
    std::vector<std::int32_t> place_;
    std::vector<std::uint64_t> numbers_, there_;
    unsigned width_;
};

}  // namespace motorworks::parquet
