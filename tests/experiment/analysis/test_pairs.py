"""Paired differences and points that nothing beats."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.experiment.analysis import pairs, pareto_front


def test_differences_are_paired_replication_by_replication():
    """Differences 1, 2, 3: mean 2, standard error 1/sqrt(3); t(2, 0.975) = 4.3027."""
    values = np.array([[10.0, 20.0, 30.0], [11.0, 22.0, 33.0]])[:, :, None]
    (found,) = pairs(values)
    assert (found.one, found.other) == (0, 1)
    assert found.mean == pytest.approx(2)
    assert found.half_width == pytest.approx(4.30265 / 3**0.5, rel=1e-5)
    assert found.half_width_together == found.half_width
    assert found.share == pytest.approx(0.1)
    assert found.verdict == "open"


def test_several_pairs_hold_together_by_bonferroni():
    """With three pairs each has the level 1 - 0.05 / 3: t(2, 0.99167) = 7.6488."""
    base = np.array([10.0, 20.0, 30.0])
    values = np.stack([base, base + np.array([1, 2, 3]), base - np.array([10, 10.1, 10.2])])[
        :, :, None
    ]
    found = pairs(values, which="all")
    assert [(p.one, p.other) for p in found] == [(0, 1), (0, 2), (1, 2)]
    assert found[0].half_width_together == pytest.approx(7.6488 / 3**0.5, rel=1e-4)
    assert [p.verdict for p in found] == ["open", "less", "less"]


def test_equal_plants_are_equal():
    """A difference of exactly nothing is no open question."""
    values = np.ones((2, 4, 1))
    assert pairs(values)[0].verdict == "equal"


def test_a_plant_that_stands_still_has_no_difference():
    """And says so."""
    values = np.array([[1.0, 2.0], [1.0, np.nan]])[:, :, None]
    found = pairs(values)[0]
    assert found.mean is None
    assert found.verdict == "open"


def test_one_replication_leaves_everything_open():
    """There is a difference, but nothing says how sure it is."""
    found = pairs(np.array([[[1.0]], [[2.0]]]))[0]
    assert (found.mean, found.half_width, found.verdict) == (1.0, None, "open")


def test_the_front_has_what_nothing_beats():
    """More of the first, less of the second."""
    values = np.array([[10, 5], [12, 6], [9, 5], [12, 7], [8, 1], [np.nan, 0]])
    assert pareto_front(values, ("more", "less")) == [4, 0, 1]
    assert pareto_front(values, ("less", "less")) == [4]


POINTS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=25)


@given(POINTS)
def test_every_point_is_on_the_front_or_beaten_by_one_that_is(points):
    """And none on it is beaten."""
    front = {points[n] for n in pareto_front(np.array(points, dtype=float), ("more", "more"))}

    def beaten(p):
        return any(q[0] >= p[0] and q[1] >= p[1] and q != p for q in points)

    assert front == {p for p in points if not beaten(p)}
