"""What a measure costs, what a motor lost is worth, and shocks that are reckoned by arithmetic."""

from dataclasses import dataclass
from datetime import timedelta

from motorworks.costing import calculated_cost
from motorworks.errors import MotorworksError
from motorworks.experiment.prices import Prices, euro
from motorworks.plant import Measure, Plant, Station
from motorworks.resilience.event import Event
from motorworks.resilience.measures import more_places, more_stock, rest_days

STORE_FLOOR = 0.05
"""Floor of a packed motor, in racks three high with half of the floor for aisles (assumed) [m2]."""


@dataclass(frozen=True, kw_only=True)
class Price:
    """What a measure costs.

    Attributes
    ----------
    once
        Money spent once, machines and places; ``None`` where nothing says it.
    yearly
        Money of a year in which the disturbance comes once: interest on stock, depreciation and
        maintenance of machines, pay of overtime; ``None`` where nothing says it.
    basis
        How it was reckoned.
    """

    once: float | None
    yearly: float | None
    basis: str


@dataclass(frozen=True, kw_only=True)
class Worth:
    """Money for a motor [currency]; ``None`` where the plant file says too little.

    Attributes
    ----------
    price
        Sales price, by the shares of the models.
    margin
        What a motor sold leaves after material and electricity.
    labour
        Pay of a year.
    """

    price: float | None
    margin: float | None
    labour: float | None


def worth(plant: Plant) -> Worth:
    """Give what a motor is worth, by arithmetic."""
    whole = sum(m.share for m in plant.models)
    price = sum(m.share * m.price for m in plant.models) / whole if whole > 0 else 0.0
    try:
        cost = calculated_cost(plant)
    except MotorworksError:
        return Worth(price=price or None, margin=None, labour=None)
    spent = cost["material"] + cost["electricity"]
    labour = cost["labour"] * cost.good_per_year
    return Worth(price=price or None, margin=price - spent if price else None, labour=labour)


def price_of(plant: Plant, measure: Measure, use: float, event: Event, value: Worth) -> Price:
    """Give what a measure costs; what the plant file says counts before what is reckoned.

    Parameters
    ----------
    plant, measure
        What is done.
    use
        Good parts a day.
    event
        A disturbance it is tried against, for the time after it.
    value
        What pay is.
    """
    found = _RECKONED[measure.kind](plant, measure, use, event, value)
    if measure.price is None and measure.yearly is None:
        return found
    life = plant.economics.machine_life
    once = found.once if measure.price is None else measure.price
    yearly = measure.yearly
    if yearly is None:
        yearly = None if once is None else once / life
    return Price(once=once, yearly=yearly, basis="given in the plant file")


def _stock(plant: Plant, measure: Measure, use: float, _event: Event, _value: Worth) -> Price:
    prices = {m.name: m.price for m in plant.materials}
    bills = {m.name: m.bill for m in plant.models}
    rate, tied = plant.economics.discount_rate, 0.0
    for supply, parts in more_stock(plant, measure, use):
        if supply.material not in prices:
            return Price(once=None, yearly=None, basis=f"{supply.name} names no material")
        each = bills.get(supply.model or "", {}).get(supply.material, 1.0)
        tied += parts * each * prices[supply.material]
    return Price(once=tied, yearly=tied * rate, basis=f"{100 * rate:g} % interest on the stock")


def _machine(plant: Plant, measure: Measure, _use: float, _event: Event, _value: Worth) -> Price:
    once, names = 0.0, set(measure.of)
    for line in plant.lines:
        for s in line.stations:
            if line.name in names:
                once += measure.count * _value_of(s)
            elif f"{line.name}/{s.name}" in names:
                once += measure.count * line.lines * s.price
    once += sum(measure.count * s.price for s in plant.stations if s.name in names)
    e = plant.economics
    yearly = once / e.machine_life + once * e.maintenance_rate
    return Price(once=once, yearly=yearly, basis="depreciation and maintenance of the machines")


def _value_of(station: Station) -> float:
    return station.price * station.machines


