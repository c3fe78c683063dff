"""Where things of the plant stand in its file, for advice that names a line."""

from motorworks.compile import WorkUnit
from motorworks.plant import Plant
from motorworks.plantfile.shape import Path


def path_of_unit(unit: WorkUnit) -> Path:
    """Give the path of a station, that of its line where copies share it."""
    name = unit.station.name
    return ("line", unit.line_noun, "station", name) if unit.line_noun else ("station", name)


def path_of_buffer(plant: Plant, name: str) -> Path:
    """Give the path of a buffer by its full name; of places between neighbours, their line's."""
    copy, _, own = name.rpartition("/")
    if not copy:
        return ("buffer", name)
    line = next(x for x in plant.lines if copy == x.name or copy.rpartition("-")[0] == x.name)
    if any(b.name == own for b in line.buffers):
        return ("line", line.name, "buffer", own)
    return ("line", line.name, "places")
