"""What a measure changes: the plant for good, what happens to it, or the time after."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import NamedTuple

from motorworks.plant import (
    Buffer,
    Calendar,
    DayException,
    Disturbance,
    Line,
    Measure,
    Plant,
    Supply,
    raised,
)
from motorworks.resilience.event import Event

WEEKDAY = "mon"
"""The day of the week whose shifts are worked on a day of rest."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class More(NamedTuple):
    """Parts that are kept more of a supply."""

    supply: Supply
    parts: int


# ---- what stands for good ----


def strengthened(plant: Plant, measure: Measure, use: float) -> Plant:
    """Give a plant with what a measure changes for good; equal to the plant where it does not.

    Parameters
    ----------
    plant
        The plant.
    measure
        What is done.
    use
        Good parts that the plant makes in a day of the year.
    """
    change = {"stock": _stocked, "machine": _one_more, "places": _places}.get(measure.kind)
    return change(plant, measure, use) if change else plant


def supplies_of(plant: Plant, names: Sequence[str]) -> tuple[Supply, ...]:
    """Give the supplies that are named, or whose supplier is."""
    return tuple(s for s in plant.supplies if {s.name, s.supplier} & set(names))


def more_stock(plant: Plant, measure: Measure, use: float) -> list[More]:
    """Give the parts kept more: the use of the time of cover, a part a motor (assumed)."""
    days = (measure.time or 0.0) / 86400
    return [
        More(s, max(1, round(use * _share(plant, s) * days)))
        for s in supplies_of(plant, measure.of)
    ]


def _share(plant: Plant, supply: Supply) -> float:
    """Give the share of the motors that take a part of a supply."""
    mates = [s for s in plant.supplies if s.to == supply.to]
    shares = {m.name: m.share for m in plant.models}
    whole = sum(shares.get(s.model or "", 0.0) for s in mates)
    if len(mates) == 1 or whole <= 0:
        return 1.0 / len(mates)
    return shares.get(supply.model or "", 0.0) / whole


def _stocked(plant: Plant, measure: Measure, use: float) -> Plant:
    more = {m.supply.name: m.parts for m in more_stock(plant, measure, use)}
    supplies = tuple(raised(s, more[s.name]) if s.name in more else s for s in plant.supplies)
    for supply in plant.supplies:
        if supply.name in more:
            plant = _roomier(plant, supply, more[supply.name])
    return replace(plant, supplies=supplies)


def _roomier(plant: Plant, supply: Supply, parts: int) -> Plant:
    """Give a plant whose buffer has places and initial parts more, for the model of a supply."""
    buffers = tuple(
        _wider(b, supply.model or "", parts) if b.name == supply.to else b for b in plant.buffers
    )
    return replace(plant, buffers=buffers)


def _wider(buffer: Buffer, model: str, parts: int) -> Buffer:
    room = None if buffer.capacity is None else buffer.capacity + parts
    if not buffer.by_model and not buffer.initial_by_model:
        first = buffer.initial + (parts if buffer.initial else 0)
        return replace(buffer, capacity=room, initial=first)
    mine = buffer.capacity_by_model.get(model, buffer.capacity_per_model)
    places = dict(buffer.capacity_by_model)
    if mine is not None:
        places[model] = mine + parts
    held = {**buffer.initial_by_model, model: buffer.initial_by_model.get(model, 0) + parts}
    return replace(buffer, capacity=room, capacity_by_model=places, initial_by_model=held)


def _one_more(plant: Plant, measure: Measure, _use: float) -> Plant:
    names, n = set(measure.of), measure.count
    lines = tuple(_longer(line, names, n) for line in plant.lines)
    stations = tuple(
        replace(s, machines=s.machines + n) if s.name in names else s for s in plant.stations
    )
    return replace(plant, lines=lines, stations=stations)


def _longer(line: Line, names: set[str], n: int) -> Line:
    """Give a line with more copies, free for all models, or with more machines of a station."""
    if line.name in names:
        free = tuple(dict.fromkeys(m for models in line.allocation for m in models))
        allocation = (*line.allocation, *([free] * n)) if line.allocation else ()
        return replace(line, lines=line.lines + n, allocation=allocation)
    stations = tuple(
        replace(s, machines=s.machines + n) if f"{line.name}/{s.name}" in names else s
        for s in line.stations
    )
    return replace(line, stations=stations)


def _places(plant: Plant, measure: Measure, use: float) -> Plant:
    names = set(measure.of)
    lines = tuple(
        replace(x, places=x.places + measure.count)
        if x.name in names and x.places is not None
        else x
        for x in plant.lines
    )
    buffers = tuple(
        _more_room(plant, b, measure, use) if b.name in names else b for b in plant.buffers
    )
    return replace(plant, lines=lines, buffers=buffers)


