#include "packing_binding.hpp"

#include "arrays.hpp"
#include "pack_reader.hpp"

namespace motorworks {

namespace {

using namespace packing;

template <class T>
using Column = nb::ndarray<const T, nb::ndim<1>, nb::c_contig, nb::device::cpu>;

template <class T, class Get>
nb::object column(const std::vector<Row>& rows, Get get) {
    std::vector<T> values;
    values.reserve(rows.size());
    for (const Row& row : rows) values.push_back(static_cast<T>(get(row)));
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
    out["key"] = column<std::int64_t>(rows, [](const Row& r) { return r.key; });
    out["time"] = column<double>(rows, [](const Row& r) { return r.time; });
    out["since"] = column<double>(rows, [](const Row& r) { return r.since; });
    out["kind"] = column<std::int8_t>(rows, [](const Row& r) { return r.kind; });
    out["model"] = column<std::int32_t>(rows, [](const Row& r) { return r.model; });
    out["a"] = column<std::int32_t>(rows, [](const Row& r) { return r.a; });
    out["b"] = column<std::int64_t>(rows, [](const Row& r) { return r.b; });
    return out;
}

}  // namespace

void bind_packing(nb::module_& m) {
    nb::exception<Damaged>(m, "DamagedError", PyExc_ValueError);
    m.def("unpack", &unpack, nb::arg("data"), nb::arg("first"), nb::arg("offset"),
          nb::arg("keys"), nb::arg("kinds"));
}

}  // namespace motorworks
