"""What pulls a ramp-up forward, and what it costs where that is known."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from motorworks.capacity import tariff
from motorworks.plant import DayException, Plant
from motorworks.plant.calendar import Calendar
from motorworks.rampup.begin import ramping
from motorworks.rampup.commissioning import Commissioning, Key
from motorworks.rampup.lever import Lever
from motorworks.rampup.programme_levers import programme_levers
from motorworks.rampup.wish import Wish

MONTH = 30
"""Days of a month earlier."""
FASTER = 0.5
"""What is left of the time or the motors that learning takes."""
SUNDAYS = 365
"""Days from the start of production in which days of rest are worked."""
YEAR = 365


def levers(plant: Plant, when: Commissioning, wish: Wish) -> tuple[Lever, ...]:
    """Give the levers that a plant has: those of its programme first.

    Notes
    -----
    That later waves come a month earlier, for whatever reason, is a lever where the programme
    has none that moves them.
    """
    first = tuple(programme_levers(plant, when, wish))
    moves = any(not lever.still for lever in first)
    own = (_pooled, _faster, _rest_days) if moves else (_earlier, _pooled, _faster, _rest_days)
    return (*first, *(lever for found in own for lever in found(plant, when)))


def _earlier(plant: Plant, when: Commissioning) -> Iterator[Lever]:
    """Give what comes into service after production began, a month earlier."""
    late = [key for key, day in when.days.items() if day > when.production]
    if late:
        moved = _moved(when, {k: when.days[k] - timedelta(days=MONTH) for k in late})
        yield Lever(
            key="earlier",
            title="later waves a month earlier",
            plant=ramping(plant, moved),
            when=moved,
            cost=_carried(plant, when, moved),
            basis="interest on what the machines cost; hurrying their makers is not in it",
        )


def _pooled(plant: Plant, when: Commissioning) -> Iterator[Lever]:
    """Give pooled machines with the first: stations outside lines, lines of one beside longer."""
    modules = any(len(x.stations) > 1 for x in plant.lines)
    single = {x.name for x in plant.lines if modules and len(x.stations) == 1}
    late = [
        key
        for key, day in when.days.items()
        if day > when.production and (not key[0] or key[1] in single)
    ]
    if late:
        moved = _moved(when, dict.fromkeys(late, when.production))
        yield Lever(
            key="pooled",
            title="all pooled machines with the first wave",
            plant=ramping(plant, moved),
            when=moved,
            cost=_carried(plant, when, moved),
            basis="interest on what the machines cost",
        )


def _faster(plant: Plant, when: Commissioning) -> Iterator[Lever]:
    """Give learning in half the time."""
    if plant.learnings:
        from motorworks.rampup.fit import fitted

        laws = [fitted(law).learning for law in plant.learnings]
        faster = tuple(
            replace(
                law,
                points=(),
                time=law.time and law.time * FASTER,
                motors=law.motors and law.motors * FASTER,
            )
            for law in laws
        )
        yield Lever(
            key="learning",
            title="learning in half the time",
            plant=ramping(replace(plant, learnings=faster), when),
            when=when,
            cost=None,
            basis="nothing published says what training and launch teams cost a day of it",
        )


def _rest_days(plant: Plant, when: Commissioning) -> Iterator[Lever]:
    """Give days of rest worked in the first year."""
    calendar = next((c for c in plant.calendars if c.name == plant.calendar), None)
    days = _days_of_rest(calendar, when.production) if calendar else []
    if calendar is None or not days:
        return
    shifts = tuple(replace(s, days=()) for s in calendar.shifts)
    open_ = DayException(name="days of rest worked", dates=tuple(days), shifts=shifts)
    longer = replace(calendar, exceptions=(open_, *calendar.exceptions))
    with_them = replace(
        plant, calendars=tuple(longer if c is calendar else c for c in plant.calendars)
    )
    yield Lever(
        key="rest_days",
        title="days of rest worked in the first year",
        plant=ramping(with_them, when),
        when=when,
        cost=_pay(plant, when, calendar, days),
        basis="pay of the operators of what is in service, at the legal rate; fitters keep their "
        "hours",
    )


def _days_of_rest(calendar: Calendar, first: date) -> list[date]:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    worked = {d for s in calendar.shifts for d in (s.days or names)}
    every = (first + timedelta(days=n) for n in range(SUNDAYS))
    return [d for d in every if calendar.shifts and names[d.weekday()] not in worked]


def _moved(when: Commissioning, days: dict[Key, date]) -> Commissioning:
    return replace(when, days={**when.days, **days})


def _carried(plant: Plant, when: Commissioning, moved: Commissioning) -> float | None:
    """Give the interest on machines that are paid earlier [currency]; ``None`` without prices."""
    foreign = {w.name for w in plant.workshops if not w.own}
    lines = {x.name: x for x in plant.lines}
    stations = {s.name: s for s in plant.stations}
    found = 0.0
    for key, day in moved.days.items():
        line, name, _ = key
        place = lines[name].workshop if line else stations[name].workshop
        if place in foreign:
            continue
        price = (
            sum(s.price * s.machines for s in lines[name].stations)
            if line
            else stations[name].price
        )
        found += price * (when.days[key] - day).days / YEAR
    return found * plant.economics.discount_rate if found else None


def _pay(plant: Plant, when: Commissioning, calendar: Calendar, days: list[date]) -> float | None:
    """Give what operators earn on days of rest [currency]; ``None`` without their tariff."""
    hourly = tariff(plant, "operator") / (plant.economics.hours_per_worker / 3600)
    if not hourly:
        return None
    hours = sum(s.length - sum(b for _, b in s.breaks) for s in calendar.shifts) / 3600
    people = 0.0
    for day in days:
        people += sum(
            s.operators * s.machines
            for x in plant.lines
            for n in range(x.lines)
            for s in x.stations
            if _there(when, (True, x.name, n), day)
        )
        people += sum(
            s.operators
            for s in plant.stations
            for n in range(s.machines)
            if _there(when, (False, s.name, n), day)
        )
    return people * hours * hourly * plant.economics.rest_day_pay


def _there(when: Commissioning, key: Key, day: date) -> bool:
    return when.days.get(key, day) <= day
