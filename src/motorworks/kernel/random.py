"""Random numbers: the same bits here, in ``cpp/random.hpp`` and on every platform.

A stream is SplitMix64 [1]_ and 8 bytes long. Exponential and normal variates come from
ziggurats of 256 layers [2]_, gamma variates by [3]_; no function of the C library takes part
but the square root, which IEEE 754 fixes to the last bit.

References
----------
.. [1] G. L. Steele, D. Lea, C. H. Flood (2014), Fast splittable pseudorandom number
   generators, OOPSLA '14, 453-472, doi 10.1145/2660193.2660195.
.. [2] G. Marsaglia, W. W. Tsang (2000), The ziggurat method for generating random
   variables, Journal of Statistical Software 5 (8), doi 10.18637/jss.v005.i08. Layer and
   point are taken from different bits of the number, as J. A. Doornik (2005) advises.
.. [3] G. Marsaglia, W. W. Tsang (2000), A simple method for generating gamma variables,
   ACM Transactions on Mathematical Software 26, 363-372, doi 10.1145/358407.358414.
"""

from collections.abc import Callable
from math import sqrt

from motorworks.kernel.elementary import exp, log, log1p
from motorworks.kernel.tables import (
    EXPONENTIAL_EDGE,
    EXPONENTIAL_HEIGHT,
    NORMAL_EDGE,
    NORMAL_HEIGHT,
)

CONSTANT, EXPONENTIAL, ERLANG, GAMMA, HYPEREXPONENTIAL = range(5)
LOGNORMAL, WEIBULL, UNIFORM, TRIANGULAR, CONSTANT_PLUS = range(5, 10)

_WORD = (1 << 64) - 1
_UNIT = float.fromhex("0x1p-53")
_UNITS = float.fromhex("0x1p+53")
_MOST_UNITS = float.fromhex("0x1p+52")
_MOST_SUMMED = 4  # from 5 stages on, one gamma variate is faster than the sum


class Stream:
    """A stream of random numbers.

    Parameters
    ----------
    state
        A 64-bit number; the stream's whole memory.
    """

    __slots__ = ("state",)

    def __init__(self, state: int) -> None:
        self.state = int(state) & _WORD


def word(stream: Stream) -> int:
    """Give the next 64 random bits."""
    stream.state = z = (stream.state + 0x9E3779B97F4A7C15) & _WORD
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _WORD
    return z ^ (z >> 31)


def uniform(stream: Stream) -> float:
    """Give a number in [0, 1), a multiple of 2**-53; never 1."""
    return (word(stream) >> 11) * _UNIT


def _inner(edges: tuple[float, ...]) -> tuple[int, ...]:
    """Give, of the 2**53 points of each layer, how many surely lie under the curve."""
    return tuple(int(edges[i + 1] / edges[i] * _UNITS) for i in range(256))


_EXPONENTIAL_STEP = tuple(x * _UNIT for x in EXPONENTIAL_EDGE)
_EXPONENTIAL_INNER = _inner(EXPONENTIAL_EDGE)
_NORMAL_STEP = tuple(x * _UNIT for x in NORMAL_EDGE)
_NORMAL_INNER = _inner(NORMAL_EDGE)


def exponential(stream: Stream) -> float:
    """Give an exponential variate of mean 1."""
    tail = 0.0
    while True:
        bits = word(stream)
        layer, point = bits & 255, bits >> 11
        x = point * _EXPONENTIAL_STEP[layer]
        if point < _EXPONENTIAL_INNER[layer]:
            return tail + x
        if layer == 0:  # right of the last edge the law begins anew: it has no memory
            tail += EXPONENTIAL_EDGE[1]
            continue
        low, high = EXPONENTIAL_HEIGHT[layer], EXPONENTIAL_HEIGHT[layer + 1]
        if low + uniform(stream) * (high - low) < exp(-x):
            return tail + x


def normal(stream: Stream) -> float:
    """Give a normal variate of mean 0 and standard deviation 1."""
    while True:
        bits = word(stream)
        layer, point = bits & 255, bits >> 11
        sign = 1.0 - ((bits >> 7) & 2)
        x = point * _NORMAL_STEP[layer]
        if point < _NORMAL_INNER[layer]:
            return sign * x
        if layer == 0:
            return sign * _normal_tail(stream)
        low, high = NORMAL_HEIGHT[layer], NORMAL_HEIGHT[layer + 1]
        if low + uniform(stream) * (high - low) < exp(-0.5 * x * x):
            return sign * x


