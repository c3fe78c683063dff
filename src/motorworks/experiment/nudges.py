"""Small changes at one process, to see how much the output hangs on it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from motorworks.compile.layout import PREVIOUS, has_destination
from motorworks.compile.ways import places_of
from motorworks.plant import Buffer, Input, Line, Plant, Station
from motorworks.plant.station import technical_availability
from motorworks.process import Law

SPEED = 1.05
"""5 % more parts in the same time."""
AVAILABILITY = 1.05
MOST_AVAILABLE = 0.9999
PLACES = 10


@dataclass(frozen=True, kw_only=True)
class Nudge:
    """A small change at a process.

    Attributes
    ----------
    process
        The process, as :func:`motorworks.bottlenecks` names it.
    kind
        ``speed``, ``availability`` or ``places``.
    title
        What is done, in words.
    plant
        The plant with it; ``None`` where it cannot be done.
    reason
        Why it cannot be done; empty where it can.
    """

    process: str
    kind: str
    title: str
    plant: Plant | None
    reason: str = ""


def nudges(plant: Plant, process: str) -> tuple[Nudge, ...]:
    """Give the small changes of a process: speed, availability, places.

    - *speed*: every cycle time is divided by 1.05;
    - *availability*: repairs and short stops are shortened until the share of its working and
      repair time in which a machine alone works is 5 % higher (95.2 % at the most);
    - *places*: 10 more places in every limited buffer before and behind it, for each model where
      places are kept by model.
    """
    line, station = find_process(plant, process)
    return (
        _speed(plant, process, station),
        _availability(plant, process, station),
        _places(plant, process, line, station),
    )


def find_process(plant: Plant, process: str) -> tuple[Line | None, Station]:
    """Give the line, if any, and the station of a process.

    Raises
    ------
    KeyError
        If there is none of that name.
    """
    for line in plant.lines:
        for station in line.stations:
            if f"{line.name}/{station.name}" == process:
                return line, station
    for station in plant.stations:
        if station.name == process:
            return None, station
    raise KeyError(process)


def _with(plant: Plant, process: str, change: Callable[[Station], Station]) -> Plant:
    """Give the plant with the station of a process changed."""

    def changed(station: Station, name: str) -> Station:
        return change(station) if name == process else station

    return replace(
        plant,
        stations=tuple(changed(s, s.name) for s in plant.stations),
        lines=tuple(
            replace(
                line, stations=tuple(changed(s, f"{line.name}/{s.name}") for s in line.stations)
            )
            for line in plant.lines
        ),
    )


# ---- speed ----


def _speed(plant: Plant, process: str, station: Station) -> Nudge:
    if not (station.cycle_time or station.cycle_times or station.steps):
        return Nudge(
            process=process,
            kind="speed",
            title="5 % more speed",
            plant=None,
            reason="it has no cycle time of its own",
        )
    return Nudge(
        process=process,
        kind="speed",
        title="5 % more speed",
        plant=_with(plant, process, _faster),
    )


def _faster(station: Station) -> Station:
    steps = tuple(
        replace(s, time=_scaled(s.time, 1 / SPEED), times=_each(s.times, 1 / SPEED))
        for s in station.steps
    )
    return replace(
        station,
        cycle_time=_scaled(station.cycle_time, 1 / SPEED),
        cycle_times=_each(station.cycle_times, 1 / SPEED),
        steps=steps,
    )


def _scaled(law: Law | None, by: float) -> Law | None:
    return None if law is None else law.scaled(by)


def _each(laws: Mapping[str, Law], by: float) -> dict[str, Law]:
    return {name: law.scaled(by) for name, law in laws.items()}


# ---- availability ----


def _availability(plant: Plant, process: str, station: Station) -> Nudge:
    now = technical_availability(station)
    wanted = AVAILABILITY * now
    if now == 1.0:
        reason = "it has no failures"
    elif wanted > MOST_AVAILABLE:
        reason = f"its machines are available {now * 100:.1f} % already"
    else:
        by = (1 / wanted - 1) / (1 / now - 1)
        return Nudge(
            process=process,
            kind="availability",
            title=f"5 % more availability, {wanted * 100:.1f} % instead of {now * 100:.1f} %",
            plant=_with(plant, process, lambda s: _sooner_repaired(s, by)),
        )
    return Nudge(
        process=process,
        kind="availability",
        title="5 % more availability",
        plant=None,
        reason=reason,
    )


def _sooner_repaired(station: Station, by: float) -> Station:
    return replace(
        station,
        failures=tuple(replace(f, repair=f.repair.scaled(by)) for f in station.failures),
        short_stops=tuple(replace(s, time=s.time.scaled(by)) for s in station.short_stops),
    )


# ---- places ----


def _places(plant: Plant, process: str, line: Line | None, station: Station) -> Nudge:
    changed = plant if line is None else _gaps_widened(plant, line, station)
    named = {i.origin for i in station.inputs} | set(places_of(station))
    changed = replace(
        changed,
        buffers=tuple(_widened(b) if b.name in named else b for b in changed.buffers),
        lines=tuple(
            replace(
                other,
                buffers=tuple(_widened(b) if b.name in named else b for b in other.buffers),
            )
            if line is not None and other.name == line.name
            else other
            for other in changed.lines
        ),
    )
    title = f"{PLACES} more places before and behind it"
    if changed == plant:
        reason = "nothing limits the places around it"
        return Nudge(process=process, kind="places", title=title, plant=None, reason=reason)
    return Nudge(process=process, kind="places", title=title, plant=changed)


def _widened(buffer: Buffer) -> Buffer:
    """Give a buffer with more places, for each model if they are kept by model."""

    def more(places: int | None) -> int | None:
        return None if places is None else places + PLACES

    return replace(
        buffer,
        capacity=more(buffer.capacity),
        capacity_per_model=more(buffer.capacity_per_model),
        capacity_by_model={m: n + PLACES for m, n in buffer.capacity_by_model.items()},
    )


def _gaps_widened(plant: Plant, line: Line, station: Station) -> Plant:
    """Give the plant with the nameless places before and behind a station of a line widened.

    The places between two neighbours have no name in the plant file; those that get more are
    made a buffer of their own, which behaves as they did.
    """
    if line.places is None:
        return plant
    wide = [(a, b) for a, b in _gaps(line) if station.name in (a, b)]
    if not wide:
        return plant
    givers, takers = {a: b for a, b in wide}, {b for _, b in wide}
    names = {b: _fresh(f"{b}-in", plant, line) for b in takers}

    def changed(s: Station) -> Station:
        if s.name in takers:
            inputs = s.inputs or (Input(origin=PREVIOUS),)
            own = names[s.name]
            s = replace(
                s,
                inputs=tuple(replace(i, origin=own) if i.origin == PREVIOUS else i for i in inputs),
            )
        return replace(s, to=names[givers[s.name]]) if s.name in givers else s

    more = tuple(Buffer(name=n, capacity=line.places + PLACES) for n in names.values())
    wider = replace(
        line,
        stations=tuple(changed(s) for s in line.stations),
        buffers=(*line.buffers, *more),
    )
    return replace(
        plant, lines=tuple(wider if other.name == line.name else other for other in plant.lines)
    )


def _gaps(line: Line) -> Iterator[tuple[str, str]]:
    """Give the neighbours in a line between which there are nameless places."""
    giver: str | None = None
    for station in line.stations:
        takes = not station.inputs or any(i.origin == PREVIOUS for i in station.inputs)
        if takes and giver is not None:
            yield giver, station.name
            giver = None
        if not has_destination(station):
            giver = station.name


def _fresh(name: str, plant: Plant, line: Line) -> str:
    """Give a name that nothing has yet."""
    taken = {b.name for b in (*plant.buffers, *line.buffers)}
    taken |= {s.name for s in plant.sinks} | {s.name for s in plant.sources}
    while name in taken:
        name += "-x"
    return name
