"""Copies of lines, and the places between neighbours."""

from dataclasses import replace

import pytest

from motorworks.compile import lay_out
from motorworks.errors import PlantError
from motorworks.plant import Buffer, Input, Station
from motorworks.process import Law

ONE = Law("constant", (1.0,))


def test_copies_are_numbered_and_chained(line_plant):
    """A station without inputs takes from the nearest earlier one that has no destination."""
    layout = lay_out(line_plant())
    names = [u.name for u in layout.work_units]
    assert names[:4] == ["line-01/first", "line-01/side", "line-01/last", "line-02/first"]
    first, _, last = layout.work_units[:3]
    assert first.station.to == "line-01/last.in"
    assert last.station.inputs == (Input(origin="line-01/last.in"),)
    assert [(b.name, b.capacity) for b in layout.buffers] == [
        ("line-01/last.in", 3),
        ("line-02/last.in", 3),
    ]
    assert layout.buffer_lines == ("line-01", "line-02")


def test_a_single_line_has_no_number(line_plant):
    """Names of a line that stands alone stay short."""
    plant = line_plant()
    plant = replace(plant, lines=(replace(plant.lines[0], lines=1),))
    assert lay_out(plant).work_units[0].name == "line/first"


def test_allocation_gives_each_copy_its_models(line_plant):
    """Models keep the order of the plant whatever the order of the allocation."""
    plant = line_plant()
    plant = replace(plant, lines=(replace(plant.lines[0], allocation=(("b", "a"), ("c",))),))
    units = lay_out(plant).work_units
    assert units[0].models == ("a", "b")
    assert units[3].models == ("c",)


def test_own_buffers_come_before_those_of_the_plant(line_plant):
    """A line's buffer hides one of the plant with the same name."""
    plant = line_plant(buffers=(Buffer(name="rack"),))
    line = plant.lines[0]
    stations = (
        replace(line.stations[0], to="rack"),
        Station(name="last", cycle_time=ONE, inputs=(Input(origin="rack"),), to="out"),
    )
    plant = replace(
        plant, lines=(replace(line, stations=stations, buffers=(Buffer(name="rack"),)),)
    )
    assert lay_out(plant).work_units[0].station.to == "line-01/rack"


def test_a_line_that_leaves_its_end_open_is_refused(line_plant):
    """The message names line and station."""
    plant = line_plant()
    stations = plant.lines[0].stations[:1]
    with pytest.raises(PlantError, match=r"line 'line': station 'first' has no destination"):
        lay_out(replace(plant, lines=(replace(plant.lines[0], stations=stations),)))


def test_a_line_that_begins_with_previous_is_refused(line_plant):
    """There is nothing before the first station."""
    plant = line_plant()
    stations = (replace(plant.lines[0].stations[2], name="only"),)
    with pytest.raises(PlantError, match="'only' takes from the station before it"):
        lay_out(replace(plant, lines=(replace(plant.lines[0], stations=stations),)))


def test_a_station_without_a_model_is_refused(line_plant):
    """It would otherwise work all of them, which nobody asked for."""
    plant = line_plant()
    stations = (replace(plant.lines[0].stations[0], models=("b",)), *plant.lines[0].stations[1:])
    line = replace(plant.lines[0], stations=stations, allocation=(("a",), ("b",)))
    with pytest.raises(PlantError, match="'line-01/first': no model is allocated both"):
        lay_out(replace(plant, lines=(line,)))
