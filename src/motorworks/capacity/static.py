"""The static capacity of a plant: what each process could make if it alone set the pace."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.capacity.bound import Bound
from motorworks.capacity.flow import Flow
from motorworks.capacity.hours import Hours
from motorworks.capacity.work import machine_seconds, machine_time
from motorworks.compile import (
    YEAR,
    Compiled,
    WorkUnit,
    compile_plant,
    process_of,
)
from motorworks.plant import Plant


@dataclass(frozen=True, kw_only=True)
class ProcessCapacity:
    """What one process allows.

    Attributes
    ----------
    process
        Its name, stations of equal lines taken together.
    title
        What people call it.
    machines
        Machines in all.
    good_per_year
        Good parts a year if every other process were free and its machines could share the
        work evenly; infinite where no part of the mix needs it.
    as_allocated
        The same if each copy of a line keeps to the models allocated to it.
    """

    process: str
    title: str
    machines: int
    good_per_year: float
    as_allocated: float


@dataclass(frozen=True, kw_only=True)
class StaticCapacity:
    """What a plant allows by arithmetic alone.

    Attributes
    ----------
    good_per_year
        Good parts a year that all processes together allow; 0 where the flows cannot balance.
    as_allocated
        The same with models only where they are allocated.
    processes
        Tightest first.
    mix
        Share of each model in the good parts; empty where the plant names none.
    """

    good_per_year: float
    as_allocated: float
    processes: tuple[ProcessCapacity, ...]
    mix: Mapping[str, float]

    @property
    def tightest(self) -> ProcessCapacity | None:
        """The process that allows least, if there is any."""
        return self.processes[0] if self.processes else None


def static_capacity(plant: Plant, *, mix: Mapping[str, float] | None = None) -> StaticCapacity:
    """Give the good parts a year that the machines of a plant allow.

    Parameters
    ----------
    plant
        The plant.
    mix
        Share of each model in the good parts; by default what the plant's models say.

    Raises
    ------
    PlantError
        If the plant cannot be lowered.

    Notes
    -----
    A linear program over the flows of each model through each station: what is taken from a
    buffer has been put there, and the parts of a process ask for no more machine time than its
    machines have in a year:

        sum over models of starts x (passes x (time / performance x (1 + sum MTTR / MTBF)
        + tool change / life) + changeover / lot)  <=  machines x (working time - planned stops).

    MTTR counts as far as repairs fall into that time in the mean.

    ``as_allocated`` sets that limit for each copy of a line, with the models allocated to it.

    Losses stand in it with their means. That they come at random and that machines wait for
    each other, for people or for vehicles, is left to the simulation.

    Examples
    --------
    >>> from motorworks.plantfile import load
    >>> round(static_capacity(load("tandem20")).good_per_year)  # a part a second, day and night
    31536000
    """
    compiled = compile_plant(plant)
    wanted = {m.name: m.share for m in plant.models if m.share > 0} if mix is None else dict(mix)
    arithmetic = _Arithmetic(plant, compiled, wanted)
    processes = [arithmetic.of(name) for name in arithmetic.stations]
    return StaticCapacity(
        good_per_year=max(arithmetic.pooled.most(), arithmetic.allocated.most()),
        as_allocated=arithmetic.allocated.most(),
        processes=tuple(sorted(processes, key=lambda p: p.good_per_year)),
        mix=wanted,
    )


class _Arithmetic:
    """The two bounds of a plant: stations each for themselves, and processes taken together."""

    def __init__(self, plant: Plant, compiled: Compiled, mix: Mapping[str, float]) -> None:
        layout = compiled.layout
        self.units = layout.work_units
        self.stations: dict[str, list[WorkUnit]] = {}
        for unit in self.units:
            self.stations.setdefault(process_of(unit), []).append(unit)
        hours = _hours(compiled)
        self.own = {
            u.name: {m: machine_time(u, m, h) for m in u.models or ("",)}
            for u, h in zip(self.units, hours, strict=True)
        }
        seconds = {
            u.name: machine_seconds(u.station, h) for u, h in zip(self.units, hours, strict=True)
        }
        scale = _scale(compiled)
        alone = {u.name: u.name for u in self.units}
        self.allocated = Bound(Flow(plant, layout, mix, self.own), seconds, alone, scale)
        together = {u.name: process_of(u) for u in self.units}
        means = {name: self._means(name) for name in self.stations}
        times = {u.name: means[process_of(u)] for u in self.units}
        self.pooled = Bound(Flow(plant, layout, mix, times), seconds, together, scale)

    def of(self, name: str) -> ProcessCapacity:
        """Give what a process allows."""
        units = self.stations[name]
        as_allocated = self.allocated.most({u.name for u in units})
        return ProcessCapacity(
            process=name,
            title=units[0].station.title,
            machines=sum(u.station.machines for u in units),
            # Machines that share their work evenly do no worse than as they are allocated.
            good_per_year=max(self.pooled.most({name}), as_allocated),
            as_allocated=as_allocated,
        )

    def _means(self, name: str) -> dict[str, float]:
        """Give the machine time of each model at a process, over the copies of its line.

        Each machine counts for a model with an even share of its time among its models: so
        changeovers weigh as much as there are machines that change.
        """
        sums: dict[str, tuple[float, float]] = {}
        for unit in self.stations[name]:
            weight = unit.station.machines / len(self.own[unit.name])
            for model, time in self.own[unit.name].items():
                total, weights = sums.get(model, (0.0, 0.0))
                sums[model] = (total + weight * time, weights + weight)
        return {model: total / weights for model, (total, weights) in sums.items()}


def _hours(compiled: Compiled) -> list[Hours]:
    """Give the working hours of each station; equal calendars share theirs."""
    program = compiled.program
    numbers = program.station_calendar.tolist()
    found = {number: Hours(program, number) for number in set(numbers)}
    return [found[number] for number in numbers]


def _scale(compiled: Compiled) -> float:
    """Give what makes parts of the first 365 days parts of a planned year."""
    planned = compiled.planned_time(0.0, YEAR)
    return compiled.planned_year / planned if planned > 0 else 0.0
