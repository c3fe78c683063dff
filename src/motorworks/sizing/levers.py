"""Overtime and work on Sundays and holidays, before anything is bought."""

from collections.abc import Iterator
from dataclasses import dataclass

from motorworks.capacity import Machines, estimate_output
from motorworks.compile import YEAR
from motorworks.plant import Plant
from motorworks.sizing.modules import Installed
from motorworks.sizing.people import People, people, stations

HOUR = 3600.0
DAY = 86400.0
SUNDAYS = 52
OPERATOR = "operator"


@dataclass(frozen=True, kw_only=True)
class Lever:
    """Hours that the plant as it is could work more.

    Attributes
    ----------
    name
        ``overtime`` on working days, ``rest day`` or ``holiday``.
    room
        Hours of a year in which the plant does not work and that fall under it [h].
    hours
        Of these worked: as many as are needed and allowed [h].
    output
        Good parts a year that they bring.
    a_person
        Hours of overtime that it makes for a person in a month [h].
    wages
        Wages for it in a year, with the legal addition; ``None`` without the tariff ``operator``.
    pay
        Pay over ordinary pay [-].
    """

    name: str
    room: float
    hours: float
    output: float
    a_person: float
    wages: float | None
    pay: float


@dataclass(frozen=True, kw_only=True)
class Levers:
    """What longer hours do for a demand.

    Attributes
    ----------
    demand
        Good parts a year wanted.
    output
        What the plant as it is makes by the quick estimate.
    reached
        What it makes with all that is worked more.
    cap
        Overtime allowed to a person in a month [h].
    found
        The levers, cheapest first.
    people_a_shift
        People who are there in a shift and paid by the hour.
    """

    demand: float
    output: float
    reached: float
    cap: float
    found: tuple[Lever, ...]
    people_a_shift: float

    @property
    def enough(self) -> bool:
        """Whether the demand is reached."""
        return self.reached >= self.demand * (1.0 - 1e-9)


def levers(plant: Plant, demand: float, *, machines: Machines | None = None) -> Levers:
    """Give the overtime with which a plant as it is reaches a demand.

    Parameters
    ----------
    plant
        The plant.
    demand
        Good parts a year.
    machines
        The plant's machines where they have been reckoned already.

    Raises
    ------
    PlantError
        If the plant cannot be lowered.

    Notes
    -----
    Output is taken to grow with the hours, from the quick estimate of
    :func:`motorworks.capacity.estimate_output`. What is missing is worked where an hour costs
    least: overtime on working days as far as there are hours left in the day, then days of rest,
    then holidays. Breaks stay breaks. Nobody works more than ``overtime_cap`` hours a month
    above the plan, with the crews that there are. Paid are the people at the machines and
    the staff with the wage ``operator``. Maintenance that has its window on a Sunday
    must move, which is not looked at.
    """
    known = machines or Machines(plant)
    output = estimate_output(plant, known).good_per_year
    planned = known.compiled.planned_year
    there = people(plant, _as_it_is(plant), planned)
    hourly = _people_a_shift(plant, there)
    missing = max(0.0, demand / output - 1.0) * planned / HOUR if output > 0.0 else 0.0
    cap = plant.economics.overtime_cap / HOUR
    allowed = 12.0 * cap * there.crews
    found: list[Lever] = []
    for name, room, pay in _room(plant, planned):
        hours = max(0.0, min(missing, allowed, room))
        missing, allowed = missing - hours, allowed - hours
        found.append(
            Lever(
                name=name,
                room=room,
                hours=hours,
                output=output * hours * HOUR / planned,
                a_person=hours / there.crews / 12.0,
                wages=_wages(plant, hours * hourly * pay),
                pay=pay,
            )
        )
    return Levers(
        demand=demand,
        output=output,
        reached=output + sum(lever.output for lever in found),
        cap=cap,
        found=tuple(found),
        people_a_shift=hourly,
    )


def _as_it_is(plant: Plant) -> dict[str, Installed]:
    """Give the machines that stand, as if they had been sized."""
    found = {}
    for process, _, line, station in stations(plant):
        machines = station.machines * (line.lines if line else 1)
        found[process] = Installed(
            process=process, kind="group", needed=0.0, machines=machines, each=machines
        )
    return found


def _people_a_shift(plant: Plant, there: People) -> float:
    wages = {s.name: s.wage for s in plant.staff}
    direct = sum(g.per_shift for g in there.groups if g.kind == "direct")
    beside = sum(
        g.people for g in there.groups if g.kind == "staff" and wages.get(g.name) == OPERATOR
    )
    return direct + beside / there.crews


def _room(plant: Plant, planned: float) -> Iterator[tuple[str, float, float]]:
    """Give the hours of a year that are not worked, by what they would be paid."""
    calendar = next((c for c in plant.calendars if c.name == plant.calendar), None)
    rates = plant.economics
    if calendar is None or not calendar.shifts:
        yield "overtime", max(0.0, YEAR - planned) / HOUR, rates.overtime_pay
        return
    days = {d for s in calendar.shifts for d in (s.days or range(7))}
    a_day = sum(s.length - sum(length for _, length in s.breaks) for s in calendar.shifts)
    free = max(0.0, DAY - sum(s.length for s in calendar.shifts))
    worked = planned / a_day
    rest = SUNDAYS * (7 - len(days))
    holidays = max(0.0, 365.0 - worked - rest)
    yield "overtime", free * worked / HOUR, rates.overtime_pay
    yield "rest day", rest * a_day / HOUR, rates.rest_day_pay
    yield "holiday", holidays * a_day / HOUR, rates.holiday_pay


def _wages(plant: Plant, hours: float) -> float | None:
    """Give what so many hours of one person cost at ordinary pay."""
    price = next((t.price for t in plant.tariffs if t.name == OPERATOR), None)
    return None if price is None else price * hours * HOUR / plant.economics.hours_per_worker
