"""Tending: steps, and who is called to what."""

from dataclasses import replace

import pytest

from motorworks.compile import compile_plant, lay_out
from motorworks.errors import PlantError
from motorworks.plant import (
    Changeover,
    Crew,
    Failure,
    Maintenance,
    Pool,
    ShortStop,
    Station,
    Step,
    Tending,
    Tool,
)
from motorworks.process import Law

FIVE = Law("constant", (5.0,))
LOAD = Law("constant", (2.0,))


def _spelt(line_plant, crew=None, pools=(), **changes):
    """Give the first station of the first copy, spelt out."""
    plant = line_plant(pools=pools)
    line = plant.lines[0]
    stations = (replace(line.stations[0], **changes), *line.stations[1:])
    plant = replace(plant, lines=(replace(line, stations=stations, crew=crew),))
    return lay_out(plant).work_units[0].station


def test_load_is_a_first_step_with_a_person(line_plant):
    """The crew of the copy loads; the work needs nobody."""
    station = _spelt(line_plant, crew=Crew(count=1), tending=Tending(load=LOAD))
    assert station.steps == (Step(time=LOAD, operator="line-01/crew"), Step(time=FIVE))
    assert station.cycle_time is None
    assert station.tending is None


def test_a_tender_is_called_where_nobody_is_named(line_plant):
    """Short stops, changeovers and tool changes by default; repairs only if asked for."""
    given = {
        "short_stops": (
            ShortStop(every=FIVE, time=LOAD),
            ShortStop(every=FIVE, time=LOAD, operator="b"),
        ),
        "failures": (Failure(up=FIVE, repair=LOAD),),
        "changeover": Changeover(time=LOAD),
        "tool": Tool(life=3, change=LOAD),
        "maintenance": (Maintenance(every=60.0, time=LOAD, crew="crew"),),
    }  # fmt: skip
    pools = (Pool(name="a", count=1), Pool(name="b", count=1))
    tending = Tending(operator="a")
    station = _spelt(line_plant, crew=Crew(count=1), pools=pools, tending=tending, **given)
    assert [s.operator for s in station.short_stops] == ["a", "b"]
    assert station.failures[0].crew is None
    assert station.changeover.setter == "a"
    assert station.tool.setter == "a"
    assert station.maintenance[0].crew == "line-01/crew"
    tending = Tending(operator="a", short_stops=False, failures=True, tool_changes=False)
    station = _spelt(line_plant, pools=pools, tending=tending, **{**given, "maintenance": ()})
    assert station.short_stops[0].operator is None
    assert station.failures[0].crew == "a"
    assert station.tool.setter is None


def test_tending_without_anybody_is_refused(line_plant):
    """Outside a line there is no crew to fall back on."""
    alone = Station(name="alone", cycle_time=FIVE, to="out", tending=Tending(load=LOAD))
    with pytest.raises(PlantError, match="'alone': tending names no operator"):
        lay_out(line_plant(stations=(alone,)))
    with pytest.raises(PlantError, match="'line-01/first': tending names no operator"):
        _spelt(line_plant, tending=Tending(load=LOAD))


def test_the_load_takes_the_person_in_the_program(line_plant):
    """Step one with the pool, step two with nobody."""
    plant = line_plant(pools=(Pool(name="a", count=1),))
    line = plant.lines[0]
    tended = replace(line.stations[0], tending=Tending(operator="a", load=LOAD))
    plant = replace(plant, lines=(replace(line, stations=(tended, *line.stations[1:])),))
    program = compile_plant(plant).program
    assert program.step_start.tolist()[:3] == [0, 2, 3]
    assert program.step_pool.tolist()[:3] == [0, -1, -1]
