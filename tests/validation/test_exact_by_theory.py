# ruff: noqa: D401  (the first line says the fact, as the docstrings of tests do)
"""The values of the shared cases, derived once more by methods of our own.

Chains of all states, formulas and schedules, none of them simulated; what the file says of a
chain's size is compared, too.

References
----------
.. [1] D. Gross, J. F. Shortle, J. M. Thompson, C. M. Harris (2008), Fundamentals of Queueing
   Theory, 4th ed.: machine interference (2.8), bulk service (3.2), closed networks (4.4),
   M/G/1 (5.1).
.. [2] M. Reiser, S. S. Lavenberg (1980), Mean-value analysis of closed multichain queuing
   networks, Journal of the ACM 27 (2), 313-322.
.. [3] J. P. Buzen (1973), Computational algorithms for closed queueing networks with
   exponential servers, Communications of the ACM 16 (9), 527-531.
"""

import re
from collections.abc import Callable
from itertools import accumulate, cycle, islice

import numpy as np
import pytest
from tests.validation.chains import EMPTY, Flow, Machine, chain, line, mean, stationary

from motorworks.validation import read_cases

CASES = {case.id: case for case in read_cases("exact")}


def derivations() -> dict[str, Callable[[], list[float]]]:
    """Give the functions below that bear the id of a case, by that id."""
    return {
        name[:3].upper(): function
        for name, function in globals().items()
        if re.fullmatch(r"v\d\d_\w+", name)
    }


@pytest.mark.parametrize("id_", CASES)
def test_values_follow_from_theory(id_):
    """Each value in the file is that of a derivation that does not know it."""
    values = [measure.value for measure in CASES[id_].measures]
    assert values == pytest.approx(derivations()[id_](), rel=1e-9, abs=1e-9)


def test_every_case_is_derived():
    """None is only quoted."""
    assert derivations().keys() == CASES.keys()


# ---- chains ----


def v01_three_machines_without_places() -> list[float]:
    """Eight states, and Hunt's fraction."""
    system = line((0, 0), Machine(1.0), Machine(1.0), Machine(1.0))
    assert len(system.chances) == 8
    assert system.throughput(2) == pytest.approx(22 / 39, rel=1e-12)
    return [system.throughput(2)]


def v02_erlang_times() -> list[float]:
    """Stages as states; every machine gives the same throughput."""
    system = line((2, 1), Machine(1.0, stages=2), Machine(1.1, stages=2), Machine(0.95, stages=3))
    assert len(system.chances) == 133
    assert system.throughput(0) == pytest.approx(system.throughput(2), rel=1e-12)
    return [system.throughput(2)]


def v03_failures_while_working() -> list[float]:
    """A machine that is empty or blocked has no failures."""
    first = Machine(1.0, up=15.0, repair=3.0)
    system = line((3,), first, Machine(0.9, up=25.0, repair=4.0))
    assert len(system.chances) == 20
    return [system.throughput(1)]


def v04_failures_on_the_calendar() -> list[float]:
    """The value of the file: the second machine is given a part even while it is down.

    A state is (parts passed by the first and not by the second, first up, second up).
    """
    most = 3 + 2  # the second machine, three places, and the first when blocked

    def moves(state):
        ahead, a, b = state
        if a and ahead < most:
            yield 1 / 1.0, (ahead + 1, a, b)
        if b and ahead:
            yield 1 / 0.9, (ahead - 1, a, b)
        yield (1 / 15 if a else 1 / 3), (ahead, not a, b)
        yield (1 / 25 if b else 1 / 4), (ahead, a, not b)

    chances = chain((0, True, True), moves)
    assert len(chances) == 24
    return [mean(chances, lambda s: s[2] and s[0] > 0) / 0.9]


def v06_assembly() -> list[float]:
    """Two feeders and a machine that takes one part of each at the moment it starts."""
    feeders = Machine(1.0, gives=0), Machine(0.9, gives=1)
    system = Flow((2, 2), *feeders, Machine(0.7, takes=(0, 1)))
    assert len(system.chances) == 23
    assert system.throughput(0) == pytest.approx(system.throughput(2), rel=1e-12)
    assert system.share(2, lambda held, _: held == EMPTY) == pytest.approx(
        1 - 0.7 * system.throughput(2), rel=1e-12
    )
    return [system.throughput(2), system.content(0)]


def v10_batches_of_four() -> list[float]:
    """States are idle with 0 to 3 parts, or busy with n waiting; cut off far out [1]."""
    arrival, batch, service, far = 0.8, 4, 1 / 3, 400

    def moves(state):
        busy, waiting = state
        if busy:
            left = waiting - batch
            yield service, (True, left) if left >= 0 else (False, waiting)
        more = waiting + 1
        if more < far:
            yield arrival, (busy, more) if busy or more < batch else (True, 0)

    chances = chain((False, 0), moves)
    assert mean(chances, lambda s: s[1] > far - 20) < 1e-12
    return [mean(chances, lambda s: s[1]) / arrival + 1 / service]


# ---- formulas ----