def _places(plant: Plant, measure: Measure, use: float, _event: Event, _value: Worth) -> Price:
    rate, once = euro(plant), 0.0
    each = None if rate is None else Prices().place * rate
    for line in plant.lines:
        if line.name in measure.of:
            mine = line.place_price if line.place_price is not None else each
            if mine is None:
                return Price(once=None, yearly=None, basis="no price of a place")
            once += mine * measure.count * (len(line.stations) - 1) * line.lines
    shipped = {s.origin for s in plant.shipments}
    for b in plant.buffers:
        if b.name in measure.of and b.name in shipped:
            return _store(plant, measure, use)
        if b.name in measure.of:
            if each is None:
                return Price(once=None, yearly=None, basis="no price of a place")
            once += each * sum(more_places(plant, b, measure, use).values())
    life = plant.economics.machine_life
    return Price(once=once, yearly=once / life, basis="price of a place, over its life")


def _store(plant: Plant, measure: Measure, use: float) -> Price:
    """Give the price of floor for packed motors in racks, where the plant file has one."""
    each = next((t.price for t in plant.tariffs if t.name == "building"), None)
    if each is None:
        return Price(once=None, yearly=None, basis="no price of floor")
    more = [more_places(plant, b, measure, use) for b in plant.buffers if b.name in measure.of]
    once = each * STORE_FLOOR * sum(sum(places.values()) for places in more)
    life = plant.economics.building_life
    basis = f"{STORE_FLOOR:g} m2 of building for each (assumed), over its life"
    return Price(once=once, yearly=once / life, basis=basis)


def _overtime(plant: Plant, measure: Measure, _use: float, event: Event, value: Worth) -> Price:
    names = set(measure.of or (plant.calendar or "",))
    calendars = [c for c in plant.calendars if c.name in names]
    days = max((len(rest_days(c, event.end, measure.time or 0.0)) for c in calendars), default=0)
    if value.labour is None:
        return Price(once=None, yearly=None, basis="no pay in the plant file")
    rest = max((len(rest_days(c, event.end, 365 * 86400.0)) for c in calendars), default=0)
    worked = max(365 - rest, 1)
    rate = plant.economics.rest_day_pay
    basis = f"{days} days of rest at {rate:g} times the pay of one of {worked} days worked a year"
    return Price(once=0.0, yearly=value.labour / worked * days * rate, basis=basis)


def _contract(_plant: Plant, _measure: Measure, _use: float, _event: Event, _value: Worth) -> Price:
    return Price(once=None, yearly=None, basis="a contract; give price or yearly")


_RECKONED = {
    "stock": _stock,
    "machine": _machine,
    "places": _places,
    "overtime": _overtime,
    "second_source": _contract,
    "park": _contract,
}


@dataclass(frozen=True, kw_only=True)
class Shock:
    """A shock of prices or demand, by arithmetic.

    Attributes
    ----------
    motors
        Good parts not sold.
    money
        Margin lost [currency]; ``None`` where the plant file says too little.
    basis
        How it was reckoned.
    """

    motors: float
    money: float | None
    basis: str


def shock(plant: Plant, event: Event, use: float, value: Worth) -> Shock:
    """Give what a shock of prices or demand costs.

    Parameters
    ----------
    plant, event
        What happens.
    use
        Good parts that the plant makes in a day of the year.
    value
        What a motor is worth.
    """
    what = event.disturbance
    made = use * ((event.end - event.begin) / timedelta(days=1))
    severity = what.severity or 0.0
    if what.what == "demand":
        motors = made * min(severity, 1.0)
        money = None if value.margin is None else motors * value.margin
        return Shock(motors=motors, money=money, basis="output not sold x margin of a motor")
    if not what.of:
        money = None if value.price is None else made * severity * value.price
        return Shock(motors=0.0, money=money, basis="output x fall of the sales price")
    prices = {m.name: m.price for m in plant.materials if m.name in what.of}
    whole = sum(m.share for m in plant.models) or 1.0
    each = sum(
        m.share / whole * amount * prices.get(name, 0.0)
        for m in plant.models
        for name, amount in m.bill.items()
    )
    return Shock(motors=0.0, money=made * severity * each, basis="output x dearer material")