def _more_room(plant: Plant, b: Buffer, measure: Measure, use: float) -> Buffer:
    more = more_places(plant, b, measure, use)
    room = None if b.capacity is None else b.capacity + sum(more.values())
    if not b.by_model:
        return replace(b, capacity=room)
    own = {} if b.capacity_per_model is None else dict.fromkeys(more, b.capacity_per_model)
    places = {m: n + more[m] for m, n in (own | dict(b.capacity_by_model)).items()}
    return replace(b, capacity=room, capacity_per_model=None, capacity_by_model=places)


def more_places(plant: Plant, buffer: Buffer, measure: Measure, use: float) -> dict[str, int]:
    """Give the places that a measure adds to a buffer, by model where it is kept by model.

    Parameters
    ----------
    plant, buffer
        Where.
    measure
        Of kind ``places``: with a ``time`` the use of that time, a part a motor (assumed), by
        the shares of the models; else its ``count``.
    use
        Good parts of a day.
    """
    days = None if measure.time is None else measure.time / 86400
    if not buffer.by_model:
        return {"": measure.count if days is None else max(1, round(use * days))}
    shares = {m.name: m.share for m in plant.models}
    whole = sum(shares.values())
    return {
        name: measure.count
        if days is None
        else max(1, round(use * days * (share / whole if whole > 0 else 1 / len(shares))))
        for name, share in shares.items()
    }


# ---- what happens ----


def softened(plant: Plant, events: Sequence[Event], measure: Measure) -> tuple[Event, ...]:
    """Give what happens all the same: closures of its supplies begin later or end earlier."""
    if measure.kind not in ("second_source", "park"):
        return tuple(events)
    helped = {s.name for s in supplies_of(plant, measure.of)}
    return tuple(part for event in events for part in _softer(plant, event, measure, helped))


def _softer(plant: Plant, event: Event, measure: Measure, helped: set[str]) -> tuple[Event, ...]:
    what = event.disturbance
    hit = {s.name for s in supplies_of(plant, what.of)}
    if what.what != "supplier" or not hit & helped:
        return (event,)
    wait = timedelta(seconds=measure.time or 0.0)
    begin, end = event.begin, event.end
    begin, end = (begin + wait, end) if measure.kind == "park" else (begin, min(end, begin + wait))
    others = _only(what, sorted(hit - helped))
    rest = (replace(event, disturbance=others),) if hit - helped else ()
    if end <= begin:
        return rest
    mine = _only(what, sorted(hit & helped))
    return (*rest, Event(disturbance=mine, begin=begin, end=end))


def _only(what: Disturbance, supplies: Sequence[str]) -> Disturbance:
    return replace(what, of=tuple(supplies))


# ---- the time after ----


def worked_on(plant: Plant, measure: Measure, end: datetime) -> Plant:
    """Give a plant that works on days of rest after a disturbance, people and all."""
    if measure.kind != "overtime":
        return plant
    names = set(measure.of or (plant.calendar or "",))
    calendars = tuple(
        _without_rest(c, end, measure.time or 0.0) if c.name in names else c
        for c in plant.calendars
    )
    pools = tuple(
        replace(p, shifts=tuple(replace(s, days=_with_rest(s.days)) for s in p.shifts))
        for p in plant.pools
    )
    return replace(plant, calendars=calendars, pools=pools)


def _with_rest(days: tuple[str, ...]) -> tuple[str, ...]:
    return () if WEEKDAY in days else days


def rest_days(calendar: Calendar, end: datetime, lasting: float) -> tuple[datetime, ...]:
    """Give the days of the week without a shift, from the day after the end on."""
    worked = {d for s in calendar.shifts for d in (s.days or DAYS)}
    first = datetime.combine(end.date(), time()) + (
        timedelta(days=1) if end.time() != time() else timedelta()
    )
    days = (first + timedelta(days=n) for n in range(int(lasting // 86400)))
    return tuple(day for day in days if DAYS[day.weekday()] not in worked)


def _without_rest(calendar: Calendar, end: datetime, lasting: float) -> Calendar:
    shifts = tuple(replace(s, days=()) for s in calendar.shifts if not s.days or WEEKDAY in s.days)
    dates = tuple(day.date() for day in rest_days(calendar, end, lasting))
    if not dates or not shifts:
        return calendar
    extra = DayException(name="overtime", dates=dates, shifts=shifts)
    return replace(calendar, exceptions=(*calendar.exceptions, extra))
