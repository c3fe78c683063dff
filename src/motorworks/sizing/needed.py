"""The load of a process → the machines that it needs, loss by loss."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace

from motorworks.capacity import Machines
from motorworks.capacity.work import (
    Passes,
    availability,
    changeover_time,
    passes,
    working_time,
)
from motorworks.compile import WorkUnit
from motorworks.plant import Station
from motorworks.sizing.load import Load


@dataclass(frozen=True, kw_only=True)
class Needed:
    """Machines that a process needs, as a sum of what its machines spend their time on.

    All in machines: the time asked for over the planned time of a year.

    Attributes
    ----------
    process
        Its name.
    work
        Work at full speed, rework included.
    speed
        Lost to the performance factor.
    failures, short_stops
        Repairs and short stops, each in full.
    tools, changeovers, maintenance
        Tool changes, changeovers as models are allocated, and maintenance by cycles or by time
        worked.
    planned
        Planned stops, and whatever runs by the calendar.
    in_breaks
        What of the repairs falls into breaks, nights and planned stops and so costs nothing; below
        0. What belts gain in breaks is in it too.
    rate
        Parts worked in a year, each repetition counted.
    available
        Share of the planned time that a machine is able to work [-]: all stops out of it, the
        performance factor not.
    """

    process: str
    work: float
    speed: float
    failures: float
    short_stops: float
    tools: float
    changeovers: float
    maintenance: float
    planned: float
    in_breaks: float
    rate: float

    @property
    def nominal(self) -> float:
        """Machines by the textbook: every stop in full, whenever it falls."""
        return float(sum(getattr(self, name) for name in SPENT if name != "in_breaks"))

    @property
    def machines(self) -> float:
        """Machines needed."""
        return self.nominal + self.in_breaks

    def times(self, share: float) -> "Needed":
        """Give what a share of the load needs."""
        numbers = {f.name: share * getattr(self, f.name) for f in fields(self)[1:]}
        return Needed(process=self.process, **numbers)

    @property
    def available(self) -> float:
        """Share of the planned time that a machine is able to work [-]."""
        return (self.work + self.speed) / self.nominal if self.nominal > 0.0 else 1.0


SPENT = tuple(f.name for f in fields(Needed) if f.name not in ("process", "rate"))
"""What a machine's time is spent on, in the order of the sum."""


def machines_needed(
    load: float,
    cycle: float,
    planned: float,
    *,
    batch: int = 1,
    available: float = 1.0,
    performance: float = 1.0,
) -> float:
    """Give the machines for a load by the textbook.

    Parameters
    ----------
    load
        Parts worked in a year, rework included.
    cycle
        Time of one part, or of one batch [s].
    planned
        Planned time of a year [s].
    batch
        Parts worked together.
    available
        MTBF / (MTBF + MTTR) times the share of the planned time that planned stops leave [-].
    performance
        Performance factor [-].

    Notes
    -----
    ``load x cycle / batch / (planned time x availability x performance factor)``.

    Examples
    --------
    >>> machines_needed(1_000_000, 30.0, 15_000_000, available=0.8)
    2.5
    """
    return load * cycle / batch / (planned * available * performance)


def needs(
    machines: Machines,
    asked: Mapping[str, Load],
    rule: Callable[[Station], Passes] = passes,
) -> dict[str, Needed]:
    """Give the machines that each process of a plant needs.

    Parameters
    ----------
    machines
        The plant's machines: their times and losses as the plant file models them.
    asked
        What each process must do, by :func:`motorworks.sizing.loads`.
    rule
        The rule of rework by which ``asked`` was reckoned.
    """
    return {
        name: _needed(machines, name, load, rule)
        for name, load in asked.items()
        if name in machines.processes
    }


def with_changeovers(needed: Needed, units: list[WorkUnit], load: Load, planned: float) -> Needed:
    """Give machines needed with the changeovers of another allocation.

    Parameters
    ----------
    needed
        Machines needed as models were allocated before.
    units
        The stations as they are now.
    load
        Load of the process.
    planned
        Planned time of a year [s].
    """
    changing = sum(n * _changing(units, m) for m, n in load.starts.items()) / planned
    own = needed.nominal - needed.planned
    if own <= 0.0:
        return needed
    stretched = (own - needed.changeovers + changing) / own
    return replace(needed, changeovers=changing, planned=needed.planned * stretched)


def _needed(machines: Machines, name: str, load: Load, rule: Callable[[Station], Passes]) -> Needed:
    units = machines.stations[name]
    station = units[0].station
    planned = machines.compiled.planned_year
    worked = {m: n * load.passes for m, n in load.starts.items()}
    cycles = sum(worked.values()) / (station.batch.max if station.batch else 1)
    spent = _spent(station, worked, cycles)
    changing = sum(n * _changing(units, m) for m, n in load.starts.items())
    own = sum(spent.values()) + changing
    up = 1.0 - (station.planned_stop.share if station.planned_stop else 0.0)
    for failure in station.failures:
        if failure.clock == "calendar":
            up *= availability(failure)
    asked = sum(n * machines.means(name)[m] for m, n in load.starts.items())
    asked *= rule(station).count / passes(station).count
    a_machine = machines.seconds[units[0].name] / station.machines * machines.scale
    return Needed(
        process=name,
        **{key: value / planned for key, value in spent.items()},
        changeovers=changing / planned,
        planned=own * (1.0 / up - 1.0) / planned if up > 0.0 else float("inf"),
        in_breaks=asked / a_machine - own / up / planned,
        rate=sum(worked.values()),
    )


def _spent(station: Station, worked: Mapping[str, float], cycles: float) -> dict[str, float]:
    """Give the time of a year that machines at work spend on each thing [s]."""
    batch = station.batch.max if station.batch else 1
    busy = sum(n * working_time(station, m) for m, n in worked.items()) / batch
    own_pace = station.conveyor is not None and station.conveyor.spacing > 0.0
    at_full_speed = busy * (1.0 if own_pace else station.performance_factor)
    stops = [f for f in station.failures if f.clock == "operating"]
    upkeep = [m for m in station.maintenance if m.every is None]
    return {
        "work": at_full_speed,
        "speed": busy - at_full_speed,
        "failures": busy * sum(f.repair.mean() / f.up.mean() for f in stops),
        "short_stops": busy * sum(s.time.mean() / s.every.mean() for s in station.short_stops),
        "tools": cycles * station.tool.change.mean() / station.tool.life if station.tool else 0.0,
        "maintenance": sum(
            m.time.mean() * (cycles / m.every_cycles if m.every_cycles else 0.0)
            + m.time.mean() * (busy / m.every_operating if m.every_operating else 0.0)
            for m in upkeep
        ),
    }


def _changing(units: list[WorkUnit], model: str) -> float:
    """Give the time of changeovers that falls to a part, over the machines that work it [s]."""
    mine = [(u.station.machines / max(1, len(u.models)), u) for u in units if _works(u, model)]
    total = sum(weight for weight, _ in mine)
    return sum(w * changeover_time(u, model) for w, u in mine) / total if total else 0.0


def _works(unit: WorkUnit, model: str) -> bool:
    return not unit.models or model in unit.models
