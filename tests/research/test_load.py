"""What a steady portfolio takes in the mean, by hand; and that of the reference plant."""

from pathlib import Path

import pytest
from tests.golden_tables import differences
from tests.research.small import centre

from motorworks.plant import Research
from motorworks.plantfile import load
from motorworks.research.load import demand, limit, loads, most_derivatives, most_platforms
from motorworks.research.needs import capacities, months_of, work_of

HERE = Path(__file__).parent / "golden"


def test_a_platform_takes_its_work_spread_over_its_months():
    """30 of 40 person-months are the office's: over 6 months, 5 people; the laboratory's 10 / 6."""
    found = demand(centre(), 1, 0)
    assert found == pytest.approx({"office": 5.0, "laboratory": 10 / 6})


def test_platforms_and_derivatives_add_up():
    """A derivative takes 13 and 3 person-months in 3 months; its own laboratory share is half."""
    found = loads(centre(), 1, 1)
    assert found == pytest.approx({"office": 0.5 + 13 / 30, "laboratory": 1 / 3 + 0.2})
    assert limit(found)[0] == "office"


def test_how_many_fit_in_the_mean():
    """Ten people of the office: two platforms; beside one, 5 x 3 / 13 derivatives."""
    assert most_platforms(centre()) == 2
    assert [most_derivatives(centre(), n) for n in (0, 1, 2, 3)] == [2, 1, 0, None]


def test_people_count_by_months_and_share():
    """10.5 months a year, 80 % of them: 0.7 of each; hours of the line make it a resource."""
    plant = centre(research=Research(months=10.5, share=0.8, test_cells=3, prototype_hours=7.2e6))
    there = capacities(plant)
    assert there == pytest.approx(
        {"office": 7.0, "laboratory": 3.5, "test cells": 3.0, "prototype line": 1.0}
    )
    # 12 prototypes of an hour each in 4 months of 2000 / 12 h, 4 of 6 months.
    assert demand(plant, 1, 0)["prototype line"] == pytest.approx(12 / 4 / (2000 / 12) * 4 / 6)


def test_the_reference_portfolio_takes_5283_of_5292_person_months():
    """12 platforms of 441 in 27 months, 28 derivatives of 157 in 18."""
    plant = load("dalian")
    assert [sum(months_of(p, k) for p in plant.phases) for k in ("platform", "derivative")] == (
        pytest.approx([27, 18], abs=1e-5)
    )
    assert sum(work_of(p, "platform") for p in plant.phases) == 441
    assert sum(work_of(p, "derivative") for p in plant.phases) == 157
    people = [d.name for d in plant.departments]
    assert 12 * sum(capacities(plant)[d] for d in people) == pytest.approx(5292)
    wanted = demand(plant, 12, 28)
    assert 12 * sum(wanted[d] for d in people) == pytest.approx(5282.67, abs=0.01)


def test_golden_loads_of_the_reference_plant():
    """By department, test cells and prototype line."""
    plant = load("dalian")
    there, wanted = capacities(plant), demand(plant, 12, 28)
    rows = [{"what": n, "there": v, "wanted": wanted[n]} for n, v in there.items()]
    assert differences(rows, HERE / "dalian" / "load.csv") == []
    frontier = [
        {"platforms": n, "derivatives": most_derivatives(plant, n)} for n in range(0, 27, 2)
    ]
    assert differences(frontier, HERE / "dalian" / "frontier.csv") == []
