"""What a word of ``in_service`` means: copies of a line, or machines of a station."""

import re
from typing import NamedTuple

from motorworks.plant.plant import Plant

_RANGE = re.compile(r"(.+):(\d+)(?:-(\d+))?")


class Part(NamedTuple):
    """Copies of a line, or machines of a station outside lines, counted from 0."""

    line: bool
    name: str
    numbers: tuple[int, ...]


def part_named(plant: Plant, word: str) -> Part | None:
    """Give what a word stands for; ``None`` if nothing is called so.

    Parameters
    ----------
    plant
        The plant.
    word
        ``line`` for all its copies, ``line-01`` for one, ``line:1-3`` for some; ``station`` for
        all its machines, ``station:1-8`` for some.
    """
    sizes = {(True, x.name): x.lines for x in plant.lines}
    sizes |= {(False, s.name): s.machines for s in plant.stations}
    for (line, name), size in sizes.items():
        if word == name:
            return Part(line, name, tuple(range(size)))
    for x in plant.lines:
        if word in x.copies():
            return Part(True, x.name, (x.copies().index(word),))
    found = _RANGE.fullmatch(word)
    if found is None:
        return None
    name, first, last = found[1], int(found[2]), int(found[3] or found[2])
    for (line, own), size in sizes.items():
        if own == name and 1 <= first <= last <= size:
            return Part(line, name, tuple(range(first - 1, last)))
    return None
