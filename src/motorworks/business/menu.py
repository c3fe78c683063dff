"""What a plant can be built of: modules of lines, pooled machines, and what each costs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from motorworks.business.hours import AS_PLANNED, Hours, hours_of
from motorworks.business.widening import Width, widths_of
from motorworks.capacity import Machines, estimate_output, items
from motorworks.errors import PlantError
from motorworks.plant import Line, Plant
from motorworks.sizing import loads, needs, network

OVER = 1.002
"""Load over the planned one up to which no further machine is bought."""


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """Machines of one kind that all modules share.

    Attributes
    ----------
    process, line, station
        Its process; the line of single machines, or the loose station, that it is.
    own
        Whether the plant pays for it.
    price, footprint
        Of one machine.
    each
        Machines needed for a good motor a year [-].
    """

    process: str
    line: str
    station: str
    own: bool
    price: float
    footprint: float
    each: float


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """A sum that grows with what is built: fixed + modules + machines + good motors a year.

    Attributes
    ----------
    fixed
        Whatever is built.
    module
        For each module.
    machine
        For each pooled machine, by process.
    good
        For each good motor a year.
    """

    fixed: float
    module: float
    machine: Mapping[str, float]
    good: float

    def of(self, modules: float, machines: Mapping[str, float], good: float) -> float:
        """Give the sum."""
        tied = sum(self.machine.get(name, 0.0) * n for name, n in machines.items())
        return self.fixed + self.module * modules + tied + self.good * good


@dataclass(frozen=True, kw_only=True)
class Menu:
    """What a plant can be built of.

    Attributes
    ----------
    plant
        The plant as it is: its modules, machines and prices are the patterns.
    modules
        Modules that it has.
    lines
        Its lines that belong to a module.
    per_module
        Stations outside lines with so many machines for each module, such as packing.
    pooled
        Machines that all modules share.
    good
        Good motors a year that its fixed amounts, staff and areas are meant for.
    estimate
        Good motors a year of a module, losses by waiting for each other included.
    most
        The same without them: no module can make more.
    capital, floor
        What is paid, and what is covered [m2].
    most_floor
        Floor that the land allows [m2].
    widths
        Places that lines of a module may have more, by line.
    hours
        Working times that the plant may have, that of its file first.
    """

    plant: Plant
    modules: int
    lines: tuple[str, ...]
    per_module: Mapping[str, int]
    pooled: tuple[Pooled, ...]
    good: float
    estimate: float
    most: float
    capital: Amounts
    floor: Amounts
    most_floor: float
    widths: Mapping[str, tuple[Width, ...]] = field(default_factory=dict)
    hours: tuple[Hours, ...] = (AS_PLANNED,)


def menu_of(plant: Plant) -> Menu:
    """Give what a plant can be built of.

    Parameters
    ----------
    plant
        The plant.

    Raises
    ------
    PlantError
        If it has no line of several stations in equal copies: there is no module then.

    Notes
    -----
    A module is one copy of each own line with several stations. Lines of single machines and
    stations outside lines are pooled; a station outside lines whose machines are a multiple of
    the modules, and more than its load asks for, belongs to the module. Machines that a good
    motor asks for come from the load backwards through scrap and rework.
    """
    machines = Machines(plant)
    own = {w.name for w in plant.workshops if w.own} or {""}
    lines = [x for x in plant.lines if len(x.stations) > 1 and (x.workshop or "") in own | {""}]
    if not lines:
        msg = (
            f"{plant.name}: it has no line of several stations, so it has no module to build "
            "more or fewer of; write its stations in series as [line.NAME] with lines = ..."
        )
        raise PlantError(msg)
    count = max(line.lines for line in lines)
    estimated = estimate_output(plant, machines)
    good = plant.target or estimated.good_per_year
    wanted = {m.name: m.share for m in plant.models if m.share > 0} or {"": 1.0}
    total = sum(wanted.values())
    asked = needs(machines, loads(network(plant), {m: good * s / total for m, s in wanted.items()}))
    each = {name: need.machines / good for name, need in asked.items()}
    per_module, pooled = _loose(plant, each, count, good)
    estimate = estimated.good_per_year / count
    base = Menu(
        plant=plant,
        modules=count,
        lines=tuple(line.name for line in lines),
        per_module=per_module,
        pooled=tuple(pooled),
        good=good,
        estimate=estimate,
        most=_most(plant, lines, each),
        capital=Amounts(fixed=0.0, module=0.0, machine={}, good=0.0),
        floor=Amounts(fixed=0.0, module=0.0, machine={}, good=0.0),
        most_floor=plant.site.most_floor if plant.site else float("inf"),
        widths=widths_of(plant, lines, each, estimate),
        hours=hours_of(plant, machines.compiled.planned_year),
    )
    return replace(base, capital=_capital(base, lines), floor=_floor(base, lines))


def _most(plant: Plant, lines: list[Line], each: Mapping[str, float]) -> float:
    """Give the good motors a year that the slowest station of a module allows."""
    found = [
        s.machines / each[f"{line.name}/{s.name}"]
        for line in lines
        for s in line.stations
        if each.get(f"{line.name}/{s.name}", 0.0) > 0
    ]
    return min(found, default=plant.target or 0.0)


def _loose(
    plant: Plant, each: Mapping[str, float], modules: int, good: float
) -> tuple[dict[str, int], list[Pooled]]:
    """Give the stations that belong to a module, and those that are pooled."""
    foreign = {w.name for w in plant.workshops if not w.own}
    per_module: dict[str, int] = {}
    pooled = []
    for line in plant.lines:
        if len(line.stations) == 1 or line.workshop in foreign:
            for station in line.stations:
                name = f"{line.name}/{station.name}"
                pooled.append(
                    Pooled(
                        process=name,
                        line=line.name,
                        station=station.name,
                        own=line.workshop not in foreign,
                        price=station.price,
                        footprint=station.footprint,
                        each=each.get(name, 0.0) / station.machines,
                    )
                )
    for station in plant.stations:
        needed = each.get(station.name, 0.0) * good / (plant.economics.most_load * OVER)
        if station.machines % modules == 0 and needed <= station.machines - 1:
            per_module[station.name] = station.machines // modules
            continue
        pooled.append(
            Pooled(
                process=station.name,
                line="",
                station=station.name,
                own=station.workshop not in foreign,
                price=station.price,
                footprint=station.footprint,
                each=each.get(station.name, 0.0),
            )
        )
    return per_module, pooled


def _of_module(menu: Menu, lines: list[Line], field_: str) -> float:
    """Give the sum of a figure over the machines of a module."""
    total = sum(getattr(s, field_) * s.machines for line in lines for s in line.stations)
    stations = {s.name: s for s in menu.plant.stations}
    return float(total + sum(getattr(stations[n], field_) * k for n, k in menu.per_module.items()))


def _floor(menu: Menu, lines: list[Line]) -> Amounts:
    plant = menu.plant
    access = plant.site.access if plant.site else 1.0
    beside = sum(w.floor for w in plant.workshops if w.own)
    return Amounts(
        fixed=beside + sum(a.floor * a.fixed for a in plant.areas),
        module=access * _of_module(menu, lines, "footprint"),
        machine={p.process: access * p.footprint for p in menu.pooled if p.own},
        good=sum(a.floor * (1 - a.fixed) for a in plant.areas) / menu.good,
    )


def _capital(menu: Menu, lines: list[Line]) -> Amounts:
    """Give what is paid; the same formulas as of the items, taken apart."""
    plant = menu.plant
    tariffs = {t.name: t.price for t in plant.tariffs}
    share = 1 + sum(c.share for c in plant.capital)
    m2 = sum(tariffs[c.tariff] for c in plant.capital if c.per == "floor" and c.tariff)
    rd = sum(tariffs[c.tariff] for c in plant.capital if c.per == "research_floor" and c.tariff)
    land = sum(tariffs[c.tariff] for c in plant.capital if c.per == "land" and c.tariff)
    floor = _floor(menu, lines)
    research = [a for a in plant.areas if a.kind == "research"]
    of_research = sum(a.floor * a.fixed for a in research)
    growing = sum(a.floor * (1 - a.fixed) for a in research) / menu.good
    fixed = sum(c.amount * (1 - c.growing) for c in plant.capital)
    fixed += land * (plant.site.land if plant.site else 0.0)
    fixed += m2 * (floor.fixed - of_research) + rd * of_research
    good = sum(c.amount * c.growing for c in plant.capital) / menu.good
    good += m2 * (floor.good - growing) + rd * growing
    return Amounts(
        fixed=fixed,
        module=share * _of_module(menu, lines, "price") + m2 * floor.module,
        machine={
            p.process: share * p.price + m2 * floor.machine.get(p.process, 0.0)
            for p in menu.pooled
            if p.own
        },
        good=good,
    )


def capital_as_it_is(plant: Plant) -> float:
    """Give what the plant as it is costs, item by item."""
    from motorworks.compile import lay_out

    return sum(i.amount for i in items(plant, lay_out(plant)))
