"""How long the runs of a case are: found by a pilot, and divided among the replications."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.validation import Case, Measure, RunPlan, Tolerance
from motorworks.validation.plan import (
    AIM,
    LONGEST,
    Plan,
    common_period,
    full_plan,
    piece,
    pilot_plan,
)


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


# ---- pilot and run ----

TEN = [9.0, 11.0] * 20  # mean 10, standard error 0.160


def random_case(width: float, **run: Any) -> Case:
    """Give a case whose throughput of 10 is to be confirmed with this relative width."""
    tolerance = Tolerance(kind="ci", max_relative_half_width=width)
    measure = Measure(name="throughput", nodes=("OUT",), value=10.0, tolerance=tolerance)
    return Case(id="X", network={"stations": []}, run=RunPlan(**run), measures=(measure,))


def full(width: float, lengthen: float = 1.0, **run: Any) -> Plan:
    """Give the plan after a pilot whose replications gave ``TEN``."""
    case = random_case(width, **run)
    return full_plan(case, case.measures, pilot_plan(case), [TEN], lengthen)


def test_pilot_takes_a_quarter():
    """Forty pieces of a quarter of the length; of replications a quarter, at least 20."""
    assert pilot_plan(random_case(0.01, length=1600.0)) == Plan(40, 10.0)
    assert pilot_plan(random_case(0.01, replications=400)) == Plan(100, None)
    assert pilot_plan(random_case(0.01, replications=30)) == Plan(20, None)


def test_run_is_never_shorter_than_the_case_says():
    """A wide tolerance leaves the length as it is."""
    assert full(width=1.0, length=6400.0) == Plan(64, 100.0)
    assert full(width=1.0, replications=400) == Plan(400, None)


def test_run_is_as_long_as_its_interval_needs():
    """Student's t at 64 replications is 3.45: the half-width would be 0.553 for the pilot."""
    plan = full(width=0.04, length=6400.0)
    assert 64 * plan.length == pytest.approx(1600 * (3.452 * 0.16013 / (AIM * 0.4)) ** 2, rel=1e-3)


def test_more_replications_where_length_does_not_help():
    """What is counted from the empty system needs more runs."""
    plan = full(width=0.04, replications=20)
    assert plan.replications == pytest.approx(20 * (3.452 * 0.16013 / (AIM * 0.4)) ** 2, abs=1)


def test_run_has_a_longest_length():
    """What would take for ever is a miss by its width instead."""
    assert full(width=1e-6, length=6400.0).length == 100.0 * LONGEST


def test_lengthened_run_is_longer_by_the_factor():
    """As a miss is examined."""
    once, four = full(width=0.04, length=6400.0), full(width=0.04, length=6400.0, lengthen=4.0)
    assert four.length == pytest.approx(4 * once.length)
    assert full(width=1.0, replications=400, lengthen=4.0).replications == 1600


def test_pilot_without_values_changes_nothing():
    """The run itself will tell that nothing was counted."""
    case = random_case(0.01, length=6400.0)
    nothing = [[float("nan")] * 40]
    assert full_plan(case, case.measures, pilot_plan(case), nothing, 1.0) == Plan(64, 100.0)
