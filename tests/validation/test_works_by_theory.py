"""The exact values of plant files with chance in them, computed again from theory.

References
----------
.. [1] D. Gross, J. F. Shortle, J. M. Thompson, C. M. Harris (2008), Fundamentals of Queueing
   Theory, 4th ed.: M/M/c (2.4), finite sources (2.8).
.. [2] S. Axsäter (2015), Inventory Control, 3rd ed., chapter 5: (S-1, S) and (R, Q) policies.
"""

import math
from collections.abc import Callable

import pytest
from tests.validation.chains import chain, mean

from motorworks.validation import read_works

CASES = {
    case.id: case for case in read_works() if any(m.tolerance.kind == "ci" for m in case.measures)
}


def derivations() -> dict[str, Callable[[], list[float]]]:
    """Give the functions below that bear the id of a case."""
    return {id_: globals()[id_.replace("-", "_")] for id_ in CASES}


@pytest.mark.parametrize("id_", CASES)
def test_values_follow_from_theory(id_):
    """Each value in the file is that of its formula or chain."""
    values = [measure.value for measure in CASES[id_].measures]
    assert values == pytest.approx(derivations()[id_](), rel=1e-9)


def test_laws_are_those_of_the_plant_files():
    """Figures of the derivations below are those of the files."""
    pool, stock, lots = (
        CASES[i].plant for i in ("vehicle-pool", "base-stock", "lots-for-poisson-demand")
    )
    assert (pool.fleets[0].vehicles, pool.buffers[0].initial) == (2, 6)
    assert [(s.supplies[0].lot, s.supplies[0].reorder_point) for s in (stock, lots)] == [
        (1, 3),
        (3, 4),
    ]


def absence_is_binomial() -> list[float]:
    """Of three people 2.4 are there in the mean, each ends a step in 600 s."""
    there = 0.8
    return [3 * there / 600, 3 * there / 600, 1 - there, there]


def machine_interference() -> list[float]:
    """Four machines run for 300 s and stop for 60 s of the one operator [1]."""
    machines, run, stop = 4, 300.0, 60.0

    def moves(stopped):
        if stopped < machines:
            yield (machines - stopped) / run, stopped + 1
        if stopped:
            yield 1 / stop, stopped - 1

    chances = chain(0, moves)
    working = machines - mean(chances, lambda n: n)
    return [working / 100, 1 - chances[0], 3600 / run, working / machines]


def ways_by_chance() -> list[float]:
    """Independent draws; a second pass for half of the parts."""
    good = 0.4 + 0.5 * 0.4
    passes = 1 + 0.5
    return [0.3, 1000 * 0.2 * 0.3, good / passes, (1 - good) / passes]


def vehicle_pool() -> list[float]:
    """Six containers, each filled alone for 300 s, exchanged by two vehicles in 100 s [1]."""
    containers, vehicles, fill, exchange = 6, 2, 300.0, 100.0

    def moves(full):
        if full < containers:
            yield (containers - full) / fill, full + 1
        if full:
            yield min(full, vehicles) / exchange, full - 1

    chances = chain(0, moves)
    full = mean(chances, lambda n: n)
    busy = mean(chances, lambda n: min(n, vehicles)) / vehicles
    assert (containers - full) / fill == pytest.approx(busy * vehicles / exchange, rel=1e-12)
    return [(containers - full) / fill, full, busy]


def waiting_calls(point: int, lot: int, lead: float) -> dict:
    """Give the chances of (pumps in stock, orders under way, calls that wait) [2].

    Orders come each by itself; the number of waiting calls is cut off where none is left.
    """
    gap, far = 60.0, 400

    def settled(stock, orders, waiting):
        served = min(stock, waiting)
        stock, waiting = stock - served, waiting - served
        while stock + lot * orders <= point:
            orders += 1
        return stock, orders, waiting

    def moves(state):
        stock, orders, waiting = state
        if waiting < far:
            yield 1 / gap, settled(stock, orders, waiting + 1)
        if orders:
            yield orders / lead, settled(stock + lot, orders - 1, waiting)

    chances = chain(settled(0, 0, 0), moves)
    assert mean(chances, lambda s: s[2] > far - 20) < 1e-12
    assert mean(chances, lambda s: s[1]) * lot / lead == pytest.approx(1 / gap)
    return chances


def base_stock() -> list[float]:
    """Orders under way are the busy servers of M/M/4 [1]: Erlang C, and the chain beside it."""
    load, stock = 120 / 60, 4
    terms = [1.0]
    for n in range(1, stock + 1):
        terms.append(terms[-1] * load / n)
    full = terms[-1] * stock / (stock - load)
    waits = full / (sum(terms[:-1]) + full) * load / (stock - load)
    chances = waiting_calls(3, 1, 120.0)
    assert mean(chances, lambda s: s[2]) == pytest.approx(waits, rel=1e-9)
    return [waits, stock - load]


def lots_for_poisson_demand() -> list[float]:
    """(s, Q) with s = 4 and Q = 3."""
    chances = waiting_calls(4, 3, 150.0)
    assert {stock + 3 * orders for stock, orders, _ in chances} == {5, 6, 7}
    return [mean(chances, lambda s: s[2]), mean(chances, lambda s: s[0])]


