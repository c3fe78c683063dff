"""A plant of so many modules and machines, made from the pattern of another."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from motorworks.business.hours import AS_PLANNED, Hours, with_hours
from motorworks.business.menu import OVER, Menu
from motorworks.business.widening import widened
from motorworks.capacity import Machines
from motorworks.plant import Capital, Line, Plant
from motorworks.sizing import Installed, Needed, loads, needs, network
from motorworks.sizing.build import built as with_sizes
from motorworks.sizing.growth import growth
from motorworks.sizing.wanted import mix_of


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
    The machines are those of the choice; all else is as in a sizing for its good motors: models on
    lines, lots, stores, orders, staff, areas, fixed amounts, vehicles and fitters. A plant of as
    many modules and machines as the pattern keeps its allocation if that carries them. Machines of
    the park beside the plant are as many as their load asks for.
    """
    made, _ = with_sizes(*_sizes(menu, choice))
    made = replace(
        made,
        name=_name(choice, menu.plant.name),
        lines=tuple(widened(line, choice.places.get(line.name, 0)) for line in made.lines),
        workshops=menu.plant.workshops,
        capital=(*made.capital, *_places(menu, choice)),
    )
    return with_hours(made, choice.hours)


def _sizes(menu: Menu, choice: Choice) -> tuple[Any, ...]:
    """Give what a sizing builds a plant from; machines are those of the choice."""
    plant = replace(menu.plant, target=menu.good)
    mix = mix_of(plant, None)
    machines = Machines(plant)
    wanted = {m: choice.good * share for m, share in mix.items()} or {"": choice.good}
    asked = loads(network(plant), wanted)
    installed = {i.process: i for i in _installed(menu, choice, needs(machines, asked))}
    times = {p: machines.means(p) for p in machines.processes}
    by = growth(plant, choice.good, mix)
    return plant, choice.good, mix, by, asked, times, installed, {}


def _installed(menu: Menu, choice: Choice, needed: Mapping[str, Needed]) -> Iterator[Installed]:
    """Give the machines of every process that has work."""
    machines = {**_park(menu, choice), **choice.machines}
    for line in menu.plant.lines:
        copies = _copies(menu, line, choice.modules, machines)
        for station in line.stations:
            yield from _of(f"{line.name}/{station.name}", copies, station.machines, choice, needed)
    for station in menu.plant.stations:
        count = machines.get(station.name, station.machines)
        count = menu.per_module.get(station.name, 0) * choice.modules or count
        yield from _of(station.name, 1, count, choice, needed)


def _of(
    process: str, copies: int, each: int, choice: Choice, needed: Mapping[str, Needed]
) -> Iterator[Installed]:
    if process in needed:
        work = needed[process].machines / choice.hours.factor
        count = copies * each
        yield Installed(process=process, kind="line", needed=work, machines=count, each=each)


def _copies(menu: Menu, line: Line, modules: int, machines: Mapping[str, int]) -> int:
    """Give the copies of a line: of a module, or as many as its pooled machines are."""
    pooled = next((p.process for p in menu.pooled if p.line == line.name), None)
    return machines[pooled] if pooled else max(1, round(line.lines * modules / menu.modules))


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
