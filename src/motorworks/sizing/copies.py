"""More or fewer copies of a line, and everything that names them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from motorworks.errors import PlantError
from motorworks.plant import Line, Load, MilkRun, Plant


def with_copies(plant: Plant, changed: Sequence[Line]) -> Plant:
    """Give a plant with other copies of its lines, rounds of trains led to each of them.

    Parameters
    ----------
    plant
        The plant as it is.
    changed
        All its lines as they shall be, in the same order.

    Raises
    ------
    PlantError
        If something beside rounds by timetable names a copy that is no longer there.
    """
    moved = [
        (old, new)
        for old, new in zip(plant.lines, changed, strict=True)
        if old.copies() != new.copies()
    ]
    gone = {copy: old for old, new in moved for copy in set(old.copies()) - set(new.copies())}
    _refuse(plant, gone)
    runs = plant.milk_runs
    for old, new in moved:
        runs = tuple(_led(run, old, new) for run in runs)
    return replace(
        plant,
        lines=tuple(changed),
        milk_runs=runs,
        outages=tuple(_kept(plant.outages, "of", gone)),
        factors=tuple(_kept(plant.factors, "on", gone)),
    )


def stretched(values: tuple[Any, ...], copies: int) -> tuple[Any, ...]:
    """Give values written one for each copy for another number of copies, in their order."""
    if len(values) < 2 or len(values) == copies:
        return values
    return tuple(values[n * len(values) // copies] for n in range(copies))


def _led(run: MilkRun, old: Line, new: Line) -> MilkRun:
    """Lead a round to other copies: each new one is served like the old one at its place."""
    loads: list[Load] = []
    before, after = old.copies(), new.copies()
    served = {copy: [x for x in run.loads if _copy(x) == copy] for copy in before}
    loads = [x for x in run.loads if _copy(x) not in served]
    if len(loads) == len(run.loads):
        return run
    for n, copy in enumerate(after):
        like = before[n * len(before) // len(after)]
        loads.extend(
            replace(x, origin=_to(x.origin, like, copy), to=_to(x.to, like, copy))
            for x in served[like]
        )
    return replace(run, loads=tuple(loads))


def _copy(load: Load) -> str:
    """Give the copy that a load goes to or comes from, else an empty text."""
    for name in (load.to, load.origin):
        copy, slash, _ = name.partition("/")
        if slash:
            return copy
    return ""


def _to(name: str, like: str, copy: str) -> str:
    head, slash, rest = name.partition("/")
    return f"{copy}/{rest}" if slash and head == like else name


def _kept(nouns: Any, field: str, gone: dict[str, Line]) -> Iterator[Any]:
    """Give what still names something; copies that are gone are left out."""
    for noun in nouns:
        names = getattr(noun, field)
        left = tuple(n for n in names if n.partition("/")[0] not in gone)
        if left or not names:
            yield replace(noun, **{field: left})


def _refuse(plant: Plant, gone: dict[str, Line]) -> None:
    for what, name in _named(plant):
        copy, slash, _ = name.partition("/")
        if slash and copy in gone:
            line = gone[copy].name
            msg = (
                f"line '{line}' cannot be copied: {what} names '{name}', a place of one copy; "
                f"give line '{line}' a buffer outside of it there"
            )
            raise PlantError(msg)


def _named(plant: Plant) -> Iterator[tuple[str, str]]:
    """Give the places that nouns outside lines name, with who names them."""
    for station in plant.stations:
        who = f"station '{station.name}'"
        ways = (*station.random, *station.each, *station.by_model)
        yield from ((who, i.origin) for i in station.inputs)
        yield from ((who, to) for to in (station.to or "", *(w.to for w in ways)))
    for transport in plant.transports:
        yield f"transport '{transport.name}'", transport.origin
        yield f"transport '{transport.name}'", transport.to or ""
    yield from ((f"supply '{s.name}'", s.to) for s in plant.supplies)
    yield from ((f"shipment '{s.name}'", s.origin) for s in plant.shipments)
    yield from ((f"source '{s.name}'", s.to or "") for s in plant.sources)
