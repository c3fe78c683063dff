"""Beyond the gate: boxes that hold a rack, ways that lead somewhere, customers served."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motorworks.plant import Container, Customer, Dock, Plant, Port, Sailing, Truck
from motorworks.plantfile.checks.names import Reference, check_reference, names_of
from motorworks.plantfile.duration import short
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

SHORTEST_GAP = 60.0
"""Time between two ships of others at the least, for each is followed [s]."""


@dataclass(frozen=True)
class _Ways:
    """Ways out by name."""

    trucks: dict[str, Truck]
    sailings: dict[str, Sailing]
    containers: dict[str, Container]


def check_shipping(plant: Plant, findings: Findings) -> None:
    """Check docks, trucks, ports, sailings and customers.

    Parameters
    ----------
    plant
        The plant.
    findings
        Takes what is wrong.
    """
    ways = _Ways(
        {t.name: t for t in plant.trucks},
        {s.name: s for s in plant.sailings},
        {c.name: c for c in plant.containers},
    )
    for box in plant.containers:
        _container(plant, box, findings)
    _docks(plant, ways, findings)
    for name in ways.sailings.keys() & ways.trucks.keys():
        text = "there are trucks of the same name"
        findings.error(("sailing", name), text, "Rename one of them.")
    for port in plant.ports:
        _port(plant, port, findings)
    for sailing in plant.sailings:
        _sailing(plant, sailing, findings)
    for customer in plant.customers:
        if not findings.tainted(("customer", customer.name)):
            _customer(customer, ways, findings)
    _used(plant, findings)


# ---- boxes and docks ----


def _container(plant: Plant, box: Container, findings: Findings) -> None:
    path: Path = ("container", box.name)
    if box.limit is None or findings.tainted(path):
        return
    for model in plant.models:
        mass = box.rack_mass + box.rack * box.mass.get(model.name, 0.0)
        if mass > box.limit:
            text = f"a rack of '{model.name}' weighs {mass:g} kg, more than limit, {box.limit:g} kg"
            findings.error((*path, "limit"), text, "Write a smaller rack, or a greater limit.")
            return
    if box.rack_mass == 0 and not box.mass:
        text = "limit has no meaning, for nothing in it weighs anything"
        findings.warn((*path, "limit"), text, 'Write mass = { MODEL = "24 kg" }.')


def _docks(plant: Plant, ways: _Ways, findings: Findings) -> None:
    names = names_of(plant)
    seen: dict[str, str] = {}
    for dock in plant.docks:
        path: Path = ("dock", dock.name)
        there = check_reference(Reference((*path, "from"), dock.origin, ("sink",)), names, findings)
        if there and dock.origin in seen:
            text = f"from names '{dock.origin}', whose parts dock '{seen[dock.origin]}' takes"
            findings.error((*path, "from"), text, "Give it another sink.")
        seen.setdefault(dock.origin, dock.name)
        _room(path, dock, ways, findings)
        _shares(plant, dock, findings)
        if not any(c.dock == dock.name for c in plant.customers):
            findings.error(path, "serves no customer", "Write [customer.NAME] with dock = ...")


def _room(path: Path, dock: Dock, ways: _Ways, findings: Findings) -> None:
    box = ways.containers.get(dock.container)
    if box is None or dock.capacity is None or findings.tainted((*path, "capacity")):
        return
    least = box.rack * box.racks
    if dock.capacity < box.rack:
        text = f"capacity is {dock.capacity}, less than a rack of {box.rack}"
        findings.error((*path, "capacity"), text, f"Write {least} or more.")
    elif dock.capacity < least:
        text = f"capacity is {dock.capacity}, less than a box of {least}"
        findings.warn((*path, "capacity"), text, "No full box may come together.")


def _shares(plant: Plant, dock: Dock, findings: Findings) -> None:
    """Warn of customers that together call off more of a model than is made."""
    served = [c for c in plant.customers if c.dock == dock.name and c.share is not None]
    for model in [m.name for m in plant.models] or [""]:
        total = sum(c.share or 0.0 for c in served if not c.models or model in c.models)
        if total > 1 + 1e-9:
            what = f" of '{model}'" if model else ""
            text = f"its customers call off {100 * total:.4g} % of what it gets{what}"
            findings.warn(("dock", dock.name), text, "What is owed will grow without end.")
            return


# ---- ports and sailings ----


def _port(plant: Plant, port: Port, findings: Findings) -> None:
    path: Path = ("port", port.name)
    if findings.tainted(path):
        return
    if port.other_ships is None and port.other_stay is not None:
        text = "other_stay has no meaning without other_ships"
        findings.error((*path, "other_stay"), text, "Write other_ships, or remove it.")
    elif port.other_ships is not None and port.other_stay is None:
        text = "other_ships come, and nothing says how long they stay"
        findings.error((*path, "other_ships"), text, 'Write other_stay = "14 h".')
    elif port.other_ships is not None and port.other_stay is not None:
        gap, stay = port.other_ships.mean(), port.other_stay.mean()
        if gap <= 0 or stay / gap >= port.berths:
            need = "without number" if gap <= 0 else f"{stay / gap:.3g} in the mean"
            text = f"the ships of others need {need} of its {port.berths} berths"
            hint = "Write more berths, a longer time between them, or a shorter stay."
            findings.error((*path, "berths"), text, hint)
        elif gap < SHORTEST_GAP:
            text = (
                f"other_ships come every {short(gap)}; at least {short(SHORTEST_GAP)} is possible"
            )
            findings.error((*path, "other_ships"), text, "Write a longer time.")
    trucks = [t for t in plant.trucks if t.port == port.name]
    if not trucks and any(s.port == port.name for s in plant.sailings):
        findings.error(path, "no trucks bring boxes there", "Write [truck.NAME] with port = ...")
    for second in trucks[1:]:
        text = f"goes to port '{port.name}' as '{trucks[0].name}' does"
        findings.error(("truck", second.name, "port"), text, "Raise number there instead.")


def _sailing(plant: Plant, sailing: Sailing, findings: Findings) -> None:
    path: Path = ("sailing", sailing.name)
    if not any(sailing.name in c.by for c in plant.customers):
        findings.warn(path, "no customer takes it", "Name it in by of a customer, or remove it.")


def _used(plant: Plant, findings: Findings) -> None:
    """Warn of trucks and boxes that nobody uses."""
    for truck in plant.trucks:
        if truck.port is None and not any(truck.name in c.by for c in plant.customers):
            text = "goes to no port, and no customer is served by it"
            findings.warn(
                ("truck", truck.name), text, "Write port, or name it in by of a customer."
            )
    for box in plant.containers:
        if not any(d.container == box.name for d in plant.docks):
            text = "no dock stuffs it"
            findings.warn(("container", box.name), text, "Name it in a dock, or remove it.")


# ---- customers ----


def _customer(customer: Customer, ways: _Ways, findings: Findings) -> None:
    path: Path = ("customer", customer.name)
    for key, text, hint in _ways_of(customer, ways):
        findings.error((*path, key), text, hint)
    for key, text, hint in _quantities(customer):
        findings.error((*path, key), text, hint)
    for key, text, hint in (*_idle(customer, ways), *_cover(customer, ways)):
        findings.warn((*path, key), text, hint)


Said = Iterator[tuple[str, str, str]]
"""Key, what is wrong with it, and what to do."""


def _ways_of(customer: Customer, ways: _Ways) -> Said:
    trucks = [name for name in customer.by if name in ways.trucks]
    if not customer.by:
        yield "by", "by names no way to it", 'Write by = "NAME" of trucks or a sailing.'
    elif len(set(customer.by)) < len(customer.by):
        yield "by", "by lists one twice", "Remove it."
    elif trucks and len(customer.by) > 1:
        text = f"by lists trucks '{trucks[0]}' beside others"
        yield "by", text, "Name one kind of trucks, or sailings only."
    elif trucks and ways.trucks[trucks[0]].port is not None:
        port = ways.trucks[trucks[0]].port
        text = f"by names trucks '{trucks[0]}', which go to port '{port}'"
        yield "by", text, "Name a sailing from there, or trucks without a port."


def _quantities(customer: Customer) -> Said:
    if customer.share is not None and customer.weekly:
        yield "share", "says both share and weekly", "Write one of them."
    elif customer.share is None and not sum(customer.weekly.values()):
        yield "weekly", "calls nothing off", 'Write weekly = { MODEL = 100 }, or share = "10 %".'
    if customer.models and customer.share is None:
        yield "models", "models has no meaning without share", "Write share, or remove it."
    if customer.demand == "gamma" and not customer.variation:
        yield "variation", "demand is gamma, and variation is 0", 'Write variation = "20 %".'


def _idle(customer: Customer, ways: _Ways) -> Said:
    by_road = any(name in ways.trucks for name in customer.by)
    if customer.demand != "gamma" and customer.variation:
        text = f"variation has no meaning with demand {customer.demand}"
        yield "variation", text, 'Write demand = "gamma", or remove it.'
    if customer.distance is not None and not by_road:
        yield "distance", "distance has no meaning, for it is served by ship", "Remove it."
    if customer.onward is not None and by_road:
        yield "onward", "onward has no meaning, for it is served by road", "Remove it."
    if customer.grace and customer.when_short == "lost":
        text = "grace has no meaning, for what is not there is lost"
        yield "grace", text, "Remove it."


def _cover(customer: Customer, ways: _Ways) -> Said:
    """Warn of a stock that does not last as long as the way to it alone."""
    laws = [customer.onward]
    first: Sequence[Sailing] = [ways.sailings[n] for n in customer.by[:1] if n in ways.sailings]
    laws.extend(sailing.transit for sailing in first)
    way = sum(law.mean() for law in laws if law)
    if first and customer.cover < way:
        text = f"cover is {short(customer.cover)}, and transit and onward alone take {short(way)}"
        yield "cover", text, "Motors will be owed all the time; write a longer time."
