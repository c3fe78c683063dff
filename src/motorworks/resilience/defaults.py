"""What is tried where the plant file names no disturbances, or no measures."""

from collections.abc import Iterator

from motorworks.plant import Disturbance, Measure, Plant, Station
from motorworks.resilience.boundaries import behind
from motorworks.resilience.event import CALCULATED

DAY = 86400.0
COVER = 7 * DAY
"""Stock added by the measure that every supplier is given [s]."""
SECOND = 5 * DAY
"""Time until a second source delivers [s]."""
SUNDAYS = 21 * DAY
"""Time in which days of rest are worked [s]."""
BEHIND = DAY
"""Use for which there is room between a workshop and the next [s]."""
EPIDEMIC = 56 * DAY
"""How much of a curve of people is tried [s]."""


def disturbances_of(plant: Plant) -> tuple[Disturbance, ...]:
    """Give those of the plant file; without any, the usual ones.

    Each supplier, all shipments together (the port), power, each workshop, the dearest machine of
    each own workshop, an epidemic where a curve is given, prices and demand.
    """
    if plant.disturbances:
        return plant.disturbances
    return tuple(_usual(plant))


def suppliers(plant: Plant) -> list[str]:
    """Give the suppliers of what is bought by order; a supply's own name where it has none."""
    return list(dict.fromkeys(s.supplier or s.name for s in plant.supplies))


def _usual(plant: Plant) -> Iterator[Disturbance]:
    titles = {f.name: f.title for f in plant.firms}
    for name in suppliers(plant):
        title = f"Supplier closed: {titles.get(name) or name}"
        yield Disturbance(name=f"supplier_{name}", title=title, what="supplier", of=(name,))
    if plant.shipments:
        roads = tuple(s.name for s in plant.shipments)
        yield Disturbance(name="port", title="Port and roads closed", what="shipment", of=roads)
    yield Disturbance(name="power", title="No power", of=("all",))
    own = {w.name for w in plant.workshops if w.own}
    for workshop in plant.workshops:
        if any(True for _ in _stations(plant, workshop.name)):
            title = f"Workshop stands: {workshop.title or workshop.name}"
            yield Disturbance(name=f"workshop_{workshop.name}", title=title, of=(workshop.name,))
    for workshop in plant.workshops:
        dearest = max(_stations(plant, workshop.name), key=lambda s: s[1].price, default=None)
        if workshop.name in own and dearest and dearest[1].price > 0:
            name, station = dearest
            title = f"One machine stands: {station.title or station.name}"
            yield Disturbance(name=f"machine_{station.name}", title=title, of=(name,), machines=1)
    yield from _epidemic(plant)
    if any(m.price for m in plant.models):
        yield Disturbance(name="price", title="Sales prices fall", what="price", severity=0.1)
    yield Disturbance(name="demand", title="Demand falls", what="demand", severity=0.2)


def _epidemic(plant: Plant) -> Iterator[Disturbance]:
    names = [c.name for c in plant.curves]
    people = plant.pools or any(line.crew for line in plant.lines)
    if "workforce" in names and people:
        firms = "firms" if "firms" in names else None
        for rule, said in (("spread", "all lines short"), ("dearest", "dearest models first")):
            yield Disturbance(
                name=f"epidemic_{rule}",
                title=f"Epidemic, {said}",
                what="epidemic",
                duration=EPIDEMIC,
                curve="workforce",
                firms=firms,
                manning=rule,
            )


def _stations(plant: Plant, workshop: str) -> Iterator[tuple[str, Station]]:
    """Give the stations of a workshop, those of lines by the name in their first copy."""
    for line in plant.lines:
        for s in line.stations:
            if (s.workshop or line.workshop) == workshop:
                yield f"{line.copies()[0]}/{s.name}", s
    for s in plant.stations:
        if s.workshop == workshop:
            yield s.name, s


