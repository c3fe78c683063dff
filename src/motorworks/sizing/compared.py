"""The estimate of a sizing beside a simulation of the plant: how far apart, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motorworks.compile import process_of
from motorworks.program.program import STATES, Array
from motorworks.sizing.sized import Sized

if TYPE_CHECKING:
    from motorworks.simulation import Run

AGREES = 0.02
"""Relative difference up to which estimate and simulation agree."""
TOLD = 0.005
"""Share of the planned time below which a wait is not told."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Estimate and simulation of a sized plant.

    Attributes
    ----------
    estimated
        Good parts a year that the tightest line or group makes by itself.
    simulated
        Good parts a year of the simulation.
    tightest
        That line or process.
    slowest
        Its process with the highest load.
    supplied
        Share of the planned time that its first station waited for parts of others [-].
    held
        Share that its last station was blocked by what comes after [-].
    called
        Share that its slowest station waited for people [-].
    """

    estimated: float
    simulated: float
    tightest: str
    slowest: str
    supplied: float
    held: float
    called: float

    @property
    def apart(self) -> float:
        """By how much the simulation lies above the estimate [-]."""
        return self.simulated / self.estimated - 1.0

    @property
    def agrees(self) -> bool:
        """Whether they differ by 2 % at the most."""
        return abs(self.apart) <= AGREES

    @property
    def why(self) -> str:
        """What in the simulation the estimate does not know; a sentence."""
        waits = {
            "its first station waited for parts of others": self.supplied,
            "its last was blocked by what comes after": self.held,
            f"{self.slowest} waited for people": self.called,
        }
        told = {what: share for what, share in waits.items() if share >= TOLD}
        if not told or self.apart > 0.0:
            return (
                f"The estimate is that of {self.tightest} by itself, in the mean mix and with "
                "equal copies; the simulation has each copy with its own models and lots."
            )
        said = ", ".join(f"{what} {share:.1%}" for what, share in _largest_first(told))
        return (
            f"The estimate is that of {self.tightest} by itself. In the simulation, of its "
            f"planned time, {said}."
        )


def tightest(sized: Sized) -> tuple[str, float]:
    """Give the line or group that limits a sized plant, and the good parts a year it allows.

    Notes
    -----
    A line makes what the estimate of its places says, a group what its machines have time for.
    """
    lines = {name: p.output / p.wanted for name, p in sized.places.items()}
    groups = {
        i.process: i.machines / i.needed
        for i in sized.installed.values()
        if i.process.partition("/")[0] not in lines and i.needed > 0.0
    }
    room = {**groups, **lines}
    name = min(room, key=lambda n: room[n])
    return name, room[name] * sized.demand


def compared(sized: Sized, run: "Run", simulated: float) -> Compared:
    """Set a simulation of a sized plant beside its estimate.

    Parameters
    ----------
    sized
        The sizing.
    run
        A run of its plant.
    simulated
        Good parts a year in it.
    """
    name, output = tightest(sized)
    mine = [p for p in sized.installed if p == name or p.partition("/")[0] == name]
    slowest = max(mine, key=lambda p: sized.installed[p].load)
    states = _shares(run)
    return Compared(
        estimated=output,
        simulated=simulated,
        tightest=name,
        slowest=slowest,
        supplied=states[mine[0]]["starved"],
        held=states[mine[-1]]["blocked"],
        called=states[slowest]["waiting_for_operator"],
    )


def _shares(run: "Run") -> dict[str, dict[str, float]]:
    """Give the share of the planned time in each state, by process."""
    from motorworks.statistics.elements import state_times  # a sizing alone needs no runs

    times = state_times(run).sum(axis=0)
    found: dict[str, Array] = {}
    for unit, row in zip(run.compiled.layout.work_units, times, strict=True):
        found[process_of(unit)] = found.get(process_of(unit), 0.0) + row
    return {process: _of_planned(row) for process, row in found.items()}


def _of_planned(times: Array) -> dict[str, float]:
    planned = times.sum() - times[STATES.index("off_shift")]
    return {
        s: float(t / planned) if planned > 0 else 0.0 for s, t in zip(STATES, times, strict=True)
    }


def _largest_first(shares: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(shares.items(), key=lambda x: -x[1])
