"""The park beside the plant: its firms, whether they fit, and which are worth having there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from motorworks.plant import Firm, Material, Model, Plant
from motorworks.siteplan.flows import Flows
from motorworks.siteplan.masses import mixed, words

DAY = 86400.0
YEAR_DAYS = 365.0
MAKE, NEIGHBOUR, IMPORT = "make", "neighbour", "import"
PLAIN = {"motor", "shipped", "shipping", "good", "customer", "part", "share", "inside", "in"}
"""Words of a sink that tell nothing of what is sold there."""
OPTIONS = (MAKE, NEIGHBOUR, IMPORT)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the choice between making, a neighbour and import rests on; every value is assumed.

    Attributes
    ----------
    currency
        Currency of the money here.
    freight
        Price of a tonne carried a kilometre.
    distance
        Kilometres: within the plant, from next door, from the rest of the country.
    events, outage
        Interruptions a year, and the days each lasts.
    equipment
        Machines of a firm for every m2 of its floor.
    conversion
        Share of what a firm sells that it adds itself; the rest is its material [-].
    margin
        Margin of a firm, as a share of what it adds; from it the firm pays its own capital [-].
    scale
        What it costs to make alone what firms make for many, as a share of the same [-].
    safety
        Days of safety stock per square root of a day of lead time.
    covered
        Share of a day's contribution that is really lost while one material is missing [-]: other
        models go on, and some is caught up.
    """

    currency: str = "CNY"
    freight: float = 0.5
    distance: tuple[float, float, float] = (0.3, 1.0, 1200.0)
    events: tuple[float, float, float] = (0.05, 0.1, 0.3)
    outage: tuple[float, float, float] = (5.0, 5.0, 10.0)
    equipment: float = 8000.0
    conversion: float = 0.35
    margin: float = 0.1
    scale: float = 0.08
    safety: float = 1.0
    covered: float = 0.25


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What one way to get the goods of a firm costs a year, in the plant's currency.

    Attributes
    ----------
    way
        ``make``, ``neighbour`` or ``import``.
    days
        Days of stock and transit.
    stock, freight, capital, margin, risk
        Interest on the stock; carriage; floor and machines; margin paid, or the lack of scale;
        contribution lost to interruptions.
    """

    way: str
    days: float
    stock: float
    freight: float
    capital: float
    margin: float
    risk: float

    @property
    def total(self) -> float:
        """All of them together."""
        return self.stock + self.freight + self.capital + self.margin + self.risk


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
    """

    firm: Firm
    value: float
    tonnes: float
    lead_time: float
    choices: tuple[Choice, ...] = ()

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


def park(plant: Plant, known: Flows, terms: Terms | None = None) -> Park | None:
    """Give the park of a plant; ``None`` if it has no firms.

    Parameters
    ----------
    plant
        The plant.
    known
        Its flows, for the good parts a year.
    terms
        What the choice rests on.

    Notes
    -----
    For each way the yearly cost is

        value x days / 365 x interest + tonnes x km x freight + floor x (building + equipment) x
        interest / 2 + value x conversion x (margin or scale) +
        events x max(0, outage - days of stock) x contribution of a day x covered.

    Days: half the neighbour's stock if made, the neighbour's stock, or lead time + safety x
    sqrt(lead time) if imported, of which the safety stock bridges interruptions.
    Interest on floor and machines counts only if made: a firm pays its own from its margin.
    Depreciation is in both.
    """
    if not plant.firms:
        return None
    terms = terms or Terms()
    members = [_member(plant, firm, known, terms) for firm in plant.firms]
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


def _member(plant: Plant, firm: Firm, known: Flows, terms: Terms) -> Member:
    used = _used(plant, firm, known)
    value = sum(m.price * amount * known.good for m, amount in used)
    tonnes = sum(a * known.good / 1000 for m, a in used if m.unit.strip().lower() == "kg")
    lead = sum(m.price * a * m.lead_time for m, a in used) / DAY
    lead = lead * known.good / value if value > 0 else 0.0
    member = Member(firm=firm, value=value, tonnes=tonnes, lead_time=lead)
    if value <= 0:
        return member
    ways = tuple(_choice(plant, member, n, known, terms) for n in range(len(OPTIONS)))
    return Member(firm=firm, value=value, tonnes=tonnes, lead_time=lead, choices=ways)


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


def _choice(plant: Plant, member: Member, n: int, known: Flows, terms: Terms) -> Choice:
    money = plant.exchange.get(terms.currency, 1.0)
    rate, firm = plant.economics.discount_rate, member.firm
    safety = terms.safety * math.sqrt(member.lead_time)
    stock = firm.stock / DAY
    days = (stock / 2, stock, member.lead_time + safety)[n]
    bridged = (stock / 2, stock, safety)[n]
    price = next((t.price for t in plant.tariffs if t.name == "building"), 0.0)
    machines = terms.equipment * money
    yearly = (price + machines) * rate / 2
    lost = terms.events[n] * max(0.0, terms.outage[n] - bridged) * terms.covered
    return Choice(
        way=OPTIONS[n],
        days=days,
        stock=member.value * days / YEAR_DAYS * rate,
        freight=member.tonnes * terms.distance[n] * terms.freight * money,
        capital=firm.floor * yearly if OPTIONS[n] == MAKE else 0.0,
        margin=member.value
        * terms.conversion
        * (terms.scale if OPTIONS[n] == MAKE else terms.margin),
        risk=lost * contribution(plant, known) / YEAR_DAYS,
    )


def contribution(plant: Plant, known: Flows) -> float:
    """Give what a year's good parts bring over their material, in the plant's currency."""
    prices = mixed(plant.models, {m.name: m.price for m in plant.models})
    cost = sum(m.price * _in_bill(plant.models, m.name) for m in plant.materials)
    return max(0.0, prices - cost) * known.good
