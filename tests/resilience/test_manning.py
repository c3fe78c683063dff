"""Who is manned when there are too few people, and what each rule loses, by hand."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.golden_tables import differences

from motorworks.errors import MotorworksError
from motorworks.plantfile import load, read_plant
from motorworks.projects import Curve, Moment
from motorworks.resilience import RULES, Terms, rules_compared, stress, with_epidemics
from motorworks.resilience.manning import manning
from motorworks.resilience.upstream import lines_before

PLANT = read_plant(Path(__file__).parent / "two-crews.toml")
DAY = 86400.0
TERMS = Terms(
    warm_up=2 * DAY,
    after=2 * DAY,
    replications=1,
    measures=False,
    starts=(datetime(2021, 1, 11),),
)
FEVER = PLANT.curves[0]


@pytest.mark.parametrize(
    ("rule", "idle"),
    [
        ("in_order", {"bench": 1, "press": 2}),
        ("dearest", {"bench": 1, "press": 2}),
        ("downstream", {"press": 4}),
        ("bottleneck", {"bench": 2}),
    ],
)
def test_half_of_the_people_by_hand(rule, idle):
    """Eight of sixteen: all benches, all presses, or half of both."""
    found = manning(PLANT, rule)(0.5)
    assert {name: len(left) for name, left in found.items()} == idle


def test_three_quarters_of_the_people_by_hand():
    """Twelve: eight for the benches and four for two presses; or eight for presses, one bench."""
    assert manning(PLANT, "downstream")(0.75) == {"press": ["press-03", "press-04"]}
    assert manning(PLANT, "bottleneck")(0.75) == {"bench": ["bench-02"]}
    assert manning(PLANT, "bottleneck")(1.0) == {}


def test_what_leads_to_the_customer():
    """A bench gives to the customer; a press to the buffer in front of the bench."""
    assert lines_before(PLANT, ["customer"]) == {"bench": 1, "press": 3}
    assert lines_before(PLANT, ["bench-01/fit"]) == {"bench": 0, "press": 2}


def test_the_reference_plant_from_the_customer_on():
    """Surplus cores are no customers: the press is farthest from these, assembly nearest."""
    plant = load("dalian")
    near = lines_before(plant, [s.name for s in plant.sinks if s.counts_as == "good"])
    assert near["assembly"] < near["stator"] < near["press"] < near["slitting"]


def test_who_stands_still_at_the_reference_plant():
    """Copies without people, by rule, line and share of people, kept in a file."""
    plant = load("dalian")
    rows = []
    for rule in list(RULES)[1:]:
        unmanned = manning(plant, rule)
        for share in (0.9, 0.6, 0.3, 0.05):
            left = unmanned(share)
            rows.append(
                {"rule": rule, "share": share}
                | {line: " ".join(left.get(line, ())) for line in ("stator", "rotor", "assembly")}
            )
    assert differences(rows, Path(__file__).parent / "golden" / "dalian" / "manning.csv") == []


def lost(plant, **more):
    """Give what each rule loses."""
    names = tuple(f"epidemic_{rule}" for rule in RULES)
    found = stress(plant, replace(TERMS, names=names, **more))
    (group,) = rules_compared(found)
    return {r.rule: r for r in group}


def test_losses_of_each_rule_by_hand():
    """Presses make 4 an hour, which the benches take at once.

    Fourteen days at half: with half of the presses 2 an hour are missing for 336 h; with benches
    alone nothing is pressed, 4 x 336; with presses alone nothing is fitted, and afterwards the
    benches (8 an hour) take 4 an hour of what lies there, as long as it is looked at.
    """
    found = lost(with_epidemics(PLANT, FEVER))
    assert found["in_order"].lost.mean == pytest.approx(2 * 336, abs=8)
    assert found["downstream"].lost.mean == pytest.approx(4 * 336, abs=8)
    assert found["bottleneck"].lost.mean == pytest.approx(4 * 336 - 4 * 48, abs=10)
    assert found["spread"].fewer is None
    for rule in ("in_order", "downstream", "bottleneck"):
        fewer = found["spread"].lost.mean - found[rule].lost.mean
        assert found[rule].fewer.mean == pytest.approx(fewer)


def test_curves_that_are_given_begin_with_the_epidemic():
    """The first date of a curve is moved to the start; half as long loses half as much."""
    week = Curve(
        name="week",
        points=(Moment(day=date(2019, 5, 1), value=0.5), Moment(day=date(2019, 5, 7), value=0.5)),
    )
    found = lost(with_epidemics(PLANT, week))
    assert found["in_order"].tried.duration == 7 * DAY
    assert found["in_order"].lost.mean == pytest.approx(2 * 168, abs=8)


def test_wrong_rules_and_missing_curves_are_refused():
    """What is not known, twice there or missing is said."""
    for rules in (("all",), ("spread", "spread"), ()):
        with pytest.raises(MotorworksError, match="expected each once, or some, of spread"):
            with_epidemics(PLANT, FEVER, None, rules)
    with pytest.raises(MotorworksError, match="names no curve of its workforce"):
        with_epidemics(PLANT)
    assert {d.curve for d in with_epidemics(load("dalian")).disturbances} >= {"given/people"}
