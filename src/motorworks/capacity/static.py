"""The static capacity of a plant: what each process could make if it alone set the pace."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from motorworks.capacity.bound import Bound, Shares
from motorworks.capacity.flow import Flow
from motorworks.capacity.machines import Machines
from motorworks.compile import process_of
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


def static_capacity(
    plant: Plant,
    *,
    mix: Mapping[str, float] | None = None,
    left: Mapping[str, float] | None = None,
    processes: Collection[str] | None = None,
    machines: Machines | None = None,
) -> StaticCapacity:
    """Give the good parts a year that the machines of a plant allow.

    Parameters
    ----------
    plant
        The plant.
    mix
        Share of each model in the good parts; by default what the plant's models say.
    left
        Share of its time that each station has left for work, by full name; all of it by default.
    processes
        Names of the processes to tell of; all by default.
    machines
        The plant's machines where they have been reckoned already.

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
    known = machines or Machines(plant)
    wanted = {m.name: m.share for m in plant.models if m.share > 0} if mix is None else dict(mix)
    bounds = _Bounds(known, wanted, left or {})
    names = known.processes if processes is None else processes
    told = [bounds.of(name) for name in names]
    as_allocated = bounds.allocated.most()
    return StaticCapacity(
        good_per_year=max(bounds.pooled.most(), as_allocated),
        as_allocated=as_allocated,
        processes=tuple(sorted(told, key=lambda p: p.good_per_year)),
        mix=wanted,
    )


class _Bounds:
    """The two bounds of a plant: stations each for themselves, and processes taken together."""

    def __init__(
        self, machines: Machines, mix: Mapping[str, float], left: Mapping[str, float]
    ) -> None:
        self.machines = machines
        plant, layout, scale = machines.plant, machines.compiled.layout, machines.scale
        seconds = {name: left.get(name, 1.0) * time for name, time in machines.seconds.items()}
        alone = {name: name for name in machines.times}
        flow = Flow(plant, layout, mix, machines.times)
        self.allocated = Bound(flow, seconds, alone, scale)
        together = {u.name: process_of(u) for u in layout.work_units}
        means = {name: machines.means(name) for name in machines.stations}
        times = {name: means[process] for name, process in together.items()}
        self.pooled = Bound(Flow(plant, layout, mix, times), seconds, together, scale)

    def of(self, name: str) -> ProcessCapacity:
        """Give what a process allows."""
        units = self.machines.stations[name]
        as_allocated = self.allocated.most({u.name for u in units})
        return ProcessCapacity(
            process=name,
            title=units[0].station.title,
            machines=sum(u.station.machines for u in units),
            # Machines that share their work evenly do no worse than as they are allocated.
            good_per_year=max(self.pooled.most({name}), as_allocated),
            as_allocated=as_allocated,
        )


def allocated_starts(machines: Machines, *, least: bool = False) -> Shares:
    """Give the parts that start at each station by model, when the plant makes its most.

    Parameters
    ----------
    machines
        The plant's machines.
    least
        Whether no more is made of anything than that takes.

    Returns
    -------
    dict
        Parts in a planned year by full name of the station and model, as allocated.
    """
    mix = {m.name: m.share for m in machines.plant.models if m.share > 0}
    starts = _Bounds(machines, mix, {}).allocated.starts(least=least)
    return {key: machines.scale * value for key, value in starts.items()}
