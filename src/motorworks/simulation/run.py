"""What a simulation gives: a frozen record of one plant, several replications."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from motorworks.compile import Compiled
from motorworks.plant import Plant
from motorworks.program import Trace
from motorworks.program.program import Array


class Early(NamedTuple):
    """The output of a warm-up, sampled.

    Attributes
    ----------
    time
        Times of the samples [s], shape (N,).
    sink
        Parts that entered each sink up to then, shape (N, K).
    """

    time: Array
    sink: Array


@dataclass(frozen=True, kw_only=True, eq=False)
class Replication:
    """One run of the plant with its own random numbers.

    Attributes
    ----------
    number
        0, 1, 2, ...: with the seed it fixes the random numbers.
    trace
        Statistics after the warm-up.
    wall
        Time it took [s].
    gridlock
        What stands still and why; empty if nothing does.
    complete
        Whether it reached its end.
    measuring
        Whether it got past its warm-up.
    early
        The output of its warm-up; ``None`` where it was not sampled from the empty plant on.
    """

    number: int
    trace: Trace
    wall: float
    gridlock: str = ""
    complete: bool = True
    measuring: bool = True
    early: Early | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Run:
    """The replications of one plant.

    Attributes
    ----------
    plant
        The plant.
    compiled
        The plant as the kernel took it: ``compiled.program`` (arrays and names),
        ``compiled.layout`` (work units and buffers).
    seed
        Seed of all random numbers.
    warm_up, duration
        Time thrown away and time measured in each replication [s].
    warm_up_basis
        How the warm-up was found: ``given`` or a sentence.
    replications
        In the order of their numbers.
    version
        Version of Motorworks.
    wall
        Time the whole run took [s].
    peak_mib
        Peak memory of the process [MiB].
    stopped
        Why the run ended early; empty if it did not.
    visits
        Folder of the visit trace, if one was asked for.
    precision
        Greatest relative half-width asked for, if the number of replications was found from it.
    """

    plant: Plant
    compiled: Compiled
    seed: int
    warm_up: float
    duration: float
    warm_up_basis: str
    replications: Sequence[Replication]
    version: str
    wall: float
    peak_mib: float
    stopped: str = ""
    visits: Path | None = None
    warnings: Sequence[str] = field(default=())
    precision: float | None = None

    @property
    def operations(self) -> int:
        """Completed operations of all replications, warm-up included."""
        return sum(r.trace.operations for r in self.replications)

    @property
    def events(self) -> int:
        """Events of all replications, warm-up included."""
        return sum(r.trace.events for r in self.replications)

    @property
    def gridlocks(self) -> list[str]:
        """What stands still in any replication."""
        return [f"replication {r.number}: {r.gridlock}" for r in self.replications if r.gridlock]
