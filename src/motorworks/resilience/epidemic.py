"""An epidemic: people stay away, lines are manned by a rule, suppliers close."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np

from motorworks.plant import Closure, Factor, Outage, Plant, Point
from motorworks.projects import Curve
from motorworks.resilience.event import Event, curve
from motorworks.resilience.manning import manned, manning

WEEK = timedelta(days=7)
NAME = "stress/people"


def stricken(plant: Plant, event: Event) -> Plant:
    """Give a plant in an epidemic.

    Parameters
    ----------
    plant
        The plant.
    event
        When; its disturbance names the curves and the rule of manning.

    Notes
    -----
    The first date of each curve is moved to the beginning. People: pools and crews are multiplied
    by the curve, week by week with the value of the middle of the week. With every rule of
    manning but ``spread`` the crews of some copies of lines are complete and the other copies
    stand still (:func:`~motorworks.resilience.manning.manning`). Firms: of n suppliers the i-th
    largest by people (i = 0, 1, ...) is closed while the share of open firms is below
    (i + 1/2) / n, for large firms came back first; machines in workshops that are not the plant's
    own stand still in proportion.
    """
    what = event.disturbance
    workforce, firms = curve(plant, what.curve), curve(plant, what.firms)
    if workforce is not None:
        plant = _people(plant, event, workforce)
    return plant if firms is None else _neighbours(_suppliers(plant, event, firms), event, firms)


def with_roll_calls(plant: Plant) -> Plant:
    """Give a plant whose pools are called as in an epidemic, by a factor of 1."""
    if not plant.pools and not any(line.crew for line in plant.lines):
        return plant
    return _with_factor(plant, NAME, ("all",), (Point(begin=plant.start, value=1.0),))


def _with_factor(plant: Plant, name: str, on: tuple[str, ...], points: tuple[Point, ...]) -> Plant:
    factor = Factor(name=name, on=on, of="pool_size", points=points)
    return replace(plant, factors=(*plant.factors, factor))


def value(of: Curve, day: datetime, begin: datetime) -> float:
    """Give the value of a curve whose first date is moved to the beginning."""
    first = of.points[0].day.toordinal()
    days = [point.day.toordinal() - first for point in of.points]
    at = (day - begin) / timedelta(days=1)
    return float(np.interp(at, days, [p.value for p in of.points])) if at <= days[-1] else 1.0


def weeks(event: Event) -> Iterator[tuple[datetime, datetime]]:
    """Give begin and end of its weeks, the last of them cut off."""
    begin = event.begin
    while begin < event.end:
        yield begin, min(begin + WEEK, event.end)
        begin += WEEK


def _people(plant: Plant, event: Event, workforce: Curve) -> Plant:
    shares = [(a, b, value(workforce, a + (b - a) / 2, event.begin)) for a, b in weeks(event)]
    points = tuple(Point(begin=a.date(), value=share) for a, _, share in shares)
    points += (Point(begin=_next_day(event.end), value=1.0),)
    rule = event.disturbance.manning
    if rule == "spread":
        if not plant.pools and not any(line.crew for line in plant.lines):
            return plant
        return _with_factor(plant, f"stress/{event.disturbance.name}", ("all",), points)
    single = [line for line in plant.lines if line.crew and line.lines == 1]
    short = (*(p.name for p in plant.pools), *(f"{line.name}/crew" for line in single))
    if short:
        plant = _with_factor(plant, f"stress/{event.disturbance.name}", short, points)
    unmanned = manning(plant, rule)
    outages = [
        _idle(name, left, a, b) for a, b, share in shares for name, left in unmanned(share).items()
    ]
    return replace(plant, outages=(*plant.outages, *outages))


def _next_day(end: datetime) -> date:
    day = end.date()
    return day if end == datetime(day.year, day.month, day.day) else day + timedelta(days=1)


def _idle(line: str, copies: Sequence[str], begin: datetime, end: datetime) -> Outage:
    name = f"stress/{line}/{begin:%Y-%m-%d}"
    return Outage(name=name, start=begin, end=end, of=tuple(copies), state="planned")


def _suppliers(plant: Plant, event: Event, firms: Curve) -> Plant:
    people = {firm.name: firm.people for firm in plant.firms}
    names = sorted(
        {s.supplier or s.name for s in plant.supplies}, key=lambda n: (-people.get(n, 0.0), n)
    )
    closed = {name: _closed(event, firms, (n + 0.5) / len(names)) for n, name in enumerate(names)}
    supplies = (
        replace(s, closed=(*s.closed, *closed[s.supplier or s.name])) for s in plant.supplies
    )
    return replace(plant, supplies=tuple(supplies))


def _closed(event: Event, firms: Curve, least: float) -> list[Closure]:
    """Give the weeks in which fewer firms are open than it takes for this one to be."""
    return [
        Closure(start=a, end=b)
        for a, b in weeks(event)
        if value(firms, a + (b - a) / 2, event.begin) < least
    ]


def _neighbours(plant: Plant, event: Event, firms: Curve) -> Plant:
    """Let machines of the park stand still: copies of lines, machines outside lines."""
    others = {w.name for w in plant.workshops if not w.own}
    outages: list[Outage] = []
    for begin, end in weeks(event):
        share = value(firms, begin + (end - begin) / 2, event.begin)
        for line in plant.lines:
            left = line.copies()[manned(line.lines, share) :] if line.workshop in others else ()
            if left:
                outages.append(_idle(line.name, left, begin, end))
        for s in plant.stations:
            idle = s.machines - manned(s.machines, share)
            if s.workshop in others and idle > 0:
                name = f"stress/{s.name}/{begin:%Y-%m-%d}"
                outages.append(Outage(name=name, start=begin, end=end, of=(s.name,),
                                      machines=idle, state="planned"))  # fmt: skip
    return replace(plant, outages=(*plant.outages, *outages))
