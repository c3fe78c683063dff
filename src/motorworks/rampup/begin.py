"""The plant on its first day: own stores empty, time 0 a few days before production."""

from dataclasses import replace
from datetime import timedelta

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
    seven days before the start of production, or before what comes into service earlier.
    """
    first = min([when.production, *when.days.values()])
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


def _empty(buffer: Buffer) -> Buffer:
    return replace(buffer, initial=0, initial_by_model={})
