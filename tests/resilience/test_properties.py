"""What holds for every disturbance."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resilience.plants import HOUR, bought, two_machines

from motorworks.plant import Disturbance
from motorworks.plantfile import load
from motorworks.resilience import Terms, stress
from motorworks.resilience.course import Laboratory, Wanted
from motorworks.resilience.epidemic import with_roll_calls

DAY = 24 * HOUR
TERMS = Terms(
    starts=(datetime(2021, 1, 6),), warm_up=DAY, after=DAY, step=HOUR, week=HOUR, replications=1,
    measures=False,
)  # fmt: skip


@pytest.mark.parametrize("name", ["tutorial", "midsize"])
def test_without_a_disturbance_nothing_is_lost_exactly(name, monkeypatch):
    """The same plant from the same states gives the same course, to the last part."""
    import threading

    plant = with_roll_calls(load(name))
    lab = Laboratory(replications=2, seed=3, jobs=2, step=DAY)
    wanted = Wanted(standing=plant, hit=replace(plant), begin=2 * DAY, end=5 * DAY)
    one, other = lab.courses([wanted, wanted], None, threading.Event())
    assert one.sum() > 0
    assert np.array_equal(one, other)


def test_a_disturbance_of_nobody_loses_nothing_exactly():
    """Random plants as well: an outage of a moment on a day of rest."""
    outage = Disturbance(name="sunday", of=("all",), duration=12 * HOUR)
    plant = replace(load("tutorial"), disturbances=(outage,))
    terms = Terms(starts=(datetime(2021, 1, 10),), warm_up=2 * DAY, after=2 * DAY, replications=2,
                  measures=False)  # fmt: skip
    (found,) = stress(plant, terms).tried
    assert (found.loss.values == 0).all()


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=2, max_size=2), st.integers(0, 300))
def test_a_longer_outage_never_loses_less(hours, held):
    """On a line without chance."""
    outage = Disturbance(name="stop", of=("first",), duration=min(hours) * HOUR)
    longer = replace(outage, name="longer", duration=max(hours) * HOUR)
    plant = two_machines(outage, longer, places=300, held=held)
    one, other = (t.loss.lost.mean for t in stress(plant, replace(TERMS, after=3 * DAY)).tried)
    assert one <= other


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=2, max_size=2))
def test_a_supplier_closed_for_longer_never_loses_less(days):
    """Likewise."""
    closed = Disturbance(name="c", what="supplier", of=("works",), duration=min(days) * DAY)
    longer = replace(closed, name="longer", duration=max(days) * DAY)
    one, other = (
        t.loss.lost.mean
        for t in stress(bought(closed, longer), replace(TERMS, after=8 * DAY)).tried
    )
    assert one <= other