def _normal_tail(stream: Stream) -> float:
    """Give a normal variate beyond the last edge, by rejection from an exponential."""
    edge = NORMAL_EDGE[1]
    while True:
        x = exponential(stream) / edge
        if 2.0 * exponential(stream) > x * x:
            return edge + x


def gamma(shape: float, stream: Stream) -> float:
    """Give a gamma variate of scale 1.

    Parameters
    ----------
    shape
        Above 0 [-]; below 1 the variate of shape + 1 is shrunk by a power of a uniform one.
    stream
        Where the numbers come from.
    """
    if shape < 1.0:
        raised = gamma(shape + 1.0, stream)
        return raised * exp(-(exponential(stream) / shape))
    d = shape - 1.0 / 3.0
    c = 1.0 / sqrt(9.0 * d)
    while True:
        x = normal(stream)
        v = 1.0 + c * x
        if v <= 0.0:
            continue
        v = v * v * v
        u = uniform(stream)
        square = x * x
        if u < 1.0 - 0.0331 * (square * square):
            return d * v
        if log(u) < 0.5 * square + d * ((1.0 - v) + log(v)):
            return d * v


Numbers = tuple[float, ...]


def _constant(numbers: Numbers, _stream: Stream) -> float:
    return numbers[0]


def _exponential(numbers: Numbers, stream: Stream) -> float:
    return numbers[0] * exponential(stream)


def _erlang(numbers: Numbers, stream: Stream) -> float:
    stages, mean = numbers
    if stages > _MOST_SUMMED:
        return mean / stages * gamma(stages, stream)
    total = 0.0
    for _ in range(int(stages)):
        total += exponential(stream)
    return mean / stages * total


def _gamma(numbers: Numbers, stream: Stream) -> float:
    shape, scale = numbers
    return scale * gamma(shape, stream)


def _hyperexponential(numbers: Numbers, stream: Stream) -> float:
    count = len(numbers) // 2
    u = uniform(stream)
    below = 0.0
    branch = 0
    while branch < count - 1:
        below += numbers[branch]
        if u < below:
            break
        branch += 1
    return numbers[count + branch] * exponential(stream)


def _lognormal(numbers: Numbers, stream: Stream) -> float:
    mean, sd = numbers
    ratio = sd / mean
    variance = log1p(ratio * ratio)
    return mean * exp(sqrt(variance) * normal(stream) - 0.5 * variance)


def _weibull(numbers: Numbers, stream: Stream) -> float:
    shape, scale = numbers
    return scale * exp(log(exponential(stream)) / shape)


def _uniform(numbers: Numbers, stream: Stream) -> float:
    low, high = numbers
    return low + (high - low) * uniform(stream)


def _triangular(numbers: Numbers, stream: Stream) -> float:
    low, mode, high = numbers
    span, left = high - low, mode - low
    u = uniform(stream)
    if u * span < left:
        return low + sqrt(u * span * left)
    return high - sqrt((1.0 - u) * span * (high - mode))


def _constant_plus(numbers: Numbers, stream: Stream) -> float:
    base, probability, success, unit = numbers
    if uniform(stream) >= probability:
        return base
    units = 0.0
    if success < 1.0:  # a geometric number is the whole part of an exponential one
        trials = exponential(stream) / -log1p(-success)
        units = float(int(trials)) if trials < _MOST_UNITS else _MOST_UNITS
    return base + (units + 1.0) * unit


_LAWS: tuple[Callable[[Numbers, Stream], float], ...] = (
    _constant,
    _exponential,
    _erlang,
    _gamma,
    _hyperexponential,
    _lognormal,
    _weibull,
    _uniform,
    _triangular,
    _constant_plus,
)


def draw(kind: int, numbers: Numbers, stream: Stream) -> float:
    """Give a variate of a law.

    Parameters
    ----------
    kind
        Code of the law, as in ``motorworks.process.LAWS``.
    numbers
        Its parameters in the order of that table, lists flattened; times in s.
    stream
        Where the numbers come from. A constant law takes none.
    """
    return _LAWS[kind](numbers, stream)
