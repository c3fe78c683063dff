"""Marks of a site plan: metres become units, and words find room."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import escape

from motorworks.siteplan import Rectangle
from motorworks.siteplan.dxf import Point

LETTER = 7.4
"""Width of a letter, about [units]."""
LINE = 14.0
"""Height of a line of text [units]."""
Box = tuple[float, float, float, float]


class Scale(NamedTuple):
    """Metres of the site as units of the drawing, north up.

    Attributes
    ----------
    units
        Units of a metre.
    left, foot
        Where the south-west corner of the land is [units].
    """

    units: float
    left: float
    foot: float

    def at(self, point: Point) -> Point:
        """Give where a point of the site is on the drawing [units]."""
        return self.left + point[0] * self.units, self.foot - point[1] * self.units

    def rect(self, of: Rectangle, style: str, tip: str = "") -> str:
        """Give a rectangle of the site."""
        told = f' data-tip="{escape(tip)}"' if tip else ""
        x, y = self.at((of.x, of.top))
        return (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{of.width * self.units:.1f}" '
            f'height="{of.height * self.units:.1f}" class="{style}"{told}/>'
        )

    def lines(self, lines: Sequence[Sequence[Point]]) -> Iterator[str]:
        """Give the lines of an engineer's drawing."""
        for line in lines:
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.at, line))
            yield f'<polyline class="under" points="{points}"/>'


class Room:
    """Where words stand already, so that others keep away from them."""

    def __init__(self) -> None:
        self.taken: list[Box] = []

    def take(self, box: Box) -> None:
        """Keep a place for words."""
        self.taken.append(box)

    def free(self, box: Box) -> bool:
        """Tell whether nothing is written there."""
        return not any(_meet(box, known) for known in self.taken)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def text(x: float, y: float, words: str, style: str) -> str:
    """Give words at a place [units]."""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{style}">{escape(words)}</text>'


def wrapped(words: str, room: float) -> list[str]:
    """Give words in rows of a width at the most; none if a single one is wider."""
    rows: list[str] = []
    for word in words.split():
        if len(word) * LETTER > room:
            return []
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and len(longer) * LETTER <= room:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows
