"""Rectangles of a floor plan, in metres: x to the east, y to the north."""

from collections.abc import Iterable
from typing import NamedTuple

CLOSE = 1e-6
"""Overlap or overhang that rounding may leave [m]."""


class Rectangle(NamedTuple):
    """A rectangle by its south-west corner and its sides [m]."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Its area [m2]."""
        return self.width * self.height

    @property
    def right(self) -> float:
        """Its eastern side [m]."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """Its northern side [m]."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle [m]."""
        return self.x + self.width / 2, self.y + self.height / 2

    def inset(self, by: float) -> "Rectangle":
        """Give the rectangle inside it, so much from every side; empty where none is left."""
        wide, high = max(0.0, self.width - 2 * by), max(0.0, self.height - 2 * by)
        x, y = self.centre
        return Rectangle(x - wide / 2, y - high / 2, wide, high)

    def holds(self, other: "Rectangle", by: float = 0.0) -> bool:
        """Tell whether another lies inside, at least so far from every side [m]."""
        gap = by - CLOSE
        return (
            other.x - self.x >= gap
            and other.y - self.y >= gap
            and self.right - other.right >= gap
            and self.top - other.top >= gap
        )

    def meets(self, other: "Rectangle", by: float = 0.0) -> bool:
        """Tell whether another comes nearer than so far [m]; with 0, whether they overlap."""
        gap = by - CLOSE
        return (
            other.x - self.right < gap
            and self.x - other.right < gap
            and other.y - self.top < gap
            and self.y - other.top < gap
        )


def free_parts(whole: Rectangle, taken: Iterable[Rectangle]) -> list[Rectangle]:
    """Give rectangles that together cover what is left of one beside others, none overlapping.

    Parameters
    ----------
    whole
        The rectangle.
    taken
        What is taken of it; may overlap each other and hang over its sides.

    Notes
    -----
    Each taken rectangle is cut out of every part that it meets: first strips over the whole
    width above and below it, then what is left of it to the west and to the east; or the other way
    round, where that leaves a larger part.
    """
    parts = [whole]
    for hole in taken:
        parts = [rest for part in parts for rest in _cut_out(part, hole)]
    return sorted(parts, key=lambda p: -p.area)


def _cut_out(part: Rectangle, hole: Rectangle) -> list[Rectangle]:
    x0, x1 = max(part.x, hole.x), min(part.right, hole.right)
    y0, y1 = max(part.y, hole.y), min(part.top, hole.top)
    if x1 - x0 <= CLOSE or y1 - y0 <= CLOSE:
        return [part]
    rows = _strips(part, x0, x1, y0, y1)
    turned = _strips(_turned(part), y0, y1, x0, x1)
    columns = [_turned(strip) for strip in turned]
    return max(rows, columns, key=lambda found: max((r.area for r in found), default=0.0))


def _turned(of: Rectangle) -> Rectangle:
    return Rectangle(of.y, of.x, of.height, of.width)


def _strips(part: Rectangle, x0: float, x1: float, y0: float, y1: float) -> list[Rectangle]:
    found = (
        Rectangle(part.x, part.y, part.width, y0 - part.y),
        Rectangle(part.x, y1, part.width, part.top - y1),
        Rectangle(part.x, y0, x0 - part.x, y1 - y0),
        Rectangle(x1, y0, part.right - x1, y1 - y0),
    )
    return [r for r in found if r.width > CLOSE and r.height > CLOSE]
