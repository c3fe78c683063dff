"""The ramp-up with and without a disturbance of the programme, reckoned by hand."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motorworks.errors import MotorworksError
from motorworks.plantfile import read_plant
from motorworks.projects import Curve, Limit, Moment, Resource
from motorworks.projects.disturbance import Case
from motorworks.rampup import Wish, commissioning, ramp

OPENING = replace(read_plant(Path(__file__).parent / "opening.toml"), learnings=())
HALF = Curve(
    name="half",
    points=(Moment(day=date(2021, 1, 1), value=0.5), Moment(day=date(2022, 12, 31), value=0.5)),
)
GOOD = 24 * 0.99
"""Good cores of a press in a day."""


def held(**more):
    """Give the plant whose hall is held until 20 February and can be slowed."""
    activities = tuple(
        replace(a, not_before=date(2021, 2, 20), held_by="half", sensitivity=1.0, **more)
        if a.name == "hall"
        else a
        for a in OPENING.activities
    )
    programme = replace(OPENING.programme, workforce="half")
    return replace(OPENING, activities=activities, curves=(HALF,), programme=programme)


@pytest.fixture(scope="module")
def struck():
    """Give what the disturbance costs in one year."""
    wish = Wish(years=1, replications=2, compared=0, epidemic=True)
    return ramp(held(), wish).struck


def test_starts_of_production_by_hand(struck):
    """Without it 130 days; held 20 more; slowed to half, the hall takes 200 days from there."""
    starts = {c.key: c.production[0] for c in struck.courses}
    assert starts == {
        "data": date(2021, 5, 31),
        "on": date(2021, 9, 8),
        "off": date(2021, 5, 11),
    }
    assert [struck.of(key).later.mean for key in ("data", "on", "off")] == [20, 120, 0]


def test_motors_lost_by_hand(struck):
    """Three presses run when the first thirty days are over: each day later costs three of them."""
    assert struck.days == (date(2022, 1, 1), date(2022, 5, 31))
    for n in range(2):
        assert struck.of("data").lost[n].mean == pytest.approx(GOOD * 3 * 20, rel=0.02)
        assert struck.of("on").lost[n].mean == pytest.approx(GOOD * 3 * 120, rel=0.02)
        assert struck.of("off").lost[n].mean == 0
    made = GOOD * (10 + 2 * 10 + 3 * (235 - 20))
    assert struck.of("off").made[0].mean == pytest.approx(made, rel=0.02)
    assert struck.of("off").made[0].mean == pytest.approx(
        struck.of("off").cumulated[struck.months.index(date(2022, 1, 1))]
    )


def test_a_curve_that_is_given_takes_the_place_of_the_own():
    """With everybody there only the date is left; with firms shut the hall goes by these."""
    full = replace(HALF, points=tuple(replace(p, value=1.0) for p in HALF.points))
    shut = replace(HALF, points=tuple(replace(p, value=0.25) for p in HALF.points))
    wish = Wish(years=1, replications=1, compared=0, curve=full)
    found = ramp(held(), wish).struck
    assert found.of("on").production == (date(2021, 5, 31),)
    found = ramp(held(firms="half"), replace(wish, curve=None, firms=shut)).struck
    assert found.of("on").production == (date(2022, 3, 27),)  # 400 days from 20 February


def test_draws_are_the_same_in_every_case():
    """The hall's own length goes out of the difference: 20 days in every replication."""
    wish = Wish(years=1, replications=3, compared=0, drawn=True, epidemic=True)
    found = ramp(held(), wish).struck
    assert len(set(found.of("off").production)) == 3
    assert found.of("data").later.mean == 20
    assert found.of("data").later.half_width == pytest.approx(0, abs=1e-9)


def test_another_start_moves_every_case():
    """All cases move by the same days."""
    wish = Wish(years=1, replications=1, compared=0, epidemic=True, production=date(2021, 6, 10))
    found = ramp(held(), wish).struck
    assert found.of("data").production == (date(2021, 6, 10),)
    assert found.of("off").production == (date(2021, 5, 21),)


def test_nothing_to_turn_off_is_refused():
    """A plant without a curve has no disturbance."""
    with pytest.raises(MotorworksError, match="nothing disturbs the programme of opening"):
        ramp(OPENING, Wish(years=1, replications=1, compared=0, epidemic=True))


def test_dates_within_the_limits_of_crews():
    """Two halls of one crew follow each other: what the second brings comes a hall later."""
    crew = Resource(name="crew", amount=1, changes=(Limit(begin=date(2022, 1, 1), amount=2),))
    needs = {"hall": {"crew": 1}, "test": {"crew": 1}}
    loose = tuple(
        replace(a, needs=needs.get(a.name, {}), after=() if a.name == "test" else a.after)
        for a in OPENING.activities
    )
    plant = replace(OPENING, activities=loose, resources=(crew,))
    free, limited = commissioning(plant), commissioning(plant, limited=True)
    assert free.production == limited.production == date(2021, 5, 11)
    # The test fits before the hall, while the permit is waited for: 20 of 30 days.
    assert limited.days[True, "cores", 2] == date(2021, 1, 21)
    longer = tuple(replace(a, duration=40 * 86400.0) if a.name == "test" else a for a in loose)
    limited = commissioning(replace(plant, activities=longer), limited=True)
    assert limited.days[True, "cores", 2] == date(2021, 6, 20)


def test_risks_of_the_disturbance_happen_only_with_it():
    """Without a case the drawn programme has none of its delays."""
    plant = held()
    late = Case(key="on", title="", rule="", curve=HALF)
    assert commissioning(plant, case=late).production == date(2021, 9, 8)
    assert commissioning(plant, case=replace(late, without=frozenset({"half"}))).production == (
        date(2021, 8, 19)
    )
