"""The things of a plant one by one: stations, buffers, ends of the flow, vehicles."""

from collections.abc import Mapping
from typing import Any

from motorworks.compile import Compiled, WorkUnit
from motorworks.plant import Buffer, Plant
from motorworks.program.program import CONVEYOR, TRANSPORT
from motorworks.studio.scene.by_hand import OUTSIDE
from motorworks.studio.scene.carriers import Carriers
from motorworks.studio.scene.groups import Grouping
from motorworks.studio.scene.piece import Piece
from motorworks.studio.scene.sizes import capacity
from motorworks.studio.scene.words import cycle_time, names_of, station_tip

Thing = dict[str, Any]
KINDS = {TRANSPORT: "transport", CONVEYOR: "conveyor"}


class Things:
    """Lists of a scene.

    Parameters
    ----------
    plant, compiled
        The plant.
    grouping, carriers
        Its groups; its positions, transports and tours.
    drawn
        Where all of it is.
    corners
        Corners of the copies of lines.
    """

    def __init__(
        self,
        plant: Plant,
        compiled: Compiled,
        grouping: Grouping,
        carriers: Carriers,
        drawn: Piece,
        corners: Mapping[str, tuple[float, float]],
    ) -> None:
        self.corners = corners
        self.plant = plant
        self.program = compiled.program
        self.layout = compiled.layout
        self.grouping = grouping
        self.nodes = grouping.nodes
        self.carriers = carriers
        self.drawn = drawn
        self.names = names_of(plant, compiled)

    def lists(self) -> dict[str, Any]:
        """Give all lists by their names in the scene."""
        machines = [
            s for s, many in enumerate(self.program.station_machines.tolist()) for _ in range(many)
        ]
        return {
            "stations": self.stations(),
            "machines": {"station": machines},
            "buffers": self.buffers(),
            "sinks": [
                self._end(s, "sink") | {"good": s.counts_as == "good"} for s in self.plant.sinks
            ],
            "sources": [self._end(s, "source") for s in self.plant.sources],
            "supplies": [self._end(s, "supply") for s in self.plant.supplies],
            "positions": [self._end(p, "position") for p in self.plant.positions],
            "transports": self.transports(),
            "fleets": self.fleets(),
            "tours": self.tours(),
        }

    def stations(self) -> list[Thing]:
        """Give the stations, transports behind them, as the kernel numbers them."""
        order: dict[str, int] = {}
        found = []
        for number, unit in enumerate(self.layout.work_units):
            k = order.get(unit.line, 0)
            order[unit.line] = k + 1
            first, noun = self.grouping.first_machine(number), unit.station
            kind = int(self.program.station_kind[number])
            box = self.drawn.stations.get(number) or self.drawn.nodes[first]
            found.append(
                {
                    "name": unit.name,
                    "title": self.names.machine(unit.name),
                    "kind": KINDS.get(kind, "machine"),
                    "line": unit.line_noun or None,
                    "copy": unit.line or None,
                    "workshop": unit.workshop or None,
                    "path": station_path(unit),
                    "at": [round(v, 2) for v in box],
                    "corner": self._corner(unit.line),
                    "first": first,
                    "count": noun.machines,
                    "order": k,
                    "cycle": cycle_time(noun) if kind != TRANSPORT else None,
                    "tip": station_tip(noun),
                }
            )
        return found

    def buffers(self) -> list[Thing]:
        """Give the buffers of the plant and of the copies of its lines."""
        noun = {copy: line.name for line in self.plant.lines for copy in line.copies()}
        return [
            {
                "name": buffer.name,
                "title": self.names.place(buffer.name),
                "path": buffer_path(buffer, noun.get(line, "")),
                "capacity": capacity(buffer),
                "line": noun.get(line),
                "copy": line or None,
                "by_model": buffer.by_model,
                "places": self._places(buffer),
                "corner": self._corner(line),
            }
            for buffer, line in zip(self.layout.buffers, self.layout.buffer_lines, strict=True)
        ]

    def _places(self, buffer: Buffer) -> list[int | None] | None:
        """Give the places of each model, where a buffer has bounds for single models alone."""
        if not buffer.by_model or buffer.capacity is not None:
            return None
        usual, single = buffer.capacity_per_model, buffer.capacity_by_model
        places = [single.get(model.name, usual) for model in self.plant.models]
        return places if any(places) else None

    def transports(self) -> list[Thing]:
        """Give the transports with the nodes between which they run."""
        found = []
        for number, (begin, end) in self.carriers.ways().items():
            unit = self.layout.work_units[number]
            assert unit.transport is not None
            found.append(
                {
                    "name": unit.name,
                    "path": station_path(unit),
                    "station": number,
                    "fleet": unit.transport.fleet,
                    "from": begin,
                    "to": end,
                }
            )
        return found

    def fleets(self) -> list[Thing]:
        """Give the fleets; their vehicles are numbered through the plant, then those of tours."""
        found, first = [], 0
        for fleet in self.plant.fleets:
            found.append(
                {
                    "name": fleet.name,
                    "title": fleet.title or fleet.name,
                    "path": ["fleet", fleet.name],
                    "first": first,
                    "count": fleet.vehicles,
                    "home": self.carriers.position[fleet.home],
                }
            )
            first += fleet.vehicles
        return found

    def tours(self) -> list[Thing]:
        """Give the milk runs and shipments with the nodes at which they stop."""
        runs: list[tuple[str, Any, int, str | None]] = [
            ("milk_run", r, r.vehicles, r.home) for r in self.plant.milk_runs
        ]
        shipments: list[tuple[str, Any, int, str | None]] = [
            ("shipment", s, 1, None) for s in self.plant.shipments
        ]
        first = sum(fleet.vehicles for fleet in self.plant.fleets)
        found = []
        for (kind, noun, vehicles, home), stops in zip(
            [*runs, *shipments], self.carriers.stops(), strict=True
        ):
            found.append(
                {
                    "name": noun.name,
                    "title": noun.title or noun.name,
                    "path": [kind, noun.name],
                    "first": first,
                    "count": vehicles,
                    "stops": stops,
                    "home": self.carriers.position.get(home or "", stops[0] if stops else 0),
                }
            )
            first += vehicles
        return found

    def _corner(self, copy: str) -> list[float]:
        """Give the point from which ``x`` and ``y`` of what is in a copy of a line are counted."""
        return [round(v, 2) for v in self.corners.get(copy, OUTSIDE)]

    def _end(self, noun: Any, kind: str) -> Thing:
        return {"name": noun.name, "title": noun.title or noun.name, "path": [kind, noun.name]}


def station_path(unit: WorkUnit) -> list[str]:
    """Give where a station or transport stands in the plant file."""
    kind = "transport" if unit.transport is not None else "station"
    name = unit.name.rpartition("/")[2] if unit.line else unit.name
    return ["line", unit.line_noun, kind, name] if unit.line else [kind, name]


def buffer_path(buffer: Buffer, line: str) -> list[str]:
    """Give where a buffer stands in the plant file; of places between stations their line."""
    if not line:
        return ["buffer", buffer.name]
    name = buffer.name.rpartition("/")[2]
    return ["line", line] if name.endswith(".in") else ["line", line, "buffer", name]
