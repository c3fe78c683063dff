"""Pieces side by side on shelves, from the north-west on, as one reads."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from motorworks.studio.scene.piece import Piece

WIDTHS = (0.5, 0.65, 0.8, 1.0, 1.2, 1.5, 1.9)
"""Widths of the shelves that are tried, over the side of a square of the same floor."""

Size = tuple[float, float]
Corner = tuple[float, float]


@dataclass(frozen=True)
class Shelving:
    """Places on shelves.

    Attributes
    ----------
    w, h
        Sides of the whole [m].
    corners
        South-west corner of each piece [m].
    """

    w: float
    h: float
    corners: tuple[Corner, ...]

    def waste(self, sizes: Sequence[Size], aspect: float) -> float:
        """Give how bad it is: floor that is not used, and sides unlike those wanted."""
        used = sum(w * h for w, h in sizes) or 1.0
        return math.log(self.w * self.h / used) + 0.5 * abs(math.log(self.w / self.h / aspect))


def shelving(sizes: Sequence[Size], gap: float, aspect: float) -> Shelving:
    """Give the best places on shelves that were found; small ones may stand above each other.

    Parameters
    ----------
    sizes
        Sides of the pieces in the order of flow [m].
    gap
        Free floor between two [m].
    aspect
        Length over depth that the whole should have, about.
    """
    side = math.sqrt(sum((w + gap) * (h + gap) for w, h in sizes) * aspect)
    least = max(w for w, _ in sizes)
    tried = {max(least, factor * side) for factor in WIDTHS}
    ways = [_on_shelves(sizes, gap, wide) for wide in sorted(tried)]
    return min(ways, key=lambda way: way.waste(sizes, aspect))


def shelved(pieces: Sequence[Piece], gap: float, aspect: float) -> Piece:
    """Give pieces on shelves, as :func:`shelving` places them."""
    if not pieces:
        return Piece(0.0, 0.0)
    way = shelving([(p.w, p.h) for p in pieces], gap, aspect)
    whole = Piece(way.w, way.h)
    for piece, (x, y) in zip(pieces, way.corners, strict=True):
        whole.take(piece, x, y)
    return whole


Shelf = list[list[int]]
"""Columns of pieces by their numbers."""


def _on_shelves(sizes: Sequence[Size], gap: float, wide: float) -> Shelving:
    shelves = _shelves(sizes, gap, wide)
    w = max(_width(sizes, s, gap) for s in shelves)
    h = sum(_height(sizes, s, gap) for s in shelves) + gap * (len(shelves) - 1)
    corners: dict[int, Corner] = {}
    top = h
    for shelf in shelves:
        x = 0.0
        for column in shelf:
            y = top
            for number in column:
                corners[number] = (x, y - sizes[number][1])
                y -= sizes[number][1] + gap
            x += _wide(sizes, column) + gap
        top -= _height(sizes, shelf, gap) + gap
    return Shelving(w, h, tuple(corners[i] for i in range(len(sizes))))


def _shelves(sizes: Sequence[Size], gap: float, wide: float) -> list[Shelf]:
    shelves: list[Shelf] = [[]]
    for number, (w, _) in enumerate(sizes):
        shelf = shelves[-1]
        if shelf and _fits_below(sizes, number, shelf, gap):
            shelf[-1].append(number)
        elif not shelf or _width(sizes, shelf, gap) + gap + w <= wide + 1e-9:
            shelf.append([number])
        else:
            shelves.append([[number]])
    return shelves


def _fits_below(sizes: Sequence[Size], number: int, shelf: Shelf, gap: float) -> bool:
    """Tell whether a piece has room below the last column without making the shelf larger."""
    column, (w, h) = shelf[-1], sizes[number]
    tall = _tall(sizes, column, gap) + gap + h
    return tall <= _height(sizes, shelf, gap) + 1e-9 and w <= _wide(sizes, column) + 1e-9


def _wide(sizes: Sequence[Size], column: Sequence[int]) -> float:
    return max(sizes[n][0] for n in column)


def _tall(sizes: Sequence[Size], column: Sequence[int], gap: float) -> float:
    return sum(sizes[n][1] for n in column) + gap * (len(column) - 1)


def _width(sizes: Sequence[Size], shelf: Shelf, gap: float) -> float:
    return sum(_wide(sizes, column) for column in shelf) + gap * (len(shelf) - 1)


def _height(sizes: Sequence[Size], shelf: Shelf, gap: float) -> float:
    return max(_tall(sizes, column, gap) for column in shelf)


def stacked(pieces: Sequence[Piece], gap: float) -> Piece:
    """Give pieces one below the other, their middles on one axis."""
    if not pieces:
        return Piece(0.0, 0.0)
    whole = Piece(max(p.w for p in pieces), sum(p.h for p in pieces) + gap * (len(pieces) - 1))
    top = whole.h
    for piece in pieces:
        whole.take(piece, (whole.w - piece.w) / 2, top - piece.h)
        top -= piece.h + gap
    return whole


def abreast(pieces: Sequence[Piece], gap: float) -> Piece:
    """Give pieces one to the east of the other, their middles on one axis; empty ones left out."""
    them = [p for p in pieces if p.w > 0]
    whole = Piece(sum(p.w for p in them) + gap * max(0, len(them) - 1), 0.0)
    whole.h = max((p.h for p in them), default=0.0)
    x = 0.0
    for piece in them:
        whole.take(piece, x, (whole.h - piece.h) / 2)
        x += piece.w + gap
    return whole


def gridded(pieces: Sequence[Piece], gap: float, aspect: float) -> Piece:
    """Give equal pieces in rows and columns, filled column by column from the north-west on."""
    one, n = pieces[0], len(pieces)

    def waste(columns: int) -> float:
        rows = math.ceil(n / columns)
        w, h = columns * (one.w + gap) - gap, rows * (one.h + gap) - gap
        return abs(math.log(w / h / aspect)) + math.log(rows * columns / n)

    columns = min(range(1, n + 1), key=waste)
    rows = math.ceil(n / columns)
    columns = math.ceil(n / rows)
    whole = Piece(columns * (one.w + gap) - gap, rows * (one.h + gap) - gap)
    for i, piece in enumerate(pieces):
        column, row = divmod(i, rows)
        whole.take(piece, column * (one.w + gap), whole.h - row * (one.h + gap) - one.h)
    return whole
