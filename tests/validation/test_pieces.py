"""The total length of a case, divided among its replications."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.validation import Case, Measure, RunPlan, Tolerance
from motorworks.validation.pieces import common_period, piece


def case(length: float | None, calendars: tuple[float, ...] = (), period: Any = None) -> Case:
    """Give a case with calendars of these periods and a measure per period."""
    measure = Measure(
        name="mean_output_per_period" if period else "throughput",
        nodes=("OUT",),
        value=1.0,
        tolerance=Tolerance(kind="ci"),
        argument=period,
    )
    stations = [{"calendar": {"period": p}} for p in calendars] + [{}]
    return Case(
        id="X", network={"stations": stations}, run=RunPlan(length=length), measures=(measure,)
    )


def test_case_without_length_has_no_pieces():
    """It is about the start."""
    assert piece(case(None), 20, 1.0) is None


def test_length_is_shared_out():
    """Four times the length makes pieces four times as long."""
    assert piece(case(1000.0), 20, 1.0) == 50.0
    assert piece(case(1000.0), 20, 4.0) == 200.0


def test_piece_holds_whole_days():
    """1000 over 32 is 31.25; with days of 24 it becomes two of them."""
    assert piece(case(1000.0, (24.0,)), 32, 1.0) == 48.0
    assert piece(case(24.0 * 32, (24.0,)), 32, 1.0) == 24.0


def test_piece_holds_whole_periods_of_the_measure():
    """A piece of an output per day holds days even without a calendar."""
    assert piece(case(1000.0, period=24.0), 32, 1.0) == 48.0


@pytest.mark.parametrize(
    ("periods", "common"),
    [([], 0.0), ([24.0], 24.0), ([24.0, 10.0], 120.0), ([0.1, 0.3], 0.3), ([7.0, 168.0], 168.0)],
)
def test_common_period(periods, common):
    """The least time that holds each a whole number of times."""
    assert common_period(periods) == pytest.approx(common)


def test_periods_without_common_multiple_give_the_longest():
    """1 and the square root of 2 never meet."""
    assert common_period([1.0, 2**0.5]) == 2**0.5


@given(st.lists(st.integers(1, 30), min_size=1, max_size=2))
def test_common_period_is_a_multiple_of_each(periods):
    """Whole periods always meet."""
    common = common_period([float(p) for p in periods])
    assert all(common % p == 0 for p in periods)
