// The door: laws.
#include <algorithm>
#include <cmath>

#include "door_checks.hpp"

namespace motorworks {

namespace {

struct Numbers {
    const Named<double>& all;
    std::size_t first, n;

    double operator[](std::size_t i) const { return all[first + i]; }
    void count(std::size_t expected, std::size_t law) const {
        if (n != expected)
            refuse("number of parameters of law " + text(law), text(n), text(expected));
    }
    void need(std::size_t i, double low, double high, bool above_low = false) const {
        const double x = (*this)[i];
        if (!(x >= low && x <= high) || (above_low && x == low))
            all.bad(first + i, (above_low ? "above " : "from ") + text(low) + " to " + text(high));
    }
};

void check_hyperexponential(const Numbers& x, std::size_t law) {
    if (x.n < 2 || x.n % 2)
        refuse("number of parameters of law " + text(law), text(x.n), "even and 2 or more");
    double sum = 0.0;
    for (std::size_t i = 0; i < x.n / 2; ++i) {
        x.need(i, 0, 1);
        x.need(x.n / 2 + i, 0, LONGEST, true);
        sum += x[i];
    }
    if (std::abs(sum - 1) > 1e-6) refuse("sum of the probabilities of law " + text(law), text(sum), "1");
}

void check_law(int kind, std::size_t law, const Numbers& x) {
    constexpr int CONSTANT = 0, EXPONENTIAL = 1, ERLANG = 2, GAMMA = 3, HYPEREXPONENTIAL = 4,
                  LOGNORMAL = 5, WEIBULL = 6, UNIFORM = 7, TRIANGULAR = 8;
    if (kind == HYPEREXPONENTIAL) return check_hyperexponential(x, law);
    const bool one = kind == CONSTANT || kind == EXPONENTIAL;
    const bool two = kind == ERLANG || kind == GAMMA || kind == LOGNORMAL || kind == WEIBULL ||
                     kind == UNIFORM;
    x.count(one ? 1 : two ? 2 : kind == TRIANGULAR ? 3 : 4, law);
    if (kind == CONSTANT) {
        x.need(0, 0, LONGEST);
    } else if (kind == EXPONENTIAL) {
        x.need(0, 0, LONGEST, true);
    } else if (kind == ERLANG) {
        x.need(0, 1, 1000);
        if (x[0] != std::floor(x[0])) x.all.bad(x.first, "a whole number");
        x.need(1, 0, LONGEST, true);
    } else if (kind == GAMMA || kind == WEIBULL) {
        // A smaller shape gives times beyond every number.
        x.need(0, kind == GAMMA ? 1e-3 : 0.05, LONGEST);
        x.need(1, 0, LONGEST, true);
    } else if (kind == LOGNORMAL) {
        x.need(0, 0, LONGEST, true);
        x.need(1, 0, std::min(LONGEST, 1e6 * x[0]), true);
    } else if (kind == UNIFORM || kind == TRIANGULAR) {
        for (std::size_t i = 0; i < x.n; ++i) x.need(i, i ? x[i - 1] : 0, LONGEST);
    } else {
        x.need(0, 0, LONGEST);
        x.need(1, 0, 1);
        x.need(2, 0, 1, true);
        x.need(3, 0, LONGEST);
    }
}

}  // namespace

void check_laws(const Program& p) {
    const auto kind = NAMED(law_kind);
    const auto number = NAMED(law_number);
    kind.in(0, 9);
    offsets(NAMED(law_start), kind.size(), {number.size()}, "law_number");
    for (std::size_t i = 0; i < kind.size(); ++i) {
        const auto first = static_cast<std::size_t>(p.law_start[i]);
        check_law(kind[i], i, {number, first, static_cast<std::size_t>(p.law_start[i + 1]) - first});
    }
}

}  // namespace motorworks
