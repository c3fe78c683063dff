"""The plant on its first day: own stores empty, time 0 a few days before production."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from motorworks.plant import Buffer, Plant
from motorworks.rampup.commissioning import Commissioning, commissioned
from motorworks.rampup.learned import learned

BEFORE = 7
"""Days before production at which time 0 lies, so that suppliers have delivered."""


def ramping(plant: Plant, when: Commissioning) -> Plant:
    """Give the plant as it comes into service, ready to be simulated from its first day.

    Notes
    -----
    Stores of the plant itself begin empty; those of firms beside it as the file says. Time 0 is
    seven days before the start of production, or before what comes into service earlier; not
    before what firms beside it have earlier, for they begin with full stores.
    """
    first = min([when.production, *_own(plant, when)])
    begin = first - timedelta(days=BEFORE) if when.days else plant.start
    ready = commissioned(replace(plant, start=begin), when)
    foreign = {w.name for w in plant.workshops if not w.own}
    return learned(
        replace(
            ready,
            buffers=tuple(b if b.workshop in foreign else _empty(b) for b in ready.buffers),
            lines=tuple(
                x
                if x.workshop in foreign
                else replace(x, buffers=tuple(_empty(b) for b in x.buffers))
                for x in ready.lines
            ),
        )
    )


def _own(plant: Plant, when: Commissioning) -> Iterator[date]:
    """Give the days of what is the plant's own."""
    foreign = {w.name for w in plant.workshops if not w.own}
    stands = {(True, x.name): x.workshop for x in plant.lines}
    stands |= {(False, s.name): s.workshop for s in plant.stations}
    return (day for (line, name, _), day in when.days.items() if stands[line, name] not in foreign)


def _empty(buffer: Buffer) -> Buffer:
    return replace(buffer, initial=0, initial_by_model={})
