"""What goes from building to building in a year, in parts and tonnes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from motorworks.capacity import Machines
from motorworks.capacity.static import allocated_starts
from motorworks.capacity.work import passes
from motorworks.compile import Layout, WorkUnit, lay_out, process_of
from motorworks.compile.stations import destinations
from motorworks.plant import Plant
from motorworks.simulation import Run
from motorworks.siteplan.blocks import HALL, Block
from motorworks.siteplan.ground import FREIGHT, PARK, PEOPLE
from motorworks.siteplan.masses import Masses, bought, is_strip, masses, words
from motorworks.statistics import flow

Link = tuple[str, str, float]
"""Origin, target (processes and places) and parts a year."""
INBOUND = {"inbound", "receiving", "incoming", "goods_in"}
OUTBOUND = {"outbound", "finished", "dispatch", "shipping"}
BOTH = {"dock", "warehouse"}
COILS = {"coil", "strip"}
WISH = 0.01
"""Pull of a wish for nearness, as a share of all tonnes [-]."""
STEM = 6
"""Letters by which a word is known again: impregnate, impregnation."""
WISHES = (
    ("office", PEOPLE),
    ("research", PEOPLE),
    ("workshop", "production"),
    ("laboratory", "production"),
    ("utilities", "production"),
)
"""Kinds that should be near each other though little weight goes between them."""


@dataclass(frozen=True, kw_only=True)
class Haul:
    """What goes one way between two buildings or gates in a year.

    Attributes
    ----------
    origin, target
        Blocks or gates.
    parts
        Parts a year; 0 for material that is counted in kg alone.
    tonnes
        Tonnes a year.
    what
        What it is.
    """

    origin: str
    target: str
    parts: float
    tonnes: float
    what: str


@dataclass(frozen=True, kw_only=True)
class Flows:
    """All hauls of a plant in a year.

    Attributes
    ----------
    hauls
        Greatest first.
    good
        Good parts a year that they belong to.
    kind
        ``simulated`` or ``calculated``.
    mass
        Of one good part [kg].
    basis
        Where that mass comes from.
    sold
        Good parts a year by sink.
    """

    hauls: tuple[Haul, ...]
    good: float
    kind: str
    mass: float
    basis: str
    sold: Mapping[str, float] = field(default_factory=dict)

    @property
    def ways(self) -> dict[tuple[str, str], float]:
        """Tonnes a year from one end to another."""
        found: dict[tuple[str, str], float] = defaultdict(float)
        for haul in self.hauls:
            found[haul.origin, haul.target] += haul.tonnes
        return dict(found)

    @property
    def tonnes(self) -> dict[tuple[str, str], float]:
        """Tonnes a year between two ends, both ways together."""
        found: dict[tuple[str, str], float] = defaultdict(float)
        for haul in self.hauls:
            one, other = sorted((haul.origin, haul.target))
            found[one, other] += haul.tonnes
        return dict(found)


def flows(plant: Plant, blocks: Iterable[Block], run: Run | None = None) -> Flows:
    """Give what goes between the buildings of a plant in a year.

    Parameters
    ----------
    plant
        The plant.
    blocks
        Its buildings.
    run
        A run of it, for simulated flows. Without one they are calculated for the target, or for
        the most that the machines allow where the plant has none or cannot reach it.

    Notes
    -----
    Tonnes are parts a year times the mass of a part at that stage. Material comes in
    by the gate of its supplier: that of the park where a firm of the plant or a workshop
    that is not the plant's own supplies it, else the freight gate; through the coil store or
    the inbound store where there is one. What is sold leaves through the outbound store by the
    freight gate. What is cut away goes back to the park where there are firms, else to the
    freight gate.
    """
    layout = lay_out(plant)
    known = masses(plant, layout.work_units, layout.buffers)
    if run is None:
        links, good = calculated_links(plant)
    else:
        links, good = simulated_links(run)
    yard = _Yard(plant, tuple(blocks), layout, known)
    found: dict[tuple[str, str, str], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for haul in (*yard.hauls(links), *yard.small(links, good)):
        parts, tonnes = found[haul.origin, haul.target, haul.what]
        found[haul.origin, haul.target, haul.what] = parts + haul.parts, tonnes + haul.tonnes
    hauls = (
        Haul(origin=o, target=t, what=w, parts=parts, tonnes=tonnes)
        for (o, t, w), (parts, tonnes) in found.items()
        if o != t and tonnes > 0
    )
    return Flows(
        hauls=tuple(sorted(hauls, key=lambda h: (-h.tonnes, h.origin, h.target, h.what))),
        good=good,
        kind="calculated" if run is None else "simulated",
        mass=known.motor,
        basis=known.basis,
        sold={s: sum(n for _, t, n in links if t == s) for s in sorted(_good(plant))},
    )


def _good(plant: Plant) -> set[str]:
    return {s.name for s in plant.sinks if s.counts_as == "good"}


def simulated_links(run: Run) -> tuple[list[Link], float]:
    """Give the flow of parts of a run, and its good parts a year."""
    good = _good(run.plant)
    table = flow(run)
    links = [
        (str(o), str(t), float(parts))
        for o, t, parts, kind in table.select(
            "origin", "target", "parts_per_year", "kind"
        ).iter_rows()
        if kind != "scrap"
    ]
    return links, sum(parts for _, target, parts in links if target in good)


def calculated_links(plant: Plant) -> tuple[list[Link], float]:
    """Give the flow of parts for the target by arithmetic, and the good parts a year.

    Raises
    ------
    PlantError
        If the plant cannot be lowered.
    """
    machines = Machines(plant)
    starts = allocated_starts(machines)
    units = machines.compiled.layout.work_units
    links = _together(link for unit in units for link in _of_unit(unit, starts))
    good = _good(plant)
    links += _tours(plant, links, good)
    most = sum(parts for _, target, parts in links if target in good)
    scale = min(1.0, plant.target / most) if plant.target and most > 0 else 1.0
    return [(o, t, scale * parts) for o, t, parts in links], scale * most


def _together(links: Iterable[Link]) -> list[Link]:
    found: dict[tuple[str, str], float] = defaultdict(float)
    for origin, target, parts in links:
        found[origin, target] += parts
    return [(*ends, parts) for ends, parts in found.items()]


def _of_unit(unit: WorkUnit, starts: Mapping[tuple[str, str], float]) -> Iterator[Link]:
    """Give what a station takes and gives in a year."""
    station, process = unit.station, process_of(unit)
    made = passes(station)
    for model in unit.models or ("",):
        parts = starts.get((unit.name, model), 0.0)
        if parts <= 0:
            continue
        among = 1.0 if station.select == "all" else 1.0 / max(1, len(station.inputs))
        for entry in station.inputs:
            yield entry.origin, process, parts * entry.take * among
        ways = destinations(station)
        if station.by_model:
            by = {way.model: way for way in ways}
            ways = tuple(w for w in (by.get(model, by.get(None)),) if w is not None)
        for way in ways:
            share = way.probability or 0.0 if station.random else 1.0
            yield process, way.to, parts * made.good * share


def _tours(plant: Plant, links: list[Link], good: set[str]) -> list[Link]:
    """Give what tours carry and supplies bring: as much as is taken, or has come to be shipped."""
    came: dict[str, float] = defaultdict(float)
    taken: dict[str, float] = defaultdict(float)
    for origin, target, parts in links:
        came[target] += parts
        taken[origin] += parts
    found = [(s.origin, s.to, came[s.origin]) for s in plant.shipments if s.to in good]
    for run in plant.milk_runs:
        for load in run.loads:
            found.append((load.origin, load.to, taken[load.to]))
            taken[load.origin] += taken[load.to]
    lots: dict[str, float] = defaultdict(float)
    for supply in plant.supplies:
        lots[supply.to] += supply.lot
    found += [(s.name, s.to, taken[s.to] * s.lot / lots[s.to]) for s in plant.supplies]
    return found


class _Yard:
    """The buildings of a plant, and who of its stations and buffers is in which."""

    def __init__(
        self, plant: Plant, blocks: tuple[Block, ...], layout: Layout, known: Masses
    ) -> None:
        self.plant = plant
        self.known = known
        self.blocks = {b.name: b for b in blocks}
        own = {w.name: w.own for w in plant.workshops}
        self.where: dict[str, str] = {}
        for unit in layout.work_units:
            shop = unit.workshop if unit.workshop in own else HALL
            self.where[process_of(unit)] = shop if own.get(shop, True) else PARK
        for buffer, line in zip(layout.buffers, layout.buffer_lines, strict=True):
            shop = buffer.workshop if buffer.workshop in own else ""
            if not shop and line:
                shop = next(
                    (self.where[process_of(u)] for u in layout.work_units if u.line == line), ""
                )
            if shop:
                self.where[buffer.name] = shop if own.get(shop, True) else PARK
        self.inbound = self._store(INBOUND) or self._store(BOTH)
        self.outbound = self._store(OUTBOUND) or self._store(BOTH)
        self.coils = self._store(COILS) or self.inbound
        self._follow(layout)

    def _store(self, called: set[str]) -> str | None:
        """Give the store whose name or title has one of these words."""
        stores = [b for b in self.blocks.values() if b.kind == "store"]
        named = {b.name: words(b.title) | words(b.name) for b in stores}
        return next((name for name, own in named.items() if own & called), None)

    def _follow(self, layout: Layout) -> None:
        """Put a buffer that names no workshop beside who fills it, else beside who empties it."""
        for unit in layout.work_units:
            for way in destinations(unit.station):
                self.where.setdefault(way.to, self.where[process_of(unit)])
        for unit in layout.work_units:
            for entry in unit.station.inputs:
                self.where.setdefault(entry.origin, self.where[process_of(unit)])
        for shipment in self.plant.shipments:
            self.where[shipment.name] = self.where.get(shipment.origin, FREIGHT)
        for run in self.plant.milk_runs:
            ends = [self.where[load.to] for load in run.loads if load.to in self.where]
            self.where[run.name] = ends[0] if ends else FREIGHT
        sinks = {s.name for s in self.plant.sinks}
        sources = {s.name for s in self.plant.sources}
        for name in sinks | sources:
            self.where.pop(name, None)

    def hauls(self, links: Iterable[Link]) -> Iterator[Haul]:
        """Give the hauls of what is followed part by part."""
        sources = {s.name: s.title or s.name for s in self.plant.sources}
        sinks = {s.name for s in self.plant.sinks}
        supplies = {s.name: s for s in self.plant.supplies}
        for origin, target, parts in links:
            mass = self._mass(origin, target)
            if origin in supplies:
                end = self.where.get(target, "")
                if end in self.blocks:
                    supply = supplies[origin]
                    gate = self._gate(supply.supplier)
                    what = self._title(supply.material or origin)
                    yield from self._in(what, gate, end, parts, mass, stored=True)
            elif origin in sources:
                end = self.where.get(target, "")
                if end in self.blocks:
                    yield from self._in(sources[origin], FREIGHT, end, parts, mass)
            elif target in sinks:
                yield from self._out(origin, target, parts, mass)
            elif target in self.where and origin in self.where:
                yield from self._between(origin, target, parts, mass)
        yield from self._cut_away(links)

    def _cut_away(self, links: Iterable[Link]) -> Iterator[Haul]:
        into: dict[str, float] = defaultdict(float)
        for _, target, parts in links:
            into[target] += parts
        for process, kg in self.known.waste.items():
            if self.where[process] in self.blocks:
                yield Haul(
                    origin=self.where[process],
                    target=PARK if self.plant.firms else FREIGHT,
                    parts=0.0,
                    tonnes=into[process] * kg / 1000,
                    what="punching scrap",
                )

    def _gate(self, supplier: str) -> str:
        return PARK if supplier in {f.name for f in self.plant.firms} else FREIGHT

    def _title(self, material: str) -> str:
        return next(
            (m.title for m in self.plant.materials if m.name == material and m.title), material
        )

    def _mass(self, origin: str, target: str) -> float:
        if origin in self.known.place:
            return self.known.place[origin]
        return self.known.place.get(target, self.known.given.get(origin, 0.0))

    def _between(self, origin: str, target: str, parts: float, mass: float) -> Iterator[Haul]:
        here, there = self.where[origin], self.where[target]
        if here == there or PARK not in {here, there}:
            yield self._haul(here, there, parts, mass, "parts")
        elif here == PARK:
            yield from self._in(origin, PARK, there, parts, mass)
        else:
            yield self._haul(here, there, parts, mass, "parts")

    def _in(
        self, what: str, gate: str, end: str, parts: float, mass: float, *, stored: bool = False
    ) -> Iterator[Haul]:
        """Give the way in: strip by the coil store, the rest straight or by the inbound store."""
        straight = gate == PARK and not stored
        store = self.coils if is_strip(what) else None if straight else self.inbound
        name = what.replace("_", " ")
        stops = [gate, *([store] if store else []), end]
        for here, there in pairwise(stops):
            yield self._haul(here, there, parts, mass, name)

    def _out(self, origin: str, sink: str, parts: float, mass: float) -> Iterator[Haul]:
        kinds = {s.name: s.counts_as for s in self.plant.sinks}
        if origin not in self.where:
            return
        good = kinds[sink] == "good"
        store = self.outbound if good else None
        waste = sink.replace("_", " ")
        stops = [self.where[origin], *([store] if store else []), FREIGHT]
        for here, there in pairwise(stops):
            yield self._haul(here, there, parts, mass, "finished goods" if good else waste)

    def _haul(self, here: str, there: str, parts: float, mass: float, what: str) -> Haul:
        return Haul(origin=here, target=there, parts=parts, tonnes=parts * mass / 1000, what=what)

    def small(self, links: list[Link], good: float) -> Iterator[Haul]:
        """Give what is bought and not followed part by part, to the workshop that uses it."""
        halls = [b.name for b in self.blocks.values() if b.kind == "production"]
        bill = bought(self.plant)
        loose = {m: kg for m, kg in bill.items() if kg > 0 and not self._followed(m, kg)}
        if not halls:
            return
        for material in self.plant.materials:
            if material.name in loose:
                end = self._user(material.name, halls)
                gate = self._gate(material.supplier)
                kg = loose[material.name]
                yield from self._in(self._title(material.name), gate, end, good, kg, stored=True)
        yield from self._added(links, sum(loose.values()))

    def _added(self, links: list[Link], loose: float) -> Iterator[Haul]:
        """Give what processes add to a part beyond what is weighed in the bill."""
        into: dict[str, float] = {}
        for _, target, parts in links:
            if target in self.known.added:
                into[target] = max(into.get(target, 0.0), parts)
        gate = PARK if self.plant.firms else FREIGHT
        for process, kg in self.known.added.items():
            end, rest = self.where[process], max(0.0, kg - loose)
            loose = max(0.0, loose - kg)
            if rest > 0 and end in self.blocks:
                parts = into.get(process, 0.0)
                yield from self._in("other bought parts", gate, end, parts, rest, stored=True)

    def _followed(self, material: str, kg: float) -> bool:
        """Tell whether a place holds parts of this material."""
        own = words(material)
        supplied = {s.material for s in self.plant.supplies}
        titles = {m.name: words(m.title) for m in self.plant.materials}
        return material in supplied or any(
            mass == kg and ((own & words(place)) or (titles[material] & words(place)))
            for place, mass in self.known.place.items()
        )

    def _user(self, material: str, halls: list[str]) -> str:
        """Give the workshop with a process that is called after the material, else the last."""
        own = {w[:STEM] for w in words(material) | words(self._title(material))}
        named = [
            self.where[p]
            for p in self.known.given
            if own & {w[:STEM] for w in words(p.rpartition("/")[2])}
        ]
        return next((h for h in named if h in halls), halls[-1])


def pulls(blocks: Iterable[Block], known: Flows) -> dict[tuple[str, str], float]:
    """Give what pulls buildings together: tonnes a year, and wishes for nearness.

    A wish counts 1 % of all tonnes: people to their gate; trades, laboratories and utilities to
    the workshop with the largest floor.
    """
    found = dict(known.tonnes)
    blocks = tuple(blocks)
    largest = max(
        (b for b in blocks if b.kind == "production"), key=lambda b: b.floor, default=None
    )
    total = sum(found.values()) or 1.0
    for block in blocks:
        for kind, near in WISHES:
            other = near if near == PEOPLE else largest.name if largest else ""
            if block.kind == kind and other:
                one, two = sorted((block.name, other))
                found[one, two] = found.get((one, two), 0.0) + WISH * total
    return found
