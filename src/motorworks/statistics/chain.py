"""Why a process waits, followed from process to process to where it begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from motorworks.compile import process_of
from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.simulation.waiting import Links
from motorworks.statistics.causes import find_waits, merged_names
from motorworks.statistics.elements import measure
from motorworks.statistics.figures import ratio
from motorworks.statistics.load import starved_for, used_time

OWN = ("working", "setting_up", "down", "planned_stop")
WAITS = ("starved", "blocked", "waiting")
SLIGHT = 0.05
"""Waits below this share of planned time lead nowhere."""
MOST_STEPS = 20


@dataclass(frozen=True, kw_only=True)
class Wait:
    """What a process waits for.

    Attributes
    ----------
    state
        ``starved``, ``blocked``, ``waiting`` (for an operator or a vehicle) or ``down`` (without a
        crew).
    cause
        The input, the place, the pools or the crew.
    share
        Of planned time.
    who
        The processes and transports that make what is missing, or take what is in the way.
    """

    state: str
    cause: str
    share: float
    who: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step on the way to the root cause.

    Attributes
    ----------
    process
        The process or transport.
    shares
        Of its planned time, by :data:`OWN` and :data:`WAITS`.
    wait
        What it waits for most, and where the way goes on; ``None`` at the end.
    end
        Why the way ends here; empty where it goes on.
    """

    process: str
    shares: dict[str, float]
    wait: Wait | None
    end: str = ""

    @property
    def used(self) -> float:
        """Share of planned time in use."""
        return sum(self.shares[s] for s in OWN)


class Chains:
    """Follows waiting through a plant.

    Parameters
    ----------
    run
        The run.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self._links = Links(run.compiled.program)
        self._units = run.compiled.layout.work_units
        self.names = tuple(dict.fromkeys(process_of(u) for u in self._units))
        number = {name: x for x, name in enumerate(self.names)}
        self._process = np.array([number[process_of(u)] for u in self._units], dtype=int)

    def shares(self, process: str) -> dict[str, float]:
        """Give the shares of planned time of a process or transport."""
        x = self.names.index(process)
        return {name: float(values[x]) for name, values in self._shares.items()}

    def waits(self, process: str) -> list[Wait]:
        """Give what a process waits for, the greatest share first."""
        x = self.names.index(process)
        found = [
            Wait(state=state, cause=cause, share=share, who=self._who(state, cause))
            for (of, state, cause), share in self._waits.items()
            if of == x and share > 0
        ]
        share = self.shares(process)["waiting"]
        if share > 0:
            found.append(Wait(state="waiting", cause=", ".join(self._pools(x)), share=share))
        return sorted(found, key=lambda w: -w.share)

    def follow(self, process: str) -> list[Step]:
        """Give the way from a process to the root of its waiting.

        At each step the way goes to whoever makes what is most missing, or takes what is most in
        the way; of several to the one that is in use most. It ends at a process that hardly
        waits, that waits for people, or for what comes from outside, or that was met before.
        """
        steps: list[Step] = []
        at: str | None = process
        came = ""
        while at is not None and len(steps) < MOST_STEPS:
            step, after = self._step(at, came, [s.process for s in steps])
            steps.append(step)
            came = step.wait.state if step.wait else ""
            at = after
        return steps

    def _step(self, process: str, came: str, before: list[str]) -> tuple[Step, str | None]:
        """Give a step and the process that the way goes to."""
        shares = self.shares(process)
        wait = next((w for w in self.waits(process) if w.state in WAITS), None)
        if wait is None or shares[wait.state] < SLIGHT:
            return Step(process=process, shares=shares, wait=None, end="hardly waits"), None
        if came == "starved" and wait.state == "blocked":
            end = "is held up in its turn: what it makes is not what is missing, or stores and "
            end += "chance decide between the two"
            return Step(process=process, shares=shares, wait=wait, end=end), None
        if wait.state == "waiting":
            return Step(process=process, shares=shares, wait=wait, end="waits for people"), None
        after = max(wait.who, key=lambda name: sum(self.shares(name)[s] for s in OWN), default=None)
        if after is None:
            outside = "what comes from outside" if wait.state == "starved" else "what takes nothing"
            return Step(process=process, shares=shares, wait=wait, end=f"waits for {outside}"), None
        if after in (*before, process):
            return Step(process=process, shares=shares, wait=wait, end="goes in a circle"), None
        return Step(process=process, shares=shares, wait=wait), after

    # ---- what is known ----

    @cached_property
    def _shares(self) -> dict[str, Array]:
        of = measure(self.run)
        used = used_time(self.run, of)
        times = {
            "working": used,
            "setting_up": of["AUST"],
            "down": of["down"],
            "planned_stop": of["PDOT"],
            "starved": of["starved"] + of["APT"] - used,
            "blocked": of["blocked"],
            "waiting": of["waiting"],
        }
        planned = self._by_process(of["POT"])
        return {
            name: np.nan_to_num(ratio(self._by_process(time), planned))
            for name, time in times.items()
        }

    def _by_process(self, values: Array) -> Array:
        """Give the mean over replications by process; (R, S) becomes (X,)."""
        return np.bincount(self._process, values.mean(axis=0), len(self.names))

    @cached_property
    def _waits(self) -> dict[tuple[int, str, str], float]:
        """Give the share of planned time by process, state and cause, equal lines together."""
        waits, of = find_waits(self.run), measure(self.run)
        mean = waits.time.mean(axis=0)
        short = starved_for(self.run, of).mean(axis=0)
        mean[: len(short)] = short  # the inputs come first
        planned = self._by_process(of["POT"])
        merged = merged_names(self.run)
        found: dict[tuple[int, str, str], float] = {}
        for e in np.flatnonzero(mean > 0):
            x = int(self._process[waits.station[e]])
            key = (x, waits.state[e], merged.get(waits.cause[e], waits.cause[e]))
            if planned[x] > 0:
                found[key] = found.get(key, 0.0) + float(mean[e] / planned[x])
        return found

    def _who(self, state: str, cause: str) -> tuple[str, ...]:
        """Give who makes what is missing, or takes what is in the way."""
        return tuple(dict.fromkeys(self.names[self._process[s]] for s in self._ends(state, cause)))

    def _ends(self, state: str, cause: str) -> Iterator[int]:
        merged = merged_names(self.run)
        for b, name in enumerate(self.run.compiled.program.buffer_names):
            if merged.get(name, name) != cause and name != cause:
                continue
            if state == "blocked":
                yield from self._links.emptied_by(b)
            elif state == "starved":
                for origin in (b, *self._links.brought_from(b)):
                    yield from (s for s, _ in self._links.makers[origin])

    def _pools(self, x: int) -> list[str]:
        """Give the pools, or the fleet, that the stations of a process take somebody from."""
        found: list[str | None] = []
        for n in np.flatnonzero(self._process == x):
            unit = self._units[n]
            if unit.transport is not None:
                found.append(unit.transport.fleet)
                continue
            station = unit.station
            found += [step.operator for step in station.steps]
            found += [s.operator for s in station.short_stops]
            found.append(station.tending.operator if station.tending else None)
            found.append(station.changeover.setter if station.changeover else None)
            found.append(station.tool.setter if station.tool else None)
        return list(dict.fromkeys(name for name in found if name))
