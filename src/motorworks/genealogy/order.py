"""What came first at one instant: the rows of a part in the order in which they must have been."""

from itertools import groupby

from motorworks.genealogy.archive import Row
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


class _Where:
    """Where a part is: nowhere, in a place, or with a machine (or tour) that took it just now."""

    def __init__(self) -> None:
        self.place: int | None = None
        self.machine: int | None = None
        self.fresh = False

    def fits(self, row: Row) -> bool:
        """Tell whether this can be the next that happens."""
        if row.kind == PUT:
            return self.place is None
        if row.kind == TAKE:
            return row.a < 0 if self.place is None else row.a == self.place
        if row.kind in (VISIT, GETS, JOINED):
            fresh = self.fresh or row.kind == VISIT
            return self.machine == row.a and fresh
        return row.kind == BIRTH or self.place is None or row.kind == LOSS

    def follow(self, row: Row) -> None:
        """Go on to where the part is after this."""
        if row.kind == PUT:
            self.place, self.machine = row.a, None
        elif row.kind == TAKE:
            self.place, self.machine = None, row.b
        self.fresh = row.kind in (TAKE, GETS) and self.machine is not None


_NEXT = (BIRTH, GETS, JOINED, VISIT, BESIDE, PUT, TAKE, LOSS)
_RANK = {kind: i for i, kind in enumerate(_NEXT)}


def in_order(rows: list[Row]) -> list[Row]:
    """Give the rows of one part in the order in which they happened.

    Rows come in the order of time. At one instant a part may leave a machine, enter a place, be
    taken and worked on again: what follows is the first of the rest that is possible where the
    part then is.

    Parameters
    ----------
    rows
        Of one part, by time.
    """
    where, ordered = _Where(), []
    for _, group in groupby(rows, key=lambda row: row.time):
        rest = sorted(group, key=lambda row: _RANK[row.kind])
        while rest:
            row = next((row for row in rest if where.fits(row)), rest[0])
            rest.remove(row)
            where.follow(row)
            ordered.append(row)
    return ordered
