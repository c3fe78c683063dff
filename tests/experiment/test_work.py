"""Trials are the replications of a run, wherever they are computed."""

import math
import subprocess
import sys
import threading
from dataclasses import replace

import polars as pl
import psutil
import pytest
from polars.testing import assert_frame_equal

from motorworks.errors import MotorworksError, StoppedError
from motorworks.experiment.cores import cores, lasting_cores
from motorworks.experiment.work import Trial, here, work
from motorworks.plantfile import load, read_plant
from motorworks.simulation import simulate
from motorworks.statistics import kpis
from motorworks.store import bare, content

PLANT = load("tutorial")
DAY = 86400.0


def trials(n, *, plant=PLANT, seed=3, first=0):
    """Give the first replications of a plant."""
    return [
        Trial(plant=plant, seed=seed, replication=first + k, duration=DAY, warm_up=3600.0)
        for k in range(n)
    ]


def test_trials_are_the_replications_of_a_run():
    """Computed one by one, in any order, their mean is the run's."""
    run = simulate(PLANT, duration=DAY, warm_up=3600.0, replications=3, seed=3)
    wanted = kpis(run).select("level", "scope", "name", "mean")
    tables = [r.table for r in work(reversed(trials(3)))][::-1]
    values = pl.DataFrame([t["value"].alias(f"{k}") for k, t in enumerate(tables)])
    assert_frame_equal(
        tables[0].select("level", "kpi", mean=values.mean_horizontal(ignore_nulls=True)),
        wanted.select("level", kpi="name", mean="mean"),
        rel_tol=1e-14,
        abs_tol=0,
    )
    for k, table in enumerate(tables):
        alone = simulate(PLANT, duration=DAY, warm_up=3600.0, first=k, seed=3)
        assert alone.replications[0].number == k
        assert kpis(alone)["mean"].equals(table["value"])
        assert alone.replications[0].trace.events == run.replications[k].trace.events


def test_the_first_number_of_a_run_must_not_be_negative():
    """There is no replication before the first."""
    with pytest.raises(MotorworksError, match="first is -1"):
        simulate(PLANT, duration=DAY, first=-1)


def test_results_are_the_same_on_cores():
    """Bit for bit and in order, with more trials than processes."""
    wanted = trials(5)
    for one, other in zip(work(wanted), work(wanted, where=cores(2)), strict=True):
        assert one.table.equals(other.table)
        assert one.table.schema == other.table.schema


def test_a_value_is_picked():
    """By the name of the KPI, and of what it is about; NaN where there is none."""
    result = next(work(trials(1)))
    assert result.value("good_motors_per_year") > 0
    found = result.table.filter(pl.col("level") == "station")
    assert result.value("availability", found["name"][0], "station") > 0
    assert result.value("availability", "nobody") != result.value("availability", "nobody")


def test_equal_trials_are_computed_once():
    """Each of them gets the one result."""
    counted = []

    def counting(orders, cancel):
        some = list(orders)
        counted.extend(some)
        return here(iter(some), cancel)

    one, two, three = work([*trials(2), trials(1)[0]], where=counting)
    assert len(counted) == 2
    assert one.table.equals(three.table)
    assert not one.table.equals(two.table)


STANDING = """
[plant]
name = "loop"
[source.rod]
[sink.out]
[buffer.queue]
capacity = 2
[buffer.repair]
capacity = 1
[station.feed]
cycle_time = "1 s"
inputs = ["rod"]
to = "queue"
[station.work]
cycle_time = "1 s"
inputs = ["queue"]
to = "out"
rework_rate = 0.6
max_reworks = "unlimited"
rework_to = "repair"
[station.mend]
cycle_time = "1 s"
inputs = ["repair"]
to = "queue"
"""


@pytest.mark.parametrize("where", [here, cores(1)], ids=["here", "cores"])
def test_a_gridlock_is_a_result(where):
    """A plant that stands still has no figures, but a reason."""
    (result,) = work(trials(1, plant=read_plant(STANDING)), where=where)
    assert result.trouble.startswith("gridlock: ")
    assert result.table.columns == ["level", "name", "kpi", "value"]
    assert result.table.is_empty()
    assert math.isnan(result.value("throughput"))


def test_progress_tells_what_is_done():
    """From none to all, one by one."""
    told = []
    list(work(trials(2), progress=lambda done, of: told.append((done, of))))
    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize("where", [here, cores(2)], ids=["here", "cores"])
def test_a_cancelled_experiment_stops(where):
    """The next result is not waited for."""
    cancel = threading.Event()
    arriving = work(trials(50), where=where, cancel=cancel)
    next(arriving)
    cancel.set()
    with pytest.raises(StoppedError):
        list(arriving)


@pytest.mark.parametrize(
    ("field", "value"), [("seed", -1), ("replication", -1), ("duration", 0), ("warm_up", -1)]
)
def test_a_trial_without_sense_is_refused(field, value):
    """The message names the number."""
    with pytest.raises(MotorworksError, match=field.replace("_", "-")):
        replace(trials(1)[0], **{field: value})


def test_the_fingerprint_is_that_of_the_content():
    """Sources, titles and the kind of a number count for nothing, values for everything."""
    assert content(bare(PLANT)) == content(PLANT)
    assert content(replace(PLANT, title="another")) == content(PLANT)
    assert content(replace(PLANT, target=5.0)) == content(replace(PLANT, target=5))
    assert content(replace(PLANT, target=5.0)) != content(PLANT)
    line = PLANT.lines[0]
    more = replace(PLANT, lines=(replace(line, lines=line.lines + 1), *PLANT.lines[1:]))
    assert content(more) != content(PLANT)


def test_a_script_needs_no_guard(tmp_path):
    """Processes are started from a plain script, and none is left behind."""
    script = tmp_path / "script.py"
    script.write_text(
        "from motorworks.experiment.work import Trial, work\n"
        "from motorworks.experiment.cores import cores\n"
        "from motorworks.plantfile import load\n"
        "p = load('tutorial')\n"
        "t = [Trial(plant=p, seed=1, replication=k, duration=3600, warm_up=0) for k in (0, 1)]\n"
        "print(len(list(work(t, where=cores(2)))))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert done.stdout == "2\n"
    assert done.stderr == ""


def test_processes_stay_for_the_next_call():
    """The same ones compute again, and none is left behind."""
    others = _children()
    with lasting_cores(2) as where:
        first, second = ([r.table for r in work(trials(4, first=k), where=where)] for k in (0, 2))
        before = _children() - others
        assert len(before) == 2
        list(work(trials(3), where=where))
        assert _children() - others == before
    assert not _children() - others
    assert all(a.equals(b) for a, b in zip(first[2:], second[:2], strict=True))


def test_a_stopped_call_leaves_processes_that_can_be_used():
    """What was computed for it is not taken for an answer to the next."""
    others = _children()
    with lasting_cores(2) as where:
        arriving = work(trials(20), where=where)
        next(arriving)
        arriving.close()
        found = [r.table for r in work(trials(3, seed=9), where=where)]
    wanted = [r.table for r in work(trials(3, seed=9))]
    assert all(a.equals(b) for a, b in zip(found, wanted, strict=True))
    assert not _children() - others


def _children():
    """Give the processes of this one; another test may have left one, such as a browser."""
    return {child.pid for child in psutil.Process().children()}
