#include "file.hpp"

#include "thrift.hpp"

namespace motorworks::parquet {

namespace {

enum Repetition { OPTIONAL = 1 };
constexpr std::int32_t UTF8 = 0, TEXT = 1, TYPE_ORDER = 1;

void write_schema(Thrift& out, const std::vector<const Column*>& columns) {
    out.list(2, Thrift::STRUCT, columns.size() + 1);
    out.begin();
    out.text(4, "root");
    out.small(5, static_cast<std::int32_t>(columns.size()));
    out.close();
    for (const Column* column : columns) {
        out.begin();
        out.small(1, column->type());
        out.small(3, OPTIONAL);
        out.text(4, column->name());
        if (column->type() == BYTE_ARRAY) {
            out.small(6, UTF8);
            out.open(10);
            out.open(TEXT);
            out.close();
            out.close();
        }
        out.close();
    }
}

void write_statistics(Thrift& out, const Column& column) {
    out.open(12);
    out.whole(3, static_cast<std::int64_t>(column.nulls()));
    if (!column.most.empty()) {
        out.text(5, column.most);
        out.text(6, column.least);
    }
    out.close();
}

// Of a column whose pages begin at a place in the file.
void write_column(Thrift& out, const Column& column, std::size_t rows, std::size_t place) {
    out.begin();
    out.whole(2, 0);
    out.open(3);
    out.small(1, column.type());
    const bool words = column.dictionary() > 0;
    out.list(2, Thrift::I32, words ? 3 : 2);
    out.item(RLE);
    out.item(column.encoding());
    if (words) out.item(PLAIN);
    out.list(3, Thrift::BINARY, 1);
    out.item(std::string_view(column.name()));
    out.small(4, column.codec());
    out.whole(5, static_cast<std::int64_t>(rows));
    out.whole(6, static_cast<std::int64_t>(column.unpacked()));
    out.whole(7, static_cast<std::int64_t>(column.pages().size()));
    out.whole(9, static_cast<std::int64_t>(place + column.dictionary()));
    if (words) out.whole(11, static_cast<std::int64_t>(place));
    write_statistics(out, column);
    out.close();
    out.close();
}

void write_rows(Thrift& out, const std::vector<const Column*>& columns, std::size_t rows) {
    out.list(4, Thrift::STRUCT, rows ? 1 : 0);
    if (rows == 0) return;
    out.begin();
    out.list(1, Thrift::STRUCT, columns.size());
    std::size_t place = sizeof MAGIC, unpacked = 0;
    for (const Column* column : columns) {
        write_column(out, *column, rows, place);
        place += column->pages().size();
        unpacked += column->unpacked();
    }
    out.whole(2, static_cast<std::int64_t>(unpacked));
    out.whole(3, static_cast<std::int64_t>(rows));
    out.whole(5, sizeof MAGIC);
    out.whole(6, static_cast<std::int64_t>(place - sizeof MAGIC));
    out.close();
}

}  // namespace

void write_footer(Buffer& out, const std::vector<const Column*>& columns, std::size_t rows,
                  const std::string& key, const std::string& note) {
    out.clear();
    Thrift footer(out);
    footer.begin();
    footer.small(1, 2);
    write_schema(footer, columns);
    footer.whole(3, static_cast<std::int64_t>(rows));
    write_rows(footer, columns, rows);
    footer.list(5, Thrift::STRUCT, 1);
    footer.begin();
    footer.text(1, key);
    footer.text(2, note);
    footer.close();
    footer.text(6, "motorworks");
    footer.list(7, Thrift::STRUCT, columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        footer.begin();
        footer.open(TYPE_ORDER);
        footer.close();
        footer.close();
    }
    footer.close();
    const auto length = static_cast<std::uint32_t>(out.size());
    out.add(&length, sizeof length);
    out.add(MAGIC, sizeof MAGIC);
}

}  // namespace motorworks::parquet
