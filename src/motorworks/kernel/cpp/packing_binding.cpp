#include "packing_binding.hpp"

#include <mutex>

#include "arrays.hpp"
#include "pack_reader.hpp"
#include "packer.hpp"

namespace motorworks {

namespace {

using namespace packing;

template <class T>
using Column = nb::ndarray<const T, nb::ndim<1>, nb::c_contig, nb::device::cpu>;

// A column of whole numbers of any width.
class Integers {
   public:
    explicit Integers(const nb::object& given) {
        if (nb::try_cast(given, wide_, false)) return;
        if (nb::try_cast(given, middle_, false)) return;
        if (nb::try_cast(given, narrow_, false)) return;
        throw std::invalid_argument("a column is no array of int64, int32 or int8");
    }
    std::size_t size() const {
        if (wide_.is_valid()) return wide_.shape(0);
        return middle_.is_valid() ? middle_.shape(0) : narrow_.shape(0);
    }
    // Hands each number to a function of its index and value.
    template <class Take>
    void each(Take take) const {
        for (std::size_t i = 0, n = size(); i < n; ++i)
            take(i, wide_.is_valid()     ? wide_.data()[i]
                    : middle_.is_valid() ? middle_.data()[i]
                                         : narrow_.data()[i]);
    }

   private:
    Column<std::int64_t> wide_;
    Column<std::int32_t> middle_;
    Column<std::int8_t> narrow_;
};

class Packer {
   public:
    std::size_t add(int kind, const nb::object& key, const nb::object& times,
                    const nb::object& model, const nb::object& a, const nb::object& b,
                    const nb::object& since) {
        if (kind < 0 || kind >= KINDS) throw std::invalid_argument("no such kind");
        const auto time = nb::cast<Column<double>>(times);
        const auto begun = nb::cast<Column<double>>(since);
        const Integers keys(key), models(model), as(a), bs(b);
        const std::size_t n = keys.size();
        for (const std::size_t size : {time.shape(0), begun.shape(0), models.size(), as.size(), bs.size()})
            if (size != n) throw std::invalid_argument("the columns differ in length");
        const nb::gil_scoped_release unlocked;
        const std::lock_guard<std::mutex> alone(mutex_);
        const std::size_t first = rows_.size();
        rows_.resize(first + n);
        Row* const rows = rows_.data() + first;
        for (std::size_t i = 0; i < n; ++i) {
            rows[i].time = time.data()[i];
            rows[i].since = begun.data()[i];
            rows[i].kind = static_cast<std::uint8_t>(kind);
        }
        keys.each([&](std::size_t i, std::int64_t x) { rows[i].key = x; });
        models.each([&](std::size_t i, std::int64_t x) { rows[i].model = static_cast<std::int32_t>(x); });
        as.each([&](std::size_t i, std::int64_t x) { rows[i].a = static_cast<std::int32_t>(x); });
        bs.each([&](std::size_t i, std::int64_t x) { rows[i].b = x; });
        return rows_.size();
    }

    nb::tuple take() {
        Pack made;
        {
            const nb::gil_scoped_release unlocked;
            const std::lock_guard<std::mutex> alone(mutex_);
            made = pack(rows_, spare_);
            rows_.clear();
        }
        return nb::make_tuple(to_array(std::move(made.data)), to_array(std::move(made.first)),
                              to_array(std::move(made.offset)));
    }

   private:
    std::vector<Row> rows_, spare_;
    std::mutex mutex_;
};

template <class T, class Member>
nb::object column(const std::vector<Row>& rows, Member member) {
    std::vector<T> values;
    values.reserve(rows.size());
    for (const Row& row : rows) values.push_back(row.*member);
    return to_array(std::move(values));
}

nb::dict unpack(const Column<std::uint8_t>& data, const Column<std::int64_t>& first,
                const Column<std::uint32_t>& offset, const Column<std::int64_t>& keys,
                std::uint32_t kinds) {
    if (offset.shape(0) != first.shape(0) + 1) throw Damaged("the list of blocks is not whole");
    const View pack{data.data(), data.shape(0), first.data(), offset.data(), first.shape(0)};
    std::vector<Row> rows;
    for (std::size_t i = 0; i < keys.shape(0); ++i) find(pack, keys.data()[i], kinds, rows);
    nb::dict out;
    out["key"] = column<std::int64_t>(rows, &Row::key);
    out["time"] = column<double>(rows, &Row::time);
    out["since"] = column<double>(rows, &Row::since);
    out["kind"] = column<std::int8_t>(rows, &Row::kind);
    out["model"] = column<std::int32_t>(rows, &Row::model);
    out["a"] = column<std::int32_t>(rows, &Row::a);
    out["b"] = column<std::int64_t>(rows, &Row::b);
    return out;
}

}  // namespace

void bind_packing(nb::module_& m) {
    nb::exception<Damaged>(m, "DamagedError", PyExc_ValueError);
    nb::class_<Packer>(m, "Packer")
        .def(nb::init<>())
        .def("add", &Packer::add, nb::arg("kind"), nb::arg("key"), nb::arg("time"),
             nb::arg("model"), nb::arg("a"), nb::arg("b"), nb::arg("since"))
        .def("take", &Packer::take);
    m.def("unpack", &unpack, nb::arg("data"), nb::arg("first"), nb::arg("offset"),
          nb::arg("keys"), nb::arg("kinds"));
}

}  // namespace motorworks
