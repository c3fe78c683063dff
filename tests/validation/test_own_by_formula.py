# ruff: noqa: D401  (the first line says the fact, as the docstrings of tests do)
"""The exact values of our own random cases, computed again from theory and never by simulation.

References
----------
.. [1] D. Gross, J. F. Shortle, J. M. Thompson, C. M. Harris (2008), Fundamentals of Queueing
   Theory, 4th ed.: M/M/c (2.4), losses (2.5, 2.6), machine interference (2.8), closed and open
   networks (4.3, 4.4), M/G/1 (5.1).
.. [2] R. Nelson, A. N. Tantawi (1988), Approximate analysis of fork/join synchronization in
   parallel queues, IEEE Transactions on Computers 37 (6), 739-743: exact for two servers.
.. [3] M. Reiser, S. S. Lavenberg (1980), Mean-value analysis of closed multichain queuing
   networks, Journal of the ACM 27 (2), 313-322: section on queue-dependent servers.
"""

import re
from collections.abc import Callable
from math import exp, factorial, gamma, prod

import numpy as np
import pytest
from tests.validation.chains import BLOCKED, EMPTY, Flow, Machine, chain, line, mean, stationary

from motorworks.validation import read_cases

CASES = {
    case.id: case
    for case in read_cases("own")
    if any(m.tolerance.kind == "ci" for m in case.measures)
}


def derivations() -> dict[str, Callable[[], list[float]]]:
    """Give the functions below that bear the id of a case, by that id."""
    return {
        name[:3].upper(): function
        for name, function in globals().items()
        if re.fullmatch(r"m\d\d_\w+", name)
    }


@pytest.mark.parametrize("id_", CASES)
def test_values_follow_from_theory(id_):
    """Each value in the file is that of its formula."""
    values = [measure.value for measure in CASES[id_].measures]
    assert values == pytest.approx(derivations()[id_](), rel=1e-9)


def test_every_derivation_has_a_case():
    """No derivation is left over from a case that is gone."""
    assert derivations().keys() == CASES.keys()


# ---- one machine, Poisson arrivals ----


def pollaczek_khinchine(rate: float, first: float, second: float) -> tuple[float, float]:
    """Give time in system and content of the queue of M/G/1 from two moments of its times [1]."""
    wait = rate * second / (2 * (1 - rate * first))
    return first + wait, rate * wait


def m01_constant_times() -> list[float]:
    """M/D/1."""
    return list(pollaczek_khinchine(0.5, 1.2, 1.2**2))


def m02_hyperexponential_times() -> list[float]:
    """The second moment of an exponential law is twice the square of its mean."""
    first = 0.3 * 2 + 0.7 * 0.5
    return [pollaczek_khinchine(0.5, first, 2 * (0.3 * 2**2 + 0.7 * 0.5**2))[0]]


def m03_lognormal_times() -> list[float]:
    """Mean and standard deviation are those of the time itself."""
    return [pollaczek_khinchine(1 / 8, 4, 4**2 + 2**2)[0]]


def m04_weibull_times() -> list[float]:
    """The k-th moment is scale**k * Gamma(1 + k / shape)."""
    first, second = (3**k * gamma(1 + k / 1.7) for k in (1, 2))
    return [pollaczek_khinchine(1 / 5, first, second)[0]]


def m05_triangular_times() -> list[float]:
    """Mean (a+b+c)/3, variance (a² + b² + c² - ab - ac - bc)/18."""
    a, b, c = 1, 2, 5
    mean = (a + b + c) / 3
    variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18
    return [pollaczek_khinchine(1 / 5, mean, mean**2 + variance)[0]]


def m06_constant_plus_times() -> list[float]:
    """A geometric number of success chance s has moments 1/s and (2 - s)/s²."""
    p, s = 0.1, 0.25
    first = 1 + p / s
    second = 1 + 2 * p / s + p * (2 - s) / s**2
    return [pollaczek_khinchine(1 / 2.5, first, second)[0]]


def m07_three_types_with_times_of_their_own() -> list[float]:
    """Moments of a mixture are mixtures of moments."""
    uniform = (2.0, (1 + 3 + 9) / 3)  # (a² + ab + b²) / 3
    erlang = (1.5, 1.5**2 * 4 / 3)  # m² (k + 1) / k
    gamma_ = (1.0, 0.4**2 * 2.5 * 3.5)  # scale² shape (shape + 1)
    first, second = (
        0.5 * u + 0.3 * e + 0.2 * g for u, e, g in zip(uniform, erlang, gamma_, strict=True)
    )
    rate = 0.4
    return [pollaczek_khinchine(rate, first, second)[0], rate * first]


