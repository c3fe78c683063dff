"""Positions by themselves, and lines that stand at them."""

from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings


def check_positions(plant: Plant, findings: Findings) -> None:
    """Check coordinates, distances and the positions of copies of lines."""
    for position in plant.positions:
        path = ("position", position.name)
        if findings.tainted(path):
            continue
        if (position.x is None) != (position.y is None):
            given, missing = ("x", "y") if position.y is None else ("y", "x")
            findings.error(path, f"has {given} but no {missing}", f"Add {missing}.")
        if position.distances.get(position.name):
            text = "gives a distance to itself"
            findings.error((*path, "distances", position.name), text, "Remove it.")
    for line in plant.lines:
        at = ("line", line.name, "positions")
        if len(line.positions) not in (0, 1, line.lines) and not findings.tainted(at):
            text = f"positions has {len(line.positions)} names for {line.lines} copies"
            findings.error(at, text, "Write one for all, or one for each copy.")
