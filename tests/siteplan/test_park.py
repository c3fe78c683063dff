"""The park, jobs and sites, reckoned by hand."""

from dataclasses import replace

import pytest

from motorworks.plant import Economics, Firm, Material, Model, Site, Staff
from motorworks.siteplan.hauls import Flows
from motorworks.siteplan.park import park
from motorworks.siteplan.region import jobs
from motorworks.siteplan.terms import Terms
from motorworks.siteplan.ways import IMPORT, MAKE, NEIGHBOUR

TERMS = Terms(
    currency="EUR",
    freight=0.5,
    distance=(0.0, 2.0, 1000.0),
    events=(0.0, 0.1, 0.2),
    outage=(1.0, 6.0, 10.0),
    equipment=1000.0,
    conversion=0.5,
    margin=0.1,
    scale=0.2,
    safety=1.0,
    covered=0.5,
)


@pytest.fixture
def supplied(two_halls):
    """Give a plant with a firm for wire, 36,500 good parts a year, 100 EUR each."""
    return replace(
        two_halls,
        currency="EUR",
        economics=Economics(discount_rate=0.1),
        site=Site(land=20_000.0, reserved=1000.0, coverage=0.5, storeys=2),
        models=(Model(name="m", share=1.0, price=100.0, bill={"wire": 2.0}),),
        materials=(
            Material(name="wire", unit="kg", price=10.0, supplier="drawer", lead_time=9 * 86400.0),
        ),
        firms=(
            Firm(name="drawer", floor=800.0, people=30, stock=2 * 86400.0),
            Firm(name="fire_brigade", floor=100.0, people=5),
        ),
    )


KNOWN = Flows(
    hauls=(), good=36_500.0, kind="calculated", mass=9.0, basis="", sold={"out": 36_500.0}
)


def test_cost_of_each_way_by_hand(supplied):
    """730,000 EUR and 73 t a year; a day's contribution is 8,000 EUR."""
    found = park(supplied, KNOWN, TERMS)
    drawer, brigade = found.members
    assert (drawer.value, drawer.tonnes, drawer.lead_time) == pytest.approx((730_000, 73, 9))
    by = {c.way: c for c in drawer.choices}
    assert by[MAKE].stock == pytest.approx(730_000 * 1 / 365 * 0.1)
    assert by[MAKE].capital == pytest.approx(800 * 1000 * 0.1 / 2)
    assert by[MAKE].margin == pytest.approx(730_000 * 0.5 * 0.2)
    assert by[NEIGHBOUR].stock == pytest.approx(730_000 * 2 / 365 * 0.1)
    assert by[NEIGHBOUR].freight == pytest.approx(73 * 2 * 0.5)
    assert by[NEIGHBOUR].risk == pytest.approx(0.1 * (6 - 2) * 0.5 * 8000)
    assert by[IMPORT].stock == pytest.approx(730_000 * (9 + 3) / 365 * 0.1)
    assert by[IMPORT].freight == pytest.approx(73 * 1000 * 0.5)
    assert by[IMPORT].risk == pytest.approx(0.2 * (10 - 3) * 0.5 * 8000)
    assert drawer.best.way == NEIGHBOUR
    assert drawer.gain == pytest.approx(by[IMPORT].total - by[NEIGHBOUR].total)
    assert brigade.best is None


def test_park_is_held_against_its_land(supplied):
    """900 m2 on two storeys cover 450 of the 500 m2 allowed; on one they do not fit."""
    assert park(supplied, KNOWN, TERMS).fits
    flat = replace(supplied, site=replace(supplied.site, storeys=1))
    found = park(flat, KNOWN, TERMS)
    assert (found.footprint, found.allowed, found.fits) == (900.0, 500.0, False)
    assert park(replace(supplied, firms=()), KNOWN, TERMS) is None


def test_jobs_of_the_reference_plant(dalian):
    """712 operators, 1,892 others and 3,260 in the park, as in the data set."""
    found = jobs(dalian)
    assert found.operators == pytest.approx(712, abs=1)
    assert found.staff == pytest.approx(1892)
    assert found.park == pytest.approx(3260)
    assert found.most == pytest.approx(4 * found.direct - 3260)


def test_jobs_by_hand(two_halls):
    """Three machines of half a person, four crews; ten beside them."""
    stations = tuple(replace(s, operators=0.5) for s in two_halls.stations)
    found = jobs(replace(two_halls, stations=stations, staff=(Staff(name="s", people=10),)))
    assert found.direct == pytest.approx(4 * 1.5 + 10)
