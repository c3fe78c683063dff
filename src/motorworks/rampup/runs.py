"""The runs of a ramp-up, side by side."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import NamedTuple

from motorworks.errors import RunError, StoppedError
from motorworks.plant import Plant
from motorworks.rampup.commissioning import Commissioning
from motorworks.rampup.output import Made, made
from motorworks.rampup.wish import Wish
from motorworks.simulation import simulate
from motorworks.statistics.stopped import stopped_output

HOUR = 3600.0


class Planned(NamedTuple):
    """A run: the plant on its first day, when it comes into service, number, end."""

    plant: Plant
    when: Commissioning
    number: int
    end: date


def run_all(
    plans: Sequence[Planned],
    wish: Wish,
    progress: Callable[[int, int], None],
    cancel: threading.Event,
) -> list[Made]:
    """Give what all runs made; threads suffice, for the kernel releases the lock.

    Raises
    ------
    RunError
        If a plant stands still on its way.
    StoppedError
        If it was cancelled.
    """
    done, lock = [0], threading.Lock()

    def one(plan: Planned) -> Made:
        if cancel.is_set():
            raise StoppedError("stopped before all of the ramp-up was simulated")
        plant, when, number, end = plan
        run = simulate(
            plant,
            duration=(end - plant.start).days * 86400.0,
            warm_up=0.0,
            first=number,
            seed=wish.seed,
            sample_interval=HOUR,
            cancel=cancel,
        )
        if run.stopped:
            raise StoppedError("stopped before all of the ramp-up was simulated")
        if run.gridlocks:
            raise RunError(f"{plant.name} stands still on its way up: {run.gridlocks[0]}")
        for stopped in stopped_output(run):
            raise RunError(
                f"{plant.name} stands still on its way up: in replication {stopped.replication} "
                f"nothing leaves it from {stopped.since:%Y-%m-%d} on. Parts of a model that nobody "
                "asks for may fill a line while another waits for one that cannot come."
            )
        with lock:
            done[0] += 1
            progress(done[0], len(plans))
        return made(run, when)

    progress(0, len(plans))
    with ThreadPoolExecutor(max_workers=wish.jobs) as pool:
        return list(pool.map(one, plans))