# ---- exponential queues ----


def m08_single_exponential_machine() -> list[float]:
    """M/M/1: the time in system is exponential with rate mu - lambda [1]."""
    arrival, service = 0.5, 1.0
    rho = arrival / service
    gone = service - arrival
    return [1 / gone, exp(-gone * 3), 1 - rho, rho**2 / (1 - rho)]


def erlang_c(servers: int, load: float) -> float:
    """Give the probability of waiting in M/M/c [1]."""
    full = load**servers / factorial(servers) * servers / (servers - load)
    return full / (sum(load**n / factorial(n) for n in range(servers)) + full)


def m09_three_exponential_machines() -> list[float]:
    """M/M/3: wait is 0 or exponential with rate c mu - lambda, and time = wait + service [1]."""
    servers, arrival, service, x = 3, 1.8, 1.0, 2.0
    load = arrival / service
    waits = erlang_c(servers, load)
    surplus = servers * service - arrival
    k = surplus / service - 1
    above = exp(-service * x) * (1 + waits * (1 - exp(-service * x * k)) / k)
    return [1 / service + waits / surplus, above, load / servers]


def m10_losses_for_want_of_a_place() -> list[float]:
    """M/M/1/4: three places between, one in the machine; states are geometric [1]."""
    rho, states = 0.8, 4
    p = np.array([rho**n for n in range(states + 1)])
    p /= p.sum()
    loss = p[-1]
    inside = float(p @ np.arange(states + 1))
    through = 0.8 * (1 - loss)
    return [loss, through, inside - (1 - p[0]), inside / through]


def m11_losses_without_any_place() -> list[float]:
    """Erlang's loss formula, which holds for any law of service [1]."""
    load, servers = 2.0, 3
    terms = [load**n / factorial(n) for n in range(servers + 1)]
    loss = terms[-1] / sum(terms)
    return [loss, load * (1 - loss) / servers]


def m12_losses_of_groups() -> list[float]:
    """Groups of three to one machine and two places; of each group what fits is taken."""
    groups, service, states = 0.5, 1.0, 4
    flow = np.zeros((states, states))
    for n in range(states):
        flow[n, min(n + 3, 3)] += groups
        if n:
            flow[n, n - 1] += service
    p = stationary(flow)
    lost = sum(p[n] * n for n in range(states)) / 3
    return [lost, groups * 3 * (1 - lost), 1 - p[0]]


def m13_arrivals_that_wait_outside() -> list[float]:
    """A finite buffer that holds arrivals back changes only where they wait: M/M/1."""
    rho = 0.6
    return [1 / (1 - 0.6), rho**2 + rho**3]  # P(1 or more wait) + P(2 or more wait)


def m14_groups_at_uniform_gaps() -> list[float]:
    """Renewal theory: 3 parts in a mean gap of 2, each worked half a unit."""
    return [3 / 2, 3 / 2 * 0.5]


# ---- networks ----


def m15_fork_and_join() -> list[float]:
    """Two parallel M/M/1 queues fed together and joined again [2]."""
    rho = 0.5
    return [(12 - rho) / 8 / (1 - rho)]


def m16_open_network_with_random_ways() -> list[float]:
    """Jackson: each station is an M/M/1 queue at its own rate of visits [1]."""
    visits = np.linalg.solve(np.array([[0.9, -0.25], [-0.6, 1.0]]), np.array([0.5, 0.0]))
    rho = visits * np.array([0.8, 1.0])
    inside = rho / (1 - rho)
    return [float(inside.sum()) / 0.5, float(rho[1] ** 2 / (1 - rho[1])), float(visits[0])]


def m17_tandem_of_one_and_two_machines() -> list[float]:
    """Burke: the second station sees Poisson arrivals, too [1]."""
    first = 1 / (1 - 0.6)
    second = 2 + erlang_c(2, 1.2) / (2 / 2 - 0.6)
    return [first + second]


