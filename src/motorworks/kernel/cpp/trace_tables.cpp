#include "trace_tables.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <type_traits>

#include "parquet/file.hpp"

namespace motorworks {

namespace {

using parquet::Buffer;
using parquet::Column;

constexpr std::size_t PAGE_ROWS = 1 << 14;
constexpr char NOTE_KEY[] = "ARROW:schema";

// Says that a number stands for a word.
struct Word {
    std::int32_t number;
};

template <class Value>
struct ColumnOf {
    using Is = std::conditional_t<std::is_same_v<Value, double>, parquet::Doubles, parquet::Wholes<Value>>;
};
template <>
struct ColumnOf<Word> {
    using Is = parquet::Words;
};

template <class C>
C column_from(const Described& given) {
    if constexpr (std::is_same_v<C, parquet::Words>) {
        if (given.words.empty()) throw std::invalid_argument(given.name + ": it has no words");
        for (const std::int32_t i : given.place)
            if (i < 0 || static_cast<std::size_t>(i) >= given.words.size())
                throw std::invalid_argument(given.name + ": a number without a word");
        return C(given.name, given.words, given.place);
    } else {
        if (!given.words.empty()) throw std::invalid_argument(given.name + ": numbers need no words");
        return C(given.name);
    }
}

// A column and how to get its value from a row.
template <class Row, class Get>
struct Part {
    using Value = std::decay_t<std::invoke_result_t<Get, const Row&>>;
    using Kind = typename ColumnOf<Value>::Is;

    Kind column;
    Get get;
    std::vector<typename Kind::Value> values;

    Part(const Described& given, Get g) : column(column_from<Kind>(given)), get(g) {}

    void add(const Row* rows, std::size_t n) {
        values.resize(n);
        for (std::size_t i = 0; i < n; ++i) {
            if constexpr (std::is_same_v<Value, Word>)
                values[i] = get(rows[i]).number;
            else
                values[i] = get(rows[i]);
        }
        column.add(values.data(), n);
    }
};

// Rows wait until they are a page; where pages begin does not hang on where tapes end.
template <class Row, class Rows, class... Get>
class Table final : public TraceTable {
   public:
    Table(Rows rows, const std::vector<Described>& columns, std::string note, Get... get)
        : rows_(rows), note_(std::move(note)), parts_(make(columns, std::index_sequence_for<Get...>(), get...)) {
        begin();
    }

    std::size_t rows_on(const Tape& tape) const override { return rows_(tape).size(); }

    void add(const Tape& tape, std::size_t first, std::size_t n) override {
        const std::vector<Row>& rows = rows_(tape);
        if (first > rows.size() || n > rows.size() - first) throw std::out_of_range("rows behind the last");
        if (done_) begin();
        const Row* at = rows.data() + first;
        const Row* const end = at + n;
        while (at < end) {
            const auto left = static_cast<std::size_t>(end - at);
            if (waiting_.empty() && left >= PAGE_ROWS) {
                write_page(at, PAGE_ROWS);
                at += PAGE_ROWS;
                continue;
            }
            const std::size_t taken = std::min(left, PAGE_ROWS - waiting_.size());
            waiting_.insert(waiting_.end(), at, at + taken);
            at += taken;
            if (waiting_.size() == PAGE_ROWS) write_waiting();
        }
    }

    std::vector<std::pair<const std::uint8_t*, std::size_t>> finish() override {
        if (done_) begin();
        if (!waiting_.empty()) write_waiting();
        std::vector<const Column*> columns;
        each([&](auto& part) { part.column.end(), columns.push_back(&part.column); });
        parquet::write_footer(footer_, columns, count_, NOTE_KEY, note_);
        done_ = true;
        std::vector<std::pair<const std::uint8_t*, std::size_t>> pieces;
        pieces.emplace_back(reinterpret_cast<const std::uint8_t*>(parquet::MAGIC), sizeof parquet::MAGIC);
        for (const Column* c : columns)
            if (count_) pieces.emplace_back(c->pages().data(), c->pages().size());
        pieces.emplace_back(footer_.data(), footer_.size());
        return pieces;
    }

   private:
    using Parts = std::tuple<Part<Row, Get>...>;

    template <std::size_t... I>
    static Parts make(const std::vector<Described>& columns, std::index_sequence<I...>, Get... get) {
        if (columns.size() != sizeof...(Get)) throw std::invalid_argument("a table has other columns");
        return Parts(Part<Row, Get>(columns[I], get)...);
    }
    template <class Take>
    void each(Take take) {
        std::apply([&](auto&... part) { (take(part), ...); }, parts_);
    }
    void begin() {
        each([](auto& part) { part.column.begin(); });
        count_ = 0;
        done_ = false;
    }
    void write_page(const Row* rows, std::size_t n) {
        each([&](auto& part) { part.add(rows, n); });
        count_ += n;
    }
    void write_waiting() {
        write_page(waiting_.data(), waiting_.size());
        waiting_.clear();
    }

