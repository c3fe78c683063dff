"""Slicing trees: a rectangle cut in two, and again, until every block has a part of it.

A tree is the number of a block, or a cut: whether it is upright, and what lies on either
side. Trees are never changed, so a search may keep any of them.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

from motorworks.siteplan.rectangle import Rectangle

Tree = Any
"""``int``, or ``(upright, first, second)``."""
SLIMMEST = 3.5
"""Longer side of a building over the shorter one at the most [-]."""


def leaves(tree: Tree) -> list[int]:
    """Give the blocks of a tree from west and south on."""
    if isinstance(tree, int):
        return [tree]
    return leaves(tree[1]) + leaves(tree[2])


def cells(tree: Tree, within: Rectangle, weights: Sequence[float]) -> dict[int, Rectangle]:
    """Give the part of a rectangle that every block gets, in proportion to the weights.

    Parameters
    ----------
    tree
        The cuts.
    within
        What is cut.
    weights
        By number of the block.
    """
    found: dict[int, Rectangle] = {}
    _cut(tree, within, weights, found)
    return found


def _cut(
    tree: Tree, within: Rectangle, weights: Sequence[float], found: dict[int, Rectangle]
) -> None:
    if isinstance(tree, int):
        found[tree] = within
        return
    upright, first, second = tree
    one, other = _weight(first, weights), _weight(second, weights)
    low, high = _parts(within, one / (one + other), upright=upright)
    _cut(first, low, weights, found)
    _cut(second, high, weights, found)


def _weight(tree: Tree, weights: Sequence[float]) -> float:
    if isinstance(tree, int):
        return weights[tree]
    return _weight(tree[1], weights) + _weight(tree[2], weights)


def building(cell: Rectangle, footprint: float, gap: float) -> tuple[Rectangle, float]:
    """Give the building of a footprint in the middle of its cell, and how much it lacks [-].

    Parameters
    ----------
    cell
        The cell.
    footprint
        Ground that the building covers [m2].
    gap
        Room to keep on every side [m].

    Returns
    -------
    tuple
        The building, with its longer side at most `SLIMMEST` times the shorter; and 0, or
        the share by which its shortest side is too long for the cell.
    """
    width, height = cell.width - 2 * gap, cell.height - 2 * gap
    side = math.sqrt(footprint)
    slim = math.sqrt(SLIMMEST)
    if width <= 0 or height <= 0:
        lack = 2.0 + (abs(min(width, 0.0)) + abs(min(height, 0.0))) / side
        return Rectangle(*cell.centre, 0.0, 0.0), lack
    least, most = max(footprint / height, side / slim), min(width, side * slim)
    if least > most:
        return Rectangle(*cell.centre, 0.0, 0.0), (least - most) / side
    wide = min(max(side * math.sqrt(width / height), least), most)
    x, y = cell.centre
    high = footprint / wide
    return Rectangle(x - wide / 2, y - high / 2, wide, high), 0.0


def swapped(tree: Tree, one: int, other: int) -> Tree:
    """Give the tree with two blocks in each other's place."""
    if isinstance(tree, int):
        return other if tree == one else one if tree == other else tree
    return (tree[0], swapped(tree[1], one, other), swapped(tree[2], one, other))


def without(tree: Tree, block: int) -> Tree:
    """Give the tree without a block; ``None`` if nothing is left."""
    if isinstance(tree, int):
        return None if tree == block else tree
    first, second = without(tree[1], block), without(tree[2], block)
    if first is None:
        return second
    return first if second is None else (tree[0], first, second)


def count(tree: Tree) -> int:
    """Give the number of cuts and blocks."""
    return 1 if isinstance(tree, int) else 1 + count(tree[1]) + count(tree[2])


def joined(tree: Tree, place: int, block: int, *, upright: bool, first: bool) -> Tree:
    """Give the tree with a block beside the cut or block of a number, counted from the root."""
    if place == 0:
        return (upright, block, tree) if first else (upright, tree, block)
    left = count(tree[1])
    if place <= left:
        grown = joined(tree[1], place - 1, block, upright=upright, first=first)
        return (tree[0], grown, tree[2])
    grown = joined(tree[2], place - 1 - left, block, upright=upright, first=first)
    return (tree[0], tree[1], grown)


def turned(tree: Tree, place: int) -> Tree:
    """Give the tree with the cut of a number turned; blocks stay as they are."""
    if isinstance(tree, int):
        return tree
    if place == 0:
        return (not tree[0], tree[1], tree[2])
    left = count(tree[1])
    if place <= left:
        return (tree[0], turned(tree[1], place - 1), tree[2])
    return (tree[0], tree[1], turned(tree[2], place - 1 - left))


def rows(blocks: Sequence[int], number: int, weights: Sequence[float]) -> Tree:
    """Give the plain layout: blocks in their order, in so many rows of about the same weight."""
    total, before = sum(weights[b] for b in blocks), 0.0
    found: list[list[int]] = [[] for _ in range(number)]
    for block in blocks:
        middle = before + weights[block] / 2
        found[min(number - 1, int(number * middle / total))].append(block)
        before += weights[block]
    strips = [_chain(row, upright=True) for row in found if row]
    return _chain(strips, upright=False)


Lack = Callable[[int, Rectangle], float]
"""How much a block lacks in a cell [-]."""


def halved(
    blocks: Sequence[int], within: Rectangle, weights: Sequence[float], lack: Lack
) -> tuple[Tree, float]:
    """Give the plain layout that halves the blocks in their order again and again.

    Each time the cut is that with which the blocks lack less, across the longer side if both
    are alike. Given are the tree and what its blocks lack together.
    """
    if len(blocks) == 1:
        return blocks[0], lack(blocks[0], within)
    total = sum(weights[b] for b in blocks)
    sums = [sum(weights[b] for b in blocks[:n]) for n in range(1, len(blocks))]
    n = 1 + min(range(len(sums)), key=lambda k: abs(sums[k] - total / 2))
    found = []
    for upright in (within.width >= within.height, within.width < within.height):
        one, other = _parts(within, sums[n - 1] / total, upright=upright)
        first, lacks = halved(blocks[:n], one, weights, lack)
        second, more = halved(blocks[n:], other, weights, lack)
        found.append(((upright, first, second), lacks + more))
    return min(found, key=lambda tree: tree[1])


def _parts(within: Rectangle, share: float, *, upright: bool) -> tuple[Rectangle, Rectangle]:
    x, y, width, height = within
    if upright:
        left = width * share
        return Rectangle(x, y, left, height), Rectangle(x + left, y, width - left, height)
    low = height * share
    return Rectangle(x, y, width, low), Rectangle(x, y + low, width, height - low)


def _chain(parts: Sequence[Tree], *, upright: bool) -> Tree:
    tree = parts[0]
    for part in parts[1:]:
        tree = (upright, tree, part)
    return tree