def measures_of(plant: Plant, disturbances: tuple[Disturbance, ...]) -> tuple[Measure, ...]:
    """Give those of the plant file; without any, the usual ones.

    For each supplier hit a week more of stock, a second source after five days, and the stock of
    the firm in the park; twice the room before shipping; room for a day between a workshop that
    stands and the next; one more of the machine that stands; overtime after everything that is
    simulated and no epidemic.
    """
    return plant.measures or tuple(_usual_measures(plant, disturbances))


def _usual_measures(plant: Plant, disturbances: tuple[Disturbance, ...]) -> Iterator[Measure]:
    stocks = {f.name: f.stock for f in plant.firms if f.stock > 0}
    for d in disturbances:
        if d.what == "supplier":
            of, about = d.of, ", ".join(d.of)
            yield Measure(name=f"stock_{d.name}", title=f"A week more of stock: {about}",
                          kind="stock", of=of, against=(d.name,), time=COVER)  # fmt: skip
            yield Measure(name=f"second_{d.name}", title=f"Second source after 5 days: {about}",
                          kind="second_source", of=of, against=(d.name,), time=SECOND)  # fmt: skip
            known = [stocks[name] for name in of if name in stocks]
            if known:
                yield Measure(name=f"park_{d.name}", title=f"Own stock in the park: {about}",
                              kind="park", of=of, against=(d.name,), time=min(known))  # fmt: skip
    yield from _roomier(plant, disturbances)
    yield from _behind(plant, disturbances)
    yield from _spare(plant, disturbances)
    hit = tuple(d.name for d in disturbances if d.what not in (*CALCULATED, "epidemic"))
    if any(c.name == plant.calendar and c.shifts for c in plant.calendars) and hit:
        yield Measure(name="overtime", title="Days of rest worked for three weeks afterwards",
                      kind="overtime", against=hit, time=SUNDAYS)  # fmt: skip


def _roomier(plant: Plant, disturbances: tuple[Disturbance, ...]) -> Iterator[Measure]:
    """Give twice the room where shipments are loaded."""
    buffers = {b.name: b.capacity or 0 for b in plant.buffers}
    origins = tuple(dict.fromkeys(s.origin for s in plant.shipments if buffers.get(s.origin)))
    hit = tuple(d.name for d in disturbances if d.what == "shipment")
    if origins and hit:
        room = max(buffers[name] for name in origins)
        yield Measure(name="quay", title=f"Room for {room:,} more before shipping", kind="places",
                      of=origins, against=hit, count=room)  # fmt: skip


def _behind(plant: Plant, disturbances: tuple[Disturbance, ...]) -> Iterator[Measure]:
    """Give room for a day's use between a workshop that stands and the next."""
    buffers = behind(plant)
    titles = {w.name: w.title or w.name for w in plant.workshops}
    for d in disturbances:
        for name in d.of if d.what == "outage" else ():
            if name in buffers:
                yield Measure(name=f"behind_{name}", title=f"Room for a day behind {titles[name]}",
                              kind="places", of=buffers[name], against=(d.name,),
                              time=BEHIND)  # fmt: skip


def _spare(plant: Plant, disturbances: tuple[Disturbance, ...]) -> Iterator[Measure]:
    """Give one more of a machine that stands: in its line a copy of the line if it is alone."""
    places = {copy: line for line in plant.lines for copy in line.copies()}
    for d in disturbances:
        if d.what != "outage" or d.machines != 1 or len(d.of) != 1:
            continue
        copy, _, station = d.of[0].partition("/")
        line = places.get(copy)
        alone = line is not None and len(line.stations) == 1
        of = d.of[0] if line is None else line.name if alone else f"{line.name}/{station}"
        said = "One more machine" if line is None or alone else "One more machine in each line"
        yield Measure(name=f"spare_{d.name}", title=f"{said}: {_titled(plant, of)}",
                      kind="machine", of=(of,), against=(d.name,))  # fmt: skip


def _titled(plant: Plant, name: str) -> str:
    """Give what a station, or the only station of a line, is called."""
    for line in plant.lines:
        for s in line.stations:
            if name in (line.name, f"{line.name}/{s.name}"):
                return s.title or s.name
    return next((s.title or s.name for s in plant.stations if s.name == name), name)
