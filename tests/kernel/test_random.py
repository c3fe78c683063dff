"""The random numbers: the same bits in both languages, and the laws they promise."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from motorworks.kernel import _kernel
from motorworks.kernel.random import Stream, draw, uniform, word
from motorworks.process import LAWS
from motorworks.program import stream_state

MANY = 100_000
CASES = {
    "constant": ("constant", (3.0,)),
    "exponential": ("exponential", (2.0,)),
    "erlang, summed": ("erlang", (3.0, 6.0)),
    "erlang, many stages": ("erlang", (40.0, 6.0)),
    "gamma": ("gamma", (2.5, 2.0)),
    "gamma, shape below 1": ("gamma", (0.4, 2.0)),
    "hyperexponential": ("hyperexponential", (0.3, 0.5, 0.2, 1.0, 5.0, 9.0)),
    "lognormal": ("lognormal", (3.0, 2.0)),
    "lognormal, nearly constant": ("lognormal", (3.0, 1e-6)),
    "weibull, ageing": ("weibull", (1.7, 3.0)),
    "weibull, early failures": ("weibull", (0.6, 3.0)),
    "uniform": ("uniform", (1.0, 4.0)),
    "triangular": ("triangular", (1.0, 2.0, 6.0)),
    "triangular, mode at an end": ("triangular", (1.0, 1.0, 6.0)),
    "constant_plus": ("constant_plus", (5.0, 0.3, 0.2, 2.0)),
    "constant_plus, one unit": ("constant_plus", (5.0, 0.3, 1.0, 2.0)),
}


def code(kind: str) -> int:
    """Give the law's code."""
    return LAWS[kind].code


def sample(case: str, n: int = MANY, state: int = 20_261_122):
    """Give variates of a case from C++."""
    kind, numbers = CASES[case]
    return _kernel.draws(code(kind), list(numbers), state, n)


# ---- the generator ----


