"""Takes and batches against what their buffers can hold."""

from collections import Counter
from collections.abc import Mapping

from motorworks.plant import Buffer, Calendar, Input, Plant, Source
from motorworks.plantfile.checks.wiring import Node, Unit, Wiring
from motorworks.plantfile.findings import Findings


def check_supply(plant: Plant, wiring: Wiring, findings: Findings) -> None:
    """Refuse takes and batches that can never be there all at once.

    Parameters
    ----------
    plant
        The plant.
    wiring
        Its graph, complete.
    findings
        Takes what is wrong.
    """
    outside = _outside(wiring)
    givers = wiring.givers()
    calendars = {calendar.name: calendar for calendar in plant.calendars}
    for unit in wiring.stations:
        batch = unit.station.batch
        _check_fitting_batch(unit, plant, calendars, wiring, findings)
        for n, taken, place in unit.takes:
            at = (*unit.path, "inputs", n)
            if place in wiring.buffers:
                most = (
                    outside[place]
                    if place in outside
                    else _most(wiring.buffers[place], givers.get(place, []), unit)
                )
                if batch is not None:
                    _check_batch(unit, taken.origin, most, findings)
                else:
                    _check_take(unit, n, taken.take, taken.origin, most, findings)
            elif _mixes(wiring.sources[place], taken, unit):
                text = f"inputs[{n}]: take is {taken.take} from a source that mixes models"
                findings.error(at, text, "Write take = 1, or let the source have one model.")


def _changes(source: Source) -> bool:
    """Tell whether the parts of a source are of different models."""
    return bool(source.model_mix or source.model_sequence) and not source.any_model


def _mixes(source: Source, taken: Input, unit: Unit) -> bool:
    """Tell whether a station takes several parts of one model where the models change."""
    return (
        _changes(source) and taken.take > 1 and not taken.any_model and unit.station.batch is None
    )


def _outside(wiring: Wiring) -> dict[Node, tuple[int, str] | None]:
    """Give how many parts can stand before buffers without places, and why; ``None``: any number.

    What waits there can be as many as come; of what is lost unless it is taken at once, one
    arrival is there at a time.
    """
    found: dict[Node, tuple[int, str] | None] = {}
    for source in wiring.sources.values():
        if source.interarrival is None:
            continue
        to = Counter(("buffer", name) for name in (source.to, *(e.to for e in source.each)) if name)
        for place, entries in to.items():
            if place not in wiring.buffers or wiring.buffers[place].capacity != 0:
                continue
            if source.when_full != "lose":
                found[place] = None
                continue
            most, parts = found.get(place, (0, "")), source.group * entries
            if most is not None and most[0] < parts:
                why = f"has no places, and of an arrival of {parts} what waits there is lost"
                found[place] = parts, why
    return found


def _most(buffer: Buffer, givers: list[Unit], unit: Unit) -> tuple[int, str] | None:
    """Give how many parts can be there at once and why; ``None`` without limit."""
    capacity = most_of_a_model(buffer)
    if capacity is None:
        return None
    if capacity > 0:
        return capacity, f"holds at most {capacity}"
    machines = sum(_machines(giver, unit) for giver in givers)
    return machines, f"has no places, and {machines} machines give to it"


def most_of_a_model(buffer: Buffer, model: str | None = None) -> int | None:
    """Give the places that parts of one model can have in a buffer; ``None`` without limit.

    Parameters
    ----------
    buffer
        The buffer.
    model
        The model; if not given, the one with the most places.
    """
    if not buffer.by_model:
        return buffer.capacity
    own = buffer.capacity_by_model
    per_model = own.get(model or "", buffer.capacity_per_model)
    if model is None and own and per_model is not None:
        per_model = max(per_model, *own.values())
    limits = [limit for limit in (buffer.capacity, per_model) if limit is not None]
    return min(limits, default=None)


def _machines(giver: Unit, unit: Unit) -> int:
    """Give the parts that machines can hold out to a station; a batch machine holds a batch."""
    same_line = giver.line is not None and giver.line is unit.line
    held = giver.station.conveyor.places if giver.station.conveyor else 1
    batch = giver.station.batch.max if giver.station.batch else 1
    return giver.station.machines * max(held, batch) * (1 if same_line else giver.copies)


def _check_take(
    unit: Unit, n: int, take: int, origin: str, most: tuple[int, str] | None, findings: Findings
) -> None:
    if most is not None and take > most[0]:
        text = f"inputs[{n}]: take is {take}, but '{origin}' {most[1]}"
        findings.error((*unit.path, "inputs", n), text, "Raise the capacity or lower take.")


def _check_batch(unit: Unit, origin: str, most: tuple[int, str] | None, findings: Findings) -> None:
    batch = unit.station.batch
    if most is None or batch is None:
        return
    at = (*unit.path, "batch")
    if batch.min > most[0]:
        text = f"batch needs {batch.min} parts, but '{origin}' {most[1]}"
        findings.error(at, text, "Raise the capacity or lower batch.")
    elif batch.max > most[0]:
        text = f"batch is never filled to {batch.max}: '{origin}' {most[1]}"
        findings.warn(at, text, "Raise the capacity or lower max.")


def _check_fitting_batch(
    unit: Unit,
    plant: Plant,
    calendars: Mapping[str, Calendar],
    wiring: Wiring,
    findings: Findings,
) -> None:
    """Refuse a batch whose time must be known before its models are."""
    line = unit.line.calendar if unit.line else None
    calendar = calendars.get(unit.station.calendar or line or plant.calendar or "")
    if unit.station.batch is None or calendar is None or len(unit.takes) != 1:
        return
    source = wiring.sources.get(unit.takes[0][2])
    if calendar.at_end == "start_only_if_fits" and source is not None and _changes(source):
        text = (
            f"batch from a source of changing models cannot go with calendar "
            f"'{calendar.name}', which starts only what fits"
        )
        findings.error((*unit.path, "batch"), text, "Let a buffer stand between.")
