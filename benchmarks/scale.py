"""Measure how trials get faster with more processes: ``python -m benchmarks.scale``.

The same trials are computed in this process, on cores, and on a Dask cluster of this machine.
Two figures for each way: the speed-up over this process, and the overhead: the share of the
workers' time, from the first result to the last, in which they did not compute. Beside them the
processor time of this process, and that of those it began and saw end: on a machine that others
use as well, these tell more than a clock.
"""

import argparse
import contextlib
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.machine import machine
from motorworks.experiment.cluster import cluster
from motorworks.experiment.cores import cores
from motorworks.experiment.work import Executor, Trial, here, work
from motorworks.plantfile import load
from motorworks.store import Store

DAY = 86400.0


def main() -> int:
    """Measure, print, write."""
    options = _options()
    trials = [
        Trial(
            plant=load(options.plant),
            seed=1,
            replication=n,
            duration=options.days * DAY,
            warm_up=DAY,
        )
        for n in range(options.trials)
    ]
    record: dict[str, Any] = {"machine": machine(), "plant": options.plant, "trials": len(trials)}
    record["here"] = alone = measured(trials, here, 1)
    workers = options.workers
    ways: dict[str, Executor] = {"cores": cores(workers)}
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(ImportError):
            address = stack.enter_context(local_cluster(workers))
            ways["cluster"] = cluster(address)
        for name, where in ways.items():
            record[name] = measured(trials, where, workers)
            record[name]["speed_up"] = round(alone["wall_s"] / record[name]["wall_s"], 3)
    with TemporaryDirectory() as folder, Store(folder) as store:
        record["store"] = kept(trials, store)
    print(json.dumps(record, indent=2))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return 0


def measured(trials: list[Trial], where: Executor, workers: int) -> dict[str, float]:
    """Give wall time, processor times, time to the first result, and the overhead after it."""
    begin, mine, theirs = time.perf_counter(), time.process_time(), _children()
    arrivals = []
    computing = []
    for _, result in where(iter(list(enumerate(trials))), threading.Event()):
        arrivals.append(time.perf_counter() - begin)
        computing.append(result.seconds)
    wall = arrivals[-1]
    # At the end there is no work for all any more, and at the start not yet: the middle counts.
    first, last = workers, len(arrivals) - 1 - workers
    span = arrivals[last] - arrivals[first]
    busy = sum(computing[first + 1 : last + 1])
    return {
        "wall_s": round(wall, 3),
        "own_cpu_s": round(time.process_time() - mine, 3),
        "workers_cpu_s": round(_children() - theirs, 3),
        "first_s": round(arrivals[0], 3),
        "trial_s": round(sum(computing) / len(computing), 4),
        "overhead": round(1 - busy / (workers * span), 4),
    }


def _children() -> float:
    """Give the processor time of all processes that were begun here and have ended [s]."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def kept(trials: list[Trial], store: Store) -> dict[str, float]:
    """Give the time to keep a result and to read it, and its size."""
    results = list(work(trials[:8]))
    begin = time.perf_counter()
    for trial, result in zip(trials, results, strict=False):
        store.put(trial, result)
    put = time.perf_counter() - begin
    begin = time.perf_counter()
    for trial in trials[:8]:
        store.get(trial.key)
    size = sum(path.stat().st_size for path in store.parts.iterdir())
    return {
        "put_s": round(put / len(results), 4),
        "get_s": round((time.perf_counter() - begin) / len(results), 4),
        "bytes": size // len(results),
    }


@contextlib.contextmanager
def local_cluster(workers: int) -> Iterator[str]:
    """Give the address of a scheduler with workers of one thread each, all processes of their own.

    Raises
    ------
    ImportError
        If the package ``distributed`` is missing.
    """
    from distributed import Client

    environment = {**os.environ, "OMP_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1"}
    with TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        note = Path(folder) / "scheduler.json"

        def begin(*words: str) -> None:
            process = subprocess.Popen(
                [sys.executable, "-m", *words, "--scheduler-file", str(note), "--no-dashboard"],
                env=environment,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(process.wait)
            stack.callback(process.kill)

        begin("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
        while not note.exists():
            time.sleep(0.1)
        for _ in range(workers):
            begin("distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny")
        with Client(scheduler_file=str(note), set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield json.loads(note.read_text())["address"]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--plant", default="midsize", help="name of a shipped plant")
    parser.add_argument("--days", type=float, default=30.0, help="time measured in each trial")
    parser.add_argument("--trials", type=int, default=40, help="trials of each way")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument(
        "--out", type=Path, default=Path("build/scale.json"), help="file for the JSON"
    )
    options = parser.parse_args()
    if options.trials < 8 * options.workers:
        parser.error("so few trials say nothing: give 8 for each worker at least")
    return options


if __name__ == "__main__":
    sys.exit(main())
