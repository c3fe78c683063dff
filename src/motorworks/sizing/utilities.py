"""Compressed air, cooling water and process heat of the plant's own machines."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motorworks.plant import Plant, Station
from motorworks.sizing.modules import Installed
from motorworks.sizing.needed import Needed
from motorworks.sizing.people import own_machines
from motorworks.sizing.supplies import AT_ONCE

HOUR = 3600.0
LEAKS = 0.10
"""Share of the air of all machines that leaks, at work or not: a well-kept net, an assumption."""
LARGEST = 2500.0 / HOUR
"""Free air of the largest compressor taken [m3/s], about 250 kW: an assumption."""
FEWEST = 2
"""Compressors that share the peak at the least, the spare one beside them."""
SPECIFIC = 0.11 * 3.6e6
"""Electricity for a m3 of free air at 7 bar [J/m3], that is 0.11 kWh: an assumption."""
DELTA = 6.0
"""Warming of the cooling water [K]: an assumption."""
WATER = 4.18e6
"""Heat that warms a m3 of water by 1 K [J]."""


@dataclass(frozen=True, kw_only=True)
class Flow:
    """How much of something machines take.

    Attributes
    ----------
    connected
        All machines together, each at work.
    peak
        All of them at once, with leaks.
    normal
        80 % of them at once (assumed), as for electricity, with leaks.
    mean
        Mean in planned time, with leaks.
    """

    connected: float
    peak: float
    normal: float
    mean: float


@dataclass(frozen=True, kw_only=True)
class Use:
    """What the machines of a process take, each at work.

    Attributes
    ----------
    process
        Its name.
    machines
        Machines installed.
    air, water
        Compressed air as free air, and cooling water [m3/s].
    heat
        Process heat [W].
    """

    process: str
    machines: int
    air: float
    water: float
    heat: float


@dataclass(frozen=True, kw_only=True)
class Utilities:
    """Compressed air, cooling water and process heat of a plant.

    Attributes
    ----------
    air, water
        Flows of free air and of cooling water [m3/s].
    heat
        Process heat [W].
    compressors
        Compressors that share the peak, one spare not counted.
    each
        Free air of one of them [m3/s].
    air_energy
        Electricity of the compressors in a year [J]; it is in the overhead of energy already.
    cooling
        Heat that the cooling water carries off at its peak [W].
    by_process
        Where it goes.
    """

    air: Flow
    water: Flow
    heat: Flow
    compressors: int
    each: float
    air_energy: float
    cooling: float
    by_process: tuple[Use, ...]

    @property
    def any(self) -> bool:
        """Whether the plant says anything of them."""
        return bool(self.by_process)


def utilities(
    plant: Plant,
    needed: Mapping[str, Needed],
    installed: Mapping[str, Installed],
    planned: float,
) -> Utilities:
    """Give compressed air, cooling water and process heat.

    Parameters
    ----------
    plant
        The plant as sized.
    needed, installed
        Machines needed and installed by process.
    planned
        Planned time of a year [s].

    Notes
    -----
    A machine takes what its station says while it works. Of a process that needs ``n`` machines
    of work, that is ``n`` times as much in the mean of planned time. Air has leaks on top, a tenth
    of what is connected. N equal compressors share the peak, none above 2,500 m3/h, and one more is
    spare (N + 1).
    """
    own = [(p, s, n) for p, s, n in own_machines(plant, installed) if p in needed]
    air = _flow(own, needed, {p: s.compressed_air for p, s, _ in own}, LEAKS)
    water = _flow(own, needed, {p: s.cooling_water for p, s, _ in own})
    share = max(FEWEST, math.ceil(air.peak / LARGEST - 1e-9)) if air.peak > 0.0 else 0
    return Utilities(
        air=air,
        water=water,
        heat=_flow(own, needed, {p: s.process_heat for p, s, _ in own}),
        compressors=share,
        each=air.peak / share if share else 0.0,
        air_energy=air.mean * planned * SPECIFIC,
        cooling=water.peak * WATER * DELTA,
        by_process=tuple(_uses(own)),
    )


def _flow(
    own: list[tuple[str, Station, int]],
    needed: Mapping[str, Needed],
    of: Mapping[str, float],
    leaks: float = 0.0,
) -> Flow:
    """Give a flow of all processes; ``of`` is that of one machine at work."""
    connected = sum(n * of[p] for p, _, n in own)
    lost = leaks * connected
    return Flow(
        connected=connected,
        peak=connected + lost,
        normal=AT_ONCE * connected + lost,
        mean=sum(needed[p].work * of[p] for p, _, _ in own) + lost,
    )


def _uses(own: list[tuple[str, Station, int]]) -> Iterator[Use]:
    for process, station, machines in own:
        found = (station.compressed_air, station.cooling_water, station.process_heat)
        if any(found):
            air, water, heat = (machines * each for each in found)
            yield Use(process=process, machines=machines, air=air, water=water, heat=heat)
