// Arrays from Python and to Python.
#pragma once

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "door.hpp"

namespace motorworks {

namespace nb = nanobind;

template <class T>
const char* dtype_name() {
    if constexpr (std::is_same_v<T, double>) return "float64";
    if constexpr (std::is_same_v<T, std::int8_t>) return "int8";
    if constexpr (std::is_same_v<T, std::int32_t>) return "int32";
    if constexpr (std::is_same_v<T, std::int64_t>) return "int64";
    return "uint64";
}

// Copies one array of a dictionary; it must have this dtype and one dimension.
template <class T>
std::vector<T> array_from(const nb::dict& arrays, const char* owner, const char* name) {
    const auto refuse = [&](const std::string& what) {
        throw Refused(std::string(owner) + ": " + name + " is " + what + "; must be an array of " +
                      dtype_name<T>() + " with one dimension");
    };
    if (!arrays.contains(name)) refuse("missing");
    const nb::object given = arrays[name];
    nb::ndarray<nb::ro, nb::device::cpu> array;
    if (!nb::try_cast(given, array, false)) refuse("no array");
    if (array.dtype() != nb::dtype<T>()) refuse("an array of another dtype");
    if (array.ndim() != 1) refuse("an array with " + std::to_string(array.ndim()) + " dimensions");
    if (array.shape(0) > 0x7fffffff) refuse("an array of " + std::to_string(array.shape(0)));
    const T* data = static_cast<const T*>(array.data());
    std::vector<T> values(array.shape(0));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = data[static_cast<std::int64_t>(i) * array.stride(0)];
    return values;
}

// Gives a vector to Python as an array that owns it.
template <class T>
nb::object to_array(std::vector<T> values, std::initializer_list<std::size_t> shape) {
    auto* owned = new std::vector<T>(std::move(values));
    const nb::capsule owner(owned, [](void* p) noexcept { delete static_cast<std::vector<T>*>(p); });
    return nb::cast(nb::ndarray<nb::numpy, T>(owned->data(), shape.size(), shape.begin(), owner));
}

template <class T>
nb::object to_array(std::vector<T> values) {
    const std::size_t n = values.size();
    return to_array(std::move(values), {n});
}

}  // namespace motorworks
