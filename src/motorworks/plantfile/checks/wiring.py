"""Who gives to whom: the plant as a graph of stations and places, one copy of every line."""

from collections import ChainMap
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from motorworks.plant import (
    Buffer,
    Destination,
    Input,
    Line,
    Plant,
    Sink,
    Source,
    Station,
    Supply,
)
from motorworks.plantfile.checks.names import WIRED, check_reference, names_of, references
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

PREVIOUS = "previous"

Node = Path
"""A place of the graph: the path of its buffer, source or sink."""


@dataclass(frozen=True)
class Way:
    """One way out of a station."""

    place: Node
    kind: str
    """``to``, ``random``, ``each``, ``by_model``, ``overflow``, ``rework`` or ``scrap``."""
    model: str | None = None


@dataclass
class Unit:
    """A station of the plant; of a line with copies, that of one copy.

    What carries parts from place to place, a transport or the load of a tour, is one too:
    its ``kind`` is ``transport`` or ``load``, its station what it is to the flow.
    """

    path: Path
    station: Station
    line: Line | None = None
    kind: str = "station"
    takes: list[tuple[int, Input, Node]] = field(default_factory=list)
    """Number of the input, the input, and where it takes from."""
    gives: list[Way] = field(default_factory=list)

    @property
    def copies(self) -> int:
        """How many of it the plant has."""
        return 1 if self.line is None else self.line.lines


@dataclass
class Wiring:
    """The graph.

    Attributes
    ----------
    units
        The stations.
    buffers, sources, sinks
        The places by path; those between two neighbours of a line stand under the path of
        the station that they feed.
    supplies
        The supplies by the buffer that they fill.
    complete
        Whether every link is there.
    """

    units: list[Unit] = field(default_factory=list)
    buffers: dict[Node, Buffer] = field(default_factory=dict)
    sources: dict[Node, Source] = field(default_factory=dict)
    sinks: dict[Node, Sink] = field(default_factory=dict)
    supplies: dict[Node, list[Supply]] = field(default_factory=dict)
    complete: bool = True

    @property
    def stations(self) -> list[Unit]:
        """The stations proper."""
        return [unit for unit in self.units if unit.kind == "station"]

    def takers(self) -> "Takers":
        """Give the stations that take from a place, with the input."""
        found: Takers = {}
        for unit in self.units:
            for n, taken, place in unit.takes:
                found.setdefault(place, []).append((unit, n, taken))
        return found

    def givers(self) -> dict[Node, list[Unit]]:
        """Give the stations that give to a place."""
        found: dict[Node, list[Unit]] = {}
        for unit in self.units:
            for place in dict.fromkeys(way.place for way in unit.gives):
                found.setdefault(place, []).append(unit)
        return found


Takers = dict[Node, list[tuple[Unit, int, Input]]]
"""The stations that take from a place, each with number and input."""


def wire(plant: Plant, findings: Findings) -> Wiring:
    """Give the graph of a plant; findings say which links are missing.

    Parameters
    ----------
    plant
        The plant.
    findings
        Takes what is wrong.
    """
    return _Wirer(plant, findings).wired()


def ways(station: Station) -> Iterator[tuple[str, Path, str, str | None]]:
    """Give the ways that a station names: kind, path below it, place and model."""
    if station.to is not None:
        yield "to", ("to",), station.to, None
    for kind in ("random", "each", "by_model"):
        destinations: tuple[Destination, ...] = getattr(station, kind)
        for n, way in enumerate(destinations):
            yield kind, (kind, n, "to"), way.to, way.model
            if way.overflow is not None:
                yield "overflow", (kind, n, "overflow"), way.overflow, way.model
    if station.overflow is not None:
        yield "overflow", ("overflow",), station.overflow, None
    if station.rework_to is not None:
        yield "rework", ("rework_to",), station.rework_to, None
    if station.scrap_to is not None:
        yield "scrap", ("scrap_to",), station.scrap_to, None


def has_destination(station: Station) -> bool:
    """Tell whether a station says itself where its good parts go."""
    return bool(station.to or station.random or station.each or station.by_model)


