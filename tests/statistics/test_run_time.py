"""The planned run time per item."""

import dataclasses

import pytest
from tests.statistics.factories import constant, empty_trace, run_of

from motorworks.plant import Batch, Conveyor, Input, Model, Plant, Sink, Source, Station, Step
from motorworks.statistics.run_time import planned_run_times

CASES = {
    "a cycle": ({"cycle_time": constant(60)}, [60, 60]),
    "the cycle as written, not as lengthened": (
        {"cycle_time": constant(60), "performance_factor": 0.5}, [60, 60],
    ),
    "times of models": ({"cycle_times": {"a": constant(40), "b": constant(50)}}, [40, 50]),
    "steps one after the other": (
        {"steps": (Step(time=constant(10)), Step(times={"a": constant(1), "b": constant(2)}))},
        [11, 12],
    ),
    "a full batch shared": ({"cycle_time": constant(60), "batch": Batch(min=1, max=4)}, [15, 15]),
    "the spacing on a conveyor": (
        {"conveyor": Conveyor(transit=600.0, spacing=30.0, places=40)}, [30, 30],
    ),
    "few places on a long conveyor": (
        {"conveyor": Conveyor(transit=600.0, spacing=30.0, places=10)}, [60, 60],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_planned_run_time_is(case):
    """PRI by model follows from how the station is written."""
    fields, expected = CASES[case]
    station = Station(name="s", inputs=(Input(origin="steel"),), to="out", **fields)
    plant = Plant(
        name="p", sources=(Source(name="steel"),), sinks=(Sink(name="out"),), stations=(station,),
        models=(Model(name="a"), Model(name="b")),
    )  # fmt: skip
    run = run_of(plant, [_nothing(plant)])
    assert planned_run_times(run)[0].tolist() == expected


def _nothing(plant):
    from motorworks.compile import compile_plant

    return dataclasses.replace(empty_trace(compile_plant(plant).program), now=1.0)
