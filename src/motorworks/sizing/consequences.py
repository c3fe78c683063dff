"""What follows from a change of a motor, link by link: bill, times, machines, floor, money."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from motorworks.capacity import Machines
from motorworks.compile import WorkUnit
from motorworks.errors import MotorworksError
from motorworks.plant import Plant, Station
from motorworks.plantfile.designed import Change, changes
from motorworks.sizing.held import Held, held
from motorworks.sizing.load import loads
from motorworks.sizing.network import network


@dataclass(frozen=True, kw_only=True)
class MaterialChange:
    """A material of a model's bill before and after.

    Attributes
    ----------
    model, material, title, unit
        Names, and the unit in which it is counted.
    before, after
        Amount in one motor [unit].
    price
        Price of one unit [plant's currency].
    """

    model: str
    material: str
    title: str
    unit: str
    before: float
    after: float
    price: float

    @property
    def cost(self) -> float:
        """Change of its cost in one motor [plant's currency]."""
        return (self.after - self.before) * self.price


@dataclass(frozen=True, kw_only=True)
class ProcessChange:
    """A process before and after.

    Attributes
    ----------
    process, title
        Its name, stations of equal lines taken together, and what people call it.
    times
        Cycle time of each changed model before and after [s].
    installed
        Machines that the plant has.
    load
        Machines' worth of work at the target output before and after [-].
    machines
        Machines for it before and after: in lines of several stations as many in each line, in
        groups as many as keep the load that is planned.
    footprint, price
        Floor [m2] and price [plant's currency] of one machine.
    """

    process: str
    title: str
    times: Mapping[str, tuple[float, float]]
    installed: int
    load: tuple[float, float]
    machines: tuple[int, int]
    footprint: float
    price: float

    @property
    def more(self) -> int:
        """Machines that are missing for the new work, beyond those installed."""
        return max(0, self.machines[1] - max(self.installed, self.machines[0]))


@dataclass(frozen=True, kw_only=True)
class Consequences:
    """The chain of consequences of changed motors.

    Attributes
    ----------
    plant
        The plant with its new bills and times.
    changed
        Designs before and after by model.
    target
        Good motors a year for which machines are counted.
    materials, processes
        What changes, and only that.
    most
        Good motors a year that the installed machines allow, before and after.
    access
        Gross floor over the floor of machines [-].
    held
        The plant sized anew for the target: lines as they are built, and as many as it takes.
    """

    plant: Plant
    changed: Mapping[str, Change]
    target: float
    materials: tuple[MaterialChange, ...]
    processes: tuple[ProcessChange, ...]
    most: tuple[float, float]
    access: float
    held: Held

    @property
    def material_cost(self) -> float:
        """Change of the material in a motor, mean over the mix [plant's currency]."""
        shares = {m.name: m.share for m in self.plant.models}
        whole = math.fsum(shares.values()) or 1.0
        return math.fsum(m.cost * shares[m.model] / whole for m in self.materials)

    @property
    def floor(self) -> float:
        """Floor of the missing machines with its access [m2]."""
        return self.access * math.fsum(p.more * p.footprint for p in self.processes)

    @property
    def capital(self) -> float:
        """Price of the missing machines [plant's currency]."""
        return math.fsum(p.more * p.price for p in self.processes)


def consequences(plant: Plant, before: Plant, *, target: float | None = None) -> Consequences:
    """Give what follows from the designs of a plant.

    Parameters
    ----------
    plant
        The plant with its new designs, bills and times.
    before
        The plant as it was.
    target
        Good motors a year; by default the plant's target, else a million.

    Raises
    ------
    MotorworksError
        If no motor has changed.

    Notes
    -----
    Work is that of the arithmetic alone, with losses in their means: starts that the target takes,
    scrap and rework included, times the machine time of each, over the time that a machine has.
    There are two ways to hold the target, and both are told. ``processes`` keep the number of
    lines: a line's stations get as many machines in each line as the work asks for. ``held``
    keeps the lines as they are built and gives their number, as :func:`motorworks.sizing.size`
    does. No event is simulated.
    """
    changed = changes(plant, before)
    if not changed:
        raise MotorworksError(
            "no motor has changed; set a figure of one, as product.MODEL.slots=72"
        )
    old = Machines(before)
    new = old.retimed(plant)
    wanted = target or plant.target or 1e6
    processes = _processes(old, new, wanted, changed)
    tight = [max(p.load[n] / p.installed for p in processes) for n in (0, 1)]
    return Consequences(
        plant=plant,
        changed=changed,
        target=wanted,
        materials=tuple(_materials(before, plant, changed)),
        processes=tuple(p for p in processes if p.times or p.load[0] != p.load[1]),
        most=(wanted / tight[0], wanted / tight[1]),
        access=plant.site.access if plant.site else 1.0,
        held=held(old, new, wanted),
    )


def _processes(
    old: Machines, new: Machines, wanted: float, changed: Mapping[str, Change]
) -> list[ProcessChange]:
    """Give every process of the plant before and after."""
    asked = loads(network(old.plant), _demand(old.plant, wanted))
    found = []
    for name, load in asked.items():
        if name not in old.processes:
            continue
        units, station = old.stations[name], old.stations[name][0].station
        work = (_work(old, name, load.starts), _work(new, name, load.starts))
        found.append(
            ProcessChange(
                process=name,
                title=station.title,
                times=_times(station, new.stations[name][0].station, changed),
                installed=sum(u.station.machines for u in units),
                load=work,
                machines=(_whole(work[0], units, new.plant), _whole(work[1], units, new.plant)),
                footprint=station.footprint,
                price=station.price,
            )
        )
    return found


def _demand(plant: Plant, wanted: float) -> dict[str, float]:
    """Give the good parts wanted by model."""
    shares = {m.name: m.share for m in plant.models if m.share > 0}
    shares = shares or {m.name: 1.0 for m in plant.models} or {"": 1.0}
    whole = math.fsum(shares.values())
    return {name: wanted * share / whole for name, share in shares.items()}


def _work(machines: Machines, name: str, starts: Mapping[str, float]) -> float:
    """Give the work of a process in machines."""
    units = machines.stations[name]
    many = sum(u.station.machines for u in units)
    each = sum(machines.seconds[u.name] for u in units) * machines.scale / many
    means = machines.means(name)
    return math.fsum(n * means[m] for m, n in starts.items()) / each


def _whole(load: float, units: Sequence[WorkUnit], plant: Plant) -> int:
    """Give the machines for a load: equally many in each line, or in a group as planned."""
    line = next((x for x in plant.lines if x.name == units[0].line_noun), None)
    if line is not None and len(line.stations) > 1:
        return len(units) * math.ceil(load / len(units) - 1e-9)
    return math.ceil(load / plant.economics.most_load - 1e-9)


def _times(
    before: Station, after: Station, changed: Mapping[str, Change]
) -> dict[str, tuple[float, float]]:
    """Give the cycle times of the changed models that are no longer what they were [s]."""
    found = {}
    for model in changed:
        pair = (_time(before, model), _time(after, model))
        if pair[0] != pair[1]:
            found[model] = pair
    return found


def _time(station: Station, model: str) -> float:
    """Give the time of one pass of a model as the file states it [s]."""
    law = None if station.conveyor else station.cycle_times.get(model)
    if station.conveyor and station.conveyor.spacing:
        return station.conveyor.spacing
    if station.steps:
        laws = [step.times.get(model, step.time) for step in station.steps]
        return math.fsum(time.mean() for time in laws if time)
    law = law or station.cycle_time
    return law.mean() if law else 0.0


def _materials(
    before: Plant, new: Plant, changed: Mapping[str, Change]
) -> Iterator[MaterialChange]:
    known = {m.name: m for m in new.materials}
    bills = {m.name: m.bill for m in before.models}
    for model in new.models:
        if model.name not in changed:
            continue
        for name, amount in model.bill.items():
            was = bills[model.name].get(name, 0.0)
            if not math.isclose(was, amount, rel_tol=1e-9):
                material = known.get(name)
                yield MaterialChange(
                    model=model.name,
                    material=name,
                    title=material.title if material else name,
                    unit=material.unit if material else "kg",
                    before=was,
                    after=amount,
                    price=material.price if material else 0.0,
                )
