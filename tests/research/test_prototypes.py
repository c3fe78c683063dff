"""Prototypes on the lines for sale: builds by hand, and a loss that is known exactly."""

from dataclasses import replace

import pytest
from tests.research.small import PHASES, centre

from motorworks.experiment.trial import Settings
from motorworks.plant import Research
from motorworks.plantfile import load
from motorworks.research.prototypes import builds_of, cost_of_prototypes, with_builds

PLANT = """
[plant]
name = "works"

[source.in]

[line.line]
lines = {copies}
stations = ["press"]

[process.press]
cycle_time = "60 s"
inputs = ["in"]
to = "out"

[sink.out]
"""


@pytest.fixture
def works(tmp_path):
    """Give a line that makes a part a minute, day and night, beside a research centre."""

    def made(copies=1):
        path = tmp_path / "plant.toml"
        path.write_text(PLANT.replace("{copies}", str(copies)), encoding="utf-8")
        research = Research(series_lines=("line",))
        departments = centre().departments
        return replace(load(path), research=research, departments=departments, phases=PHASES)

    return made


def test_builds_of_a_year(works):
    """Two platforms in 6 months each are four a year: 12 prototypes of half an hour each time."""
    (build,) = builds_of(works(), 2, 0)
    assert (build.phase, build.a_year, build.prototypes, build.hours) == ("test", 4, 12, 6)


def test_copies_take_turns(works):
    """One copy of the line at a time."""
    plant = works(copies=2)
    outages = with_builds(plant, builds_of(plant, 2, 0)).outages
    assert [o.of for o in outages[:3]] == [("line-01",), ("line-02",), ("line-01",)]
    assert all((o.end - o.start).total_seconds() == 6 * 3600 for o in outages)


def test_without_series_lines_nothing_is_taken():
    """And nothing simulated."""
    cost = cost_of_prototypes(centre(), 2, 0, Settings())
    assert cost.hours == 24
    assert cost.lost is None


def test_a_build_costs_the_parts_of_its_time(works):
    """One build of six hours in sixty days: 360 parts, scaled to the year."""
    settings = Settings(duration="60d", warm_up="0d", replications=2)
    cost = cost_of_prototypes(works(), 2, 0, settings)
    assert cost.trouble == ""
    assert cost.lost.mean == pytest.approx(360 * 365 / 60, rel=0.005)
    assert cost.lost.half_width == pytest.approx(0, abs=1e-6)
