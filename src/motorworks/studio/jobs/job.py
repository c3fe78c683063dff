"""A job: what it has to do, how far it is, what became of it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.studio.jobs.order import Order, order_of

WAITING, RUNNING, INTERRUPTED = "waiting", "running", "interrupted"
DONE, FAILED, CANCELLED = "done", "failed", "cancelled"
STATES = (WAITING, RUNNING, DONE, FAILED, CANCELLED, INTERRUPTED)
OPEN = (WAITING, RUNNING, INTERRUPTED)
"""States in which something is still to be done."""
ATTEMPTS = 2
"""How often the process of a job is started that dies."""
_COUNT = re.compile(r"([\d,]+) of ([\d,]+) ")


@dataclass(frozen=True, kw_only=True)
class Job:
    """One job.

    Attributes
    ----------
    id
        Its name, and that of its folder.
    order
        What is to be done.
    made, begun, ended
        When it was asked for, last begun, and over; UTC, empty if not yet.
    state
        One of :data:`STATES`.
    share
        What is done of it, 0 to 1; ``None`` where nobody knows.
    words
        How far it is, in words of the process that does it.
    left
        Time the rest will take [s]; ``None`` where nobody knows.
    deaths
        How often its process died.
    marks
        What a reader has to know of it: a worker that died, a server that was restarted.
    error
        Why it failed.
    seconds
        Time it took by the clock [s], all attempts together.
    """

    id: str
    order: Order
    made: str
    begun: str = ""
    ended: str = ""
    state: str = WAITING
    share: float | None = None
    words: str = ""
    left: float | None = None
    deaths: int = 0
    marks: tuple[str, ...] = ()
    error: str = ""
    seconds: float = 0.0

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN

    def marked(self, mark: str) -> "Job":
        """Give the job with one more mark."""
        return replace(self, marks=(*self.marks, mark))

    def to_dict(self) -> dict[str, Any]:
        """Give the job as plain values."""
        plain = {f.name: getattr(self, f.name) for f in fields(self)}
        return plain | {"order": self.order.to_dict(), "marks": list(self.marks)}

    @property
    def counted(self) -> tuple[int, int] | None:
        """Replications or plants done and of all, where its words say so."""
        match = _COUNT.match(self.words)
        if match is None:
            return None
        done, of = (int(text.replace(",", "")) for text in match.groups())
        return done, of


def job_of(said: Mapping[str, Any]) -> Job:
    """Give a job from plain values.

    Raises
    ------
    MotorworksError
        If they are not those of a job.
    """
    try:
        order, marks = order_of(said["order"]), tuple(said["marks"])
        return Job(**{**said, "order": order, "marks": marks})
    except (KeyError, TypeError, AttributeError) as error:
        raise MotorworksError(f"not the values of a job: {error}") from error


def read_job(text: str) -> Job:
    """Give a job from its file.

    Raises
    ------
    MotorworksError
        If it is no job's file, or not a whole one.
    """
    try:
        said = json.loads(text)
    except ValueError as error:
        raise MotorworksError(f"not the file of a job: {error}") from error
    if not isinstance(said, dict):
        raise MotorworksError("not the file of a job: expected a table of its values")
    return job_of(said)


def now() -> str:
    """Give the time, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
