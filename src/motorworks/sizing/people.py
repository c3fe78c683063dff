"""People: at the machines by shift and crew, those beside them, and who must be hired for it."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motorworks.plant import Line, Plant, Station
from motorworks.plant.pool import Manning
from motorworks.sizing.modules import Installed

HOUR = 3600.0
WEEK = 7 * 86400.0


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group of people.

    Attributes
    ----------
    name, title
        The group.
    kind
        ``direct`` at the machines, ``called`` where machines need them (fitters, setters, relief;
        they are part of the staff), ``staff`` beside them, ``research``.
    per_shift
        At work at the same time; 0 for staff, who are given as a whole.
    people
        In all crews together.
    absence
        Share that is not there [-].
    """

    name: str
    title: str
    kind: str
    per_shift: float
    people: float
    absence: float = 0.0

    @property
    def hired(self) -> int:
        """People on the books, so that with absence as many are there as are needed."""
        return math.ceil(self.people / (1.0 - self.absence) - 1e-9) if self.absence < 1.0 else 0


@dataclass(frozen=True, kw_only=True)
class People:
    """All people of a plant.

    Attributes
    ----------
    crews
        Crews that share the planned time, each with the hours of a worker in a year.
    groups
        Direct people by line or station, then the rest.
    """

    crews: int
    groups: tuple[Group, ...]

    @property
    def direct(self) -> int:
        """People at the plant's own machines in all crews, as many as the machines ask for."""
        return round(sum(g.people for g in self.groups if g.kind == "direct"))

    @property
    def total(self) -> int:
        """All of the plant: direct, staff and research."""
        return round(sum(g.people for g in self.groups if g.kind != "called"))


def own_machines(
    plant: Plant, installed: Mapping[str, Installed], own: bool = True
) -> Iterator[tuple[str, Station, int]]:
    """Give the processes in the plant's own workshops, or in those of others, with machines."""
    others = {w.name for w in plant.workshops if not w.own}
    for process, workshop, _, station in stations(plant):
        if process in installed and (workshop in others) is not own:
            yield process, station, installed[process].machines


def stations(plant: Plant) -> Iterator[tuple[str, str, Line | None, Station]]:
    """Give every process: name, workshop, line and station."""
    for line in plant.lines:
        for station in line.stations:
            workshop = station.workshop or line.workshop or ""
            yield f"{line.name}/{station.name}", workshop, line, station
    for station in plant.stations:
        yield station.name, station.workshop or "", None, station


def people(plant: Plant, installed: Mapping[str, Installed], planned: float) -> People:
    """Give the people of a plant.

    Parameters
    ----------
    plant
        The plant as sized.
    installed
        Machines by process.
    planned
        Planned time of a year [s].

    Notes
    -----
    Machines ask for ``operators`` in every shift. Planned time over the hours of a worker, rounded
    up, is the number of crews: 6,750 h and 1,800 h make four. Groups of staff are as the plant file
    has them, less fixed parts grown with the output.
    """
    crews = max(1, math.ceil(planned / plant.economics.hours_per_worker - 1e-9))
    groups = [*_direct(plant, installed, crews), *_called(plant, crews), *_staff(plant)]
    return People(crews=crews, groups=tuple(groups))


def _direct(plant: Plant, installed: Mapping[str, Installed], crews: int) -> Iterator[Group]:
    asked: dict[str, float] = {}
    for process, station, machines in own_machines(plant, installed):
        name = process.partition("/")[0]
        asked[name] = asked.get(name, 0.0) + machines * station.operators
    lines = {line.name: line for line in plant.lines}
    titles = {s.name: s.title for s in plant.stations}
    for name, per_shift in asked.items():
        if per_shift <= 0.0:
            continue
        line = lines.get(name)
        yield Group(
            name=name,
            title=(line.title if line else titles.get(name, "")) or name,
            kind="direct",
            per_shift=per_shift,
            people=crews * per_shift,
            absence=line.crew.absence if line and line.crew else 0.0,
        )


def _called(plant: Plant, crews: int) -> Iterator[Group]:
    for pool in plant.pools:
        most = _at_once(pool)
        yield Group(
            name=pool.name,
            title=pool.title or pool.name,
            kind="called",
            per_shift=most,
            people=crews * most,
            absence=pool.absence,
        )


def _at_once(pool: Manning) -> float:
    """Give the people of the greatest shift of a pool."""
    counts = [pool.count or 0 if s.count is None else s.count for s in pool.shifts]
    return float(max(counts, default=pool.count or 0))


def _staff(plant: Plant) -> Iterator[Group]:
    for group in plant.staff:
        yield Group(
            name=group.name,
            title=group.title or group.name,
            kind="research" if group.research else "staff",
            per_shift=0.0,
            people=group.people,
        )
