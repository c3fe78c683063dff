"""Transports, tours and supplies in the graph of the plant: what carries parts is a way too."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from motorworks.plant import Batch, Input, Line, Plant, Station, Transport, as_station
from motorworks.plantfile.checks.names import check_reference, names_of, references
from motorworks.plantfile.checks.wiring import Node, Unit, Way, Wiring
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path
from motorworks.process import Law

_PLACES = ("buffer", "sink")
_SOME_TIME = Law("constant", (1.0,))
"""What a load takes: its timetable keeps the clock going."""


def wire_carriers(plant: Plant, wiring: Wiring, findings: Findings) -> None:
    """Add transports, loads of tours and supplies to the graph; findings say what is missing.

    Parameters
    ----------
    plant
        The plant.
    wiring
        Its graph, with the stations in it.
    findings
        Takes what is wrong.
    """
    wirer = _Carriers(plant, wiring, findings)
    for line in plant.lines:
        for transport in line.transports:
            wirer.transport(("line", line.name, "transport", transport.name), transport, line)
    for transport in plant.transports:
        wirer.transport(("transport", transport.name), transport, None)
    wirer.tours()
    wirer.supplies()


class _Carriers:
    def __init__(self, plant: Plant, wiring: Wiring, findings: Findings) -> None:
        self.plant = plant
        self.wiring = wiring
        self.findings = findings
        self.names = names_of(plant)

    @cached_property
    def everywhere(self) -> dict[str, Node]:
        """Every buffer by its full name, those of all copies of lines too."""
        found: dict[str, Node] = {b.name: ("buffer", b.name) for b in self.plant.buffers}
        for line in self.plant.lines:
            for name in line.copies():
                for buffer in line.buffers:
                    found[f"{name}/{buffer.name}"] = ("line", line.name, "buffer", buffer.name)
        return found

    def within(self, line: Line) -> Mapping[str, Node]:
        """Give the buffers that a transport of a line may name, each by that name."""
        own: dict[str, Node] = {b.name: ("line", line.name, "buffer", b.name) for b in line.buffers}
        beside: dict[str, Node] = {
            f"{other.name}/{b.name}": ("line", other.name, "buffer", b.name)
            for other in self.plant.lines
            if other.lines in (1, line.lines)
            for b in other.buffers
        }
        return ChainMap(own, beside, self.everywhere)

    # ---- what carries ----

    def transport(self, path: Path, transport: Transport, line: Line | None) -> None:
        """Add a transport."""
        station = replace(as_station(transport, 1), cycle_time=_SOME_TIME)
        unit = Unit(path, station, line, kind="transport")
        known = self.everywhere if line is None else self.within(line)
        ways = [
            ("to", transport.to, None),
            *(("by_model", w.to, w.model) for w in transport.by_model),
        ]
        self._link(unit, transport, known, ways)

    def tours(self) -> None:
        """Add the loads of milk runs, and shipments."""
        for run in self.plant.milk_runs:
            for n, load in enumerate(run.loads):
                self._load(("milk_run", run.name, "loads", n), run.name, load)
        for shipment in self.plant.shipments:
            self._load(("shipment", shipment.name), shipment.name, shipment)

    def _load(self, path: Path, name: str, load: Any) -> None:
        station = Station(
            name=name,
            cycle_time=_SOME_TIME,
            inputs=(Input(origin=load.origin),),
            batch=Batch(min=load.container, max=load.container),
            to=load.to,
        )
        unit = Unit(path, station, kind="load")
        self._link(unit, load, self.everywhere, [("to", load.to, None)])

    def _link(
        self,
        unit: Unit,
        noun: Any,
        known: Mapping[str, Node],
        ways: Sequence[tuple[str, str | None, str | None]],
    ) -> None:
        """Add a unit with its ways: kind, name of the place, model."""
        self.wiring.complete &= self._check(unit.path, noun, known)
        self.wiring.units.append(unit)
        if noun.origin in known:
            unit.takes.append((0, unit.station.inputs[0], known[noun.origin]))
        for kind, name, model in ways:
            place = self._place(name, known)
            if place is not None:
                unit.gives.append(Way(place, kind, model))

    def _place(self, name: str | None, known: Mapping[str, Node]) -> Node | None:
        if name is None:
            return None
        return known.get(name) or next(
            (node for node in (("sink", name),) if node in self.wiring.sinks), None
        )

    def _check(self, path: Path, noun: Any, known: Mapping[str, Node]) -> bool:
        """Tell whether every place that a noun names is there; if not, say so."""
        names = {**self.names, "buffer": known}
        found = [
            check_reference(reference, names, self.findings, self._hint(reference.name))
            for reference in references(path, noun)
            if set(_PLACES).intersection(reference.nouns)
        ]
        return all(found)

    def _hint(self, name: str) -> str:
        """Give what to do about a name that only buffers of lines have."""
        stem, _, own = name.rpartition("/")
        for line in self.plant.lines:
            if own in {b.name for b in line.buffers} and stem in ("", line.name):
                count = f" and has {line.lines} copies" if line.lines > 1 else ""
                full = f"{line.copies()[0]}/{own}"
                return f"It belongs to line '{line.name}'{count}: write '{full}'."
        return ""

    # ---- what fills ----

    def supplies(self) -> None:
        """Add the supplies to the buffers that they fill."""
        for supply in self.plant.supplies:
            path: Path = ("supply", supply.name)
            self.wiring.complete &= self._check(path, supply, self.everywhere)
            node = self.everywhere.get(supply.to)
            if node is not None:
                self.wiring.supplies.setdefault(node, []).append(supply)