def m18_two_machines_and_three_places() -> list[float]:
    """A birth-death chain of six states: ahead of the second machine lie 0 ... 5 parts."""
    rho, states = 0.8, 3 + 3
    p = np.array([rho**n for n in range(states)])
    p /= p.sum()
    places = [0, 0, 1, 2, 3, 3]  # in the buffer; the last state is the first machine blocked
    return [1.25 * (1 - p[0]), p[-1], p[0], float(p @ places)]


def m19_closed_loop_with_two_machines_at_one_station() -> list[float]:
    """Gordon and Newell: product form with load-dependent rates, over all states [1]."""
    pallets = 4
    weight: dict[tuple[int, int, int], float] = {}
    for a in range(pallets + 1):
        for b in range(pallets + 1 - a):
            c = pallets - a - b
            paired = prod(1.5 / min(k, 2) for k in range(1, a + 1))
            weight[a, b, c] = paired * 0.6**b * 0.9**c
    total = sum(weight.values())
    busy = sum(w for (_, b, _), w in weight.items() if b) / total
    waiting = sum(w * max(a - 2, 0) for (a, _, _), w in weight.items()) / total
    return [busy / 0.6, waiting, busy]


def m20_repair_crew_of_two() -> list[float]:
    """Machine interference: five machines, up for 10, repaired in 2 by one of two [1]."""
    machines, crew = 5, 2
    p = [1.0]
    for n in range(machines):
        p.append(p[-1] * (machines - n) / 10 / (min(n + 1, crew) / 2))
    down = sum(n * x for n, x in enumerate(p)) / sum(p)
    return [machines - down, down / machines]


def m21_several_modes_on_the_operating_clock() -> list[float]:
    """Renewal reward: a unit of work brings 1/up failures of each mode, each a repair long."""
    up = 30 * gamma(1 + 1 / 1.7)
    lost = 4 / up + 1.5 / 12
    work = (1 + 2 + 3) / 3
    return [1 / work / (1 + lost), lost / (1 + lost)]


def m22_several_modes_on_the_calendar_clock() -> list[float]:
    """Modes on the calendar alternate independently; the machine works while all are up."""
    up = 20 / (20 + 2) * 15 / (15 + 3)
    return [up, 1 - up]


def m23_random_changeovers() -> list[float]:
    """Of successive parts 0.36 are A and A, 0.24 A and B, 0.24 B and A, 0.16 B and B."""
    work = 0.6 * 3 + 0.4 * 4
    setup = 0.36 * 0.25 + 0.24 * 2 + 0.24 * 1.5
    return [1 / (work + setup), setup / (work + setup)]


def m24_batches_of_two_to_five() -> list[float]:
    """Bulk service with a least and a greatest batch: the chain, cut off where nothing is left.

    States: idle with 0 or 1 part; busy with n parts waiting.
    """
    arrival, service, least, most, far = 1.0, 0.5, 2, 5, 300
    flow = np.zeros((least + far, least + far))
    for n in range(least):
        flow[n, n + 1 if n + 1 < least else least] += arrival
    for n in range(far):
        if n + 1 < far:
            flow[least + n, least + n + 1] += arrival
        after = n if n < least else least + n - min(n, most)
        flow[least + n, after] += service
    p = stationary(flow)
    waiting = float(p[:least] @ np.arange(least) + p[least:] @ np.arange(far))
    return [waiting / arrival + 1 / service, float(p[:least].sum()), waiting]


def m25_no_second_pass() -> list[float]:
    """M/M/1 seen by every part, thinned behind the machine."""
    return [1 / (1 - 0.5), 0.5 * 0.8, 0.5 * 0.2]


def m26_passes_without_limit() -> list[float]:
    """Feedback to the end of the queue: M/M/1 with service rate mu (1 - p) [1]."""
    kept = 0.75
    return [1 / (kept / 1.5 - 0.3), 0.3, 0.3 / kept]


# ---- from the empty system on ----


def m27_last_of_three_parallel_machines() -> list[float]:
    """The n-th of three exponential times of mean 2: 2/3, then 2/2 and 2/1 more."""
    return [2 / 3, 2 / 3 + 2 / 2, 2 / 3 + 2 / 2 + 2, 2]


def m28_content_while_it_grows() -> list[float]:
    """Poisson arrivals at a machine that holds the first of them for good."""
    come = 0.5 * 20
    return [come - (1 - exp(-come))]


def m29_output_of_machines_without_number() -> list[float]:
    """M/G/infinity from empty: those that came by t and are done, and those that are not."""
    t, mean, rate = 20, 5, 0.5
    inside = rate * mean * (1 - exp(-t / mean))
    return [rate * t - inside]