def order_up_to_part_by_part() -> list[float]:
    """(s, S) with S - s = 3: a level ordered up to, written as such."""
    gap, lead, point, up_to, far = 60.0, 150.0, 4, 7, 400

    def after(stock, orders, waiting):
        while True:  # calls are served one by one, and after each it is looked at the position
            position = stock + sum(orders)
            if position <= point:
                orders = tuple(sorted((*orders, up_to - position)))
            if not (stock and waiting):
                return stock, orders, waiting
            stock, waiting = stock - 1, waiting - 1

    def moves(state):
        stock, orders, waiting = state
        if waiting < far:
            yield 1 / gap, after(stock, orders, waiting + 1)
        for i, size in enumerate(orders):
            yield 1 / lead, after(stock + size, orders[:i] + orders[i + 1 :], waiting)

    chances = chain(after(7, (), 0), moves)
    stock = mean(chances, lambda s: s[0])
    return [mean(chances, lambda s: s[2]), stock, stock]


def kanban_cards_that_wait() -> list[float]:
    """Cards under way are the busy servers of M/M/4: what a call and a departing card find [1]."""
    chances = waiting_calls(3, 1, 120.0)
    under_way = mean(chances, lambda s: s[1])
    none = mean(chances, lambda s: s[0] == 0)
    some_wait = mean(chances, lambda s: s[2] > 0)
    cards = {s: p * s[1] for s, p in chances.items()}  # deliveries, by what they find
    awaited = sum(p for s, p in cards.items() if s[2] > 0) / sum(cards.values())
    waits = mean(chances, lambda s: s[2])
    stock = mean(chances, lambda s: s[0])
    return [waits, stock, under_way, 1 - none, 1 - awaited, none, some_wait]


def cover_with_lost_calls() -> list[float]:
    """Erlang's loss formula by its recursion; half a day of 8 a day is 4 pumps [1]."""
    stock, load, loss = 4, 8 * 0.25, 1.0
    for n in range(1, stock + 1):
        loss = load * loss / (n + load * loss)
    there, use = stock - load * (1 - loss), 8 * (1 - loss)
    return [loss, loss, there, use, there / use]


def kanban_of_production() -> list[float]:
    """Missing pumps up to three are a queue M/M/1, cut off where nobody gets."""
    most, make, gap, far = 3, 60.0, 120.0, 200

    def moves(missing):
        if missing < far:
            yield 1 / gap, missing + 1
        if missing:
            yield 1 / make, missing - 1

    chances = chain(0, moves)
    return [
        mean(chances, lambda n: max(0, most - n)),
        mean(chances, lambda n: max(0, n - most)),
    ]


# ---- beyond the gate ----


def poisson(count: int, rate: float) -> float:
    """Give the chance of a count."""
    return math.exp(-rate) * rate**count / math.factorial(count)


def beyond(rate: float, stock: int) -> float:
    """Give the mean of what a Poisson number is above a stock."""
    return sum((n - stock) * poisson(n, rate) for n in range(stock + 1, stock + 80))


def berths_by_erlang() -> list[float]:
    """Two berths, a load of one: Erlang C, and the chain beside it [1]."""
    gap = stay = 5400.0

    def moves(ships):
        if ships < 200:
            yield 1 / gap, ships + 1
        if ships:
            yield min(ships, 2) / stay, ships - 1

    chances = chain(0, moves)
    waiting = mean(chances, lambda n: max(n - 2, 0))
    both_taken = 1 / 3
    assert waiting * gap == pytest.approx(both_taken * stay / (2 - 1), rel=1e-9)
    return [waiting * gap, mean(chances, lambda n: min(n, 2)) / 2]


def stock_for_poisson_calls() -> list[float]:
    """Keep a base stock of 8: two called off a day, 60 h under way: three calls, then two [2]."""
    stock, rate, days = 8, 2.0, 700
    whole = sum(poisson(n, 3 * rate) for n in range(stock + 1))
    nothing = sum(poisson(n, 2 * rate) for n in range(stock + 1)) * math.exp(-rate)
    owed = (beyond(3 * rate, stock) + beyond(2 * rate, stock)) / 2
    return [
        1 - (beyond(3 * rate, stock) - beyond(2 * rate, stock)) / rate,
        (whole - nothing) / (1 - math.exp(-rate)),
        1 - (beyond(2 * rate, stock) - beyond(rate, stock)) / rate,
        owed,
        owed * days * 3,
        stock - 2.5 * rate + owed,
    ]


def sales_that_are_lost() -> list[float]:
    """Sell in a day what the day before has left."""
    stock, rate, days = 5, 2.0, 700

    def moves(sold):
        left = stock - sold
        for n in range(left):
            yield poisson(n, rate), n
        yield 1 - sum(poisson(n, rate) for n in range(left)), left

    sold = mean(chain(0, moves), lambda n: n)
    return [sold / rate, (rate - sold) * days * 3]