def test_stream_is_splitmix64():
    """The words are those of the reference implementation by S. Vigna for seed 1234567."""
    stream = Stream(1_234_567)
    assert [word(stream) for _ in range(5)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


def state_before(target: int) -> int:
    """Give the state whose next word is ``target``, by undoing every step of the mixing."""
    mask = (1 << 64) - 1

    def unshift(z: int, by: int) -> int:
        y = z
        for _ in range(64 // by + 1):
            y = z ^ (y >> by)
        return y

    z = unshift(target, 31)
    z = unshift(z * pow(0x94D049BB133111EB, -1, 1 << 64) & mask, 27)
    z = unshift(z * pow(0xBF58476D1CE4E5B9, -1, 1 << 64) & mask, 30)
    return (z - 0x9E3779B97F4A7C15) & mask


def test_uniform_is_never_one():
    """The greatest word gives the greatest number below 1, the least word gives 0."""
    for target, expected in (((1 << 64) - 1, 1.0 - 2.0**-53), (0, 0.0)):
        state = state_before(target)
        assert uniform(Stream(state)) == expected
        assert _kernel.uniforms(state, 1)[0] == expected


def test_uniform_numbers_have_the_same_bits_in_both_languages():
    """Python and C++ give the same uniform numbers."""
    stream = Stream(7)
    assert [uniform(stream) for _ in range(3000)] == list(_kernel.uniforms(7, 3000))


def test_extreme_words_give_finite_times():
    """The least and the greatest word give finite, non-negative times under every law."""
    for kind, numbers in CASES.values():
        for target in (0, 255, (1 << 64) - 1, (1 << 64) - 256):
            state = state_before(target)
            value = draw(code(kind), numbers, Stream(state))
            assert 0.0 <= value < math.inf
            assert value == _kernel.draws(code(kind), list(numbers), state, 1)[0]


def test_streams_of_neighbouring_names_are_uncorrelated():
    """No pair of twenty streams with neighbouring names is correlated, nor shifted by one."""
    n = 20_000
    rows = np.array(
        [
            _kernel.uniforms(stream_state(1, 0, f"Station {i // 4}", i % 4, "process"), n)
            for i in range(20)
        ]
    )
    for other in (rows, np.roll(rows, 1, axis=1)):
        z = math.sqrt(n) * np.corrcoef(rows, other)[:20, 20:]
        if other is rows:
            np.fill_diagonal(z, 0.0)
        assert np.abs(z).max() < 4.5


def test_no_two_streams_of_a_model_meet():
    """Any two streams of 300 machines and their purposes lie 10**10 draws apart or more.

    All streams walk the same circle of 2**64 states; the distance of two on it is the
    difference of their states divided by the step.
    """
    back = pow(0x9E3779B97F4A7C15, -1, 1 << 64)
    places = sorted(
        stream_state(1, 0, f"Machine {i}", 0, purpose) * back % (1 << 64)
        for i in range(300)
        for purpose in ("process", "quality", "up 0", "repair 0")
    )
    gaps = [b - a for a, b in zip(places, [*places[1:], places[0] + (1 << 64)], strict=True)]
    assert min(gaps) > 10**10


# ---- the laws ----


def test_every_law_has_a_case():
    """A law without a case would be a law without a test."""
    assert {kind for kind, _ in CASES.values()} == set(LAWS)


@pytest.mark.parametrize("case", CASES)
def test_both_languages_draw_the_same_bits(case):
    """Python and C++ agree in every bit, and use up equally many numbers."""
    kind, numbers = CASES[case]
    stream = Stream(20_261_122)
    ours = [draw(code(kind), numbers, stream) for _ in range(4000)]
    assert ours == list(sample(case)[:4000])


@given(
    kind=st.sampled_from(["exponential", "erlang", "gamma", "lognormal", "weibull", "triangular"]),
    a=st.floats(0.05, 50.0),
    b=st.floats(0.01, 1e6),
    c=st.floats(0.0, 1e6),
    state=st.integers(0, 2**64 - 1),
)
def test_any_parameters_draw_the_same_bits(kind, a, b, c, state):
    """Python and C++ agree for parameters of any size, and the times are times."""
    numbers = {
        "exponential": (b,),
        "erlang": (float(math.ceil(a)), b),
        "triangular": (b, b + c, b + 3.0 * c),
    }.get(kind, (a, b))
    stream = Stream(state)
    ours = [draw(code(kind), numbers, stream) for _ in range(40)]
    assert ours == list(_kernel.draws(code(kind), list(numbers), state, 40))
    assert all(0.0 <= value < math.inf for value in ours)


def test_constant_law_takes_nothing_from_its_stream():
    """A certain time uses up no random number."""
    stream = Stream(5)
    assert draw(code("constant"), (3.0,), stream) == 3.0
    assert stream.state == 5


def moments(kind: str, numbers: tuple[float, ...]) -> tuple[float, float]:
    """Give the mean and the variance of a law, from its formula."""
    a, *rest = numbers
    b = rest[0] if rest else 0.0
    if kind == "hyperexponential":
        half = len(numbers) // 2
        pairs = list(zip(numbers[:half], numbers[half:], strict=True))
        mean = sum(p * m for p, m in pairs)
        return mean, sum(2 * p * m * m for p, m in pairs) - mean**2
    if kind == "triangular":
        x, y, z = numbers
        return (x + y + z) / 3, (x * x + y * y + z * z - x * y - x * z - y * z) / 18
    if kind == "constant_plus":
        base, p, success, unit = numbers
        mean = p / success
        return base + unit * mean, unit**2 * (p * (2 - success) / success**2 - mean**2)
    if kind == "weibull":
        first, second = math.gamma(1 + 1 / a), math.gamma(1 + 2 / a)
        return b * first, b * b * (second - first**2)
    return {
        "constant": (a, 0.0),
        "exponential": (a, a * a),
        "erlang": (b, b * b / a),
        "gamma": (a * b, a * b * b),
        "lognormal": (a, b * b),
        "uniform": ((a + b) / 2, (b - a) ** 2 / 12),
    }[kind]


@pytest.mark.parametrize("case", CASES)
def test_mean_and_variance_are_those_of_the_law(case):
    """Mean and variance lie within 4.5 of their own standard errors."""
    mean, variance = moments(*CASES[case])
    x = sample(case)
    assert abs(x.mean() - mean) <= 4.5 * math.sqrt(variance / MANY)
    spread = ((x - mean) ** 2).std() / math.sqrt(MANY)
    assert abs(((x - mean) ** 2).mean() - variance) <= 4.5 * spread


def distribution(kind: str, numbers: tuple[float, ...], x):
    """Give the distribution function of a continuous law at ``x``."""
    a, *rest = numbers
    b = rest[0] if rest else 0.0
    if kind == "hyperexponential":
        half = len(numbers) // 2
        pairs = zip(numbers[:half], numbers[half:], strict=True)
        return sum(-p * np.expm1(-x / m) for p, m in pairs)
    if kind == "triangular":
        low, mode, high = numbers
        right = 1 - (high - x) ** 2 / ((high - low) * (high - mode))
        left = (x - low) ** 2 / ((high - low) * max(mode - low, 1e-300))
        return np.where(x < mode, left, right)
    if kind == "lognormal":
        variance = math.log1p((b / a) ** 2)
        return special.ndtr((np.log(x / a) + variance / 2) / math.sqrt(variance))
    return {
        "exponential": lambda: -np.expm1(-x / a),
        "erlang": lambda: special.gammainc(a, x * a / b),
        "gamma": lambda: special.gammainc(a, x / b),
        "weibull": lambda: -np.expm1(-((x / b) ** a)),
        "uniform": lambda: (x - a) / (b - a),
    }[kind]()


CONTINUOUS = [c for c, (kind, _) in CASES.items() if not kind.startswith("constant")]


@pytest.mark.parametrize("case", CONTINUOUS)
def test_distribution_is_that_of_the_law(case):
    """The Kolmogorov-Smirnov distance stays below its 99.9 % point.

    With 1.5 million variates the distance allowed is 0.0016: a wrong corner of the ziggurat
    would show.
    """
    n = 1_500_000
    at = distribution(*CASES[case], np.sort(sample(case, n, 99)))
    above = np.arange(1, n + 1) / n - at
    below = at - np.arange(n) / n
    assert max(above.max(), below.max()) * math.sqrt(n) < 1.95


def test_geometric_extra_has_its_probabilities():
    """Each number of units comes as often as the law says, within 4.5 standard errors."""
    base, p, success, unit = CASES["constant_plus"][1]
    units = np.rint((sample("constant_plus") - base) / unit).astype(int)
    counts = np.bincount(units, minlength=40)
    for k in range(15):
        chance = 1 - p if k == 0 else p * success * (1 - success) ** (k - 1)
        error = math.sqrt(MANY * chance * (1 - chance))
        assert abs(counts[k] - MANY * chance) < 4.5 * error


def test_tails_have_their_weight():
    """Beyond the last layer of each ziggurat lies what the law puts there."""
    n = 2_000_000
    times = _kernel.draws(code("exponential"), [1.0], 3, n)
    for edge in (7.697117470131050, 10.0):
        expected = n * math.exp(-edge)
        assert abs(np.count_nonzero(times > edge) - expected) < 4.5 * math.sqrt(expected)
    variance = math.log1p(1.0)  # mean 1, sd 1: the logarithm has mean -variance/2
    logs = np.log(_kernel.draws(code("lognormal"), [1.0, 1.0], 3, n))
    normals = (logs + variance / 2) / math.sqrt(variance)
    for edge in (3.654152885361009, 4.2):
        expected = n * special.ndtr(-edge)
        for side in (normals, -normals):
            assert abs(np.count_nonzero(side > edge) - expected) < 4.5 * math.sqrt(expected)


def test_every_purpose_and_replication_has_its_own_stream():
    """Different purposes, numbers, seeds and replications give different streams."""
    states = {
        stream_state(seed, replication, "M", number, purpose)
        for seed in range(3)
        for replication in range(3)
        for number in range(3)
        for purpose in ("process", "setup", "quality")
    }
    assert len(states) == 81
