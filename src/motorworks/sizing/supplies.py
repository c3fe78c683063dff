"""Power, materials and containers that an output takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motorworks.plant import Plant
from motorworks.sizing.load import Load
from motorworks.sizing.modules import Installed
from motorworks.sizing.needed import Needed
from motorworks.sizing.people import own_machines

KWH = 3.6e6
DAY = 86400.0
AT_ONCE = 0.8
"""Share of the connected machines that draw their power at the busiest moment: an assumption."""
BOX = 24_000.0
"""What a 40 ft container holds of motors in racks [kg]: an assumption."""
MOTOR_MASS = "motor_mass_kg"
"""Figure of a model's ``data`` with the mass of one good part."""


@dataclass(frozen=True, kw_only=True)
class Power:
    """Electricity of the plant's own machines and what goes with them.

    Attributes
    ----------
    connected
        Power of all machines together [W].
    peak
        Power at the busiest moment, with the overhead [W].
    mean
        Mean power in planned time, with the overhead [W].
    process
        Energy of the machines in a year [J].
    energy
        With that of air, light and heating [J].
    each
        Energy for a good part [J].
    """

    connected: float
    peak: float
    mean: float
    process: float
    energy: float
    each: float


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A material that is used up.

    Attributes
    ----------
    material, title, unit
        What it is, and what it is counted in.
    a_year, a_day
        Used in a year, and on a day of work.
    cost
        Paid for it in a year, in the plant's currency.
    with_scrap
        Whether what goes into scrap is counted; it is where a buffer, source or supply of the
        plant tells which process takes the material.
    """

    material: str
    title: str
    unit: str
    a_year: float
    a_day: float
    cost: float
    with_scrap: bool


@dataclass(frozen=True, kw_only=True)
class Shipped:
    """What leaves the plant.

    Attributes
    ----------
    mass
        Good parts a year [kg]; ``None`` where models do not say their mass.
    boxes
        40 ft containers a year if all of it were sent in them.
    racks
        Racks a day by shipment, as if all good parts went by it in its share.
    """

    mass: float | None
    boxes: float | None
    racks: Mapping[str, float]


def power(
    plant: Plant,
    needed: Mapping[str, Needed],
    installed: Mapping[str, Installed],
    planned: float,
    demand: float,
) -> Power:
    """Give the electricity of the plant's own machines.

    Notes
    -----
    Energy is the time at work at full speed times the power of the working state; what the
    performance factor adds to the time is taken to cost none, as in the data set. The peak takes
    80 % of all machines at once (assumed).
    """
    own = list(own_machines(plant, installed))
    connected = sum(n * s.power for _, s, n in own)
    process = sum(needed[p].work * planned * s.power for p, s, _ in own if p in needed)
    overhead = 1.0 + plant.economics.energy_overhead
    energy = process * overhead
    return Power(
        connected=connected,
        peak=AT_ONCE * connected * overhead,
        mean=energy / planned,
        process=process,
        energy=energy,
        each=energy / demand,
    )


def materials(
    plant: Plant,
    asked: Mapping[str, Load],
    inputs: Mapping[str, tuple[str, ...]],
    good: Mapping[str, float],
    days: float,
) -> tuple[Taken, ...]:
    """Give the materials of a year.

    Parameters
    ----------
    plant
        The plant.
    asked
        Loads by process.
    inputs
        Buffers and sources that each process takes from.
    good
        Good parts a year by model.
    days
        Days of work in a year.
    """
    found = []
    for material in plant.materials:
        bills = {m.name: m.bill.get(material.name, 0.0) for m in plant.models}
        if not any(bills.values()):
            continue
        drawn = _drawn(plant, material.name, asked, inputs)
        parts = good if drawn is None else drawn
        amount = sum(parts.get(m, 0.0) * kg for m, kg in bills.items())
        found.append(
            Taken(
                material=material.name,
                title=material.title or material.name,
                unit=material.unit,
                a_year=amount,
                a_day=amount / days,
                cost=amount * material.price,
                with_scrap=drawn is not None,
            )
        )
    return tuple(found)


def _drawn(
    plant: Plant, material: str, asked: Mapping[str, Load], inputs: Mapping[str, tuple[str, ...]]
) -> dict[str, float] | None:
    """Give the parts' worth of a material that processes take, by model."""
    places = {material, *(s.to for s in plant.supplies if s.material == material)}
    takers = [asked[p] for p, origins in inputs.items() if p in asked and places & set(origins)]
    if not takers:
        return None
    drawn: dict[str, float] = {}
    for taker in takers:
        for model, parts in taker.starts.items():
            drawn[model] = drawn.get(model, 0.0) + parts
    return drawn


def shipped(plant: Plant, good: Mapping[str, float], days: float) -> Shipped:
    """Give what leaves the plant in a year."""
    masses = {m.name: m.data.get(MOTOR_MASS) for m in plant.models}
    known = bool(masses) and all(masses.get(m) for m, n in good.items() if n > 0.0)
    mass = sum(n * (masses.get(m) or 0.0) for m, n in good.items()) if known else None
    return Shipped(
        mass=mass,
        boxes=None if mass is None else mass / BOX,
        racks=dict(_racks(plant, sum(good.values()) / days)),
    )


def _racks(plant: Plant, a_day: float) -> Iterator[tuple[str, float]]:
    good = {s.name for s in plant.sinks if s.counts_as == "good"}
    leaving = [s for s in plant.shipments if s.to in good]
    ways = {w.to: w.probability or 0.0 for s in plant.stations for w in s.random}
    for shipment in leaving:
        share = ways.get(shipment.origin)
        if share is None:
            others = sum(ways.get(s.origin, 0.0) for s in leaving if s is not shipment)
            share = (1.0 - others) if len(leaving) > 1 else 1.0
        yield shipment.name, a_day * share / shipment.container
