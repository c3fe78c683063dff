"""Activities → the day on which every copy of a line and every machine is in service."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from motorworks.plant import Plant
from motorworks.plant.in_service import part_named
from motorworks.projects.disturbance import Case
from motorworks.rampup.dates import programme_dates

Key = tuple[bool, str, int]
"""Whether it is a line, its name, and the number of the copy or machine from 0."""


@dataclass(frozen=True, kw_only=True)
class Commissioning:
    """When a plant comes into service.

    Attributes
    ----------
    production
        Start of production: the first day of all.
    days
        First day of each copy of a line and of each machine that some activity brings; others
        keep the day of the plant file.
    why
        The activity or wave that brings it.
    """

    production: date
    days: Mapping[Key, date]
    why: Mapping[Key, str]

    def shifted(self, by: int) -> "Commissioning":
        """Give the same, so many days later."""
        move = timedelta(days=by)
        days = {key: day + move for key, day in self.days.items()}
        return replace(self, production=self.production + move, days=days)


def commissioning(
    plant: Plant,
    draw: int | None = None,
    seed: int = 1,
    *,
    case: Case | None = None,
    limited: bool = False,
) -> Commissioning:
    """Give when a plant comes into service.

    Parameters
    ----------
    plant
        The plant.
    draw
        Number of a draw of all durations and risks; the typical durations if ``None``.
    seed
        Seed of the draws.
    case
        The way to take the disturbance of the programme; as in the data if ``None``, where its
        earliest dates hold, nothing slows the work and its risks do not happen.
    limited
        Whether the programme keeps within its resources, of which there else is enough.

    Raises
    ------
    MotorworksError
        If an activity needs more than there ever is.

    Notes
    -----
    An activity brings its lines at the start of the first whole day after its end, a wave after
    its share of the calendar time between start and end. A plant without such activities comes
    into service as its file says, and production starts with the first of those days.
    """
    if not plant.activities:
        return _as_written(plant)
    dates = programme_dates(plant, draw, seed, case=case, limited=limited)
    times: dict[Key, tuple[float, str]] = {}
    for a in plant.activities:
        for word in a.in_service:
            _bring(plant, word, dates[a.name].finish, a.name, times)
    for wave in plant.waves:
        start, finish = dates[wave.activity]
        time = start + wave.share * (finish - start)
        for word in wave.in_service:
            _bring(plant, word, time, wave.name, times)
    if not times:
        return _as_written(plant)
    days = {key: _day(time) for key, (time, _) in times.items()}
    end = plant.programme.start_of_production if plant.programme else None
    production = _day(dates[end].finish) if end else min(days.values())
    return Commissioning(
        production=production, days=days, why={key: why for key, (_, why) in times.items()}
    )


def _bring(
    plant: Plant, word: str, time: float, why: str, times: dict[Key, tuple[float, str]]
) -> None:
    """Note that a word's parts are in service; of two who bring the same the earlier counts."""
    part = part_named(plant, word)
    if part is None:
        return
    for n in part.numbers:
        key = (part.line, part.name, n)
        if key not in times or time < times[key][0]:
            times[key] = (time, why)


def _as_written(plant: Plant) -> Commissioning:
    days = [d for x in plant.lines for d in x.in_service]
    days += [d for s in plant.stations for d in s.in_service]
    days += [d for x in plant.lines for s in x.stations for d in s.in_service]
    return Commissioning(production=max(plant.start, min(days, default=plant.start)),
                         days={}, why={})  # fmt: skip


def _day(time: float) -> date:
    return date.fromordinal(math.ceil(time - 1e-6))


def commissioned(plant: Plant, when: Commissioning) -> Plant:
    """Give a plant whose lines and stations are in service from their days on."""
    lines = tuple(
        replace(x, in_service=_dates(plant, when, True, x.name, x.lines, x.in_service))
        for x in plant.lines
    )
    stations = tuple(
        replace(s, in_service=_dates(plant, when, False, s.name, s.machines, s.in_service))
        for s in plant.stations
    )
    return replace(plant, lines=lines, stations=stations)


def _dates(
    plant: Plant, when: Commissioning, line: bool, name: str, size: int, own: tuple[date, ...]
) -> tuple[date, ...]:
    if not any((line, name, n) in when.days for n in range(size)):
        return own
    written = [own[0] if len(own) == 1 else own[n] if own else plant.start for n in range(size)]
    return tuple(when.days.get((line, name, n), written[n]) for n in range(size))
