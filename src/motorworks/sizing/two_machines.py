"""Two unreliable machines with a buffer between them, solved exactly.

Material flows like a liquid. Times between failures (while working) and times to repair are
exponential; a machine that waits does not fail, and one that is held back by the other fails as
much more seldom as it works slower.
"""

import math
from typing import NamedTuple

ALIKE = 1e-7
"""Relative difference of two speeds below which they are taken for one."""


TINY = 1e-15


class Machine(NamedTuple):
    """An unreliable machine.

    Attributes
    ----------
    speed
        Flow while it works [1/time].
    failure, repair
        Rates of failure while it works at full speed and of repair [1/time]; more than 0.
    """

    speed: float
    failure: float
    repair: float

    @property
    def completion(self) -> float:
        """Time for one unit of flow, stops included, where nothing else holds it up."""
        return (1.0 + self.failure / self.repair) / self.speed


class Pair(NamedTuple):
    """What two machines with a buffer do in the long run.

    Attributes
    ----------
    rate
        Flow [1/time].
    starved
        Share of time in which the buffer is empty and the first stands, so that the second waits
        [-].
    blocked
        Share of time in which it is full and the second stands, so that the first waits [-].
    """

    rate: float
    starved: float
    blocked: float


def pair(first: Machine, second: Machine, places: float) -> Pair:
    r"""Give the flow through two machines with a buffer between them.

    Parameters
    ----------
    first, second
        The machines.
    places
        What the buffer holds, in units of flow; 0 or more.

    Notes
    -----
    Let the first be slower (else the line is read backwards). Inside the buffer the densities
    of the four states are sums of two exponentials ``C exp(k x) (1, Y1, Y2, Y1 Y2)`` for
    *neither*, *first*, *second* and *both* working, with ``1 / Y1 = s1 w - 1``,
    ``1 / Y2 = s2 w - 1``, ``k = (r1 - p1 Y1) w`` and ``w`` a root of

    .. math:: R s_1 s_2 w^2 - [R (s_1 + s_2) + p_1 s_2 + p_2 s_1] w + R + P = 0,
              \quad R = r_1 + r_2, \; P = p_1 + p_2 .

    Nothing enters the buffer's full end while only the second works, which gives the ratio of the
    two. At the empty end stand *both, the second held back* ``f10(0) s2 / p2`` and *starved*
    ``(s2 f01(0) + p1 both) / r1``, at the full end *blocked* ``s1 f10(N) / r2``; that all shares
    add up to 1 gives the rest. Two machines of one speed have one exponential, and *both* stands at
    both ends.

    References
    ----------
    S. B. Gershwin and I. C. Schick, Continuous model of an unreliable two-stage material flow
    system with a finite interstage buffer, MIT LIDS-R-1039, 1980.
    """
    if abs(first.speed - second.speed) <= ALIKE * first.speed:
        return _alike(first, second, places)
    if first.speed < second.speed:
        return _slower_first(first, second, places)
    backwards = _slower_first(second, first, places)
    return Pair(backwards.rate, backwards.blocked, backwards.starved)


def _alike(first: Machine, second: Machine, places: float) -> Pair:
    """Give the flow through machines of one speed."""
    s = first.speed
    p1, r1, p2, r2 = first.failure, first.repair, second.failure, second.repair
    p, r = p1 + p2, r1 + r2
    growth = (r1 * p / r + p2 * r / p - p1 - r2) * places / s
    low, high = (1.0, math.exp(growth)) if growth <= 0.0 else (math.exp(-growth), 1.0)
    inside = places / s * _mean(growth)
    works = inside * (1.0 + r / p) + low / p2 + high / p1
    starved, blocked = p * low / (p2 * r1), p * high / (p1 * r2)
    total = works + inside * (1.0 + p / r) + starved + blocked
    return Pair(s * works / total, starved / total, blocked / total)


def _slower_first(first: Machine, second: Machine, places: float) -> Pair:
    """Give the flow where the first machine is the slower one."""
    s1, p1, r1 = first
    s2, p2, r2 = second
    r = r1 + r2
    half = (r * (s1 + s2) + p1 * s2 + p2 * s1) / 2.0
    root = math.sqrt(max(half * half - r * s1 * s2 * (r + p1 + p2), 0.0))
    large = (half + root) / (r * s1 * s2)
    ways = [_Way.of(w, first, second, places) for w in (large, (r + p1 + p2) / (half + root))]
    one, other = ways
    # Only the second works: nothing at the full end.
    one_c, other_c = other.y2 * other.high, -one.y2 * one.high
    if one_c < 0.0 or (one_c == 0.0 and other_c < 0.0):
        one_c, other_c = -one_c, -other_c
    sums = [0.0] * 4
    for c, way in ((one_c, one), (other_c, other)):
        inside = c * places * way.mean
        sums[0] += inside * way.y1 * way.y2 + inside * way.y1  # the first works
        sums[1] += inside * (1.0 + way.y2)
        sums[2] += c * way.low * way.y1
        sums[3] += c * way.low * way.y2
    first_works, first_stands, f10, f01 = sums
    held = f10 * s2 / p2
    starved = (s2 * f01 + p1 * held) / r1
    blocked = s1 * (one_c * one.high * one.y1 + other_c * other.high * other.y1) / r2
    total = first_works + first_stands + held + starved + blocked
    return Pair(s1 * (first_works + held) / total, starved / total, blocked / total)


class _Way(NamedTuple):
    """One exponential: its values at both ends relative to the larger one, and its mean."""

    y1: float
    y2: float
    low: float
    high: float
    mean: float

    @classmethod
    def of(cls, w: float, first: Machine, second: Machine, places: float) -> "_Way":
        # Where stops are very rare the root lies on the pole itself, to the last digit.
        y1, y2 = (1.0 / (m.speed * w - 1.0 or TINY) for m in (first, second))
        growth = (first.repair - first.failure * y1) * w * places
        low, high = (1.0, math.exp(growth)) if growth <= 0.0 else (math.exp(-growth), 1.0)
        return cls(y1, y2, low, high, _mean(growth))


def _mean(growth: float) -> float:
    """Give the mean of an exponential between its ends, relative to the larger one."""
    size = abs(growth)
    return -math.expm1(-size) / size if size > 1e-12 else 1.0
