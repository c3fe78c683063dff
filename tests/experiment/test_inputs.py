"""Inputs with a range, and values set in their place."""

import pytest

from motorworks.experiment.change import Workbench
from motorworks.experiment.inputs import uncertain_inputs
from motorworks.plantfile import load, read_plant

PLANT = """
[plant]
name = "small"
exchange = { EUR = 120 }

[model.a]
[model.b]

[material.steel]
price = "11 JPY"
ranges = { price = ["9 JPY", "16 JPY"] }

[source.rod]
any_model = true

[sink.out]

[process.weld]
cycle_time = "1 min"
cycle_times = { a = "50 s", b = "70 s" }
scrap_rate = "2 %"
power = "10 kW"
ranges = { cycle_time = ["45 s", "90 s"], scrap_rate = ["1 %", "5 %"], power = ["8 kW", "12 kW"] }

[[process.weld.failures]]
mtbf = "5 h"
mttr = { law = "lognormal", mean = "30 min", sd = "10 min" }
ranges = { mtbf = ["3 h", "9 h"], mttr = ["10 min", "60 min"] }

[line.row]
places = 4
stations = ["cut", "weld"]
ranges = { places = [2, 9] }
[line.row.station.cut]
inputs = ["rod"]
cycle_time = "20 s"
[line.row.station.weld]
to = "out"
tool = { life = 1000, change = "1 min", ranges = { life = [500, 2000] } }
"""


@pytest.fixture(scope="module")
def plant():
    """Give the plant."""
    return read_plant(PLANT)


@pytest.fixture(scope="module")
def inputs(plant):
    """Give its inputs by path."""
    return {one.path: one for one in uncertain_inputs(plant)}


def changed(plant, one, value):
    """Give the welder of the plant with one input at a value."""
    (line,) = Workbench(plant).with_values(one.sets(value)).lines
    return line.stations[1]


def test_only_what_is_simulated_is_drawn(inputs):
    """Neither the price of steel nor the power of a machine changes an event."""
    assert set(inputs) == {
        "process.weld.cycle_time",
        "process.weld.scrap_rate",
        "process.weld.failures.0.mtbf",
        "process.weld.failures.0.mttr",
        "line.row.places",
        "line.row.station.weld.tool.life",
    }


def test_values_are_in_si_units(inputs):
    """Also those written with other units than their range."""
    cycle = inputs["process.weld.cycle_time"]
    assert (cycle.low, cycle.typical, cycle.high) == (45, 60, 90)
    repair = inputs["process.weld.failures.0.mttr"]
    assert (repair.low, repair.typical, repair.high) == (600, 1800, 3600)
    scrap = inputs["process.weld.scrap_rate"]
    assert (scrap.low, scrap.typical, scrap.high) == pytest.approx((0.01, 0.02, 0.05))


def test_times_by_model_move_with_the_cycle_time(plant, inputs):
    """The typical time is their mean: a tenth more is a tenth more for all."""
    station = changed(plant, inputs["process.weld.cycle_time"], 66.0)
    assert station.cycle_time.mean() == pytest.approx(66)
    assert station.cycle_times["a"].mean() == pytest.approx(55)
    assert station.cycle_times["b"].mean() == pytest.approx(77)


def test_a_law_keeps_its_kind(plant, inputs):
    """Twice the repair time: twice the mean and twice the standard deviation."""
    station = changed(plant, inputs["process.weld.failures.0.mttr"], 3600.0)
    (failure,) = station.failures
    assert failure.repair.kind == "lognormal"
    assert failure.repair.parameters == pytest.approx((3600, 1200))
    assert failure.up.mean() == 5 * 3600


def test_shares_and_whole_numbers(plant, inputs):
    """A rate is a share, places are whole."""
    assert changed(plant, inputs["process.weld.scrap_rate"], 0.043).scrap_rate == pytest.approx(
        0.043
    )
    places = inputs["line.row.places"]
    assert Workbench(plant).with_values(places.sets(6.4)).lines[0].places == 6
    assert changed(plant, inputs["line.row.station.weld.tool.life"], 777.6).tool.life == 778


def test_the_typical_value_changes_nothing(plant, inputs):
    """Put in its own place it gives the same times."""
    for one in inputs.values():
        again = Workbench(plant).with_values(one.sets(one.typical))
        assert again.lines[0].places == 4
        assert again.lines[0].stations[1].cycle_times == plant.lines[0].stations[1].cycle_times


def test_titles_say_what_and_where(inputs):
    """For people who have not written the file."""
    assert inputs["process.weld.cycle_time"].title == "cycle time, weld"
    assert inputs["process.weld.failures.0.mtbf"].title == "time between failures, weld"
    assert inputs["line.row.station.weld.tool.life"].title == "tool life, weld"


def test_every_range_of_the_reference_plant_can_be_set():
    """At both ends, through the checks of the plant file."""
    dalian = load("dalian")
    bench = Workbench(dalian)
    inputs = uncertain_inputs(dalian)
    assert len(inputs) >= 34
    # What is learnt while lines ramp up is known in none of these runs.
    assert not [one.path for one in inputs if one.path.startswith("learning.")]
    for pick in ("low", "high"):
        bench.with_values(tuple(s for one in inputs for s in one.sets(getattr(one, pick))))
