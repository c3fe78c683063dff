"""What a word of ``in_service`` means: copies of a line, or machines of a station."""

import re
from dataclasses import replace
from typing import NamedTuple

from motorworks.plant.plant import Plant

_COPY = re.compile(r"(.+)-(\d{2,9})")
_RANGE = re.compile(r"(.+):(\d{1,9})(?:-(\d{1,9}))?")


class Part(NamedTuple):
    """Copies of a line, or machines of a station outside lines, counted from 0.

    What lies beyond those that there are is left out, and ``beyond`` says so.
    """

    line: bool
    name: str
    numbers: tuple[int, ...]
    beyond: bool = False


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
    copy = _COPY.fullmatch(word)
    found = _RANGE.fullmatch(word)
    for (line, own), size in sizes.items():
        if line and copy is not None and copy[1] == own and int(copy[2]) >= 1:
            n = int(copy[2])
            return Part(line, own, (n - 1,) if n <= size else (), n > size)
        if found is not None and found[1] == own:
            first, last = int(found[2]), int(found[3] or found[2])
            if 1 <= first <= last:
                return Part(line, own, tuple(range(first - 1, min(last, size))), last > size)
    return None


def without_what_is_gone(plant: Plant) -> Plant:
    """Give a plant whose activities and waves bring only what is there.

    A plant made smaller has fewer copies than its programme names; one made larger has copies
    that no activity brings, which are in service from the start.
    """

    def there(words: tuple[str, ...]) -> tuple[str, ...]:
        parts = ((word, part_named(plant, word)) for word in words)
        return tuple(_within(word, part) for word, part in parts if part and part.numbers)

    waves = (replace(w, in_service=there(w.in_service)) for w in plant.waves)
    return replace(
        plant,
        activities=tuple(replace(a, in_service=there(a.in_service)) for a in plant.activities),
        waves=tuple(w for w in waves if w.in_service),
    )


def _within(word: str, part: Part) -> str:
    """Give a word without what lies beyond."""
    if not part.beyond:
        return word
    return f"{part.name}:{part.numbers[0] + 1}-{part.numbers[-1] + 1}"
