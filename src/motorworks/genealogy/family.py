"""What a part is made of, and what it went into: links followed through the index."""

from collections.abc import Iterable
from dataclasses import dataclass

from motorworks.genealogy.archive import Archive, Row
from motorworks.genealogy.order import in_order
from motorworks.simulation.lives import BESIDE, BIRTH, GETS, JOINED

WENT_INTO, MADE_BESIDE = "went into", "made beside"


@dataclass(frozen=True)
class Relative:
    """A part that is in another, or contains it.

    Attributes
    ----------
    part
        Its number.
    generation
        How many links away: below 0 what is in the part, above 0 what contains it.
    link
        ``went into`` or ``made beside``; empty for the part itself.
    other
        The part at the other end of the link.
    linked
        When [s].
    """

    part: int
    generation: int
    link: str = ""
    other: int | None = None
    linked: float | None = None


class Lives:
    """The ordered rows of parts, each looked up once.

    Parameters
    ----------
    archive
        The index.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._rows: dict[int, list[Row]] = {}

    def fetch(self, parts: Iterable[int]) -> None:
        """Look up parts together, which is quicker than one by one."""
        new = [part for part in parts if part not in self._rows]
        for part, rows in (self._archive.rows(new) if new else {}).items():
            self._rows[part] = in_order(rows)

    def __getitem__(self, part: int) -> list[Row]:
        """Give what happened to a part, in order."""
        self.fetch([part])
        return self._rows[part]

    def born_beside(self, parent: int, part: int) -> int:
        """Give how many rows of a part come before another was made beside it."""
        for i, row in enumerate(self[parent]):
            if row.kind == BESIDE and parent + row.b == part:
                return i
        return len(self[parent])


def ancestors(lives: Lives, part: int) -> list[Relative]:
    """Give the parts that are in a part, nearest first.

    What was in a part when another was made beside it is in both.
    """
    found: dict[int, Relative] = {part: Relative(part, 0)}
    seen: dict[int, int] = {}  # how many rows of a part have been looked at
    level: list[Relative] = [found[part]]
    while level:
        lives.fetch(relative.part for relative in level)
        deeper: list[Relative] = []
        for at in level:
            rows = lives[at.part]
            before = len(rows)
            if at.link == MADE_BESIDE and at.other is not None:
                before = lives.born_beside(at.part, at.other)
            deeper += _in(rows[seen.get(at.part, 0) : before], at)
            seen[at.part] = max(seen.get(at.part, 0), before)
        for relative in deeper:
            found.setdefault(relative.part, relative)
        level = deeper
    return list(found.values())[1:]


def _in(rows: list[Row], at: Relative) -> list[Relative]:
    """Give what rows of a part say that was put into it, or beside what it was made."""
    n = at.generation - 1
    return [
        Relative(
            row.key + row.b, n, WENT_INTO if row.kind == GETS else MADE_BESIDE, row.key, row.time
        )
        for row in rows
        if row.kind == GETS or (row.kind == BIRTH and row.b)
    ]


def descendants(lives: Lives, parts: Iterable[int]) -> list[Relative]:
    """Give the parts that contain something of some parts, nearest first."""
    found = {part: Relative(part, 0) for part in parts}
    own = set(found)
    since: dict[int, int] = {}  # from which row on a part has been looked at
    level = list(found.values())
    while level:
        lives.fetch(relative.part for relative in level)
        further: list[Relative] = []
        for at in level:
            rows = lives[at.part]
            begin = _joined_at(rows, at) if at.link == WENT_INTO else 0
            further += _out(rows[begin : since.get(at.part, len(rows))], at)
            since[at.part] = min(begin, since.get(at.part, len(rows)))
        for relative in further:
            found.setdefault(relative.part, relative)
        level = further
    return [relative for part, relative in found.items() if part not in own]


def _joined_at(rows: list[Row], at: Relative) -> int:
    """Give how many rows of a part come before it got the other."""
    for i, row in enumerate(rows):
        if row.kind == GETS and row.key + row.b == at.other:
            return i
    return 0


def _out(rows: list[Row], at: Relative) -> list[Relative]:
    """Give what rows of a part say that it went into, and what was made beside it."""
    n = at.generation + 1
    return [
        Relative(
            row.key + row.b, n, WENT_INTO if row.kind == JOINED else MADE_BESIDE, row.key, row.time
        )
        for row in rows
        if row.kind in (JOINED, BESIDE)
    ]
