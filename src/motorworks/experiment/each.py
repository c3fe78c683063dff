"""A plant with all of its stations changed."""

from collections.abc import Callable
from dataclasses import replace

from motorworks.plant import Plant, Station


def each_station(plant: Plant, change: Callable[[Station], Station]) -> Plant:
    """Give the plant with every station changed, in lines and outside."""
    return replace(
        plant,
        stations=tuple(change(s) for s in plant.stations),
        lines=tuple(
            replace(line, stations=tuple(change(s) for s in line.stations)) for line in plant.lines
        ),
    )
