"""Designs: every combination once, one in every layer, one thing at a time."""

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.experiment.plan import Experiment, Factor, Scenario, points
from motorworks.experiment.plan.designs import count, levels_of
from motorworks.experiment.plan.range import Range, parted, range_of

LEVELS = st.lists(st.integers(0, 1000), min_size=2, max_size=4, unique=True)


def factors_of(levels):
    """Give factors with these levels."""
    return tuple(
        Factor(name=f"f{n}", paths=(f"plant.{n}",), levels=tuple(given))
        for n, given in enumerate(levels)
    )


def scenarios_of(number):
    """Give so many scenarios."""
    return tuple(Scenario(name=f"s{n}") for n in range(number))


@given(st.lists(LEVELS, min_size=1, max_size=4), st.integers(0, 3))
def test_full_factorial_has_every_combination_once(levels, scenarios):
    """In every scenario."""
    experiment = Experiment(
        plant="x", factors=factors_of(levels), scenarios=scenarios_of(scenarios)
    )
    found = points(experiment)
    seen = [(p.scenario, *p.values.values()) for p in found]
    names = [s.name for s in experiment.scenarios] or [""]
    assert sorted(seen) == sorted(product(names, *levels))
    assert count(experiment) == len(found) == max(1, scenarios) * prod(map(len, levels))
    assert [p.number for p in found] == list(range(1, len(found) + 1))


@given(st.lists(LEVELS, min_size=1, max_size=4))
def test_one_at_a_time_is_the_plant_as_it_is_and_each_level_alone(levels):
    """No point sets two factors."""
    experiment = Experiment(plant="x", design="one_at_a_time", factors=factors_of(levels))
    base, *rest = points(experiment)
    assert set(base.values.values()) == {None}
    set_alone = [[(k, v) for k, v in p.values.items() if v is not None] for p in rest]
    assert [one for (one,) in set_alone] == [
        (f"f{n}", level) for n, given in enumerate(levels) for level in given
    ]
    assert count(experiment) == 1 + len(rest)


def latin(samples, seed, factors):
    """Give the points of a Latin hypercube."""
    experiment = Experiment(
        plant="x", design="latin_hypercube", samples=samples, seed=seed, factors=factors
    )
    return points(experiment)


RANGE = Factor(name="r", paths=("plant.a",), low="0 s", high="1000 s")
OTHER = Factor(name="o", paths=("plant.b",), low=-1.0, high=3.0)


@given(st.integers(2, 60), st.integers(0, 2**32))
def test_a_latin_hypercube_has_one_point_in_every_layer(samples, seed):
    """Of every range, whatever the number of samples."""
    found = latin(samples, seed, (RANGE, OTHER))
    assert len(found) == samples
    for name, low, length in (("r", 0.0, 1000.0), ("o", -1.0, 4.0)):
        shares = [(parted(p.values[name])[0] - low) / length for p in found]
        # Values are rounded: one that lies on the edge belongs to both sides.
        layers = sorted(shares)
        for n, share in enumerate(layers):
            assert n / samples - 1e-3 <= share <= (n + 1) / samples + 1e-3


@given(st.integers(2, 30), st.integers(0, 2**32))
def test_designs_can_be_made_again(samples, seed):
    """The seed decides, and nothing else."""
    assert latin(samples, seed, (RANGE, OTHER)) == latin(samples, seed, (RANGE, OTHER))


def test_another_seed_gives_another_sample():
    """Else it would not be one."""
    assert latin(10, 1, (RANGE, OTHER)) != latin(10, 2, (RANGE, OTHER))


@given(LEVELS, st.integers(1, 5))
def test_levels_come_equally_often_in_a_latin_hypercube(levels, times):
    """Where samples are a multiple of their number."""
    found = latin(len(levels) * times, 3, factors_of([levels]))
    drawn = [p.values["f0"] for p in found]
    assert {drawn.count(level) for level in levels} == {times}


def test_scenarios_meet_the_same_sample():
    """So that they can be compared point by point."""
    experiment = Experiment(
        plant="x",
        design="latin_hypercube",
        samples=5,
        factors=(RANGE,),
        scenarios=scenarios_of(2),
    )
    found = points(experiment)
    assert [p.values for p in found[:5]] == [p.values for p in found[5:]]


@pytest.mark.parametrize(
    ("low", "high", "steps", "levels"),
    [
        ("54 s", "60 s", 3, ("54 s", "57 s", "60 s")),
        ("5 %", "10 %", 2, ("5 %", "10 %")),
        (1, 4, None, (1, 4)),
        (1, 4, 3, (1, 2, 4)),  # 2.5 is rounded to the even one
        (0.0, 1.0, 5, (0.0, 0.25, 0.5, 0.75, 1.0)),
        ("0.1 /min", "0.4 /min", 2, ("0.1 /min", "0.4 /min")),
    ],
)
def test_ranges_are_cut_into_levels(low, high, steps, levels):
    """Both ends among them, in the unit of the file."""
    factor = Factor(name="f", paths=("plant.x",), low=low, high=high, steps=steps)
    assert levels_of(factor) == levels


def test_whole_numbers_come_equally_often():
    """Also those at the ends of a range."""
    between = Range(1, 4, whole=True)
    drawn = [between.at((n + 0.5) / 400) for n in range(400)]
    assert {n: drawn.count(n) for n in set(drawn)} == {1: 100, 2: 100, 3: 100, 4: 100}


def test_units_must_be_the_same():
    """A range from seconds to minutes is none."""
    assert range_of("40 s", "1 min") is None
    assert range_of(True, 3) is None
    assert range_of("1_000 s", "2e3 s") == Range(1000, 2000, "s")
