"""Rectangles of the drawing, in metres: x to the east, y to the north."""

from collections.abc import Iterable
from typing import NamedTuple

CLOSE = 1e-6
"""Overlap or overhang that rounding may leave [m]."""


class Box(NamedTuple):
    """A rectangle by its south-west corner and its sides [m]."""

    x: float
    y: float
    w: float
    h: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle [m]."""
        return self.x + self.w / 2, self.y + self.h / 2

    @property
    def right(self) -> float:
        """Its eastern side [m]."""
        return self.x + self.w

    @property
    def top(self) -> float:
        """Its northern side [m]."""
        return self.y + self.h

    def moved(self, by: tuple[float, float]) -> "Box":
        """Give it so far to the east and to the north [m]."""
        return Box(self.x + by[0], self.y + by[1], self.w, self.h)

    def grown(self, by: float) -> "Box":
        """Give it so much larger on every side [m]."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def holds(self, other: "Box") -> bool:
        """Tell whether another lies inside."""
        return (
            other.x >= self.x - CLOSE
            and other.y >= self.y - CLOSE
            and other.right <= self.right + CLOSE
            and other.top <= self.top + CLOSE
        )


def around(boxes: Iterable[Box]) -> Box:
    """Give the least box that holds all of some boxes; one without sides if there are none."""
    them = list(boxes)
    if not them:
        return Box(0.0, 0.0, 0.0, 0.0)
    x, y = min(b.x for b in them), min(b.y for b in them)
    return Box(x, y, max(b.right for b in them) - x, max(b.top for b in them) - y)
