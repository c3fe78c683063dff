"""Names looked up, rates, stocks and usual times."""

import math
from dataclasses import replace

import pytest
from tests.logistics.small import DAY, HOUR, even_feed, harbour_plant

from motorworks.errors import MotorworksError
from motorworks.logistics.survey import capacity_of, network_of
from motorworks.plant import Buffer, Shipment, Timetable


@pytest.fixture(scope="module")
def feed():
    """Give a feed of a week."""
    return even_feed(7)


def test_a_share_is_of_what_comes(feed):
    """By model, and only of those named."""
    plant = harbour_plant()
    customers = (replace(plant.customers[0], models=("b",)), *plant.customers[1:])
    network = network_of(replace(plant, customers=customers), feed, 7 * DAY)
    assert network.customers[0].rates == (0.0, 0.4 * feed.rate(0, 1))
    assert network.customers[1].rates[0] == pytest.approx(0.3 * feed.rate(0, 0))
    assert network.customers[1].target[0] == round(6 * DAY * network.customers[1].rates[0])


def test_stores_are_those_of_the_shipments(feed):
    """What the dock says counts first; without limit where nothing says it."""
    plant = harbour_plant()
    dock = plant.docks[0]
    assert capacity_of(plant, dock) == math.inf
    packed = Buffer(name="packed", capacity=500)
    leaves = Shipment(name="leaves", origin="packed", to="gate", timetable=Timetable(every=HOUR))
    full = replace(plant, buffers=(packed,), shipments=(leaves,))
    assert capacity_of(full, dock) == 500
    assert capacity_of(full, replace(dock, capacity=70)) == 70
    open_ended = replace(full, buffers=(replace(packed, capacity=None),))
    assert capacity_of(open_ended, dock) == math.inf


def test_the_usual_time_of_a_way(feed):
    """Stuffing, road, cut-off, half a gap, delay, transit, onward."""
    network = network_of(harbour_plant(), feed, 7 * DAY)
    road = 900 + 43e3 / 12.5 + 600
    by_sea = 1800 + road + 2 * HOUR + DAY / 2 + (120 + 2000 + 300) * 60
    assert network.customers[0].lead == pytest.approx(by_sea)
    assert network.customers[2].lead == pytest.approx(1800 + 900 + 2e5 / 12.5 + 600)


def test_nothing_beyond_the_gate_is_an_error(feed):
    """It says what to write."""
    with pytest.raises(MotorworksError, match=r"write \[container.NAME\]"):
        network_of(replace(harbour_plant(), docks=()), feed, DAY)
