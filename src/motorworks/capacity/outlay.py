"""What is bought once: machines, items of capital, floor and land, and how it is written off.

The one sum of capital: sizing, costing and business all read it here.
"""

from dataclasses import dataclass

from motorworks.compile import Layout, lay_out, process_of
from motorworks.plant import Capital, Plant


@dataclass(frozen=True, kw_only=True)
class Floor:
    """The floor of the plant itself [m2].

    Attributes
    ----------
    net
        That the machines stand on.
    workshops
        With aisles and service space, and what the workshops have beside their machines.
    support
        Stores, laboratories, utilities, offices.
    research
        The R&D centre.
    land
        The ground.
    """

    net: float
    workshops: float
    support: float
    research: float
    land: float

    @property
    def production(self) -> float:
        """Floor of production and support [m2]."""
        return self.workshops + self.support

    @property
    def total(self) -> float:
        """All floor [m2]."""
        return self.production + self.research


@dataclass(frozen=True, kw_only=True)
class Item:
    """An item of capital.

    Attributes
    ----------
    name, title
        As in the plant file; ``machines`` for the machines themselves.
    amount
        What is paid [currency].
    life
        Years over which it is written off; ``None``: never.
    basis
        How the amount was found, in words.
    share
        The part of it that goes with the value of machines [currency].
    """

    name: str
    title: str
    amount: float
    life: float | None
    basis: str
    share: float = 0.0

    @property
    def depreciation(self) -> float:
        """What is written off in a year [currency]."""
        return self.amount / self.life if self.life else 0.0


@dataclass(frozen=True, kw_only=True)
class Outlay:
    """All capital of a plant.

    Attributes
    ----------
    items
        Machines first, then the items of the plant file.
    floor
        The floor that buildings are paid for.
    most_floor
        Floor that the land allows [m2]; ``None`` where the plant has no site.
    envelope
        The money there is [currency]; ``None`` if none is named.
    """

    items: tuple[Item, ...]
    floor: Floor
    most_floor: float | None = None
    envelope: float | None = None

    @property
    def machines(self) -> float:
        """What the plant's own machines cost."""
        return self.items[0].amount

    @property
    def total(self) -> float:
        """The sum of all items."""
        return sum(i.amount for i in self.items)

    @property
    def over(self) -> float | None:
        """By how much the sum is more than the envelope; negative where money is left."""
        return None if self.envelope is None else self.total - self.envelope


def capital(plant: Plant, envelope: float | None = None) -> Outlay:
    """Give the capital of a plant by item.

    Parameters
    ----------
    plant
        The plant.
    envelope
        The money there is, in the plant's currency.

    Notes
    -----
    The floor that land allows is :attr:`motorworks.plant.Site.most_floor`.

    Examples
    --------
    >>> from motorworks.plantfile import load
    >>> round(capital(load("dalian")).total / 1e9, 2)  # billions of yen
    99.39
    """
    layout = lay_out(plant)
    site = plant.site
    return Outlay(
        items=tuple(items(plant, layout)),
        floor=floor_of(plant, layout),
        most_floor=site.most_floor if site else None,
        envelope=envelope,
    )


def tariff(plant: Plant, name: str) -> float:
    """Give the price of a tariff in the plant's currency; 0 if there is none of that name."""
    return next((t.price for t in plant.tariffs if t.name == name), 0.0)


def own_units(plant: Plant, layout: Layout) -> list[bool]:
    """Tell which work units are stations of the plant itself, not of the park beside it."""
    foreign = {w.name for w in plant.workshops if not w.own}
    return [u.transport is None and u.workshop not in foreign for u in layout.work_units]


def machine_value(plant: Plant, layout: Layout) -> dict[str, float]:
    """Give what the plant's own machines cost, by process [currency]."""
    found: dict[str, float] = {}
    for unit, own in zip(layout.work_units, own_units(plant, layout), strict=True):
        if own:
            price = unit.station.price * unit.station.machines
            found[process_of(unit)] = found.get(process_of(unit), 0.0) + price
    return found


def floor_of(plant: Plant, layout: Layout) -> Floor:
    """Give the floor that machines and areas ask for, and the land there is.

    Notes
    -----
    floor of workshops = access x (sum of footprint x machines) + floor beside the machines.
    """
    own = own_units(plant, layout)
    units = [u.station for u, mine in zip(layout.work_units, own, strict=True) if mine]
    net = sum(s.footprint * s.machines for s in units)
    access = plant.site.access if plant.site else 1.0
    beside = sum(w.floor for w in plant.workshops if w.own)
    research = sum(a.floor for a in plant.areas if a.kind == "research")
    support = sum(a.floor for a in plant.areas if a.kind != "research")
    land = plant.site.land if plant.site else 0.0
    return Floor(
        net=net, workshops=access * net + beside, support=support, research=research, land=land
    )


def items(plant: Plant, layout: Layout) -> list[Item]:
    """Give what the plant is built with: its machines, then the items of its file in order.

    Notes
    -----
    amount = fixed amount + share x value of the machines + tariff x area. Machines are written
    off over ``machine_life``; an item over its own ``life``, else floor over ``building_life``,
    land never, all other things as machines.
    """
    value = sum(machine_value(plant, layout).values())
    floor = floor_of(plant, layout)
    machines = Item(
        name="machines",
        title="Machines of the plant itself",
        amount=value,
        life=plant.economics.machine_life,
        basis="price x machines of every station",
        share=value,
    )
    return [machines, *(_item(plant, item, value, floor) for item in plant.capital)]


def _item(plant: Plant, item: Capital, value: float, floor: Floor) -> Item:
    area = {"floor": floor.production, "research_floor": floor.research, "land": floor.land}
    m2 = area[item.per] if item.per else 0.0
    amount = item.amount + item.share * value + (tariff(plant, item.tariff or "") * m2)
    said = []
    if item.amount:
        said.append("fixed amount")
    if item.share:
        said.append(f"{100 * item.share:g} % of the machines")
    if item.per:
        said.append(f"{m2:,.0f} m2 x tariff {item.tariff}")
    return Item(
        name=item.name,
        title=item.title or item.name,
        amount=amount,
        life=_life(plant, item),
        basis=" + ".join(said) or "nothing given",
        share=item.share * value,
    )


def _life(plant: Plant, item: Capital) -> float | None:
    if item.per == "land":
        return None
    floor = item.per in {"floor", "research_floor"}
    usual = plant.economics.building_life if floor else plant.economics.machine_life
    return item.life or usual
