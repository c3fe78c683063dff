"""Hours that a plant could work more: days of rest, holidays, another shift; and their pay."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from motorworks.compile import YEAR
from motorworks.plant import Calendar, Plant, Pool, Shift, Staffing
from motorworks.plant.calendar import DAYS

Turn = TypeVar("Turn", Shift, Staffing)

DAY = 86400.0
WEEKS = 52
OPERATOR = "operator"
"""The tariff of those who are paid by the hour."""


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Working time of a plant against that of its file.

    Attributes
    ----------
    shifts
        Shifts a day more than the file has.
    rest_days, holidays
        Whether days of rest, and dates that the file excepts, are worked.
    factor
        Working time of a year over that of the file [-].
    pay
        Mean pay of an hour over ordinary pay [-].
    """

    shifts: int = 0
    rest_days: bool = False
    holidays: bool = False
    factor: float = 1.0
    pay: float = 1.0

    @property
    def name(self) -> str:
        """What is worked more, in words; empty where nothing is."""
        words = (
            (self.shifts > 0, "another shift"),
            (self.rest_days, "days of rest"),
            (self.holidays, "holidays"),
        )
        return ", ".join(word for wanted, word in words if wanted)


AS_PLANNED = Hours()


def hours_of(plant: Plant, planned: float) -> tuple[Hours, ...]:
    """Give the working times that a plant could have, that of its file first.

    Parameters
    ----------
    plant
        The plant.
    planned
        Planned working time of a year [s].

    Notes
    -----
    An hour on a day of rest costs ``rest_day_pay``, on a holiday ``holiday_pay``; another shift,
    where the day has room for one as long as the last, costs ordinary pay. Crews are as many
    as keep everybody at ``hours_per_worker``: nobody works overtime. Holidays are worked only
    where days of rest are. A plant whose calendar is no pattern of shifts has one working time.
    """
    calendar = _main(plant)
    if calendar is None or not calendar.shifts or planned <= 0:
        return (AS_PLANNED,)
    found = [AS_PLANNED, *_days(plant, calendar, planned)]
    if _another(calendar.shifts):
        more = 1 + 1 / len(calendar.shifts)
        found += [replace(h, shifts=1, factor=h.factor * more) for h in tuple(found)]
    return tuple(found)


def _main(plant: Plant) -> Calendar | None:
    return next((c for c in plant.calendars if c.name == plant.calendar), None)


def _days(plant: Plant, calendar: Calendar, planned: float) -> Iterator[Hours]:
    """Give the working times with days of rest, and with holidays too."""
    week = {d for s in calendar.shifts for d in (s.days or DAYS)}
    a_day = sum(s.length - sum(length for _, length in s.breaks) for s in calendar.shifts)
    worked, rest = planned / a_day, WEEKS * (len(DAYS) - len(week))
    holidays = max(0.0, YEAR / DAY - worked - rest) if calendar.exceptions else 0.0
    pay = plant.economics
    if rest:
        earned = worked + rest * pay.rest_day_pay
        yield _longer(worked, worked + rest, earned, rest_days=True)
    if holidays >= 1:
        earned = worked + rest * pay.rest_day_pay + holidays * pay.holiday_pay
        yield _longer(worked, worked + rest + holidays, earned, rest_days=rest > 0, holidays=True)


def _longer(
    before: float, days: float, earned: float, *, rest_days: bool, holidays: bool = False
) -> Hours:
    return Hours(rest_days=rest_days, holidays=holidays, factor=days / before, pay=earned / days)


def _another(shifts: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Give a shift like the last that begins where that ends; none if the day is full."""
    last = max(shifts, key=lambda s: s.start)
    if sum(s.length for s in shifts) + last.length > DAY:
        return ()
    return (replace(last, start=(last.start + last.length) % DAY),)


def with_hours(plant: Plant, hours: Hours) -> Plant:
    """Give a plant that works other hours: calendars, pools, planned time and wages.

    Notes
    -----
    Whoever works on all days of the plant's calendar works on days of rest too; whoever works
    its shifts has the further one. Tariffs of people paid by the hour become those of a mean hour.
    """
    if hours == AS_PLANNED:
        return plant
    main = _main(plant)
    assert main is not None
    planned = plant.planned_time
    return replace(
        plant,
        calendars=tuple(_calendar(c, main, hours) for c in plant.calendars),
        pools=tuple(_pool(p, main, hours) for p in plant.pools),
        lines=tuple(
            replace(x, crew=replace(x.crew, shifts=_longer_shifts(x.crew.shifts, main, hours)))
            if x.crew
            else x
            for x in plant.lines
        ),
        planned_time=planned and planned * hours.factor,
        tariffs=tuple(
            replace(t, price=t.price * hours.pay) if t.name == OPERATOR else t
            for t in plant.tariffs
        ),
    )


def _calendar(calendar: Calendar, main: Calendar, hours: Hours) -> Calendar:
    exceptions = () if hours.holidays and calendar.name == main.name else calendar.exceptions
    shifts = _longer_shifts(calendar.shifts, main, hours)
    return replace(calendar, shifts=shifts, exceptions=exceptions)


def _pool(pool: Pool, main: Calendar, hours: Hours) -> Pool:
    return replace(pool, shifts=_longer_shifts(pool.shifts, main, hours))


def _longer_shifts(shifts: tuple[Turn, ...], main: Calendar, hours: Hours) -> tuple[Turn, ...]:
    """Give shifts, of a calendar or of a pool, with the days and the shift worked more."""
    same = {(s.start, s.length) for s in main.shifts} <= {(s.start, s.length) for s in shifts}
    if hours.shifts and shifts and same:
        shifts += _another(shifts)
    week = {d for s in main.shifts for d in (s.days or DAYS)}
    if not hours.rest_days:
        return shifts
    return tuple(replace(s, days=DAYS) if week <= set(s.days or DAYS) else s for s in shifts)
