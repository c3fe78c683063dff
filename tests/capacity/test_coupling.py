"""The quick estimate against lines whose output is known."""

from dataclasses import replace

import pytest

from motorworks.capacity import covers, estimate_output
from motorworks.compile import lay_out
from motorworks.plant import Buffer, Failure, Input, Plant, Sink, Source, Station
from motorworks.plantfile import load
from motorworks.process import Law

YEAR = 365 * 86400.0

STUDY = {
    "stator": {0: 282346, 2: 289633, 5: 297689, 10: 306639, 20: 317546, 40: 327980, 80: 335774},
    "rotor": {0: 299340, 2: 303834, 5: 308971, 10: 314837, 20: 322012, 40: 328715, 80: 332052},
    "assembly": {0: 297441, 2: 304651, 5: 311667, 10: 319094, 20: 326209, 40: 331207, 80: 333326},
}
"""Good parts a year of a line by its places: the table that came with the reference plant."""


@pytest.mark.parametrize(
    ("line", "places"), [(name, n) for name, rows in STUDY.items() for n in rows]
)
def test_the_buffer_study_is_met_within_two_and_a_half_percent(line, places):
    """Twenty-one rows that were simulated by somebody else."""
    plant = load("dalian-study")
    alone = next(x for x in plant.lines if x.name == line)
    one = replace(plant, lines=(replace(alone, places=places),))
    assert estimate_output(one).good_per_year == pytest.approx(STUDY[line][places], rel=0.025)


def constant(seconds):
    """Give a law that is always the same."""
    return Law("constant", (seconds,))


def pair(places, machines=1):
    """Give two stations of 1 s a part; each works 900 s and is repaired for 100 s in the mean."""
    modes = (Failure(up=Law("exponential", (900.0,)), repair=Law("exponential", (100.0,))),)
    return Plant(
        name="pair",
        sources=(Source(name="rod"),),
        sinks=(Sink(name="out"),),
        buffers=(Buffer(name="rack", capacity=places),),
        stations=(
            Station(
                name="a",
                machines=machines,
                cycle_time=constant(1.0 * machines),
                inputs=(Input(origin="rod"),),
                to="rack",
                failures=modes,
            ),
            Station(
                name="b",
                cycle_time=constant(1.0),
                inputs=(Input(origin="rack"),),
                to="out",
                failures=modes,
            ),
        ),
    )


def exact(places):
    """Give the output of the pair as a flow, in closed form, for a buffer of so many parts.

    Both up, the level stands; one up, it rises or falls at the rate of 1. With failures L and
    repairs M the balance of the states gives (n (L + M) + 2) / (n (L + M) (1 + L/M) + 2 + 4 L/M).
    """
    failures, repairs = 1 / 900, 1 / 100
    n = places * (failures + repairs)
    ratio = failures / repairs
    return YEAR * (n + 2) / (n * (1 + ratio) + 2 + 4 * ratio)


@pytest.mark.parametrize("places", [0, 1000])
def test_two_machines_agree_with_the_closed_form_at_its_ends(places):
    """With no places, and with places for ten repairs."""
    assert estimate_output(pair(places)).good_per_year == pytest.approx(exact(places), rel=0.025)


@pytest.mark.parametrize("places", [50, 100, 200])
def test_two_machines_stay_near_the_closed_form_between(places):
    """The rule of thumb takes buffers as full, or empty, as one wishes them: it errs upwards."""
    estimate = estimate_output(pair(places)).good_per_year
    assert exact(places) <= estimate <= 1.06 * exact(places)


def test_places_last_longer_when_machines_fail_one_at_a_time():
    """Four machines side by side: a stop takes a quarter of the flow."""
    (one,) = [c for c in covers(lay_out(pair(30))) if c.station == "b"]
    (four,) = [c for c in covers(lay_out(pair(30, machines=4))) if c.station == "b"]
    assert one.seconds == pytest.approx(30.0)
    assert four.seconds == pytest.approx(120.0)
    assert one.repair == pytest.approx(100.0)
    assert one.stops == pytest.approx(1 / 9)


def test_without_failures_nothing_is_lost():
    """The estimate is the static capacity."""
    estimate = estimate_output(load("tandem20"))
    assert estimate.good_per_year == pytest.approx(estimate.static.good_per_year)
