"""How long the segments of a plant are."""

from motorworks.compile import Compiled
from motorworks.studio.scene.words import cycle_time

LENGTHS = (900.0, 600.0, 300.0, 120.0, 60.0, 30.0, 10.0)
"""Lengths of a segment [s]."""
MOST = 20_000
"""Moves of a segment, about."""
STEPS = 2.5
"""Moves of parts for a pass of a machine, about: taken, put, and some joined."""


def segment_length(compiled: Compiled) -> float:
    """Give the length of the segments of a plant [s], shorter where more happens."""
    busy = 0.0
    for unit in compiled.layout.stations:
        cycle = cycle_time(unit.station)
        taken = sum(i.take for i in unit.station.inputs) or 1
        if cycle:
            batch = unit.station.batch.max if unit.station.batch else 1
            busy += unit.station.machines * batch * (1 + taken) / cycle
    return next((n for n in LENGTHS if busy * STEPS / 2 * n <= MOST), LENGTHS[-1])
