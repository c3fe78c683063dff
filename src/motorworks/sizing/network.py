"""What flows where in a plant, its equal copies of lines taken for one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from motorworks.compile import WorkUnit, process_of
from motorworks.compile.layout import lay_out
from motorworks.compile.stations import destinations
from motorworks.plant import Line, Load, Plant, Shipment, Station

GOOD = "good"


@dataclass(frozen=True)
class Way:
    """A way out of an operation.

    Attributes
    ----------
    to
        Buffer or sink.
    share
        Chance of the way [-]; 1 unless ways are drawn by chance.
    only
        The one model that goes this way; any if empty.
    becomes
        Model that a part is from here on; its own if empty.
    """

    to: str
    share: float = 1.0
    only: str = ""
    becomes: str = ""


@dataclass(frozen=True, kw_only=True)
class Operation:
    """A process: the stations of a name in all copies of their line, or a transport.

    Attributes
    ----------
    name
        The process, such as ``stator/twist``.
    station
        What each of its machines does.
    models
        Models that it may work.
    inputs
        Buffers or sources, with the parts taken of each.
    ways
        Ways out.
    moved
        Whether it is a way of transport, on which nothing is worked.
    """

    name: str
    station: Station
    models: tuple[str, ...]
    inputs: tuple[tuple[str, int], ...]
    ways: tuple[Way, ...]
    moved: bool = False

    def going(self, way: Way, model: str) -> str | None:
        """Give the model as which parts of a model leave by a way; ``None`` if they do not."""
        if self.station.by_model:
            named = {w.only for w in self.ways}
            other = "" if model not in named else None
            return model if way.only == model or way.only == other else None
        return way.becomes or model


@dataclass(frozen=True, kw_only=True)
class Network:
    """All operations of a plant, those that come first last.

    Attributes
    ----------
    operations
        In such an order that what takes from a buffer comes before what fills it, as far as
        nothing runs in a circle.
    models
        Names of the models; one empty name where the plant has none.
    sinks
        Sinks of good parts.
    """

    operations: tuple[Operation, ...]
    models: tuple[str, ...]
    sinks: tuple[str, ...]


def network(plant: Plant) -> Network:
    """Give what flows where in a plant.

    Raises
    ------
    PlantError
        If a line leaves open where its stations take from or give to.
    """
    single = replace(
        plant,
        lines=tuple(
            replace(line, lines=1, allocation=(), in_service=(), positions=line.positions[:1])
            for line in plant.lines
        ),
    )
    copies = {copy: line.name for line in plant.lines for copy in line.copies()}
    models = tuple(m.name for m in plant.models) or ("",)
    found = [_operation(unit, copies, models) for unit in lay_out(single).work_units]
    found.extend(_carried(plant, copies, models))
    sinks = tuple(s.name for s in plant.sinks if s.counts_as == GOOD)
    return Network(operations=tuple(_backwards(found, sinks)), models=models, sinks=sinks)


def _operation(unit: WorkUnit, copies: dict[str, str], models: tuple[str, ...]) -> Operation:
    station = unit.station
    return Operation(
        name=process_of(unit),
        station=station,
        models=unit.models or models,
        inputs=tuple((_of_line(i.origin, copies), i.take) for i in station.inputs),
        ways=tuple(
            Way(
                _of_line(way.to, copies),
                way.probability or 0.0 if station.random else 1.0,
                way.model or "" if station.by_model else "",
                "" if station.by_model else way.model or "",
            )
            for way in destinations(station)
        ),
        moved=unit.transport is not None,
    )


def _carried(plant: Plant, copies: dict[str, str], models: tuple[str, ...]) -> Iterator[Operation]:
    """Give what rounds by timetable carry, each pair of places once."""
    rounds: tuple[Load | Shipment, ...] = (
        *(load for run in plant.milk_runs for load in run.loads),
        *plant.shipments,
    )
    pairs = {(_of_line(x.origin, copies), _of_line(x.to, copies)) for x in rounds}
    for origin, to in sorted(pairs):
        yield Operation(
            name=f"{origin} > {to}",
            station=Station(name=to),
            models=models,
            inputs=((origin, 1),),
            ways=(Way(to),),
            moved=True,
        )


def _of_line(name: str, copies: dict[str, str]) -> str:
    """Give the name of a place with that of its line instead of the line's copy."""
    copy, slash, rest = name.partition("/")
    return f"{copies.get(copy, copy)}{slash}{rest}"


def _backwards(operations: list[Operation], sinks: tuple[str, ...]) -> list[Operation]:
    """Put operations in order from the sinks of good parts backwards; the rest goes last."""
    fillers: dict[str, list[Operation]] = {}
    for operation in operations:
        for way in operation.ways:
            fillers.setdefault(way.to, []).append(operation)
    done: dict[str, Operation] = {}
    on_the_way: set[str] = set()

    def visit(operation: Operation) -> None:
        if operation.name in on_the_way:
            return
        on_the_way.add(operation.name)
        for origin, _ in operation.inputs:
            for filler in fillers.get(origin, ()):
                visit(filler)
        done[operation.name] = operation

    for sink in sinks:
        for filler in fillers.get(sink, ()):
            visit(filler)
    rest = [o for o in operations if o.name not in done]
    return [*reversed(done.values()), *rest]


def feeding_line(net: Network, line: Line) -> str:
    """Give the line of several stations from which the first station of a line is fed.

    Stores and stations outside lines may lie between; empty where there is none, or several.
    """
    here = {o.name: o for o in net.operations}
    counts = Counter(name.partition("/")[0] for name in here if "/" in name)
    name, seen = f"{line.name}/{line.stations[0].name}", set[str]()
    while name in here and name not in seen:
        seen.add(name)
        places = {origin for origin, _ in here[name].inputs}
        givers = [o.name for o in net.operations if any(w.to in places for w in o.ways)]
        if len(givers) != 1:
            return ""
        name = givers[0]
        found, slash, _ = name.partition("/")
        if slash and found != line.name and counts[found] > 1:
            return found
    return ""
