"""How far a run is, on the terminal, while it goes on."""

import threading
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from motorworks.cli.bar import remaining

if TYPE_CHECKING:
    from motorworks.plant import Plant
    from motorworks.simulation import Progress


class Watch:
    """Gathers the progress of all replications into one line.

    Parameters
    ----------
    plant
        Its start gives the simulated date.
    replications
        How many will run.
    """

    def __init__(self, plant: "Plant", replications: int) -> None:
        self._start = datetime.combine(plant.start, datetime.min.time())
        self._product = plant.product
        self._replications = replications
        self._lock = threading.Lock()
        self._latest: dict[int, Progress] = {}
        self._begin = time.perf_counter()

    def take(self, progress: "Progress") -> None:
        """Take the news of one replication."""
        with self._lock:
            self._latest[progress.replication] = progress
            # A run that goes on until it is precise finds out by and by how many there are.
            self._replications = max(self._replications, progress.replication + 1)

    def share(self) -> float:
        """Give the share of the whole run that is done, 0 to 1."""
        with self._lock:
            done = sum(p.time / p.end for p in self._latest.values() if p.end > 0)
        return done / self._replications

    def look(self) -> tuple[float | None, str]:
        """Give the share that is done, and the line."""
        return self.share(), self.line()

    def line(self) -> str:
        """Give date, parts, rate and remaining time in words."""
        share = self.share()
        wall = time.perf_counter() - self._begin
        with self._lock:
            latest = list(self._latest.values())
        if not latest:
            return "starting"
        newest = max(latest, key=lambda p: p.replication)
        date = self._start + timedelta(seconds=newest.time)
        parts = sum(p.parts for p in latest)
        rate = sum(p.operations for p in latest) / wall / 1e6
        left = wall * (1 - share) / share if share else 0.0
        return (
            f"{date:%Y-%m-%d}  {parts:,} {self._product}s out  "
            f"{rate:.1f} M operations/s  {remaining(left)}"
        )
