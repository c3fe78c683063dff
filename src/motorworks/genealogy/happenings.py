"""The rows of parts as sentences could tell them: one happening for each."""

from dataclasses import dataclass
from functools import partial

from motorworks.genealogy.archive import Row
from motorworks.genealogy.names import Names
from motorworks.simulation.lives import (
    BESIDE,
    BIRTH,
    GETS,
    JOINED,
    LOSS,
    PUT,
    TAKE,
    VISIT,
)

WORDS = {
    BIRTH: "made",
    VISIT: "worked on",
    BESIDE: "made beside",
    PUT: "put into",
    TAKE: "taken by",
    GETS: "got",
    JOINED: "went into",
    LOSS: "lost",
}
"""What is said of each kind of row."""


@dataclass(frozen=True)
class Happening:
    """Something that happened to a part.

    Attributes
    ----------
    time
        When it was over [s].
    date
        The same as ISO 8601 date and time.
    part
        To which part.
    what
        ``made``, ``worked on``, ``made beside`` (another, beside this), ``put into``, ``taken
        by``, ``got`` (another), ``went into`` (another), ``lost``.
    at
        Place, machine, tour, source or supply.
    origin
        From where it was taken.
    begun
        When the work began [s].
    start
        The same as date and time.
    machine
        Whether ``at`` is a machine.
    other
        The other part.
    detail
        Outcome of the work (``good``, ``scrap``, ``rework``), origin or cause of loss.
    """

    time: float
    date: str
    part: int
    what: str
    at: str
    origin: str = ""
    begun: float | None = None
    start: str = ""
    machine: bool = False
    other: int | None = None
    detail: str = ""


def happenings(names: Names, lives: dict[int, list[Row]]) -> list[Happening]:
    """Give what happened to some parts, in the order of time.

    Parameters
    ----------
    names
        Names of the plant.
    lives
        Ordered rows of each part. At one instant, those of one part stand together.
    """
    rows = [row for life in lives.values() for row in life]
    return [_told(names, row) for row in sorted(rows, key=lambda row: row.time)]


def _told(names: Names, row: Row) -> Happening:
    """Give one row with names for numbers."""
    told = partial(
        Happening,
        time=row.time,
        date=names.date(row.time),
        part=row.key,
        what=WORDS[row.kind],
    )
    if row.kind == BIRTH:
        detail, at = names.birth(row.a)
        return told(at=at, detail=detail, other=row.key + row.b if row.b else None)
    if row.kind == VISIT:
        return told(
            at=names.machine(row.a),
            machine=True,
            begun=row.since,
            start=names.date(row.since),
            detail=names.outcomes[row.b],
        )
    if row.kind == PUT:
        return told(at=names.place(row.a))
    if row.kind == TAKE:
        origin, machine = names.origin(row.a), row.b >= 0
        return told(at=names.taker(row.b), machine=machine, origin=origin)
    if row.kind == LOSS:
        detail, at = names.loss(row.a)
        return told(at=at, detail=detail)
    if row.kind == BESIDE:
        return told(at="", other=row.key + row.b)
    return told(at=names.machine(row.a), machine=True, other=row.key + row.b)
