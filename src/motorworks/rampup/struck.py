"""What a disturbance of the programme costs: the ramp-up with and without it, motor by motor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from motorworks.errors import MotorworksError
from motorworks.experiment.paired import Estimate, difference, estimated
from motorworks.plant import Plant
from motorworks.projects import Programme
from motorworks.projects.disturbance import OFF, Case, disturbance_cases, slowing
from motorworks.rampup.output import Made, anniversary
from motorworks.rampup.service import service_days
from motorworks.rampup.wish import Wish

SIMULATED = ("on", OFF)
"""Cases that are simulated beside that of the data."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """A ramp-up in one case of the disturbance.

    Attributes
    ----------
    key, title
        Of the case.
    production
        Start of production by replication.
    later
        Days by which production starts later than without the disturbance, paired.
    made
        Good parts up to each day looked at.
    lost
        Good parts fewer than without the disturbance up to each day, paired.
    cumulated
        Mean good parts up to each first of a month.
    """

    key: str
    title: str
    production: tuple[date, ...]
    later: Estimate
    made: tuple[Estimate, ...]
    lost: tuple[Estimate, ...]
    cumulated: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Struck:
    """The ramp-up with and without a disturbance of the programme.

    Attributes
    ----------
    days
        Days up to which good parts are counted: the ends of years, and of what is looked at.
    months
        First days of months, for the course.
    courses
        As in the data, with it, without it.
    """

    days: tuple[date, ...]
    months: tuple[date, ...]
    courses: tuple[Course, ...]

    def of(self, key: str) -> Course:
        """Give the course of a case."""
        return next(c for c in self.courses if c.key == key)


def cases_of(plant: Plant, wish: Wish) -> tuple[Case, ...]:
    """Give the cases that are simulated beside that of the data; none where none was asked for.

    Raises
    ------
    MotorworksError
        If nothing disturbs the programme.
    """
    if not wish.struck:
        return ()
    programme = plant.programme or Programme()
    slowed = slowing(
        plant.activities, plant.curves, programme.workforce, curve=wish.curve, firms=wish.firms
    )
    cases = disturbance_cases(plant.activities, plant.risks, slowed)
    found = tuple(c for c in cases if c.key in SIMULATED)
    if not found or not plant.activities:
        msg = (
            f"nothing disturbs the programme of {plant.name}: it needs activities, and a curve of "
            "the workforce (--curve, or workforce of [plant.programme])"
        )
        raise MotorworksError(msg)
    return found


def looked_until(plant: Plant, wish: Wish) -> date:
    """Give the day up to which all cases are simulated: the last year's end as in the data."""
    (usual,) = service_days(plant, replace(wish, drawn=False, replications=1))
    return anniversary(usual.production, wish.years)


def struck_by(
    plant: Plant, base: Sequence[Made], cases: Sequence[Case], others: Sequence[Made], end: date
) -> Struck:
    """Give what the disturbance costs.

    Parameters
    ----------
    plant
        The plant.
    base
        What was made as in the data, by replication.
    cases
        The other cases.
    others
        What was made in them, replication by replication, case by case.
    end
        Day up to which all were simulated.

    Notes
    -----
    All cases have the same random numbers, of the plant and of drawn durations: what is lost is
    taken replication by replication.
    """
    count = len(base)
    runs: dict[str, Sequence[Made]] = {"data": base}
    runs |= {case.key: others[n * count : (n + 1) * count] for n, case in enumerate(cases)}
    titles = {"data": "As in the data"} | {case.key: case.title for case in cases}
    first = min(r.production for each in runs.values() for r in each)
    days = (*_ends_of_years(first, end), end)
    months = tuple(_months(first, end))
    return Struck(
        days=days,
        months=months,
        courses=tuple(
            _course(key, titles[key], each, runs[OFF], days, months) for key, each in runs.items()
        ),
    )


def _course(
    key: str,
    title: str,
    runs: Sequence[Made],
    off: Sequence[Made],
    days: Sequence[date],
    months: Sequence[date],
) -> Course:
    starts = [np.array([float(r.production.toordinal()) for r in each]) for each in (runs, off)]
    made = [np.array([r.until(day) for r in runs]) for day in days]
    without = [np.array([r.until(day) for r in off]) for day in days]
    return Course(
        key=key,
        title=title,
        production=tuple(r.production for r in runs),
        later=difference(*starts),
        made=tuple(estimated(m) for m in made),
        lost=tuple(difference(w, m) for w, m in zip(without, made, strict=True)),
        cumulated=tuple(float(np.mean([r.until(day) for r in runs])) for day in months),
    )


def _ends_of_years(first: date, end: date) -> Iterator[date]:
    for year in range(first.year + 1, end.year + 1):
        if first < date(year, 1, 1) < end:
            yield date(year, 1, 1)


def _months(first: date, end: date) -> Iterator[date]:
    day = first.replace(day=1)
    while day <= end:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
