"""The park beside the plant: its firms, whether they fit, and which are worth having there."""

from collections.abc import Sequence
from dataclasses import dataclass

from motorworks.plant import Firm, Material, Model, Plant
from motorworks.siteplan.hauls import Flows
from motorworks.siteplan.masses import mixed, words
from motorworks.siteplan.sweep import DRAWS, Sweep, swept
from motorworks.siteplan.terms import Terms, drawn
from motorworks.siteplan.ways import IMPORT, NEIGHBOUR, YEAR_DAYS, Choice, Supplied, choices

DAY = 86400.0
PLAIN = {"motor", "shipped", "shipping", "good", "customer", "part", "share", "inside", "in"}
"""Words of a sink that tell nothing of what is sold there."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """A firm of the park.

    Attributes
    ----------
    firm
        As in the plant file.
    value
        What it supplies in a year, in the plant's currency; 0 for services.
    tonnes
        Tonnes a year of what is counted in kg.
    lead_time
        Days from order to delivery from elsewhere, mean by value.
    choices
        The three ways; empty for services.
    sweep
        How far the best of them hangs on the terms; ``None`` for services.
    """

    firm: Firm
    value: float
    tonnes: float
    lead_time: float
    choices: tuple[Choice, ...] = ()
    sweep: Sweep | None = None

    @property
    def best(self) -> Choice | None:
        """The cheapest way; ``None`` for services."""
        return min(self.choices, key=lambda c: c.total, default=None)

    @property
    def gain(self) -> float:
        """What a neighbour saves a year over import."""
        by = {c.way: c.total for c in self.choices}
        return by[IMPORT] - by[NEIGHBOUR] if by else 0.0

    @property
    def gain_per_area(self) -> float:
        """The same for every m2 of its floor: by that the scarce ground is given away."""
        return self.gain / self.firm.floor if self.firm.floor > 0 else 0.0


@dataclass(frozen=True, kw_only=True)
class Park:
    """The firms beside a plant, the best use of the ground first.

    Attributes
    ----------
    members
        Ranked by what a neighbour saves per m2; services last.
    floor, people
        Of all of them together.
    land
        Ground kept for them [m2].
    footprint
        Ground that they cover on the storeys allowed [m2].
    allowed
        Ground that may be covered [m2].
    terms
        What the ranking rests on.
    """

    members: tuple[Member, ...]
    floor: float
    people: float
    land: float
    footprint: float
    allowed: float
    terms: Terms

    @property
    def fits(self) -> bool:
        """Whether the buildings fit under the coverage."""
        return self.footprint <= self.allowed + 1e-6


def park(
    plant: Plant, known: Flows, terms: Terms | None = None, *, draws: int = DRAWS, seed: int = 1
) -> Park | None:
    """Give the park of a plant; ``None`` if it has no firms.

    Parameters
    ----------
    plant
        The plant.
    known
        Its flows, for the good parts a year.
    terms
        What the choice rests on.
    draws, seed
        Number and seed of the terms that are drawn to see how the choice hangs on them.
    """
    if not plant.firms:
        return None
    terms = terms or Terms()
    others = drawn(terms, draws, seed)
    members = [_member(plant, firm, known, (terms, *others)) for firm in plant.firms]
    site = plant.site
    floor = sum(f.floor for f in plant.firms)
    land = site.reserved if site else 0.0
    return Park(
        members=tuple(sorted(members, key=lambda m: (not m.choices, -m.gain_per_area))),
        floor=floor,
        people=sum(f.people for f in plant.firms),
        land=land,
        footprint=floor / (site.storeys if site else 1),
        allowed=land * (site.coverage if site else 1.0),
        terms=terms,
    )


def _member(plant: Plant, firm: Firm, known: Flows, terms: Sequence[Terms]) -> Member:
    used = _used(plant, firm, known)
    value = sum(m.price * amount * known.good for m, amount in used)
    tonnes = sum(a * known.good / 1000 for m, a in used if m.unit.strip().lower() == "kg")
    lead = sum(m.price * a * m.lead_time for m, a in used) / DAY
    lead = lead * known.good / value if value > 0 else 0.0
    if value <= 0:
        return Member(firm=firm, value=value, tonnes=tonnes, lead_time=lead)
    of = _supplied(plant, firm, known, terms[0], (value, tonnes, lead))
    return Member(
        firm=firm,
        value=value,
        tonnes=tonnes,
        lead_time=lead,
        choices=choices(of, terms[0]),
        sweep=swept(of, terms[0], terms[1:]),
    )


def _supplied(
    plant: Plant, firm: Firm, known: Flows, terms: Terms, goods: tuple[float, float, float]
) -> Supplied:
    value, tonnes, lead = goods
    return Supplied(
        value=value,
        tonnes=tonnes,
        lead_time=lead,
        floor=firm.floor,
        stock=firm.stock / DAY,
        building=next((t.price for t in plant.tariffs if t.name == "building"), 0.0),
        rate=plant.economics.discount_rate,
        money=plant.exchange.get(terms.currency, 1.0),
        contribution=contribution(plant, known) / YEAR_DAYS,
    )


def _used(plant: Plant, firm: Firm, known: Flows) -> list[tuple[Material, float]]:
    """Give what a firm supplies, and how much of it is in a good part.

    What stands in no bill is the input of a firm, unless that supplies nothing else: then it
    belongs to the sinks whose words the firm has.
    """
    own = [m for m in plant.materials if m.supplier == firm.name]
    billed = [(m, _in_bill(plant.models, m.name)) for m in own]
    billed = [(m, amount) for m, amount in billed if amount > 0]
    if billed:
        return billed
    said = words(firm.title) | words(firm.supplies)
    title = {s.name: words(s.title) | words(s.name) for s in plant.sinks}
    share = sum(n for sink, n in known.sold.items() if (title[sink] - PLAIN) & said) / known.good
    return [(m, share) for m in own if share > 0]


def _in_bill(models: Sequence[Model], material: str) -> float:
    return mixed(models, {m.name: m.bill.get(material, 0.0) for m in models})


def contribution(plant: Plant, known: Flows) -> float:
    """Give what a year's good parts bring over their material, in the plant's currency."""
    prices = mixed(plant.models, {m.name: m.price for m in plant.models})
    cost = sum(m.price * _in_bill(plant.models, m.name) for m in plant.materials)
    return max(0.0, prices - cost) * known.good
