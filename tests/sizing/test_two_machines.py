"""Two machines and a buffer, against chains solved by brute force and against conservation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motorworks.sizing.two_machines import ALIKE, Machine, pair

speeds = st.floats(0.2, 5.0)
rates = st.floats(0.001, 0.5)
machines = st.builds(Machine, speeds, rates, rates)
places = st.floats(0.0, 200.0)


def by_cells(first, second, buffer, cells=160):
    """Give flow, starvation and blocking of the chain in which the level moves cell by cell."""

    def number(level, a, b):
        return (level * 2 + a) * 2 + b

    rows = np.zeros((4 * (cells + 1), 4 * (cells + 1)))
    out = np.zeros(len(rows))
    for level in range(cells + 1):
        for a in (0, 1):
            for b in (0, 1):
                here = number(level, a, b)
                net = (first.speed * a - second.speed * b) * cells / buffer
                one, two = float(a), float(b)
                if level == 0 and b:
                    two = min(1.0, first.speed * a / second.speed)
                if level == cells and a:
                    one = min(1.0, second.speed * b / first.speed)
                if 0 <= level + np.sign(net) <= cells and net:
                    rows[here, number(int(level + np.sign(net)), a, b)] += abs(net)
                rows[here, number(level, 1 - a, b)] += first.failure * one if a else first.repair
                rows[here, number(level, a, 1 - b)] += second.failure * two if b else second.repair
                out[here] = second.speed * two
    rows -= np.diag(rows.sum(1))
    equations = rows.T.copy()
    equations[-1] = 1.0
    share = np.linalg.solve(equations, np.eye(len(rows))[-1])
    return share @ out, share[number(0, 0, 1)], share[number(cells, 1, 0)]


@pytest.mark.parametrize(
    ("first", "second", "buffer"),
    [
        (Machine(1.0, 0.02, 0.1), Machine(1.3, 0.03, 0.08), 10.0),
        (Machine(1.3, 0.03, 0.08), Machine(1.0, 0.02, 0.1), 10.0),
        (Machine(1.0, 0.02, 0.1), Machine(1.0, 0.03, 0.08), 10.0),
        (Machine(1.0, 0.005, 0.1), Machine(2.0, 0.3, 0.08), 25.0),
        (Machine(1.0, 0.02, 0.1), Machine(1.0, 0.02, 0.1), 5.0),
    ],
)
def test_as_a_chain_in_small_steps(first, second, buffer):
    """The error of the steps goes down with their size; at 160 cells it is below half a percent."""
    rate, starved, blocked = by_cells(first, second, buffer)
    found = pair(first, second, buffer)
    assert found.rate == pytest.approx(rate, rel=1e-3)
    assert found.starved == pytest.approx(starved, abs=1e-3)
    assert found.blocked == pytest.approx(blocked, abs=1e-3)


@given(machines, machines, places)
def test_read_backwards_it_is_the_same_line(first, second, buffer):
    """Room moves against the parts."""
    one, other = pair(first, second, buffer), pair(second, first, buffer)
    assert other.rate == pytest.approx(one.rate, rel=1e-6)
    assert (other.starved, other.blocked) == pytest.approx((one.blocked, one.starved), abs=1e-6)


@given(machines, machines, places)
def test_never_more_than_the_slower_and_never_less_than_without_a_buffer(first, second, buffer):
    """Without a buffer both stand whenever one does."""
    alone = min(1 / first.completion, 1 / second.completion)
    slow = min(first.speed, second.speed)
    stops = (
        first.failure / first.speed / first.repair + second.failure / second.speed / second.repair
    )
    without = 1 / (1 / slow + stops)
    found = pair(first, second, buffer).rate
    assert without * (1 - 1e-6) <= found <= alone * (1 + 1e-6)
    assert pair(first, second, 0.0).rate == pytest.approx(without, rel=1e-6)


@given(machines, machines, places, st.floats(0.1, 50.0))
def test_more_places_make_no_less(first, second, buffer, more):
    """And endless places all that the slower could do."""
    assert pair(first, second, buffer + more).rate >= pair(first, second, buffer).rate * (1 - 1e-9)


@settings(max_examples=50)
@given(machines, rates, rates, places)
def test_speeds_that_are_nearly_one_speed(first, failure, repair, buffer):
    """The two formulas meet."""
    same = pair(first, Machine(first.speed, failure, repair), buffer)
    near = pair(first, Machine(first.speed * (1 + 3 * ALIKE), failure, repair), buffer)
    assert near.rate == pytest.approx(same.rate, rel=1e-5)


def test_endless_places():
    """The slower one sets the pace."""
    one, two = Machine(1.0, 0.02, 0.1), Machine(1.3, 0.03, 0.08)
    assert pair(one, two, 1e7).rate == pytest.approx(1 / one.completion)
