"""Small named factories: runs made by hand, and plants that are quick to simulate."""

import dataclasses
import json
from datetime import date
from pathlib import Path

import numpy as np

from motorworks.compile import compile_plant
from motorworks.plant import (
    Buffer,
    Calendar,
    Failure,
    Input,
    Line,
    Model,
    Plant,
    Pool,
    Shift,
    Sink,
    Source,
    Station,
)
from motorworks.process import Law
from motorworks.program import Trace
from motorworks.program.trace import HISTOGRAM_BINS, RUNNING
from motorworks.simulation import Replication, Run, simulate
from motorworks.statistics.times import bin_edges

GOLDEN = Path(__file__).parent / "golden"


def constant(time):
    """Give the law of a time that is always the same [s]."""
    return Law("constant", (float(time),))


def exponential(mean):
    """Give the exponential law of a mean [s]."""
    return Law("exponential", (float(mean),))


def empty_trace(program, now=0.0, **values):
    """Give a trace in which nothing happened but what is given."""
    stations, machines = len(program.station_kind), int(program.station_machines.sum())
    buffers, types, sinks = len(program.buffer_capacity), program.n_types, program.n_sinks
    shapes = {
        "state_time": (machines, 8), "cycles": (machines,),
        "starved_by": (len(program.input_take),), "blocked_by": (len(program.route_place),),
        "overflowed": (len(program.route_place),),
        "buffer_level": (buffers, types), "parts_integral": (1,), "parts_now": (1,),
        "parts_made": (2,), "sink_histogram": (sinks, types, HISTOGRAM_BINS),
        "sample_time": (0,), "sample_sink": (0, sinks), "sample_energy": (0, program.n_groups),
        "sample_level": (0, buffers), "sink_log": None,
    }  # fmt: skip
    shapes |= dict.fromkeys(
        ("produced", "good", "first_pass", "scrap", "rework"), (stations, types)
    )
    shapes |= dict.fromkeys(("setups", "tool_changes", "failures", "upkeeps"), (stations,))
    shapes |= dict.fromkeys(("mode_failures", "mode_down"), (len(program.failure_clock),))
    shapes |= dict.fromkeys(("blocked_rework", "repair_wait"), (stations,))
    shapes |= dict.fromkeys(("buffer_integral", "buffer_max", "buffer_entries"), (buffers,))
    shapes |= dict.fromkeys(("sink_count", "sink_first_pass", "sink_time"), (sinks, types))
    shapes |= dict.fromkeys(("source_arrivals", "source_lost"), (len(program.source_kind),))
    counted = ("busy", "wait", "served", "present", "helped", "laid_down")
    shapes |= dict.fromkeys((f"pool_{c}" for c in counted), (len(program.pool_count),))
    shapes |= dict.fromkeys(("state", "state_since", "waits_for", "holds"), (machines,))
    arrays = {name: None if shape is None else np.zeros(shape) for name, shape in shapes.items()}
    for name, value in values.items():
        given = np.array(value, dtype=float)
        assert given.shape == arrays[name].shape or name.startswith("sample_"), name
        arrays[name] = given
    plain = {"status": RUNNING, "now": now, "since": 0.0, "events": 0, "operations": 0}
    rest = {f.name: np.zeros(0) for f in dataclasses.fields(Trace)}  # what no KPI looks at
    return Trace(**(rest | plain | arrays))


def run_of(plant, traces, sample_interval=900.0):
    """Give a run of a plant with the replications written down."""
    now = max(t.now for t in traces)
    compiled = compile_plant(plant, horizon=now, sample_interval=sample_interval)
    return Run(
        plant=plant, compiled=compiled, seed=1, warm_up=0.0, duration=now, warm_up_basis="given",
        replications=[Replication(number=n, trace=t, wall=0.0) for n, t in enumerate(traces)],
        version="0", wall=0.0, peak_mib=0.0,
    )  # fmt: skip


def trace_from_file(program, path):
    """Give the trace written down in a JSON file.

    Samples stand as increments with the number of samples that have them; throughput times
    as [sink, model, time, parts].
    """
    given = json.loads(path.read_text(encoding="utf-8"))
    samples, times = given.pop("samples", []), given.pop("throughput_times", [])
    histogram = np.zeros((program.n_sinks, program.n_types, HISTOGRAM_BINS))
    for sink, model, time, parts in times:
        histogram[sink, model, np.searchsorted(bin_edges(), time, side="right") - 1] += parts
    steps = [s for s in samples for _ in range(s["count"])]
    values = {
        "sink_histogram": histogram,
        "sample_time": program.sample_interval * np.arange(1, len(steps) + 1),
        "sample_sink": np.cumsum([s["sink"] for s in steps], axis=0).reshape(-1, program.n_sinks),
        "sample_energy": np.cumsum([s["energy"] for s in steps], axis=0).reshape(
            -1, program.n_groups
        ),
    }
    return empty_trace(program, **values, **given)


def golden_run(folder):
    """Give the run of a golden case: written down by hand, or simulated without randomness."""
    from motorworks.plantfile import read_plant

    plant = read_plant(folder / "plant.toml")
    if (folder / "trace.json").exists():
        program = compile_plant(plant, sample_interval=900.0).program
        return run_of(plant, [trace_from_file(program, folder / "trace.json")])
    return simulate(plant, **json.loads((folder / "run.json").read_text(encoding="utf-8")))


def two_shifts():
    """Give a calendar of two shifts of 8 h on every day."""
    shifts = (Shift(start=6 * 3600, length=8 * 3600), Shift(start=14 * 3600, length=8 * 3600))
    return Calendar(name="two_shifts", shifts=shifts)


def small_plant(**changes):
    """Give two equal lines of two stations, a store and a test, with losses of every kind."""
    one = Station(
        name="one", cycle_time=constant(50), inputs=(Input(origin="steel"),), scrap_rate=0.02,
        power=5000.0, operators=0.5,
    )  # fmt: skip
    two = Station(
        name="two", cycle_time=exponential(55), performance_factor=0.9, rework_rate=0.1,
        failures=(Failure(up=exponential(5000), repair=exponential(500), crew="crew"),), to="store",
        power=2000.0, standby_power=500.0,
    )  # fmt: skip
    test = Station(
        name="test", machines=2, cycle_time=constant(40), inputs=(Input(origin="store"),), to="out"
    )
    plant = Plant(
        name="small", start=date(2024, 1, 1), calendar="two_shifts", calendars=(two_shifts(),),
        models=(Model(name="a", share=0.5), Model(name="b", share=0.5)),
        pools=(Pool(name="crew", count=1),),
        buffers=(Buffer(name="store", capacity=50),), sinks=(Sink(name="out"),),
        sources=(Source(name="steel", model_mix={"a": 0.5, "b": 0.5}),),
        lines=(Line(name="line", lines=2, places=3, stations=(one, two)),), stations=(test,),
    )  # fmt: skip
    return dataclasses.replace(plant, **changes)


def serial_plant(*cycle_times, places=2, **changes):
    """Give one line of stations with exponential times, always on, saturated."""
    stations = [Station(name=f"m{i}", cycle_time=exponential(t)) for i, t in enumerate(cycle_times)]
    stations[0] = dataclasses.replace(stations[0], inputs=(Input(origin="steel"),))
    stations[-1] = dataclasses.replace(stations[-1], to="out")
    return Plant(
        name="serial", sources=(Source(name="steel"),), sinks=(Sink(name="out"),),
        lines=(Line(name="line", places=places, stations=tuple(stations)),), **changes,
    )  # fmt: skip
