"""Release dates that are drawn, and developments in the places of a steady portfolio."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.research.small import PHASES, centre, of

from motorworks.plant import Department, Phase, Research
from motorworks.research.named import with_named
from motorworks.research.needs import PROTOTYPE_LINE, capacities
from motorworks.research.portfolio import WEEKS, portfolio, steady
from motorworks.research.prototypes import Build, drawn_hours
from motorworks.research.spread import release_spread, triangular, varies


def random(seed=1):
    """Give random numbers of their own."""
    return np.random.Generator(np.random.Philox(seed))


def test_a_triangular_draw_has_its_mean_and_bounds():
    """(2 + 3 + 7) / 3, within 2 and 7; a typical value without bounds is itself."""
    source = random()
    drawn = np.array([triangular(source, 2, 3, 7) for _ in range(4000)])
    assert drawn.min() >= 2
    assert drawn.max() <= 7
    assert drawn.mean() == pytest.approx(4.0, abs=0.06)
    assert (drawn < 3).mean() == pytest.approx(0.2, abs=0.02)
    assert triangular(source, None, 3, None) == 3
    assert triangular(source, 3, 3, 9) >= 3
    assert triangular(source, 1, 3, 3) <= 3


def test_nothing_varies_nothing_is_drawn():
    """A portfolio without bounds has no spread."""
    plant = centre(developments=(of("one"),))
    projects = portfolio(plant, weeks=0)
    assert not any(varies(stage) for p in projects for stage in p.stages)
    assert release_spread(projects, capacities(plant), draws=5, seed=1) is None


def test_releases_lie_between_least_and_most_months():
    """A phase of 4 to 8 months, typically 6, alone: 17 to 35 weeks."""
    phase = Phase(
        name="all",
        months=6,
        fewest_months=4,
        most_months=8,
        person_months=6,
        split={"office": 1.0},
    )
    plant = centre(phases=(phase,), developments=(of("one"),))
    found = release_spread(portfolio(plant, weeks=0), capacities(plant), draws=200, seed=1)
    assert found is not None
    low, middle, high = found.of("one")
    assert 4 * WEEKS - 1 <= low < middle < high <= 8 * WEEKS + 1
    assert middle == pytest.approx(6 * WEEKS, abs=1.5)
    assert found.kept("one", 6 * WEEKS) == pytest.approx(0.5, abs=0.1)


def test_prototypes_change_what_the_line_gives():
    """Twice the prototypes of a phase that takes half of the line leave it no more than one."""
    test = replace(PHASES[1], fewest_prototypes=0, most_prototypes=24)
    research = Research(prototype_hours=72 * 3600.0)
    plant = centre(
        phases=(PHASES[0], test),
        research=research,
        departments=(
            Department(name="office", people=40),
            Department(name="laboratory", people=20),
        ),
        developments=(of("one"), of("two")),
    )
    projects = portfolio(plant, weeks=0)
    need = projects[0].stages[1].needs[PROTOTYPE_LINE]
    assert need == pytest.approx(12 / 4 / 6, rel=0.05)
    found = release_spread(projects, capacities(plant), draws=50, seed=1)
    assert found is not None
    assert len(set(found.weeks[:, 1])) > 1


def test_hours_of_a_build_are_drawn():
    """Between those of the fewest and of the most prototypes, each build anew."""
    build = Build(phase="test", a_year=4, prototypes=12, hours=6, fewest=6, most=24)
    hours = [drawn_hours(build, 0, n) for n in range(50)]
    assert min(hours) >= 3
    assert max(hours) <= 12
    assert len(set(hours)) == 50
    assert drawn_hours(replace(build, fewest=12, most=12), 0, 1) == 6


def test_developments_take_places_of_a_steady_portfolio():
    """By phase the one that is furthest, by start the first to begin; the number stays."""
    named = (
        of("alpha", phase="test"),
        of("beta", kind="derivative", start=date(2021, 3, 1)),
        of("gamma", kind="derivative", derivative_of="alpha"),
    )
    plant = centre(developments=named)
    projects = steady(plant, 2, 3, weeks=60)
    found = with_named(plant, projects)
    assert len(found) == len(projects)
    by_name = {p.name: (n, p) for n, p in enumerate(found)}
    n, alpha = by_name["alpha"]
    assert (alpha.stages, alpha.under_way) == (projects[n].stages, True)
    tests = [p.planned for p in projects if p.kind == "platform" and p.under_way
             and p.stages[0].phase.name == "test"]  # fmt: skip
    assert alpha.planned == min(tests)
    assert by_name["beta"][1].start >= 8
    assert by_name["gamma"][1].after == "alpha"


def test_a_development_that_finds_no_place_comes_on_top():
    """A third platform in the last phase, where a portfolio has two."""
    plant = centre(developments=tuple(of(f"p{n}", phase="test") for n in range(4)))
    projects = steady(plant, 2, 0, weeks=0)
    there = sum(p.stages[0].phase.name == "test" for p in projects)
    assert len(with_named(plant, projects)) == len(projects) + 4 - there
