"""Loads, machines needed and machines installed, by hand."""

from dataclasses import replace

import pytest

from motorworks.capacity import Machines
from motorworks.errors import PlantError
from motorworks.plant import Buffer, Destination, Input, Line, Model, Plant, Sink, Source, Station
from motorworks.process import Law
from motorworks.sizing import install, loads, needs, network, once_more

YEAR = 365 * 86400.0


def station(name, **given):
    """Give a station of 30 s."""
    return Station(name=name, cycle_time=Law("constant", (30.0,)), **given)


def two_stations(**last):
    """Give a line of two stations, the second with scrap of 10 % and rework of 20 %."""
    first = station("first", inputs=(Input(origin="ore"),), scrap_rate=0.5)
    second = station("second", to="out", **({"scrap_rate": 0.1, "rework_rate": 0.2} | last))
    return Plant(
        name="two",
        sources=(Source(name="ore", any_model=True),),
        sinks=(Sink(name="out"),),
        lines=(Line(name="row", places=2, stations=(first, second)),),
    )


def test_backwards_through_scrap_and_rework():
    """A part in ten is scrap, two are worked again: 1.2 / 0.9 passes, and half is lost before."""
    found = loads(network(two_stations()), {"": 900.0}, once_more)
    assert found["row/second"].worked == pytest.approx(1200)
    assert found["row/first"].worked == pytest.approx(2000)


def test_rework_that_may_fail_again():
    """With repeats without end a good part takes 1 / (1 - s - r) passes."""
    found = loads(network(two_stations(max_reworks=None)), {"": 700.0})
    assert found["row/second"].worked == pytest.approx(1000)
    # 1 / 0.8 passes for each that enters, 0.7 / 0.8 of which are good.
    assert found["row/first"].worked == pytest.approx(700 * 0.8 / 0.7 / 0.5)


def test_rework_that_goes_back():
    """What comes back for rework need not be made anew."""
    noun = two_stations(rework_to="again", max_reworks=None)
    line = replace(
        noun.lines[0],
        stations=(
            replace(noun.lines[0].stations[0], to="again"),
            replace(noun.lines[0].stations[1], inputs=(Input(origin="again"),)),
        ),
    )
    noun = replace(noun, lines=(line,), buffers=(Buffer(name="again"),))
    found = loads(network(noun), {"": 700.0})
    assert found["row/second"].worked == pytest.approx(1000)
    assert found["row/first"].worked == pytest.approx((1000 - 200) / 0.5)


def test_machines_for_a_load_by_hand():
    """2,102,400 good parts of 30 s ask for two machines day and night; scrap lifts that."""
    noun = two_stations(scrap_rate=0.2, rework_rate=0.0)
    found = needs(Machines(noun), loads(network(noun), {"": 2 * YEAR / 30}))
    assert found["row/second"].machines == pytest.approx(2.5)
    assert found["row/first"].machines == pytest.approx(5.0)
    installed = install(noun, {p: n.machines for p, n in found.items()})
    # Three lines with two machines at the first station are fewer machines than five lines.
    assert [(i.machines, i.each) for i in installed.values()] == [(6, 2), (3, 1)]


def test_a_co_product_is_made_with_the_other():
    """The press stamps for what is wanted most."""
    press = station(
        "press",
        inputs=(Input(origin="ore"),),
        each=(Destination(to="left"), Destination(to="right", overflow="surplus")),
    )
    left = station("bore", inputs=(Input(origin="left"),), to="bored", scrap_rate=0.2)
    join = station("join", inputs=(Input(origin="bored"), Input(origin="right")), to="out")
    noun = Plant(
        name="pair",
        sources=(Source(name="ore", any_model=True),),
        sinks=(Sink(name="out"), Sink(name="surplus", counts_as="surplus")),
        buffers=(Buffer(name="left"), Buffer(name="right"), Buffer(name="bored")),
        stations=(press, left, join),
    )
    found = loads(network(noun), {"": 80.0})
    assert found["press"].worked == pytest.approx(100)


def test_ways_by_chance_share_the_good_parts():
    """A quarter leaves by the other way, and its scrap is made up for."""
    first = station(
        "first",
        inputs=(Input(origin="ore"),),
        random=(Destination(to="out", probability=0.75), Destination(to="more", probability=0.25)),
    )
    second = station("second", inputs=(Input(origin="more"),), to="far", scrap_rate=0.5)
    noun = Plant(
        name="fork",
        sources=(Source(name="ore", any_model=True),),
        sinks=(Sink(name="out"), Sink(name="far")),
        buffers=(Buffer(name="more"),),
        stations=(first, second),
    )
    found = loads(network(noun), {"": 1000.0})
    assert found["second"].worked == pytest.approx(500)
    assert found["first"].worked == pytest.approx(1250)


def test_a_model_without_a_route():
    """It is refused by name."""
    noun = two_stations()
    only = replace(noun.lines[0].stations[1], models=("big",))
    noun = replace(
        noun,
        models=(Model(name="big", share=0.5), Model(name="small", share=0.5)),
        lines=(replace(noun.lines[0], stations=(noun.lines[0].stations[0], only)),),
    )
    with pytest.raises(PlantError, match="'small' has no route"):
        loads(network(noun), {"big": 1.0, "small": 1.0})


def test_scrap_that_leaves_nothing():
    """A station that makes only scrap is named."""
    with pytest.raises(PlantError, match="row/second: scrap and rework leave no good part"):
        loads(network(two_stations(scrap_rate=1.0, rework_rate=0.0)), {"": 1.0})


def test_lines_of_two_stations():
    """The slower station says how many lines; a second machine there is cheaper than a line."""
    noun = two_stations()
    dear = replace(noun.lines[0].stations[0], price=100.0)
    cheap = replace(noun.lines[0].stations[1], price=1.0)
    noun = replace(noun, lines=(replace(noun.lines[0], stations=(dear, cheap)),))
    found = install(noun, {"row/first": 1.8, "row/second": 2.6})
    assert {p: (i.machines, i.each) for p, i in found.items()} == {
        "row/first": (2, 1),
        "row/second": (4, 2),
    }
    # At 1.9 of 2 the first station is above the 92 % that are planned: three lines it is.
    found = install(noun, {"row/first": 1.9, "row/second": 2.6})
    assert {i.machines for i in found.values()} == {3}
