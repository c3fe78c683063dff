"""Runs as a whole: reproducible, cancellable, storable."""

import dataclasses
import sys
import threading

import numpy as np
import pytest

import motorworks as mw
from motorworks.compile import compile_plant
from motorworks.errors import MotorworksError, PileUpError, RunError, StoppedError
from motorworks.plant import Buffer, Input, Plant, Sink, Source, Station
from motorworks.process import Law
from motorworks.simulation import load_run, save_run, simulate


@pytest.fixture(scope="module")
def plant():
    """Give the one-minute plant."""
    return mw.load("tutorial")


def _traces(run):
    return [r.trace for r in run.replications]


def test_jobs_change_nothing(plant):
    """Replications are the same, one after the other or side by side."""
    one = simulate(plant, duration="2 d", warm_up="1h", replications=3, seed=7, jobs=1)
    two = simulate(plant, duration="2 d", warm_up="1h", replications=3, seed=7, jobs=3)
    assert all(a.equals(b) for a, b in zip(_traces(one), _traces(two), strict=True))


def test_replications_and_seeds_differ(plant):
    """Each has its own random numbers."""
    seven = _traces(simulate(plant, duration="2 d", warm_up=0, replications=2, seed=7))
    eight = _traces(simulate(plant, duration="2 d", warm_up=0, replications=2, seed=8))
    assert not seven[0].equals(seven[1])
    assert not seven[0].equals(eight[0])


def test_statistics_begin_after_the_warm_up(plant):
    """What was thrown away is in no total."""
    (trace,) = _traces(simulate(plant, duration="1 d", warm_up="12h"))
    assert (trace.since, trace.now) == (43200.0, 129600.0)
    assert trace.state_time.sum(axis=1) == pytest.approx(86400.0, rel=1e-9)


def test_the_warm_up_is_found_by_itself(plant):
    """The basis says how."""
    run = simulate(plant, duration="10 d", warm_up="auto")
    assert 0 <= run.warm_up <= 5 * 86400
    assert "MSER-5" in run.warm_up_basis


def test_a_cancelled_run_keeps_what_it_has(plant):
    """The first progress report cancels."""
    cancel = threading.Event()
    run = simulate(
        plant, duration="100 d", warm_up=0, cancel=cancel, progress=lambda _p: cancel.set()
    )
    trace = run.replications[0].trace
    assert run.stopped
    assert 0 < trace.now < 100 * 86400
    assert trace.state_time.sum(axis=1) == pytest.approx(trace.now, rel=1e-9)


def test_a_run_cancelled_in_its_warm_up_has_nothing(plant):
    """There is nothing to report, and the message says so."""
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(StoppedError, match="before anything was measured"):
        simulate(plant, duration="100 d", warm_up="1 d", cancel=cancel)


def test_a_run_cancelled_in_its_pilot_has_nothing(plant):
    """The pilot from which the warm-up is judged may be what is stopped."""
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(StoppedError, match="before anything was measured"):
        simulate(plant, duration="100 d", warm_up="auto", cancel=cancel)


def test_a_stopped_run_keeps_its_complete_replications(plant):
    """Replications of unequal length would not be comparable."""
    cancel = threading.Event()

    def stop_in_the_third(progress):
        if progress.replication == 2:
            cancel.set()

    run = simulate(
        plant, duration="10 d", warm_up=0, replications=9, cancel=cancel, progress=stop_in_the_third
    )
    assert run.stopped
    assert [r.number for r in run.replications] == [0, 1]
    assert all(r.complete for r in run.replications)


def test_progress_reaches_the_end(plant):
    """Time, parts and operations only grow."""
    seen = []
    simulate(plant, duration="2 d", warm_up=0, progress=seen.append)
    assert [p.time for p in seen] == sorted(p.time for p in seen)
    assert seen[-1].time == seen[-1].end == 2 * 86400
    assert seen[-1].parts > 0


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"duration": 0}, "duration"),
        ({"replications": 0}, "replications"),
        ({"jobs": 0}, "jobs"),
        ({"seed": -1}, "seed"),
        ({"warm_up": "soon"}, "warm-up"),
    ],
)
def test_arguments_that_make_no_sense_are_named(plant, wrong, word):
    """The message says what was given and what was expected."""
    with pytest.raises(MotorworksError, match=f"{word}.*expected"):
        simulate(plant, **{"duration": "1h", **wrong})


def test_parts_that_pile_up_stop_the_run(monkeypatch):
    """The message names the buffer where they lie."""
    plant = Plant(
        name="pile",
        sources=(Source(name="s", interarrival=Law("constant", (0.001,)), to="heap"),),
        sinks=(Sink(name="out"),),
        buffers=(Buffer(name="heap"),),
        stations=(
            Station(name="slow", cycle_time=Law("constant", (10.0,)),
                    inputs=(Input(origin="heap"),), to="out"),
        ),
    )  # fmt: skip
    compiled = compile_plant(plant)
    small = dataclasses.replace(compiled.program, max_parts=1000)
    limited = dataclasses.replace(compiled, program=small)
    room = sys.modules["motorworks.simulation.simulate"]
    monkeypatch.setattr(room, "_compile", lambda *_: limited)
    with pytest.raises(PileUpError, match=r"limit of 1000; most lie in heap"):
        simulate(plant, duration="1h", warm_up=0)


def test_a_circle_without_time_is_named():
    """A pallet that goes round in no time would go round for ever."""
    zero = Law("constant", (0.0,))
    plant = Plant(
        name="circle",
        buffers=(Buffer(name="there", initial=1), Buffer(name="back")),
        stations=(
            Station(name="go", cycle_time=zero, inputs=(Input(origin="there"),), to="back"),
            Station(name="come", cycle_time=zero, inputs=(Input(origin="back"),), to="there"),
        ),
    )
    with pytest.raises(RunError, match=r"time stands still.* at (go|come)\."):
        simulate(plant, duration="1h", warm_up=0)


def test_a_run_comes_back_from_the_disk(plant, tmp_path):
    """Plant, times and every array."""
    run = simulate(plant, duration="1 d", warm_up="1h", replications=2, seed=7)
    save_run(run, tmp_path / "run")
    back = load_run(tmp_path / "run")
    assert back.plant == run.plant
    assert (back.seed, back.warm_up, back.version) == (run.seed, run.warm_up, run.version)
    assert all(a.equals(b) for a, b in zip(_traces(run), _traces(back), strict=True))
    assert np.array_equal(back.compiled.program.law_number, run.compiled.program.law_number)


def test_a_folder_without_a_run_is_refused(tmp_path):
    """So is one whose record is damaged."""
    with pytest.raises(RunError, match="holds no run"):
        load_run(tmp_path)
    (tmp_path / "run.json").write_text("{")
    with pytest.raises(RunError, match="holds no run"):
        load_run(tmp_path)


def test_a_trace_holds_every_visit(plant, tmp_path):
    """As many visits as operations, each on its machine after the one before it."""
    import polars as pl

    run = simulate(plant, duration="1 d", warm_up=0, trace=tmp_path / "trace")
    visits = pl.read_parquet(tmp_path / "trace/replication-000/*.parquet")
    assert len(visits) == run.operations
    by_machine = visits.sort("start").with_columns(
        before=pl.col("end").shift(1).over("station", "machine")
    )
    assert by_machine.filter(pl.col("start") < pl.col("before")).is_empty()
