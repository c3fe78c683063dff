"""Overtime and work on Sundays and holidays, before anything is bought."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motorworks.capacity import Machines
from motorworks.compile import YEAR
from motorworks.plant import Line, Plant
from motorworks.sizing.load import Load, loads
from motorworks.sizing.modules import SPARED, Installed
from motorworks.sizing.needed import Needed, needs
from motorworks.sizing.network import network
from motorworks.sizing.people import People, own_machines, people, stations
from motorworks.sizing.places import line_output
from motorworks.sizing.size import MARGIN, size
from motorworks.sizing.sized import Sized
from motorworks.sizing.wanted import demand_of, mix_of

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
        What the plant as it is makes by the arithmetic of a sizing.
    reached
        What it makes with all that is worked more.
    cap
        Overtime allowed to a person in a month [h].
    found
        The levers, cheapest first.
    people_a_shift
        People who are there in a shift and paid by the hour.
    saved
        What is not bought where the hours are worked; ``None`` if no hours are.
    """

    demand: float
    output: float
    reached: float
    cap: float
    found: tuple[Lever, ...]
    people_a_shift: float
    saved: "Saved | None" = None

    @property
    def wages(self) -> float | None:
        """Wages for all the hours in a year, with the legal addition."""
        known = [lever.wages for lever in self.found if lever.wages is not None]
        return sum(known) if len(known) == len(self.found) else None

    @property
    def enough(self) -> bool:
        """Whether the demand is reached."""
        return self.reached >= self.demand * (1.0 - 1e-9)


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What a plant that works longer hours does not need.

    Attributes
    ----------
    machines
        Own machines by process that the plant sized for the demand has and the one sized for it
        with the hours has not.
    price
        Their price in the plant's currency.
    bought
        Own machines that must be bought beside those that stand, in the ordinary hours and in the
        longer ones.
    """

    machines: Mapping[str, int]
    price: float
    bought: tuple[int, int]

    @property
    def count(self) -> int:
        """Machines saved."""
        return sum(self.machines.values())


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
    The plant as it is makes what a sizing would ask of its machines: groups up to the planned load,
    lines by the estimate with their own places, less the margin. Output grows with the hours, so a
    plant for the demand with the hours is one for as much less without. What is missing is worked
    where an hour costs least: overtime on working days as far as there are hours left in the day,
    then days of rest, then holidays. Breaks stay breaks. Nobody works more than ``overtime_cap``
    hours a month above the plan, with the crews that there are. Paid are the people at the
    machines and the staff with the wage ``operator``. Maintenance that has its window on a Sunday
    must move, which is not looked at.
    """
    demand = demand_of(plant, demand)
    known = machines or Machines(plant)
    planned = known.compiled.planned_year
    stand = _as_it_is(plant)
    output = _makes(plant, known, stand, demand)
    there = people(plant, stand, planned)
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
        saved=_saved(plant, known, stand, demand, sum(x.hours for x in found) * HOUR / planned),
    )


def _makes(
    plant: Plant, machines: Machines, stand: Mapping[str, Installed], demand: float
) -> float:
    """Give the good parts a year for which a sizing would leave the plant as it is."""
    good = {m: demand * share for m, share in mix_of(plant, None).items()} or {"": demand}
    asked = loads(network(plant), good)
    needed = needs(machines, asked)
    rooms = _rooms(plant, stand, asked, needed, machines.compiled.planned_year)
    return demand * min(rooms, default=0.0)


def _rooms(
    plant: Plant,
    stand: Mapping[str, Installed],
    asked: Mapping[str, Load],
    needed: Mapping[str, Needed],
    planned: float,
) -> Iterator[float]:
    """Give what each line and group can make over what is asked of it [-]."""
    in_lines = {x.name: x for x in plant.lines if len(x.stations) > 1 and _has_work(x, needed)}
    for line in in_lines.values():
        _, wanted, output = line_output(line, asked, needed, stand, planned)
        yield output(line.places or 0) / wanted / (1.0 + MARGIN)
    most = plant.economics.most_load + SPARED
    for process, need in needed.items():
        other = process in stand and process.partition("/")[0] not in in_lines
        if other and need.machines > 0.0:
            yield stand[process].machines * most / need.machines


def _has_work(line: Line, needed: Mapping[str, Needed]) -> bool:
    return all(needed[f"{line.name}/{s.name}"].machines > 0.0 for s in line.stations)


def _saved(
    plant: Plant, machines: Machines, stand: Mapping[str, Installed], demand: float, more: float
) -> Saved | None:
    """Give the machines that a share of hours more makes needless; ``None`` without such hours."""
    if more <= 0.0:
        return None
    usual = size(plant, demand, machines=machines)
    longer = size(plant, demand / (1.0 + more), machines=machines)
    fewer = {
        process: (n - longer.installed[process].machines, s.price)
        for process, s, n in own_machines(plant, usual.installed)
        if n > longer.installed[process].machines
    }
    return Saved(
        machines={process: n for process, (n, _) in fewer.items()},
        price=sum(n * price for n, price in fewer.values()),
        bought=(_bought(usual, stand), _bought(longer, stand)),
    )


def _bought(sized: Sized, stand: Mapping[str, Installed]) -> int:
    """Give the own machines of a sizing that do not stand yet."""
    own = own_machines(sized.plant, sized.installed)
    return sum(max(0, n - stand[process].machines) for process, _, n in own)


def _as_it_is(plant: Plant) -> dict[str, Installed]:
    """Give the machines that stand, as if they had been sized."""
    found = {}
    for process, _, line, station in stations(plant):
        machines = station.machines * (line.lines if line else 1)
        found[process] = Installed(
            process=process, kind="group", needed=0.0, machines=machines, each=station.machines
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
