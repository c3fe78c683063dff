"""The plant spelt out: every copy of every line, every station and buffer with its full name.

A station of a line is called ``line/station``, or ``line-03/station`` where the line has
copies. The places between two neighbours are called ``line-03/station.in`` after the
station they feed.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from motorworks.compile.tending import CREW, staffed
from motorworks.compile.ways import in_line, placed
from motorworks.errors import PlantError
from motorworks.plant import (
    Buffer,
    Campaign,
    Destination,
    Input,
    Line,
    Plant,
    Pool,
    Station,
    Transport,
    as_station,
)
from motorworks.plant.pool import Manning

PREVIOUS = "previous"


@dataclass(frozen=True, kw_only=True)
class WorkUnit:
    """A station as it stands in the plant, with every name spelt out.

    Attributes
    ----------
    name
        Full name, on which its random streams hang.
    station
        The noun, with full names in ``inputs``, destinations and pools, its tending spelt
        out as steps and crews.
    line, line_noun
        Copy of the line and line it belongs to; empty outside lines.
    workshop, calendar
        Names, empty if there is none.
    models
        Models allocated to it, in the order of the plant.
    in_service
        Date from which its copy of the line works, where the line gives one.
    """

    name: str
    station: Station
    line: str = ""
    line_noun: str = ""
    workshop: str = ""
    calendar: str = ""
    models: tuple[str, ...] = ()
    in_service: tuple[date, ...] = ()
    transport: Transport | None = None
    """Set where the unit is no station but a transport, with full names in it."""
    position: str = ""
    """Where it stands; empty if nothing tells."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Every station, buffer and pool of the plant in the order of the file."""

    work_units: tuple[WorkUnit, ...]
    """Stations, and after them all transports."""
    buffers: tuple[Buffer, ...]
    buffer_lines: tuple[str, ...]
    """Copy of the line each buffer belongs to; empty for stores between lines."""
    pools: tuple[Pool, ...] = ()
    """The plant's pools, then the crews of its lines, copy by copy."""

    @property
    def stations(self) -> tuple[WorkUnit, ...]:
        """The work units that are no transports."""
        return tuple(unit for unit in self.work_units if unit.transport is None)


def lay_out(plant: Plant) -> Layout:
    """Give the plant spelt out.

    Raises
    ------
    PlantError
        If a line leaves open where a station takes from or gives to, or a station has no
        model left to work.
    """
    buffers = list(plant.buffers)
    buffer_lines = ["" for _ in buffers]
    units: list[WorkUnit] = []
    pools = list(plant.pools)
    for line in plant.lines:
        for copy in range(line.lines):
            own = _LineCopy(plant, line, copy)
            units.extend(own.work_units())
            pools.extend(own.crew())
            buffers.extend(own.buffers)
            buffer_lines.extend(own.name for _ in own.buffers)
    units.extend(_loose(plant, station) for station in plant.stations)
    units.extend(_transports(plant, buffers, units))
    return Layout(
        work_units=tuple(units),
        buffers=tuple(buffers),
        buffer_lines=tuple(buffer_lines),
        pools=tuple(pools),
    )


def process_of(unit: WorkUnit) -> str:
    """Give the process of a station: its name without the number of the line's copy."""
    return f"{unit.line_noun}/{unit.station.name}" if unit.line else unit.name


def _transports(
    plant: Plant, buffers: Sequence[Buffer], stations: Sequence[WorkUnit]
) -> Iterator[WorkUnit]:
    """Give the transports: of every copy of every line, then those outside lines."""
    by_name = {b.name: b for b in buffers}
    vehicles = {fleet.name: fleet.vehicles for fleet in plant.fleets}
    for unit in (*_line_transports(plant), *(_transport(plant, t) for t in plant.transports)):
        assert unit.transport is not None
        transport = placed(unit.transport, by_name, stations)
        jobs = transport.jobs or vehicles.get(transport.fleet or "", 1)
        short = replace(as_station(transport, jobs), name=transport.name.rpartition("/")[2])
        yield replace(unit, transport=transport, station=short)


def _line_transports(plant: Plant) -> Iterator[WorkUnit]:
    for line in plant.lines:
        for copy, name in enumerate(line.copies() if line.transports else ()):
            own = {b.name: f"{name}/{b.name}" for b in line.buffers}
            for noun in line.transports:
                yield replace(
                    _transport(plant, in_line(noun, name, own, copy, plant.lines)),
                    line=name,
                    line_noun=line.name,
                    workshop=noun.workshop or line.workshop or "",
                    calendar=noun.calendar or line.calendar or plant.calendar or "",
                )


def _transport(plant: Plant, transport: Transport) -> WorkUnit:
    return WorkUnit(
        name=transport.name,
        station=as_station(transport, 1),
        workshop=transport.workshop or "",
        calendar=transport.calendar or plant.calendar or "",
        models=tuple(m.name for m in plant.models),
        transport=transport,
    )


def has_destination(station: Station) -> bool:
    """Tell whether a station says itself where its good parts go."""
    return bool(station.to or station.random or station.each or station.by_model)


