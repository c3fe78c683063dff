"""Compressed air, cooling water and process heat, reckoned by hand."""

from dataclasses import replace

import pytest
from tests.sizing.test_load import two_stations

from motorworks.sizing import size

HOUR = 3600.0


def with_flows(air=10.0):
    """Give a line of two stations that take air [m3/h], 2 m3/h of water and 5 kW of heat each."""
    plant = two_stations()
    (line,) = plant.lines
    flows = {"compressed_air": air / HOUR, "cooling_water": 2.0 / HOUR, "process_heat": 5e3}
    stations = tuple(replace(s, **flows) for s in line.stations)
    return replace(plant, lines=(replace(line, stations=stations),))


@pytest.fixture(scope="module")
def sized():
    """Give a plant of two stations with flows, sized."""
    return size(with_flows(), 500_000)


def test_flows_are_those_of_the_machines(sized):
    """Peak: all and leaks of a tenth; normal: 80 % and leaks; mean: the work alone and leaks."""
    machines = sum(i.machines for i in sized.installed.values())
    work = sum(n.work for n in sized.needed.values())
    air, water, heat = sized.utilities.air, sized.utilities.water, sized.utilities.heat
    assert air.connected * HOUR == pytest.approx(10.0 * machines)
    assert air.peak * HOUR == pytest.approx(11.0 * machines)
    assert air.normal * HOUR == pytest.approx(9.0 * machines)
    assert air.mean * HOUR == pytest.approx(10.0 * work + machines)
    assert water.normal * HOUR == pytest.approx(1.6 * machines)
    assert heat.mean == pytest.approx(5e3 * work)


def test_compressors_share_the_peak(sized):
    """Two at the least; none above 2,500 m3/h; 0.11 kWh a m3; 6 K of warming."""
    found = sized.utilities
    assert found.compressors == 2
    assert found.each == pytest.approx(found.air.peak / 2)
    assert found.air_energy == pytest.approx(found.air.mean * sized.planned * 0.11 * 3.6e6)
    assert found.cooling == pytest.approx(found.water.peak * 4.18e6 * 6.0)


def test_many_compressors_for_much_air():
    """As many as it takes to stay at 2,500 m3/h each."""
    found = size(with_flows(air=9000.0), 500_000).utilities
    assert found.each * HOUR <= 2500.0
    assert (found.compressors - 1) * 2500.0 < found.air.peak * HOUR


def test_a_plant_that_says_nothing_has_none():
    """No compressors without air."""
    found = size(two_stations(), 500_000).utilities
    assert not found.any
    assert found.compressors == 0
    assert found.air_energy == 0.0
