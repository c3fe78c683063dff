"""Levers of the programme, by hand: what they move and what that brings."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motorworks.plantfile import load, read_plant
from motorworks.projects import Resource
from motorworks.rampup import Wish, commissioning, levers, ramp

DAY = 86400.0
OPENING = replace(read_plant(Path(__file__).parent / "opening.toml"), learnings=())
WISH = Wish(years=1, replications=1, compared=1)
GOOD = 24 * 0.99
"""Good cores of a press in a day."""


def changed(**of):
    """Give the plant with other fields of its activities, by name."""
    return replace(
        OPENING,
        activities=tuple(replace(a, **of.get(a.name, {})) for a in OPENING.activities),
    )


def found(plant, wish=WISH):
    """Give the levers by key."""
    return {lever.key: lever for lever in levers(plant, commissioning(plant), wish)}


def test_two_shifts_go_down_to_the_shortest_time():
    """The hall of 100 days takes 80, its shortest, not 60; the test has no shorter one."""
    plant = changed(hall={"kind": "commissioning", "people": 5.0}, test={"kind": "commissioning"})
    lever = found(plant)["shifts"]
    assert lever.when.production == date(2021, 4, 21)
    assert lever.when.days[True, "cores", 2] == date(2021, 5, 11)
    pull = next(p for p in ramp(plant, WISH).pulls if p.lever.key == "shifts")
    # Three presses run from the 20th day on: 20 days of them more by the same date.
    assert pull.gain[0] == pytest.approx(GOOD * 3 * 20, rel=0.02)


def test_two_shifts_take_three_fifths_where_that_can_be():
    """Of 100 days with a shortest time of 10, 60 are left."""
    plant = changed(hall={"kind": "equipment", "people": 5.0, "shortest": 10 * DAY})
    assert found(plant)["shifts"].when.production == date(2021, 4, 1)


def test_orders_of_long_lead_a_month_earlier():
    """A hall of 200 days that waits for the permit of 30 starts with it; interest is paid."""
    plant = changed(hall={"kind": "equipment", "duration": 200 * DAY, "cost": 1e9, "longest": None})
    lever = found(plant)["orders"]
    assert commissioning(plant).production == date(2021, 8, 19)
    assert lever.when.production == date(2021, 7, 20)
    rate = plant.economics.discount_rate
    assert lever.cost == pytest.approx(1e9 * rate * 30 / 365)
    assert "earlier" not in found(plant)


def test_the_window_gives_the_shortest_approval():
    """A permit of 20 days instead of 30."""
    plant = changed(permit={"kind": "approval", "shortest": 20 * DAY})
    assert found(plant)["window"].when.production == date(2021, 5, 1)


def test_what_moves_no_date_is_not_simulated():
    """A permit beside the way to the hall brings nothing."""
    plant = changed(
        permit={"kind": "approval", "shortest": 20 * DAY},
        hall={"not_before": date(2021, 3, 1)},
    )
    result = ramp(plant, WISH)
    pull = next(p for p in result.pulls if p.lever.key == "window")
    assert pull.lever.still
    assert pull.gain == (0.0, 0.0)
    assert "moves no day" in pull.lever.basis
    # The lever for whatever reason stands where the programme moves nothing.
    assert {"earlier", "pooled", "window"} == {p.lever.key for p in result.pulls}


def test_crews_are_levers_within_limits_only():
    """One more of a crew of one lets hall and test go on side by side."""
    crew = Resource(name="crew", title="Fitters", amount=1)
    plant = replace(
        changed(hall={"needs": {"crew": 1.0}}, test={"needs": {"crew": 1.0}, "after": ()}),
        resources=(crew,),
    )
    limited = replace(WISH, limited=True)
    when = commissioning(plant, limited=True)
    assert "crew_crew" not in found(plant)
    by = {lever.key: lever for lever in levers(plant, when, limited)}
    assert by["crew_crew"].title == "1 more: fitters"
    assert by["crew_crew"].still  # the test fits before the hall, while the permit is waited for


def test_levers_of_the_reference_programme():
    """Approvals have float to the fixed day; orders and shifts move what comes later."""
    plant = load("dalian")
    by = found(plant)
    assert by["window"].still
    assert by["orders"].when.production == date(2021, 5, 3)
    assert max(by["orders"].when.days.values()) == date(2022, 4, 13)
    # Lines are in on 8 January; the acceptance of the 13th is waited for; then 45 and 30 days.
    assert by["shifts"].when.production == date(2021, 3, 29)
    assert set(by) == {"window", "orders", "shifts", "pooled", "learning", "rest_days"}