class _Wirer:
    def __init__(self, plant: Plant, findings: Findings) -> None:
        self.plant = plant
        self.findings = findings
        self.wiring = Wiring(
            buffers={("buffer", b.name): b for b in plant.buffers},
            sources={("source", s.name): s for s in plant.sources},
            sinks={("sink", s.name): s for s in plant.sinks},
        )
        self.names: dict[str, MutableMapping[str, Any]] = {**names_of(plant)}
        self.owners = {b.name: line.name for line in plant.lines for b in line.buffers}

    def wired(self) -> Wiring:
        for line in self.plant.lines:
            self._line(line)
        for station in self.plant.stations:
            self._loose(station)
        self.wiring.complete &= all(node in self.wiring.buffers for node in self.arrivals())
        return self.wiring

    def arrivals(self) -> Iterator[Node]:
        """Give the buffers that sources send their arrivals to."""
        for source in self.plant.sources:
            for name in (source.to, *(entry.to for entry in source.each)):
                if name is not None:
                    yield ("buffer", name)

    # ---- stations ----

    def _line(self, line: Line) -> None:
        path: Path = ("line", line.name)
        for buffer in line.buffers:
            self.wiring.buffers[(*path, "buffer", buffer.name)] = buffer
        units = [Unit((*path, "station", s.name), s, line) for s in line.stations]
        self.wiring.units += units
        for unit in units:
            self._named_links(unit)
        if self.findings.tainted((*path, "stations")):
            self.wiring.complete = False
        else:
            self._neighbours(units, line)

    def _loose(self, station: Station) -> None:
        unit = Unit(("station", station.name), station)
        self.wiring.units.append(unit)
        self._named_links(unit)
        if not station.inputs:
            self._missing(unit, "inputs", "takes nothing", 'Write inputs = ["..."].')
        if any(i.origin == PREVIOUS for i in station.inputs):
            text = "inputs names 'previous', which is for stations of lines"
            self._missing(unit, "inputs", text, "Name a buffer or a source.")
        if not has_destination(station):
            self._missing(unit, "to", "gives its parts to nobody", 'Write to = "...".')

    def _missing(self, unit: Unit, key: str, text: str, hint: str) -> None:
        self.wiring.complete = False
        if not any(self.findings.tainted((*unit.path, k)) for k in _KEYS_BESIDE[key]):
            self.findings.error(unit.path, text, hint)

    # ---- links by name ----

    def _named_links(self, unit: Unit) -> None:
        self._check_names(unit)
        for n, taken in enumerate(unit.station.inputs):
            if taken.origin != PREVIOUS:
                place = self._found(unit, taken.origin, ("buffer", "source"))
                if place is not None:
                    unit.takes.append((n, taken, place))
        for kind, _, name, model in ways(unit.station):
            place = self._found(unit, name, ("buffer", "sink"))
            if place is not None:
                unit.gives.append(Way(place, kind, model))

    def _check_names(self, unit: Unit) -> None:
        names = self.names
        if unit.line is not None and unit.line.buffers:
            own = {buffer.name: None for buffer in unit.line.buffers}
            names = {**names, "buffer": ChainMap(own, self.names["buffer"])}
        for reference in references(unit.path, unit.station):
            taken = "source" in reference.nouns
            if not WIRED.intersection(reference.nouns) or (taken and reference.name == PREVIOUS):
                continue
            owner = self.owners.get(reference.name)
            hint = f"It is a buffer within line '{owner}'." if owner else ""
            if not check_reference(reference, names, self.findings, hint):
                self.wiring.complete = False

    def _found(self, unit: Unit, name: str, nouns: tuple[str, ...]) -> Node | None:
        places = [(noun, name) for noun in nouns]
        if unit.line is not None:
            places.insert(0, (*unit.path[:2], "buffer", name))  # type: ignore[arg-type]
        known = (self.wiring.buffers, self.wiring.sources, self.wiring.sinks)
        return next((p for p in places if any(p in there for there in known)), None)

    # ---- neighbours in a line ----

    def _neighbours(self, units: list[Unit], line: Line) -> None:
        """Link every station that takes from the previous one to it."""
        waiting: Unit | None = None
        for unit in units:
            if _takes_previous(unit.station):
                self._link(waiting, unit, line)
                waiting = None
            if not has_destination(unit.station):
                if waiting is not None:
                    self._no_taker(waiting)
                waiting = unit
        if waiting is not None:
            self._no_taker(waiting)

    def _link(self, before: Unit | None, unit: Unit, line: Line) -> None:
        if before is None:
            text = "takes from the station before it, but there is none without a destination"
            if unit.station is line.stations[0]:
                text = "is the first of its line and takes nothing"
            self._missing(unit, "inputs", text, 'Write inputs = ["..."].')
            return
        place = (*unit.path, PREVIOUS)
        self.wiring.buffers[place] = Buffer(name=PREVIOUS, capacity=line.places)
        before.gives.insert(0, Way(place, "to"))
        given = unit.station.inputs or (Input(origin=PREVIOUS),)
        for n, taken in enumerate(given):
            if taken.origin == PREVIOUS:
                unit.takes.append((n, taken, place))
        unit.takes.sort(key=lambda take: take[0])

    def _no_taker(self, unit: Unit) -> None:
        text = "gives its parts to nobody: no station after it takes from it"
        self._missing(unit, "to", text, 'Write to = "...".')


_KEYS_BESIDE = {"inputs": ("inputs",), "to": ("to", "random", "each", "by_model")}


def _takes_previous(station: Station) -> bool:
    return not station.inputs or any(i.origin == PREVIOUS for i in station.inputs)
