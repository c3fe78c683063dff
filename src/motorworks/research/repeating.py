"""A period after which a steady portfolio repeats itself, and its phases in equal slots."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from motorworks.plant import Phase, Plant
from motorworks.program.program import Array
from motorworks.research.needs import months_of, needs_of
from motorworks.research.portfolio import WEEKS

MOST = 60
"""Projects of a period at the most."""
KINDS = ("platform", "derivative")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A phase of one project of the period, on a ring of slots.

    Attributes
    ----------
    project, phase
        Which project, counted from 0, platforms first; and its phase.
    kind
        Platform or derivative.
    begin, slots
        First slot of the even plan, counted on beyond the period, and how many it lasts.
    needs
        What it takes at an even pace, by resource.
    """

    project: int
    phase: Phase
    kind: str
    begin: int
    slots: int
    needs: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Period:
    """The shortest stretch of time that repeats itself.

    Attributes
    ----------
    months, slots
        Its length, and into how many equal slots it is cut; none is longer than a week.
    platforms, derivatives
        Projects that begin in it.
    hurry
        Pace of the slower kind over the one asked for: 1, or a little more where no short period
        has both kinds at their pace.
    pieces
        Phases of its projects, evenly staggered.
    """

    months: float
    slots: int
    platforms: int
    derivatives: int
    hurry: float
    pieces: tuple[Piece, ...]


def period_of(plant: Plant, platforms: int, derivatives: int) -> Period:
    """Give the period of so many projects at once.

    Of n projects at once that take T months one begins every T / n. A period holds whole numbers
    of both kinds; where no short one fits exactly, both begin at least as often as asked.
    """
    cycles = [sum(months_of(phase, kind) for phase in plant.phases) for kind in KINDS]
    counts = (platforms, derivatives)
    every = [t / n if n else math.inf for t, n in zip(cycles, counts, strict=True)]
    a, b = _whole(*every)
    months = min(n * gap for n, gap in zip((a, b), every, strict=True) if n)
    hurry = min(n * gap / months for n, gap in zip((a, b), every, strict=True) if n)
    slots = _slots(plant, months)
    pieces = tuple(_pieces(plant, (a, b), months, slots))
    return Period(
        months=months, slots=slots, platforms=a, derivatives=b, hurry=hurry, pieces=pieces
    )


def _whole(one: float, other: float) -> tuple[int, int]:
    """Give whole numbers of two gaps that make the same time, as nearly as short ones can."""
    if math.isinf(one) or math.isinf(other):
        return (0, 1) if math.isinf(one) else (1, 0)
    pairs = [(n, max(1, round(n * one / other))) for n in range(1, MOST)]
    within = [pair for pair in pairs if sum(pair) <= MOST] or pairs[:1]
    off = [abs(n * one / (k * other) - 1) for n, k in within]
    return next((p for p, e in zip(within, off, strict=True) if e < 1e-5), within[np.argmin(off)])


def _slots(plant: Plant, months: float) -> int:
    """Give a number of slots, none longer than a week, in which phases are nearly whole."""
    least = max(1, math.ceil(months * WEEKS))
    lengths = np.array([months_of(p, kind) for p in plant.phases for kind in KINDS])
    tried = np.arange(least, 3 * least + 1)
    parts = lengths[None, :] * tried[:, None] / months
    off = np.abs(parts - np.round(parts)).max(axis=1)
    return int(tried[np.argmax(off < 1e-3)] if (off < 1e-3).any() else tried[np.argmin(off)])


def _pieces(plant: Plant, counts: tuple[int, int], months: float, slots: int) -> Iterator[Piece]:
    project = 0
    for kind, count in zip(KINDS, counts, strict=True):
        for n in range(count):
            at = n * slots / count
            for phase in plant.phases:
                exact = months_of(phase, kind) * slots / months
                begin, end = round(at), round(at + exact)
                at += exact
                if end > begin:
                    scale = exact / (end - begin)
                    needs = {k: v * scale for k, v in needs_of(plant, phase, kind).items()}
                    yield Piece(
                        project=project,
                        phase=phase,
                        kind=kind,
                        begin=begin,
                        slots=end - begin,
                        needs=needs,
                    )
            project += 1


def on_ring(begin: int, length: int, slots: int) -> Array:
    """Give how often a stretch covers each slot of a ring, shape (slots,)."""
    return np.bincount(np.arange(begin, begin + length) % slots, minlength=slots)
