"""What a process does all day, why it waits and for whom."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from motorworks.compile import WorkUnit, process_of
from motorworks.errors import MotorworksError, did_you_mean
from motorworks.plant import Station
from motorworks.process import Law
from motorworks.simulation import Run
from motorworks.statistics.chain import Chains, Step, Wait
from motorworks.statistics.elements import measure
from motorworks.statistics.stops import find_stops

HOUR = 3600.0


@dataclass(frozen=True, kw_only=True)
class Cycle:
    """How long a process takes for a model.

    Attributes
    ----------
    model
        Name of the model; empty where all take the same.
    mean
        Mean time of a pass as planned, speed loss included [s].
    made
        Parts of the model that passed in an hour of planned time, over all machines.
    """

    model: str
    mean: float
    made: float


@dataclass(frozen=True, kw_only=True)
class Stops:
    """Stops of one kind, over all machines of a process.

    Attributes
    ----------
    kind
        ``failures``, ``short stops``, ``changeovers``, ``tool changes`` or ``maintenance``.
    per_hour
        How many in an hour of planned time of one machine.
    length
        Mean length [s], the wait for a crew included; ``None`` where it is not known.
    """

    kind: str
    per_hour: float
    length: float | None


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A process in words and numbers.

    Attributes
    ----------
    process
        Its name.
    machines
        In all copies of its line.
    shares
        Of planned time, by state.
    waits
        What it waits for, the greatest share first.
    way
        From it to the root of its waiting.
    stops
        Failures and other stops that happened.
    cycles
        Cycle times by model.
    """

    process: str
    machines: int
    shares: dict[str, float]
    waits: tuple[Wait, ...]
    way: tuple[Step, ...]
    stops: tuple[Stops, ...]
    cycles: tuple[Cycle, ...]


def find_process(work_units: Sequence[WorkUnit], plant: str, name: str) -> str:
    """Give the process that a person means.

    Parameters
    ----------
    work_units
        Those of the lowered plant, ``compiled.layout.work_units``.
    plant
        Its name, for the message.
    name
        A process (``stators/weld``), a station of a copy of a line (``stators-02/weld``), or the
        name of a station alone where there is only one of it.

    Raises
    ------
    MotorworksError
        If there is none, or several; it names those that come near.
    """
    units = [u for u in work_units if u.transport is None]
    known = {process_of(u): process_of(u) for u in units}
    known |= {u.name: process_of(u) for u in units}
    if name in known:
        return known[name]
    alone = list(dict.fromkeys(process_of(u) for u in units if u.station.name == name))
    if len(alone) == 1:
        return alone[0]
    if alone:
        raise MotorworksError(
            f"station '{name}' is in several lines: expected one of {', '.join(alone)}"
        )
    hint = did_you_mean(name, dict.fromkeys([*known, *(u.station.name for u in units)]))
    hint = hint or f"There is: {_some(list(dict.fromkeys(known.values())))}."
    raise MotorworksError(f"there is no station '{name[:80]}' in plant '{plant}'. {hint}")


def _some(names: list[str]) -> str:
    return ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")


def explain_process(run: Run, name: str) -> Explanation:
    """Give what a process does all day, why it waits and for whom.

    Parameters
    ----------
    run
        The run.
    name
        As :func:`find_process` takes it.

    Raises
    ------
    MotorworksError
        If there is no such process.
    """
    process = find_process(run.compiled.layout.work_units, run.plant.name, name)
    chains = Chains(run)
    at = [x for x, u in enumerate(run.compiled.layout.work_units) if process_of(u) == process]
    units = [run.compiled.layout.work_units[x] for x in at]
    return Explanation(
        process=process,
        machines=sum(u.station.machines for u in units),
        shares=chains.shares(process),
        waits=tuple(chains.waits(process)),
        way=tuple(chains.follow(process)),
        stops=tuple(_stops(run, np.array(at))),
        cycles=tuple(_cycles(run, np.array(at), units[0].station)),
    )


def _stops(run: Run, at: np.ndarray) -> list[Stops]:
    of = measure(run)
    hours = float(of["POT"][:, at].sum()) / HOUR
    if hours <= 0:
        return []
    found = find_stops(run, of["down"])
    traces = [r.trace for r in run.replications]
    setups = float(sum(t.setups[at].sum() for t in traces))
    tools = float(sum(t.tool_changes[at].sum() for t in traces))
    upkeeps = float(sum(t.upkeeps[at].sum() for t in traces))
    rows = (
        ("failures", float(found["failures"][:, at].sum()), float(found["CMT"][:, at].sum())),
        (
            "short stops",
            float(found["short stops"][:, at].sum()),
            float(found["short"][:, at].sum()),
        ),
        ("maintenance", upkeeps, float(found["PMT"][:, at].sum())),
        ("changeovers", setups, math.nan),
        ("tool changes", tools, math.nan),
    )
    return [
        Stops(
            kind=kind,
            per_hour=count / hours,
            length=None if math.isnan(time) else time / count,
        )
        for kind, count, time in rows
        if count > 0
    ]


def _cycles(run: Run, at: np.ndarray, station: Station) -> list[Cycle]:
    """Give the cycle times of the models that the process is planned for, or made."""
    of = measure(run)
    names = run.compiled.program.type_names
    hours = float(of["POT"][:, at].sum()) / HOUR / max(1, _machines(run, at))
    made = np.sum([r.trace.produced[at].sum(axis=0) for r in run.replications], axis=0)
    different = bool(station.cycle_times) or any(s.times for s in station.steps)
    if not different:
        total = float(made.sum()) / hours if hours > 0 else math.nan
        return [Cycle(model="", mean=_mean(station, ""), made=total)]
    return [
        Cycle(
            model=name,
            mean=_mean(station, name),
            made=float(made[t]) / hours if hours > 0 else math.nan,
        )
        for t, name in enumerate(names)
        if made[t] > 0
    ]


def _machines(run: Run, at: np.ndarray) -> int:
    return int(run.compiled.program.station_machines[at].sum())


def _mean(station: Station, model: str) -> float:
    """Give the mean time of a pass of a model [s]; of a conveyor that from entry to exit."""
    if station.conveyor is not None:
        return station.conveyor.transit

    def of(time: Law | None, times: object) -> float:
        law = times.get(model, time) if isinstance(times, dict) else time
        return law.mean() if law else 0.0

    parts = (
        [of(s.time, dict(s.times)) for s in station.steps]
        if station.steps
        else [of(station.cycle_time, dict(station.cycle_times))]
    )
    return sum(parts) / station.performance_factor
