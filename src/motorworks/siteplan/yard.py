"""Who of the stations and buffers of a plant is in which building, and what goes between them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from motorworks.compile import Layout, process_of
from motorworks.compile.stations import destinations
from motorworks.plant import Plant
from motorworks.siteplan.blocks import HALL, Block
from motorworks.siteplan.ground import FREIGHT, PARK
from motorworks.siteplan.hauls import Haul
from motorworks.siteplan.links import Link
from motorworks.siteplan.masses import Masses, bought, is_strip, words

INBOUND = {"inbound", "receiving", "incoming", "goods_in"}
OUTBOUND = {"outbound", "finished", "dispatch", "shipping"}
BOTH = {"dock", "warehouse"}
COILS = {"coil", "strip"}
STEM = 6
"""Letters by which a word is known again: impregnate, impregnation."""


class Yard:
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
        self.station = {u.station.name: self.where[process_of(u)] for u in layout.work_units}
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
        """Give the workshop at whose station it goes in, or with a process called after it.

        Where nothing tells it is the last workshop.
        """
        places = next((m.used_at for m in self.plant.materials if m.name == material), ())
        used = (self.station[place] for place in places if place in self.station)
        if shop := next((h for h in used if h in halls), ""):
            return shop
        own = {w[:STEM] for w in words(material) | words(self._title(material))}
        named = [
            self.where[p]
            for p in self.known.given
            if own & {w[:STEM] for w in words(p.rpartition("/")[2])}
        ]
        return next((h for h in named if h in halls), halls[-1])
