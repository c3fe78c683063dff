"""A plant as arrays."""

from dataclasses import replace

import numpy as np
import pytest

from motorworks.compile import compile_plant
from motorworks.compile.stations import spacing
from motorworks.plant import (
    Buffer,
    Campaign,
    Changeover,
    Conveyor,
    Destination,
    Input,
    Plant,
    Sink,
    Source,
    Station,
)
from motorworks.process import Law
from motorworks.program import columns
from motorworks.program import program as p

FIVE = Law("constant", (5.0,))


def test_every_array_has_its_dtype_and_length(line_plant):
    """The lengths follow from the letters in the column notes."""
    program = compile_plant(line_plant()).program
    size = {
        "T": program.n_types,
        "S": len(program.station_names),
        "B": len(program.buffer_names),
        "L": len(program.law_kind),
        "C": len(program.calendar_rule),
        "P": len(program.pool_names),
        "Q": len(program.source_names),
        "S*8": 8 * 6,
        "B*T": len(program.buffer_names) * program.n_types,
        "M": int(program.station_machines.sum()),
        "3S": 3 * len(program.station_names),
        "N*N": program.n_positions**2,
        "F": len(program.failure_clock),
        "D": len(program.tour_names),
        "V": len(program.supply_names),
    }
    for name, column in columns().items():
        array = getattr(program, name)
        assert array.dtype == np.dtype(column.dtype), name
        if column.shape in size:
            assert len(array) == size[column.shape], name
        elif column.shape.endswith("+1"):
            assert len(array) == size[column.shape[:-2]] + 1, name


def test_equal_laws_are_kept_once(line_plant):
    """Six stations with the same time share one law."""
    assert len(compile_plant(line_plant()).program.law_kind) == 1


def test_the_performance_factor_lengthens_the_time(line_plant):
    """48 s at 0.96 take 50 s."""
    plant = line_plant()
    station = replace(
        plant.lines[0].stations[0], cycle_time=Law("constant", (48.0,)), performance_factor=0.96
    )
    line = replace(plant.lines[0], stations=(station, *plant.lines[0].stations[1:]))
    program = compile_plant(replace(plant, lines=(line,))).program
    assert program.law_number[program.step_law[0]] == pytest.approx(50.0)


def _single(**station):
    return Plant(
        name="one",
        sources=(Source(name="rod"),),
        sinks=(Sink(name="out"), Sink(name="bin")),
        buffers=(Buffer(name="rack", capacity=1),),
        stations=(Station(name="m", inputs=(Input(origin="rod"),), **station),),
    )


def test_random_ways_become_cumulative_and_end_at_one():
    """Rounding can not leave a gap at the end."""
    ways = tuple(Destination(to="out", probability=0.1) for _ in range(10))
    program = compile_plant(_single(cycle_time=FIVE, random=ways)).program
    assert program.route_kind[0] == p.RANDOM
    assert program.route_weight[0] == pytest.approx(0.1)
    assert program.route_weight[-1] == 1.0


def test_places_number_buffers_before_sinks():
    """Place B + k is sink k."""
    program = compile_plant(_single(cycle_time=FIVE, to="out", scrap_to="bin")).program
    assert (program.route_place[0], program.scrap_place[0]) == (1, 2)
    assert program.input_origin[0] == 1


def test_a_campaign_of_one_model_is_none(line_plant):
    """A line with a single model has nothing to change to."""
    plant = line_plant()
    station = replace(plant.lines[0].stations[0], campaign=Campaign(lots={"a": 5, "b": 7}))
    line = replace(
        plant.lines[0],
        stations=(station, *plant.lines[0].stations[1:]),
        allocation=(("a",), ("a", "b")),
    )
    program = compile_plant(replace(plant, lines=(line,))).program
    assert program.campaign_rule.tolist() == [0, 0, 0, p.IN_SEQUENCE, 0, 0]
    assert program.campaign_lot.tolist() == [5, 7]


def test_changeovers_without_time_are_left_out(line_plant):
    """From a model to itself there is nothing to do, nor where the time is zero."""
    plant = line_plant()
    changeover = Changeover(time=FIVE, times={"a": {"b": Law("constant", (0.0,))}})
    station = replace(plant.lines[0].stations[0], changeover=changeover)
    line = replace(plant.lines[0], stations=(station, *plant.lines[0].stations[1:]))
    program = compile_plant(replace(plant, lines=(line,))).program
    assert (program.setup_law[:9].reshape(3, 3) >= 0).tolist() == [
        [False, False, True],
        [True, False, True],
        [True, True, False],
    ]


def test_an_oven_takes_its_spacing_from_the_cycle_time():
    """A conveyor has no steps; its cycle time is the gap between entries."""
    plant = _single(
        cycle_time=Law("constant", (57.0,)),
        performance_factor=0.95,
        to="out",
        conveyor=Conveyor(transit=3300.0, places=57),
    )
    program = compile_plant(plant).program
    assert program.conveyor_spacing[0] == pytest.approx(60.0)
    assert program.step_start.tolist() == [0, 0]
    assert spacing(replace(plant.stations[0], conveyor=None)) == 0.0
