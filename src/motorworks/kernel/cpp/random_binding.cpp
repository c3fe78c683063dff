#include "random_binding.hpp"

#include <nanobind/ndarray.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "random.hpp"

namespace nb = nanobind;

namespace motorworks {

namespace {

using Result = nb::ndarray<nb::numpy, double, nb::ndim<1>>;
using Numbers = nb::ndarray<const double, nb::ndim<1>, nb::c_contig, nb::device::cpu>;

Result give(std::vector<double>&& values) {
    auto* kept = new std::vector<double>(std::move(values));
    nb::capsule owner(kept, [](void* p) noexcept { delete static_cast<std::vector<double>*>(p); });
    return Result(kept->data(), {kept->size()}, owner);
}

constexpr int FEWEST[] = {1, 1, 2, 2, 2, 2, 2, 2, 3, 4};

Result draws(int kind, const std::vector<double>& numbers, std::uint64_t state, std::size_t n) {
    if (kind < 0 || kind > CONSTANT_PLUS) throw std::invalid_argument("no such law");
    if (numbers.size() < static_cast<std::size_t>(FEWEST[kind]))
        throw std::invalid_argument("too few numbers for the law");
    const Law law{kind, static_cast<int>(numbers.size()), numbers.data()};
    Stream stream{state};
    std::vector<double> values(n);
    for (double& value : values) value = draw(law, stream);
    return give(std::move(values));
}

Result uniforms(std::uint64_t state, std::size_t n) {
    Stream stream{state};
    std::vector<double> values(n);
    for (double& value : values) value = uniform(stream);
    return give(std::move(values));
}

Result apply(const std::string& name, Numbers x) {
    double (*function)(double) = nullptr;
    if (name == "log") function = elementary::log;
    if (name == "log1p") function = elementary::log1p;
    if (name == "exp") function = elementary::exp;
    if (!function) throw std::invalid_argument("no such function: " + name);
    std::vector<double> values(x.data(), x.data() + x.size());
    for (double& value : values) value = function(value);
    return give(std::move(values));
}

}  // namespace

void bind_random(nb::module_& m) {
    m.def("draws", &draws, nb::arg("kind"), nb::arg("numbers"), nb::arg("state"), nb::arg("n"),
          "The first n variates of a law from a stream.");
    m.def("uniforms", &uniforms, nb::arg("state"), nb::arg("n"),
          "The first n uniform numbers of a stream.");
    m.def("elementary", &apply, nb::arg("name"), nb::arg("x"),
          "log, log1p or exp of each number.");
}

}  // namespace motorworks