def m30_output_of_a_day() -> list[float]:
    """Memoryless work, suspended off shift: one part every half unit of the eight that it works."""
    return [8 / 0.5, 8 / 24]


def m31_loop_with_one_place_between() -> list[float]:
    """Four pallets, one place: a birth-death chain on those that have passed the first machine.

    Its states are 0 (second machine starved) to 3 (first machine blocked): the fourth pallet
    waits before the first machine then.
    """
    p = np.array([(0.8 / 1.0) ** n for n in range(4)])
    p /= p.sum()
    return [(1 - p[0]) / 0.8, float(p[3])]


def m32_one_operator_for_four_machines() -> list[float]:
    """Machine interference again: each machine works alone for 5, then needs the person for 1."""
    machines = 4
    p = np.cumprod([1.0] + [(machines - n) / 5 for n in range(machines)])
    p /= p.sum()
    waiting_or_served = float(p @ np.arange(machines + 1))
    alone, served = machines - waiting_or_served, 1 - p[0]
    return [served / 1, (alone + served) / machines]


def m33_calendar_failures_of_two_machines() -> list[float]:
    """Up or down, holding or empty: an empty second machine that is down fills the buffer only.

    A state is (parts in the buffer, first blocked, second holds a part, first up, second up).
    """
    places, first, second = 3, (1.0, 1 / 15, 1 / 3), (1 / 0.9, 1 / 25, 1 / 4)

    def settled(buffer: int, blocked: int, holds: int, up: int) -> tuple[int, int, int]:
        if up and not holds and buffer:
            buffer, holds = buffer - 1, 1
        if blocked and buffer < places:
            buffer, blocked = buffer + 1, 0
        if up and not holds and buffer:
            buffer, holds = buffer - 1, 1
        return buffer, blocked, holds

    def moves(state):
        buffer, blocked, holds, a, b = state
        if a and not blocked:
            yield first[0], (*settled(buffer, 1, holds, b), a, b)
        if b and holds:
            yield second[0], (*settled(buffer, blocked, 0, b), a, b)
        yield first[1] if a else first[2], (buffer, blocked, holds, 1 - a, b)
        yield second[1] if b else second[2], (*settled(buffer, blocked, holds, 1 - b), a, 1 - b)

    chances = chain((0, 0, 0, 1, 1), moves)
    assert len(chances) == 32
    return [second[0] * mean(chances, lambda s: s[2] and s[4])]


# ---- lines from the chains of their states ----


def m34_two_machines_without_a_place() -> list[float]:
    """Three states: the second works alone, both work, the first is blocked."""
    system = line((0,), Machine(1.0), Machine(1.5))
    assert len(system.chances) == 3
    ratio = 1.5  # of the rates of the machines: p(n) is proportional to its powers
    assert system.working(1) == pytest.approx((ratio + ratio**2) / (1 + ratio + ratio**2))
    return [system.throughput(1), system.share(0, lambda held, _: held == BLOCKED)]


def m35_two_machines_and_ten_places() -> list[float]:
    """Thirteen states, all alike with equal machines: each works for 12 / 13 of the time."""
    system = line((10,), Machine(1.0), Machine(1.0))
    assert system.throughput(1) == pytest.approx(12 / 13, rel=1e-12)
    return [system.throughput(1), system.content(0)]


def m36_three_machines_with_two_and_one_place() -> list[float]:
    """Unequal exponential machines; every one lets through the same."""
    system = line((2, 1), Machine(1.0), Machine(1.1), Machine(0.9))
    assert system.throughput(0) == pytest.approx(system.throughput(2), rel=1e-12)
    blocked = system.share(1, lambda held, _: held == BLOCKED)
    starved = system.share(1, lambda held, _: held == EMPTY)
    return [system.throughput(2), system.content(0), system.content(1), blocked, starved]


def failing_line() -> Flow:
    """Give three machines that fail while they work, with two places between each."""
    return line(
        (2, 2),
        Machine(1.0, up=20.0, repair=4.0),
        Machine(0.9, up=12.0, repair=3.0),
        Machine(1.0, up=30.0, repair=5.0),
    )


def m37_three_failing_machines_with_places() -> list[float]:
    """Failures grow with the work done: a machine is down repair / up for each unit of work."""
    system = failing_line()
    down = system.share(1, lambda _, down: down)
    assert down == pytest.approx(system.working(1) * 3 / 12, rel=1e-12)
    return [system.throughput(2), system.content(0), system.content(1), down]


