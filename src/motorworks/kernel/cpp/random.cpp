// The rarer parts of the random numbers; see random.hpp.
#include "random.hpp"

namespace motorworks {

using elementary::exp;
using elementary::log;
using elementary::log1p;

namespace {

constexpr int MOST_SUMMED = 4;  // from 5 stages on, one gamma variate is faster than the sum
constexpr double MOST_UNITS = 0x1p+52;

// A normal variate beyond the last edge, by rejection from an exponential.
double normal_tail(Stream& stream) {
    const double edge = tables::NORMAL_EDGE[1];
    for (;;) {
        const double x = exponential(stream) / edge;
        if (2.0 * exponential(stream) > x * x) return edge + x;
    }
}

double erlang(const double* number, Stream& stream) {
    const double stages = number[0];
    const double mean = number[1];
    if (stages > MOST_SUMMED) return mean / stages * gamma(stages, stream);
    double total = 0.0;
    for (int i = 0; i < static_cast<int>(stages); ++i) total += exponential(stream);
    return mean / stages * total;
}

double hyperexponential(const Law& law, Stream& stream) {
    const int count = law.n / 2;
    const double u = uniform(stream);
    double below = 0.0;
    int branch = 0;
    for (; branch < count - 1; ++branch) {
        below += law.number[branch];
        if (u < below) break;
    }
    return law.number[count + branch] * exponential(stream);
}

double lognormal(const double* number, Stream& stream) {
    const double mean = number[0];
    const double ratio = number[1] / mean;
    const double variance = log1p(ratio * ratio);
    return mean * exp(std::sqrt(variance) * normal(stream) - 0.5 * variance);
}

double triangular(const double* number, Stream& stream) {
    const double low = number[0];
    const double mode = number[1];
    const double high = number[2];
    const double span = high - low;
    const double left = mode - low;
    const double u = uniform(stream);
    if (u * span < left) return low + std::sqrt(u * span * left);
    return high - std::sqrt((1.0 - u) * span * (high - mode));
}

double constant_plus(const double* number, Stream& stream) {
    const double base = number[0];
    const double success = number[2];
    if (uniform(stream) >= number[1]) return base;
    double units = 0.0;
    if (success < 1.0) {
        const double trials = exponential(stream) / -log1p(-success);
        units = trials < MOST_UNITS ? static_cast<double>(static_cast<std::int64_t>(trials))
                                    : MOST_UNITS;
    }
    return base + (units + 1.0) * number[3];
}

}  // namespace

double exponential_edge(Stream& stream, std::uint64_t bits) {
    double tail = 0.0;
    for (;;) {
        const int i = static_cast<int>(bits & 255);
        const ziggurat::Layer& layer = ziggurat::EXPONENTIAL_LAYERS[i];
        const auto point = static_cast<std::int64_t>(bits >> 11);
        const double x = static_cast<double>(point) * layer.step;
        if (point < layer.inner) return tail + x;
        if (i == 0)
            tail += tables::EXPONENTIAL_EDGE[1];
        else if (ziggurat::under(tables::EXPONENTIAL_HEIGHT, i, exp(-x), stream))
            return tail + x;
        bits = word(stream);
    }
}

double normal(Stream& stream) {
    for (;;) {
        const std::uint64_t bits = word(stream);
        const int i = static_cast<int>(bits & 255);
        const ziggurat::Layer& layer = ziggurat::NORMAL_LAYERS[i];
        const auto point = static_cast<std::int64_t>(bits >> 11);
        const double sign = 1.0 - static_cast<double>(static_cast<int>((bits >> 7) & 2));
        const double x = static_cast<double>(point) * layer.step;
        if (point < layer.inner) return sign * x;
        if (i == 0) return sign * normal_tail(stream);
        if (ziggurat::under(tables::NORMAL_HEIGHT, i, exp(-0.5 * x * x), stream))
            return sign * x;
    }
}

double gamma(double shape, Stream& stream) {
    if (shape < 1.0) {
        const double raised = gamma(shape + 1.0, stream);
        return raised * exp(-(exponential(stream) / shape));
    }
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
        const double x = normal(stream);
        double v = 1.0 + c * x;
        if (v <= 0.0) continue;
        v = v * v * v;
        const double u = uniform(stream);
        const double square = x * x;
        if (u < 1.0 - 0.0331 * (square * square)) return d * v;
        if (log(u) < 0.5 * square + d * ((1.0 - v) + log(v))) return d * v;
    }
}

double draw_other(const Law& law, Stream& stream) {
    const double* number = law.number;
    switch (law.kind) {
        case CONSTANT: return number[0];
        case EXPONENTIAL: return number[0] * exponential(stream);
        case ERLANG: return erlang(number, stream);
        case GAMMA: return number[1] * gamma(number[0], stream);
        case HYPEREXPONENTIAL: return hyperexponential(law, stream);
        case LOGNORMAL: return lognormal(number, stream);
        case WEIBULL: return number[1] * exp(log(exponential(stream)) / number[0]);
        case UNIFORM: return number[0] + (number[1] - number[0]) * uniform(stream);
        case TRIANGULAR: return triangular(number, stream);
        default: return constant_plus(number, stream);
    }
}

}  // namespace motorworks
