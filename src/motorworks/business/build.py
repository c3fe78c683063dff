"""A plant of so many modules and machines, made from the pattern of another."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from motorworks.business.allocate import allocate
from motorworks.business.hours import AS_PLANNED, Hours, with_hours
from motorworks.business.menu import OVER, Menu
from motorworks.business.widening import widened
from motorworks.plant import Buffer, Capital, Line, MilkRun, Plant, Pool, Station

ROUND = 2000
"""Parts of a round through the models of a mixed line: about two days of one of 300,000 a year."""
MOST_LOT = 300
"""Parts of a lot at the most where no line keeps to a model: stores must hold what waits."""
ROOM = 3.0
"""Room of the stores between lines, in lots."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is built.

    Attributes
    ----------
    modules
        Modules of lines.
    machines
        Pooled machines by process.
    good
        Good motors a year that it is meant to make.
    hours
        Working time.
    places
        Places more between two neighbours, by line of a module.
    """

    modules: int
    machines: Mapping[str, int]
    good: float
    hours: Hours = AS_PLANNED
    places: Mapping[str, int] = field(default_factory=dict)

    @property
    def wider(self) -> dict[str, int]:
        """Lines with more places than in the file."""
        return {line: n for line, n in self.places.items() if n}


def built(menu: Menu, choice: Choice) -> Plant:
    """Give the plant of a choice, ready to be simulated.

    Notes
    -----
    Lines, pooled machines, staff, areas, fixed amounts, vehicles and fitters follow the choice;
    models are allocated anew. A plant of as many modules and machines as the pattern keeps its
    allocation. Machines of the park beside the plant are as many as their load asks for.
    """
    plant = menu.plant
    grow = choice.good / menu.good
    share = choice.modules / menu.modules
    machines = {**_park(menu, choice), **choice.machines}
    same = choice.modules == menu.modules
    lines = tuple(
        widened(_line(menu, line, choice.modules, machines, same), choice.places.get(line.name, 0))
        for line in plant.lines
    )
    made = replace(
        plant,
        name=_name(choice, plant.name),
        target=choice.good,
        lines=lines,
        stations=tuple(_station(menu, s, choice.modules, machines) for s in plant.stations),
        staff=tuple(
            replace(s, people=s.people * (s.fixed + (1 - s.fixed) * grow)) for s in plant.staff
        ),
        areas=tuple(
            replace(a, floor=a.floor * (a.fixed + (1 - a.fixed) * grow)) for a in plant.areas
        ),
        capital=(
            *(
                replace(c, amount=c.amount * (1 - c.growing + c.growing * grow))
                for c in plant.capital
            ),
            *_places(menu, choice),
        ),
        fleets=tuple(replace(f, vehicles=_up(f.vehicles * share)) for f in plant.fleets),
        pools=tuple(_pool(p, share) for p in plant.pools),
        milk_runs=tuple(_milk_run(menu, run, choice.modules) for run in plant.milk_runs),
        shipments=tuple(
            replace(
                s,
                most=s.most
                and max(s.container, _up(s.most * max(1.0, share) / s.container) * s.container),
            )
            for s in plant.shipments
        ),
    )
    made = replace(made, buffers=tuple(_roomy(b, made, menu) for b in made.buffers))
    return with_hours(made, choice.hours)


def _name(choice: Choice, plant: str) -> str:
    """Give the name of what is built."""
    more = choice.hours.name.replace(", ", "-").replace(" ", "-")
    wider = "-".join(f"{line}-{n}" for line, n in choice.wider.items())
    return "-".join(part for part in (plant, str(choice.modules), more, wider) if part)


def _places(menu: Menu, choice: Choice) -> Iterator[Capital]:
    """Give what places cost that the file does not have."""
    amount = sum(
        choice.modules * width.price
        for line, widths in menu.widths.items()
        for width in widths
        if width.places == choice.places.get(line, 0)
    )
    if amount > 0:
        names = {c.name for c in menu.plant.capital}
        name = next(n for n in ("places", "further_places", "more_places") if n not in names)
        yield Capital(name=name, title="Further places between stations", amount=amount)


def _up(value: float) -> int:
    return max(1, math.ceil(value - 1e-9))


def _park(menu: Menu, choice: Choice) -> dict[str, int]:
    """Give the machines of the park for what the plant takes."""
    most = menu.plant.economics.most_load * OVER * choice.hours.factor
    return {p.process: _up(p.each * choice.good / most) for p in menu.pooled if not p.own}


def _line(menu: Menu, line: Line, modules: int, machines: Mapping[str, int], same: bool) -> Line:
    pooled = next((p.process for p in menu.pooled if p.line == line.name), None)
    copies = machines[pooled] if pooled else max(1, round(line.lines * modules / menu.modules))
    if copies == line.lines and (same or pooled):
        return line
    if not line.allocation:
        return replace(
            line, lines=copies, positions=line.positions[:1], in_service=line.in_service[:1]
        )
    # Lines of a module keep step: one allocation, and the same lots in parts, for all of them.
    of = [x for x in menu.plant.lines if x.name in menu.lines] if not pooled else [line]
    wanted, times = _work(menu.plant, of)
    allocation, rest = allocate(wanted, copies)
    parts = {m: r / times[m] for m, r in rest.items() if times[m] > 0}
    most = _most_lot(allocation)
    if pooled and copies > 1:
        # Single machines change by campaign of what is short: the last one may make anything.
        allocation = (*allocation[:-1], tuple(wanted)) if rest else allocation
    stations = tuple(_lots(s, parts, most, sum(rest.values())) for s in line.stations)
    return replace(
        line,
        lines=copies,
        allocation=allocation,
        stations=stations,
        positions=line.positions[:1],
        in_service=line.in_service[:1],
    )


def _work(plant: Plant, lines: list[Line]) -> tuple[dict[str, float], dict[str, float]]:
    """Give what each model takes of the slowest station of some lines: by its share, and a part."""

    def time(station: Station, model: str) -> float:
        law = station.cycle_times.get(model) or station.cycle_time
        laws = [law] if law else [s.times.get(model) or s.time for s in station.steps]
        return sum(x.mean() for x in laws if x) / station.machines

    shares = {m.name: m.share for m in plant.models if m.share > 0}
    slowest = max(
        (s for line in lines for s in line.stations),
        key=lambda s: sum(share * time(s, m) for m, share in shares.items()),
    )
    times = {m: time(slowest, m) for m in shares}
    return {m: share * times[m] for m, share in shares.items()}, times


def _most_lot(allocation: tuple[tuple[str, ...], ...]) -> float:
    """Give the greatest lot: small where some model has no line of its own."""
    alone = {models[0] for models in allocation if len(models) == 1}
    mixed = {m for models in allocation if len(models) > 1 for m in models}
    return MOST_LOT if mixed - alone else float("inf")


def _lots(station: Station, parts: Mapping[str, float], most: float, mixed: float) -> Station:
    """Give a station whose lots in sequence fit what is left to mixed lines."""
    campaign = station.campaign
    if campaign is None or campaign.rule != "sequence" or not campaign.lots:
        return station
    total, largest = sum(parts.values()), max([*parts.values(), 1e-9])
    whole = min(ROUND * mixed / total if total > 0 else 0.0, most / largest)
    lots = {m: max(20, round(whole * parts.get(m, 0.0))) for m in campaign.lots}
    return replace(station, campaign=replace(campaign, lots=lots))


def _station(menu: Menu, station: Station, modules: int, machines: Mapping[str, int]) -> Station:
    if station.name in menu.per_module:
        return replace(station, machines=menu.per_module[station.name] * modules)
    return replace(station, machines=machines.get(station.name, station.machines))


def _pool(pool: Pool, share: float) -> Pool:
    """Give a pool that grows or shrinks with the modules."""
    shifts = tuple(
        replace(s, count=None if s.count is None else _up(s.count * share)) for s in pool.shifts
    )
    return replace(pool, count=pool.count and _up(pool.count * share), shifts=shifts)


def _roomy(buffer: Buffer, plant: Plant, menu: Menu) -> Buffer:
    """Give a store that holds the lots of mixed lines before and behind it; it never shrinks.

    Where some model has no line of its own, a line that finds the store of its lot full would
    wait for a line that waits for another model: a gridlock.
    """
    before = [(x.lines, x.allocation) for x in menu.plant.lines]
    same = before == [(x.lines, x.allocation) for x in plant.lines]
    if same or buffer.capacity_per_model is None:
        return buffer
    mixed = [x for x in plant.lines if _most_lot(x.allocation) <= MOST_LOT]
    modules = [x for x in mixed if x.name in menu.lines]
    by_modules = any(buffer.name in _given(x) for x in modules)
    feeding = [*(modules if by_modules else ()), *(x for x in mixed if buffer.name in _given(x))]
    lots = [n for x in feeding for n in _lots_of(x)]
    if not lots:
        return buffer
    return replace(buffer, capacity_per_model=max(buffer.capacity_per_model, _up(ROOM * max(lots))))


def _given(line: Line) -> set[str]:
    """Give the places that a line gives to."""
    ways = {way.to for s in line.stations for way in (*s.each, *s.random, *s.by_model)}
    ways |= {s.to or "" for s in line.stations}
    return ways | {t.to or "" for t in line.transports}


def _lots_of(line: Line) -> list[int]:
    """Give the lots that stations of a line work."""
    campaigns = [s.campaign for s in line.stations if s.campaign]
    return [n for c in campaigns for n in (*c.lots.values(), c.lot or 0)]


def _milk_run(menu: Menu, run: MilkRun, modules: int) -> MilkRun:
    """Give a round that serves the copies there are."""
    width = max(2, len(str(modules)))
    loads = []
    for load in run.loads:
        line, slash, place = load.to.partition("/")
        noun, _, number = line.rpartition("-")
        if not slash or noun not in menu.lines or not number.isdecimal():
            loads.append(load)
            continue
        for copy in range(int(number), modules + 1, menu.modules):
            name = noun if modules == 1 else f"{noun}-{copy:0{width}d}"
            loads.append(replace(load, to=f"{name}/{place}"))
    most = run.capacity and _up(run.capacity * max(1.0, modules / menu.modules))
    return replace(run, loads=tuple(loads), capacity=most)