def m38_three_erlang_machines_without_places() -> list[float]:
    """Times of two stages spread less, and block less, than exponential ones."""
    system = line((0, 0), *(Machine(1.0, stages=2) for _ in range(3)))
    assert system.throughput(2) > 22 / 39
    return [system.throughput(2)]


def m39_three_feeders_and_an_assembly() -> list[float]:
    """One part of each of three is joined, and finished on a machine behind one place."""
    system = Flow(
        (1, 2, 1, 1),
        Machine(1.0, gives=0),
        Machine(0.8, gives=1),
        Machine(0.9, gives=2),
        Machine(0.5, takes=(0, 1, 2), gives=3),
        Machine(0.6, takes=(3,)),
    )
    assert system.throughput(1) == pytest.approx(system.throughput(4), rel=1e-12)
    return [system.throughput(4), system.content(1)]


def m40_two_machines_before_one() -> list[float]:
    """A birth-death chain on the parts ahead of the second station, two of them blocked at most."""
    first, second, places = 1 / 2.0, 1 / 0.8, 2
    p = [1.0]
    for ahead in range(1 + places + 2):
        working = 2 - max(ahead - 1 - places, 0)  # of the first station
        p.append(p[-1] * working * first / second)
    p = [x / sum(p) for x in p]
    blocked = sum(x * max(n - 1 - places, 0) for n, x in enumerate(p)) / 2
    content = sum(x * min(max(n - 1, 0), places) for n, x in enumerate(p))
    return [(1 - p[0]) * second, blocked, content]


# ---- closed and open networks ----


def m41_loop_of_two_stations_with_two_and_three_machines() -> list[float]:
    """Mean value analysis with the chances of a station's queue, and the chain beside it [3]."""
    pallets, means, machines = 6, (1.8, 2.2), (2, 3)
    chances = [[1.0], [1.0]]  # of n at the station, with the pallets so far
    rate = 0.0
    for n in range(1, pallets + 1):
        works = [
            [min(j, c) / m for j in range(n + 1)] for m, c in zip(means, machines, strict=True)
        ]
        times = [sum(j / works[i][j] * chances[i][j - 1] for j in range(1, n + 1)) for i in (0, 1)]
        rate = n / sum(times)
        behind = [[rate / works[i][j] * chances[i][j - 1] for j in range(1, n + 1)] for i in (0, 1)]
        chances = [[1 - sum(b), *b] for b in behind]

    def moves(at_first):
        if at_first:
            yield min(at_first, 2) / 1.8, at_first - 1
        if at_first < pallets:
            yield min(pallets - at_first, 3) / 2.2, at_first + 1

    by_chain = chain(pallets, moves)
    assert [by_chain[n] for n in range(pallets + 1)] == pytest.approx(chances[0], rel=1e-9)
    waiting = [
        sum(p * max(n - c, 0) for n, p in enumerate(of))
        for of, c in zip(chances, machines, strict=True)
    ]
    return [rate, *waiting]


def m42_open_network_of_three_stations() -> list[float]:
    """Jackson: each station is an M/M/c queue at its own rate of visits [1]."""
    ways = np.array([[0, 0.7, 0.3], [0, 0, 0.8], [0.1, 0, 0]])
    visits = np.linalg.solve(np.eye(3) - ways.T, np.array([0.8, 0.0, 0.0]))
    inside, waiting = 0.0, []
    for rate, mean_time, servers in zip(visits, (0.9, 2.4, 0.6), (1, 2, 1), strict=True):
        load = float(rate) * mean_time
        queue = erlang_c(servers, load) * load / (servers - load)
        waiting.append(queue)
        inside += queue + load
    return [inside / 0.8, waiting[1], float(visits[2])]


def m43_erlang_gaps_and_one_exponential_machine() -> list[float]:
    """GI/M/1: an arrival finds n parts with chance (1 - s) s^n, s = E exp(-mu (1 - s) gap) [1]."""
    service, stages, gap = 1.0, 2, 1.25
    s = 0.5
    for _ in range(500):
        s = (1 + service * (1 - s) * gap / stages) ** -stages
    time = 1 / (service * (1 - s))
    return [time, (time - 1 / service) / gap, exp(-2 * service * (1 - s))]
