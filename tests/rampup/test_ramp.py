"""A ramp-up known by hand, and what is asked and refused."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motorworks.errors import MotorworksError
from motorworks.plantfile import read_plant
from motorworks.rampup import Wish, ramp

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def two_lines():
    """Give the ramp-up of two lines, one a month later, whose cycle times halve."""
    return ramp(read_plant(HERE / "two-lines.toml"), Wish(years=1, replications=2, compared=1))


def test_months_by_hand(two_lines):
    """Each line makes 12 a day for 30 days and 24 from then on; a part may still be on its way."""
    with (HERE / "two-lines.csv").open() as table:
        for row, month in zip(csv.DictReader(table), two_lines.months, strict=False):
            assert month.begin.isoformat() == row["month"]
            assert month.mean == pytest.approx(float(row["good"]), abs=2)
            assert month.share == pytest.approx(float(row["share"]), abs=0.003)


def test_period_and_quarters_by_hand(two_lines):
    """A year is 24 x (365 + 334) less 2 x 360; quarters are shares of a quarter of the target."""
    assert two_lines.periods[0].mean == pytest.approx(24 * (365 + 334) - 720, abs=3)
    assert sum(two_lines.quarters) * 17520 / 4 == pytest.approx(two_lines.periods[0].mean, abs=1)


def test_first_part_and_pace(two_lines):
    """The first part is there after two hours; the pace is held from May on."""
    assert two_lines.first_good == date(2021, 3, 1)
    assert two_lines.first[0] == pytest.approx(2 / 24, abs=1 / 24)
    assert two_lines.reached in (date(2021, 5, 1), date(2021, 6, 1))
    assert two_lines.held in (date(2021, 5, 1), date(2021, 6, 1))


def test_faster_learning_by_hand(two_lines):
    """Learnt in 15 days instead of 30, the month's step of the first month is at its middle."""
    (pull,) = two_lines.pulls
    assert pull.lever.key == "learning"
    assert pull.lever.cost is None
    # The factor of the first 30 days is that of day 15, halfway: 1.5 in place of 2.
    assert pull.gain[0] == pytest.approx(2 * (720 / 1.5 - 720 / 2), abs=4)
    assert pull.earlier == pytest.approx(240 / 48, abs=0.2)


def test_programme_brings_the_lines():
    """Waves are simulated: one press for ten days, two for ten, three after; half are planned."""
    plant = replace(read_plant(HERE / "opening.toml"), learnings=())
    found = ramp(plant, Wish(years=1, replications=1, compared=1))
    assert found.when[0].production == date(2021, 5, 11)
    made = 24 * (10 + 2 * 10 + 3 * 345) * 0.99
    assert found.periods[0].mean == pytest.approx(made, rel=0.01)
    assert found.periods[0].planned == 0.5
    pulls = {p.lever.key: p for p in found.pulls}
    assert set(pulls) == {"earlier", "pooled"}
    # A month earlier nothing leaves before the second checker is there, on the 1st of May: of the
    # second press that is 20 days more, of the third 30.
    assert pulls["earlier"].gain[0] == pytest.approx(24 * 50 * 0.99, rel=0.02)
    # 8 % interest (the default) on two presses of 10 million, 30 days earlier.
    rate = plant.economics.discount_rate
    assert pulls["earlier"].lever.cost == pytest.approx(2 * 10e6 * rate * 30 / 365)
    assert pulls["pooled"].lever.cost is None  # the file has no price of a checker


def test_runs_in_parallel_give_the_same():
    """The number of threads changes nothing."""
    plant = read_plant(HERE / "opening.toml")
    one, two = (
        ramp(plant, Wish(years=1, replications=2, compared=0, jobs=jobs)) for jobs in (1, 2)
    )
    assert [m.good for m in one.months] == [m.good for m in two.months]


def test_a_drawn_programme_moves_production():
    """Each replication has a start of its own; levers are left out."""
    plant = read_plant(HERE / "opening.toml")
    found = ramp(plant, Wish(years=1, replications=3, drawn=True))
    assert len({w.production for w in found.when}) == 3
    assert found.pulls == ()
    assert found.periods[0].half_width is not None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"years": 0}, "years is 0; expected 1 or more"),
        ({"years": 21}, "20 or fewer"),
        ({"replications": 0}, "replications is 0"),
        ({"drawn": True, "production": date(2021, 1, 1)}, "give one of them"),
    ],
)
def test_nonsense_is_refused(given, said):
    """A wish that makes no sense is no ramp-up."""
    with pytest.raises(MotorworksError, match=said):
        Wish(**given)


def test_days_of_rest_by_hand():
    """104 days of rest in the year from Monday, 1 March 2021: 8 parts and 4 hours of work each."""
    found = ramp(read_plant(HERE / "weekdays.toml"), Wish(years=1, replications=1, compared=1))
    assert found.months[0].mean == pytest.approx(23 * 8, abs=1)
    assert found.months[0].share is None
    (pull,) = found.pulls
    assert pull.lever.key == "rest_days"
    assert pull.gain[0] == pytest.approx(104 * 8, abs=1)
    # Half an operator for 8 hours at 1,000 an hour (1.8 million for 1,800 hours), paid double.
    assert pull.lever.cost == pytest.approx(104 * 8 * 0.5 * 1000 * 2)


def test_a_plant_that_stands_still_is_no_ramp():
    """What makes nothing is refused in words."""
    plant = read_plant(HERE / "weekdays.toml")
    closed = replace(plant.calendars[0], days_off=tuple(
        date.fromordinal(date(2021, 3, 1).toordinal() + n) for n in range(400)
    ))  # fmt: skip
    with pytest.raises(MotorworksError, match="makes nothing in 1 years"):
        ramp(replace(plant, calendars=(closed,)), Wish(years=1, replications=1, compared=0))
