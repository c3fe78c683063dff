"""Every table comes, whatever little there is to measure."""

import dataclasses

import pytest
from tests.statistics.factories import (
    constant,
    empty_trace,
    exponential,
    run_of,
    serial_plant,
)

from motorworks import statistics
from motorworks.compile import compile_plant
from motorworks.plant import Buffer, Input, Plant, Sink, Source, Station
from motorworks.simulation import simulate

TABLES = (
    "kpis", "kpi_records", "states", "verdict", "bottlenecks", "causes", "flow", "output_curve",
    "daily_output", "levels", "level_table", "throughput_times", "throughput_quantiles",
    "oee_waterfall", "elements", "energy", "load_curve",
)  # fmt: skip


def queue():
    """Give an M/M/1 queue with three places that loses what finds none."""
    source = Source(name="jobs", interarrival=exponential(10), to="line", when_full="lose")
    return Plant(
        name="queue", sources=(source,), sinks=(Sink(name="out"),),
        buffers=(Buffer(name="line", capacity=3),),
        stations=(
            Station(name="s", cycle_time=exponential(9), inputs=(Input(origin="line"),), to="out"),
        ),
    )  # fmt: skip


def stuck():
    """Give a plant whose rework comes back into the one place before its machine."""
    first = Station(name="f", cycle_time=constant(1), inputs=(Input(origin="steel"),), to="b")
    second = Station(
        name="s", cycle_time=constant(2), inputs=(Input(origin="b"),), to="out", rework_rate=0.9,
        rework_to="b", max_reworks=None,
    )  # fmt: skip
    return Plant(
        name="stuck", target=10.0, sources=(Source(name="steel"),), sinks=(Sink(name="out"),),
        buffers=(Buffer(name="b", capacity=1),), stations=(first, second),
    )  # fmt: skip


SERIAL = serial_plant(10.0, 12.0)
RUNS = {
    "a line": (SERIAL, {}),
    "no samples": (SERIAL, {"sample_interval": 0}),
    "hardly any time": (SERIAL, {"duration": "5 s"}),
    "no good sink": (
        dataclasses.replace(SERIAL, sinks=(Sink(name="out", counts_as="other"),)), {},
    ),
    "no places": (serial_plant(10.0), {}),
    "arrivals that are lost": (queue(), {}),
    "a gridlock": (stuck(), {}),
}  # fmt: skip


@pytest.fixture(scope="module", params=RUNS)
def run(request):
    """Give two replications of each of them."""
    plant, changes = RUNS[request.param]
    return simulate(plant, **{"duration": "8 h", "warm_up": 0, "replications": 2} | changes)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_comes(run, table):
    """Nothing raises and nothing warns, and nothing is NaN."""
    made = getattr(statistics, table)(run)
    if hasattr(made, "columns"):
        for column in made.select(c for c in made.columns if made[c].dtype.is_float()):
            assert not column.is_nan().any(), column.name


def test_every_table_is_tried():
    """A table that is added is added here."""
    others = {"REGISTRY", "Kpi", "Verdict", "oee_waterfalls"}  # the last is oee_waterfall
    assert set(TABLES) == set(statistics.__all__) - others


def test_losses_are_those_of_the_queue():
    """M/M/1 with four in the system loses (1 - r) r^4 / (1 - r^5) of its arrivals, r = 0.9.

    The interval over ten replications covers it, widened to 99.9 %.
    """
    run = simulate(queue(), duration="1 d", warm_up="2 h", replications=10, seed=4)
    row = next(r for r in statistics.kpi_records(run) if r["name"] == "loss_ratio")
    exact = 0.1 * 0.9**4 / (1 - 0.9**5)
    assert abs(row["mean"] - exact) < row["half_width"] * 4.781 / 2.262
    assert row["half_width"] < 0.1 * exact


@pytest.mark.parametrize("table", TABLES)
def test_every_table_comes_for_a_run_without_any_time(table):
    """A replication stopped in the instant in which it began divides by nothing."""
    program = compile_plant(SERIAL).program
    run = run_of(SERIAL, [empty_trace(program), empty_trace(program)])
    getattr(statistics, table)(run)