def v05_pollaczek_khinchine() -> list[float]:
    """Gamma times of shape 3 and scale 0.8: mean 2.4, second moment 0.8² * 3 * 4 [1]."""
    rate, first, second = 0.25, 3 * 0.8, 0.8**2 * 3 * 4
    return [first + rate * second / (2 * (1 - rate * first)), rate * first]


def v07_one_second_pass() -> list[float]:
    """First and second passes are two classes with one law in one queue.

    The classes together are an M/M/1 queue at all visits, and each visit takes 1 / (mu - rate)
    in the mean (product form); a part has 1 + q of them.
    """
    rate, bad, service = 0.25, 0.25, 0.5
    visits = rate * (1 + bad)
    return [(1 + bad) / (service - visits), rate * (1 - bad**2), rate * bad**2]


def v08_four_machines_and_one_repairer() -> list[float]:
    """Machine interference: each that is up makes a part in each unit of time [1]."""
    machines, up, repair = 4, 20.0, 5.0

    def moves(down):
        if down < machines:
            yield (machines - down) / up, down + 1
        if down:
            yield 1 / repair, down - 1

    return [machines - mean(chain(0, moves), lambda down: down)]


MEANS = (1.0, 0.8, 1.2)
"""Mean times of the stations of V09."""


def mean_value_analysis(pallets: int) -> float:
    """Give the throughput of the loop: an arrival sees the loop with one pallet less [2]."""
    queues = [0.0] * len(MEANS)
    rate = 0.0
    for n in range(1, pallets + 1):
        times = [m * (1 + q) for m, q in zip(MEANS, queues, strict=True)]
        rate = n / sum(times)
        queues = [rate * t for t in times]
    return rate


def convolution(pallets: int) -> float:
    """Give the same from the normalising constants, added up station by station [3]."""
    constants = [1.0] + [0.0] * pallets
    for m in MEANS:
        for n in range(1, pallets + 1):
            constants[n] += m * constants[n - 1]
    return constants[pallets - 1] / constants[pallets]


def loop_chain(pallets: int) -> float:
    """Give the same from all ways to divide the pallets among the stations."""

    def moves(state):
        for i, count in enumerate(state):
            if count:
                after = list(state)
                after[i] -= 1
                after[(i + 1) % 3] += 1
                yield 1 / MEANS[i], tuple(after)

    chances = chain((pallets, 0, 0), moves)
    return mean(chances, lambda s: s[0] > 0) / MEANS[0]


def v09_closed_loop() -> list[float]:
    """Three ways, one value."""
    assert convolution(5) == pytest.approx(mean_value_analysis(5), rel=1e-12)
    assert loop_chain(5) == pytest.approx(mean_value_analysis(5), rel=1e-12)
    return [mean_value_analysis(5)]


# ---- by hand ----


def v11_constant_times() -> list[float]:
    """The recursion of departures: a part leaves a machine when it is done and finds a place.

    It is done its time after the part before has left the machine and it has left the machine
    in front; it finds a place when the part as many before as there are places has been begun.
    """
    times, places, parts = (5.0, 3.0, 8.0), (2, 1), 10
    done = [[0.0] * parts for _ in times]
    left = [[0.0] * parts for _ in times]
    begun = [[0.0] * parts for _ in times]
    for k in range(parts):
        for i, time in enumerate(times):
            came = left[i - 1][k] if i else 0.0
            begun[i][k] = max(came, left[i][k - 1] if k else 0.0)
            done[i][k] = begun[i][k] + time
            freed = 0.0
            if i < len(places) and k >= places[i]:
                freed = begun[i + 1][k - places[i]]
            left[i][k] = max(done[i][k], freed)
    out = left[-1]
    end = out[-1]
    blocked = [sum(b - a for a, b in zip(done[i], left[i], strict=True)) for i in (0, 1)]
    starved = end - parts * times[2]
    return [out[0], end, *blocked, starved]


def v12_hours_and_changeovers() -> list[float]:
    """A schedule in working time, put into the hours 0-450 of every 1440."""
    work, setup = {"A": 8.0, "B": 11.0}, {"AB": 14.0, "BA": 9.0}
    day, hours, days = 1440.0, 450.0, 4
    types = list(islice(cycle("AAABB"), 200))
    changes = [setup.get(a + b, 0.0) for a, b in zip("A" + "".join(types), types, strict=False)]
    ends = list(accumulate(c + work[t] for c, t in zip(changes, types, strict=True)))
    worked = days * hours
    fiftieth = ends[49] // hours * day + ends[49] % hours
    setting = sum(
        max(0.0, min(end - work[t], worked) - (end - work[t] - c))
        for end, t, c in zip(ends, types, changes, strict=True)
        if end - work[t] - c < worked
    )
    return [sum(end <= worked for end in ends), fiftieth, setting]


def test_a_chain_of_two_states_is_solved():
    """Up for 3 and down for 1 in the mean: up three quarters of the time."""
    up, down = stationary(np.array([[0.0, 1 / 3], [1.0, 0.0]]))
    assert (up, down) == pytest.approx((0.75, 0.25))
