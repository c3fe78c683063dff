"""Who is paid: people at the machines by shift and crew, and the staff beside them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from motorworks.capacity.outlay import own_units, tariff
from motorworks.compile import Compiled, process_of
from motorworks.costing.prices import OPERATOR
from motorworks.plant import Plant, Pool

WEEK = 7 * 86400.0


@dataclass(frozen=True, kw_only=True)
class Group:
    """People who are paid alike.

    Attributes
    ----------
    name, title
        A process for people at its machines, else a group of staff.
    people
        People on the roll, all crews together.
    wage
        What a year of one of them costs [currency].
    direct
        Whether they stand at machines.
    research
        Whether they belong to research and development.
    """

    name: str
    title: str
    people: float
    wage: float
    direct: bool = False
    research: bool = False

    @property
    def cost(self) -> float:
        """What they cost in a year [currency]."""
        return self.people * self.wage


def crews(plant: Plant, compiled: Compiled) -> float:
    """Give how many people a place that is manned at all working hours takes [-].

    Notes
    -----
    Hours of presence in a year, breaks included, over the hours that one person works: with
    300 days of three shifts of 8 h, and 1,800 h, 4.
    """
    calendar = next((c for c in plant.calendars if c.name == plant.calendar), None)
    shifts = calendar.shifts if calendar else ()
    there = sum(s.length * (len(s.days) or 7) for s in shifts)
    worked = sum((s.length - sum(b for _, b in s.breaks)) * (len(s.days) or 7) for s in shifts)
    presence = there / worked if worked > 0 else 1.0
    return compiled.planned_year * presence / plant.economics.hours_per_worker


def people(plant: Plant, compiled: Compiled, *, whole: bool) -> list[Group]:
    """Give everybody whom the plant pays.

    Parameters
    ----------
    plant, compiled
        The plant.
    whole
        Whether crews are whole people, line by line, with those who relieve them, as they are
        simulated and paid; else the fractions that the stations name, as a plan reckons.
    """
    wage = tariff(plant, OPERATOR)
    titles: dict[str, str] = {}
    places: dict[str, float] = {}
    own = own_units(plant, compiled.layout)
    rounded = _rounding(plant, compiled) if whole else {}
    for unit, mine in zip(compiled.layout.work_units, own, strict=True):
        if mine:
            name = process_of(unit)
            titles.setdefault(name, unit.station.title or unit.station.name)
            manned = unit.station.operators * unit.station.machines
            places[name] = places.get(name, 0.0) + manned * rounded.get(unit.line, 1.0)
    each = crews(plant, compiled)
    found = [
        Group(name=name, title=titles[name], people=n * each, wage=wage, direct=True)
        for name, n in places.items()
    ]
    return [*found, *(_relief(plant, compiled, wage) if whole else ()), *_staff(plant)]


def _rounding(plant: Plant, compiled: Compiled) -> dict[str, float]:
    """Give by how much the crew of each copy of a line is more than its stations ask for."""
    asked: dict[str, float] = {}
    for unit in compiled.layout.stations:
        if unit.line:
            manned = unit.station.operators * unit.station.machines
            asked[unit.line] = asked.get(unit.line, 0.0) + manned
    crewed = {p.name.rpartition("/")[0]: p for p in compiled.layout.pools if "/" in p.name}
    return {
        line: (crewed[line].count or math.ceil(n)) / n
        for line, n in asked.items()
        if line in crewed and n > 0
    }


def _relief(plant: Plant, compiled: Compiled, wage: float) -> Iterator[Group]:
    """Give the pools that relieve the crews of lines."""
    named = {line.crew.relief for line in plant.lines if line.crew and line.crew.relief}
    for pool in plant.pools:
        if pool.name in named:
            each = crews(plant, compiled)
            heads = _mean(pool) * each
            yield Group(
                name=pool.name, title=pool.title or pool.name, people=heads, wage=wage, direct=True
            )


def _mean(pool: Pool) -> float:
    """Give the people planned at a time over the hours of the pool."""
    if not pool.shifts:
        return float(pool.count or 0)
    hours = [(s.length * (len(s.days) or 7), s) for s in pool.shifts]
    at = sum(h * (pool.count or 0 if s.count is None else s.count) for h, s in hours)
    return at / sum(h for h, _ in hours)


def _staff(plant: Plant) -> Iterator[Group]:
    for group in plant.staff:
        yield Group(
            name=group.name,
            title=group.title or group.name,
            people=group.people,
            wage=tariff(plant, group.wage),
            research=group.research,
        )