def _loose(plant: Plant, station: Station) -> WorkUnit:
    return WorkUnit(
        name=station.name,
        station=staffed(station, {}, station.name),
        workshop=station.workshop or "",
        calendar=station.calendar or plant.calendar or "",
        models=_models(plant, station.name, station.models),
        position=station.position or "",
    )


def _models(plant: Plant, unit: str, *allocations: tuple[str, ...]) -> tuple[str, ...]:
    """Give the models that are in every allocation, in the order of the plant."""
    names = [m.name for m in plant.models]
    for allocation in allocations:
        if allocation:
            names = [n for n in names if n in allocation]
    if plant.models and not names:
        msg = (
            f"station '{unit}': no model is allocated both to its line and to it; "
            "give it one of the line's models, or leave its models out"
        )
        raise PlantError(msg)
    return tuple(names)


def crew_size(line: Line) -> int:
    """Give the people that the stations of a copy of a line ask for together, rounded up."""
    people = math.fsum(s.operators * s.machines for s in line.stations)
    return max(1, math.ceil(people - 1e-9))


class _LineCopy:
    """One copy of a line while it is being spelt out."""

    def __init__(self, plant: Plant, line: Line, copy: int) -> None:
        self.plant = plant
        self.line = line
        self.name = line.copies()[copy]
        in_service = line.in_service
        self.in_service = in_service if len(in_service) < 2 else in_service[copy : copy + 1]
        self.position = line.positions[copy % len(line.positions)] if line.positions else ""
        self.allocation = line.allocation[copy] if line.allocation else ()
        self.own = {b.name: f"{self.name}/{b.name}" for b in line.buffers}
        self.buffers = [
            replace(b, name=self.own[b.name], position=b.position or self.position or None)
            for b in line.buffers
        ]

    def work_units(self) -> Iterator[WorkUnit]:
        feeds = self._feeds()
        for station in self.line.stations:
            yield WorkUnit(
                name=f"{self.name}/{station.name}",
                station=self._spelt_out(station, feeds),
                line=self.name,
                line_noun=self.line.name,
                workshop=station.workshop or self.line.workshop or "",
                calendar=station.calendar or self.line.calendar or self.plant.calendar or "",
                models=_models(
                    self.plant, f"{self.name}/{station.name}", self.allocation, station.models
                ),
                in_service=self.in_service,
                position=station.position or self.position,
            )

    def crew(self) -> Iterator[Pool]:
        """Give the pool of the copy's own people, if the line has a crew."""
        crew = self.line.crew
        if crew is not None:
            given = {f.name: getattr(crew, f.name) for f in fields(Manning)}
            given["count"] = crew.count or crew_size(self.line)
            given["calendar"] = crew.calendar or self.line.calendar or self.plant.calendar
            yield Pool(name=f"{self.name}/{CREW}", **given)

    def _feeds(self) -> dict[str, str]:
        """Give the places that each station without destination gives to, by station."""
        feeds: dict[str, str] = {}
        open_station: str | None = None
        for station in self.line.stations:
            if self._takes_previous(station):
                if open_station is None:
                    msg = (
                        f"line '{self.line.name}': station '{station.name}' takes from the station "
                        "before it, but there is none without a destination of its own; "
                        "write its inputs"
                    )
                    raise PlantError(msg)
                feeds[open_station] = f"{self.name}/{station.name}.in"
                self.buffers.append(Buffer(name=feeds[open_station], capacity=self.line.places))
                open_station = None
            if not has_destination(station):
                if open_station is not None:
                    self._no_destination(open_station)
                open_station = station.name
        if open_station is not None:
            self._no_destination(open_station)
        return feeds

    def _takes_previous(self, station: Station) -> bool:
        return not station.inputs or any(i.origin == PREVIOUS for i in station.inputs)

    def _no_destination(self, station: str) -> None:
        msg = (
            f"line '{self.line.name}': station '{station}' has no destination and no station "
            "after it takes from it; write its 'to'"
        )
        raise PlantError(msg)

    def _spelt_out(self, station: Station, feeds: dict[str, str]) -> Station:
        name = f"{self.name}/{station.name}"
        station = staffed(station, {CREW: f"{self.name}/{CREW}"} if self.line.crew else {}, name)
        inputs = station.inputs or (Input(origin=PREVIOUS),)
        to = station.to if has_destination(station) else feeds[station.name]
        return replace(
            station,
            inputs=tuple(
                replace(i, origin=f"{self.name}/{station.name}.in")
                if i.origin == PREVIOUS
                else replace(i, origin=self._full(i.origin))
                for i in inputs
            ),
            to=self._full(to),
            random=self._ways(station.random),
            each=self._ways(station.each),
            by_model=self._ways(station.by_model),
            rework_to=self._full(station.rework_to),
            scrap_to=self._full(station.scrap_to),
            campaign=self._campaign(station.campaign),
        )

    def _campaign(self, campaign: Campaign | None) -> Campaign | None:
        return replace(campaign, stock=self._full(campaign.stock)) if campaign else None

    def _ways(self, ways: tuple[Destination, ...]) -> tuple[Destination, ...]:
        return tuple(replace(way, to=self._full(way.to)) for way in ways)

    def _full(self, name: Any) -> Any:
        return self.own.get(name, name) if name is not None else None
