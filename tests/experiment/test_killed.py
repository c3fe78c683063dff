"""Experiments that are killed at random moments lose nothing and count nothing twice."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from motorworks.experiment.work import work
from motorworks.store import Store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no fork there")

REPOSITORY = Path(__file__).resolve().parents[2]
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1"}


def attempts(folder, seed, kills, number):
    """Run an experiment that is killed so many times, and give what it told each time."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.experiment.killed", *map(str, (folder, seed, kills, number))],
        cwd=REPOSITORY,
        env={**os.environ, **ONE_THREAD},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def as_bytes(results):
    """Give the table of an experiment as it would be written."""
    tables = [r.table.with_columns(replication=n) for n, r in enumerate(results)]
    return pl.concat(tables).write_csv().encode()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_killed_experiment_loses_nothing(tmp_path, seed):
    """Ten times killed, it is taken up each time, and its tables are as if nothing had been."""
    from tests.experiment.killed import trials

    number = 40
    told = attempts(tmp_path / "store", seed, 10, number)
    assert [a["killed"] for a in told] == [True] * 10 + [False]
    assert told[-1]["code"] == 0
    kept = set()
    for one in told:
        assert not kept & set(one["begun"]), "what was kept has been computed again"
        assert not kept & set(one["kept"]), "what was kept has been kept again"
        kept |= set(one["kept"])
    wanted = trials(seed, number)
    with Store(tmp_path / "store") as store:
        assert not store.damaged
        assert store.held([t.key for t in wanted]) == {t.key for t in wanted}
        assert store.count() == number
        rows = pl.read_parquet(store.parts / "*.parquet")
        assert rows["replication"].n_unique() == number
        assert len(rows) == number * len(store.get(wanted[0].key).table)
        listed = {path.name for path in store.parts.iterdir()}
        assert listed == set(store.catalogue.files()), "a killed process has left something"
        assert as_bytes(work(wanted, store=store, where=refuse)) == as_bytes(work(wanted))


def refuse(orders, cancel):
    """Compute nothing: all of it must be there."""
    raise AssertionError(next(orders))
    yield


SCRIPT = """
import sys
from motorworks.experiment.cores import cores
from motorworks.experiment.work import Trial, work
from motorworks.plantfile import load
p = load("tutorial")
t = [Trial(plant=p, seed=1, replication=k, duration=86400, warm_up=0) for k in range(10_000)]
for result in work(t, where=cores(2)):
    print("one", flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at /proc")
def test_the_processes_of_a_killed_experiment_end():
    """None computes on for nobody."""
    master = subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE)
    assert master.stdout.readline() == b"one\n"
    tasks = Path(f"/proc/{master.pid}/task").iterdir()
    hands = [int(n) for task in tasks for n in (task / "children").read_text().split()]
    assert len(hands) == 2
    os.kill(master.pid, signal.SIGKILL)
    master.wait()
    master.stdout.close()
    until = time.monotonic() + 20
    while any(_runs(hand) for hand in hands):
        assert time.monotonic() < until, "a process computes on"
        time.sleep(0.05)


def _runs(number):
    try:
        return ") Z " not in Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return False
