"""Main effects and interactions, reckoned by hand."""

import numpy as np
import pytest
from tests.experiment.analysis.tables import results, two_by_two

from motorworks.experiment.analysis import interactions, main_effects
from motorworks.experiment.plan import Experiment, Factor, Scenario, points
from motorworks.experiment.plan.range import parted

# Two replications of (a, b) = (1, low), (1, high), (2, low), (2, high).
TABLE = [[10, 12], [14, 16], [20, 24], [30, 32]]


def by_name(found):
    """Give effects by factor."""
    return {e.factor: e for e in found.effects}


def test_main_effects_of_a_full_factorial():
    """A level's effect is the mean over all points with it, less the mean of all.

    Replication 0: mean 18.5; with a = 1: 12, with a = 2: 25, so 13 from first to last.
    Replication 1: mean 21; a = 1: 14, a = 2: 28, so 14.
    Together 13.5 with a standard error of 0.5; t of one degree of freedom is 12.706.
    Of b: 22 - 15 = 7 and 24 - 18 = 6.
    """
    found = main_effects(results(TABLE, two_by_two()), 0)
    effects = by_name(found)
    assert [e.factor for e in found.effects] == ["a", "b"]
    assert effects["a"].change.mean == pytest.approx(13.5)
    assert effects["a"].change.half_width == pytest.approx(12.7062 * 0.5, rel=1e-5)
    assert effects["b"].change.mean == pytest.approx(6.5)
    first, last = effects["a"].levels
    assert (first.text, last.text) == ("1", "2")
    assert first.effect.mean == pytest.approx((12 - 18.5 + 14 - 21) / 2)
    assert last.effect.mean == pytest.approx(-first.effect.mean)
    assert last.mean == pytest.approx((25 + 28) / 2)


def test_the_interaction_of_two_factors():
    """What a brings at the last level of b, less what it brings at the first.

    Replication 0: (30 - 14) - (20 - 10) = 6; replication 1: (32 - 16) - (24 - 12) = 4.
    """
    (found,) = interactions(results(TABLE, two_by_two()), 0)
    assert found.factors == ("a", "b")
    assert found.change.mean == pytest.approx(5)
    assert found.change.half_width == pytest.approx(12.7062 * 1.0, rel=1e-5)
    assert found.means == pytest.approx(np.array([[11, 15], [22, 31]]))


def test_main_effects_explain_what_is_not_interaction():
    """Point means 11, 15, 22, 31: total 230.75; interaction leaves 4 * 1.25 ** 2."""
    found = main_effects(results(TABLE, two_by_two()), 0)
    assert found.explained == pytest.approx(1 - 6.25 / 230.75)


def test_one_at_a_time_counts_from_the_plant_as_it_is():
    """Points: as it is, a = 1, a = 2, b = low, b = high."""
    table = [[10, 11], [9, 10], [13, 15], [10, 11], [10, 12]]
    found = by_name(main_effects(results(table, two_by_two("one_at_a_time")), 0))
    levels = found["a"].levels
    assert [level.text for level in levels] == ["as it is", "1", "2"]
    assert [level.effect.mean for level in levels] == pytest.approx([0, -1, 3.5])
    assert levels[1].effect.half_width == pytest.approx(0, abs=1e-12)
    assert found["b"].change.mean == pytest.approx(0.5)


def test_scenarios_are_a_factor_too():
    """Two scenarios, one factor."""
    experiment = Experiment(
        plant="x",
        factors=(Factor(name="a", paths=("plant.a",), levels=(1, 2)),),
        scenarios=(Scenario(name="old"), Scenario(name="new", title="New")),
    )
    found = by_name(main_effects(results([[1, 1], [3, 3], [5, 5], [7, 7]], experiment), 0))
    assert found["scenario"].change.mean == pytest.approx(4)
    assert found["scenario"].levels[1].text == "New"
    assert found["a"].change.mean == pytest.approx(2)


def test_a_sample_gives_straight_lines():
    """A response that is linear in two ranges is found again, exactly."""
    experiment = Experiment(
        plant="x",
        design="latin_hypercube",
        samples=9,
        factors=(
            Factor(name="t", paths=("plant.t",), low="50 s", high="70 s"),
            Factor(name="n", paths=("plant.n",), low=0.0, high=4.0),
        ),
    )
    at = [(parted(p.values["t"])[0], p.values["n"]) for p in points(experiment)]
    table = [[100 - 2 * t + 5 * n, 101 - 2 * t + 6 * n] for t, n in at]
    found = main_effects(results(table, experiment), 0)
    effects = by_name(found)
    assert effects["t"].change.mean == pytest.approx(-40)
    assert effects["t"].change.half_width == pytest.approx(0, abs=1e-9)
    assert effects["n"].change.mean == pytest.approx(22)  # 20 and 24
    assert effects["n"].straight
    assert found.explained == pytest.approx(1)


def test_points_without_a_value_are_left_out():
    """The rest still tells the factors apart; there is no interaction to be had."""
    table = [[10, 12], [14, 16], [20, 24], [np.nan, 32]]
    given = results(table, two_by_two())
    found = main_effects(given, 0)
    assert found.left_out == (4,)
    assert by_name(found)["a"].change.mean == pytest.approx((10 + 12) / 2)
    assert interactions(given, 0) == ()


def test_too_few_points_tell_nothing():
    """Three inputs cannot be told apart by two points that are left."""
    table = [[10, 12], [np.nan, 16], [np.nan, 24], [30, 32]]
    assert main_effects(results(table, two_by_two()), 0).effects == ()


def test_without_replications_there_are_no_intervals():
    """But effects."""
    found = by_name(main_effects(results([[1], [2], [3], [4]], two_by_two()), 0))
    assert found["a"].change.mean == pytest.approx(2)
    assert found["a"].change.half_width is None