    Rows rows_;
    std::string note_;
    Parts parts_;
    std::vector<Row> waiting_;
    Buffer footer_;
    std::size_t count_ = 0;
    bool done_ = false;
};

using Columns = std::vector<Described>;
using Made = std::unique_ptr<TraceTable>;

template <class Rows, class... Get>
Made table(Rows rows, const Columns& columns, const std::string& note, Get... get) {
    using Row = typename std::decay_t<std::invoke_result_t<Rows, const Tape&>>::value_type;
    return std::make_unique<Table<Row, Rows, Get...>>(rows, columns, note, get...);
}

// Number of a thing in a list of several sorts, of which the earlier ones come first.
Word among(std::int32_t before, std::int32_t number) { return {before + number}; }

template <class Row>
auto time_of() { return [](const Row& r) { return r.time; }; }
template <class Row>
auto part_of() { return [](const Row& r) { return r.part; }; }
template <class Row>
auto model_of() { return [](const Row& r) { return Word{r.model}; }; }
template <class Row>
auto machine_of() { return [](const Row& r) { return r.machine; }; }
template <class Row>
auto station_of(const Places& p) { return [p](const Row& r) { return Word{p.station(r.machine)}; }; }

Made states(const Columns& columns, const Places& p, const std::string& note) {
    using R = StateEvent;
    return table([](const Tape& t) -> auto& { return t.log.states; }, columns, note, time_of<R>(),
                 station_of<R>(p), machine_of<R>(), [](const R& r) { return Word{r.state}; },
                 [](const R& r) { return Word{r.cause}; });
}

Made puts(const Columns& columns, const Places&, const std::string& note) {
    using R = PutEvent;
    return table([](const Tape& t) -> auto& { return t.log.puts; }, columns, note, time_of<R>(),
                 part_of<R>(), model_of<R>(), [](const R& r) { return Word{r.place}; });
}

Made takes(const Columns& columns, const Places& p, const std::string& note) {
    using R = TakeEvent;
    const auto origin = [p](const R& r) { return Word{r.origin < 0 ? p.buffers - 1 - r.origin : r.origin}; };
    const auto taker = [p](const R& r) {
        return Word{r.machine < 0 ? p.stations - 1 - r.machine : p.station(r.machine)};
    };
    return table([](const Tape& t) -> auto& { return t.log.takes; }, columns, note, time_of<R>(),
                 part_of<R>(), model_of<R>(), origin, taker, machine_of<R>());
}

Made joins(const Columns& columns, const Places& p, const std::string& note) {
    using R = JoinEvent;
    return table([](const Tape& t) -> auto& { return t.log.joins; }, columns, note, time_of<R>(),
                 station_of<R>(p), machine_of<R>(), part_of<R>(), [](const R& r) { return r.child; });
}

Made births(const Columns& columns, const Places& p, const std::string& note) {
    using R = BirthEvent;
    const auto at = [p](const R& r) {
        const std::int32_t before[] = {0, p.buffers, p.buffers + p.sources, p.buffers + p.sources + p.supplies};
        return among(before[r.origin & 3], r.number);
    };
    return table([](const Tape& t) -> auto& { return t.log.births; }, columns, note, time_of<R>(),
                 part_of<R>(), model_of<R>(), [](const R& r) { return r.parent; },
                 [](const R& r) { return Word{r.origin}; }, at);
}

Made lots(const Columns& columns, const Places&, const std::string& note) {
    using R = LotEvent;
    return table([](const Tape& t) -> auto& { return t.log.lots; }, columns, note,
                 [](const R& r) { return Word{r.supply}; }, [](const R& r) { return r.first; },
                 [](const R& r) { return r.count; }, [](const R& r) { return r.ordered; },
                 [](const R& r) { return r.arrived; }, [](const R& r) { return r.expires; });
}

Made trips(const Columns& columns, const Places& p, const std::string& note) {
    using R = TripEvent;
    return table([](const Tape& t) -> auto& { return t.log.trips; }, columns, note,
                 [](const R& r) { return Word{r.fleet}; }, [](const R& r) { return r.vehicle; },
                 station_of<R>(p), machine_of<R>(), [](const R& r) { return Word{r.phase}; },
                 [](const R& r) { return r.start; }, [](const R& r) { return r.end; },
                 [](const R& r) { return r.parts; });
}

Made tour_stops(const Columns& columns, const Places&, const std::string& note) {
    using R = StopEvent;
    return table([](const Tape& t) -> auto& { return t.log.tour_stops; }, columns, note,
                 [](const R& r) { return Word{r.tour}; }, [](const R& r) { return r.vehicle; },
                 [](const R& r) { return r.stop; }, time_of<R>(), [](const R& r) { return r.set_down; },
                 [](const R& r) { return r.picked_up; });
}

Made losses(const Columns& columns, const Places& p, const std::string& note) {
    using R = LossEvent;
    const auto by = [p](const R& r) {
        const std::int32_t before[] = {0, p.stations, p.stations + p.sources, 0};
        return among(before[r.cause & 3], r.number);
    };
    return table([](const Tape& t) -> auto& { return t.log.losses; }, columns, note, time_of<R>(),
                 part_of<R>(), model_of<R>(), [](const R& r) { return Word{r.cause}; }, by,
                 [](const R& r) { return Word{r.place}; });
}

Made visits(const Columns& columns, const Places&, const std::string& note) {
    using R = Visit;
    return table([](const Tape& t) -> auto& { return t.visits; }, columns, note, part_of<R>(),
                 model_of<R>(), [](const R& r) { return Word{r.station}; }, machine_of<R>(),
                 [](const R& r) { return r.start; }, [](const R& r) { return r.end; },
                 [](const R& r) { return Word{r.outcome}; });
}

}  // namespace

Made trace_table(const std::string& name, const Columns& columns, const Places& places,
                 const std::string& note) {
    using Make = Made (*)(const Columns&, const Places&, const std::string&);
    const std::pair<const char*, Make> known[] = {
        {"states", states}, {"puts", puts},   {"takes", takes},           {"joins", joins},
        {"births", births}, {"lots", lots},   {"trips", trips},           {"tour_stops", tour_stops},
        {"losses", losses}, {"visits", visits}};
    for (const auto& [own, make] : known)
        if (name == own) return make(columns, places, note);
    throw std::invalid_argument(name + ": there is no such table");
}

}  // namespace motorworks
