"""A timetable at an even pace that repeats itself: phases on a ring, found by constraints."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from motorworks.program.program import Array
from motorworks.research.portfolio import WEEKS
from motorworks.research.repeating import Period, Piece, on_ring

FINE = 100_000
"""Parts into which what there is of a resource is divided."""
SLOWER = 6
"""Slots that are added to the period at the most before the search is given up."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Timetable:
    """Starts of phases that can be repeated for ever.

    Attributes
    ----------
    period
        The period asked for.
    slots
        Slots after which it repeats itself: those of the period, or more.
    rate
        Share of the asked pace that it keeps.
    begins
        First slot of each piece on the ring.
    wait
        Weeks that a project waits between its phases in the mean.
    resources
        Names.
    used, there
        What is taken in each slot, shape (resources, slots), and what there is, (resources,).
    """

    period: Period
    slots: int
    rate: float
    begins: tuple[int, ...]
    wait: float
    resources: tuple[str, ...]
    used: Array
    there: Array


def fastest(
    period: Period, there: Mapping[str, float], *, effort: float, most: float = math.inf
) -> Timetable | None:
    """Give the fastest timetable that is found; ``None`` if none is.

    Parameters
    ----------
    period
        The portfolio.
    there
        What there is, by name.
    effort
        Work of the solver on each length of the period, about seconds of one core.
    most
        Rate above which it is known that there is none.

    Notes
    -----
    A phase of d slots on a ring of L always takes floor(d / L) times what it needs, and once more
    from its start for the rest of d. So phases may be put anywhere on the ring: a project waits
    until the place of its next phase comes round. The period asked for is tried first, then longer
    ones, a slot at a time.

    References
    ----------
    Serafini, P., Ukovich, W. (1989): A mathematical model for periodic scheduling problems. SIAM
    Journal on Discrete Mathematics 2, 550-581.
    """
    for more in range(SLOWER + 1):
        slots = period.slots + more
        rate = period.hurry * period.slots / slots
        if rate > most * (1 + 1e-9):
            continue
        begins = _placed(period.pieces, slots, there, effort)
        if begins is not None:
            return _timetable(period, slots, min(rate, most), begins, there)
    return None


def _placed(
    pieces: Sequence[Piece], slots: int, there: Mapping[str, float], effort: float
) -> tuple[int, ...] | None:
    """Give a place on the ring for every piece; ``None`` if none is found."""
    from ortools.sat.python import cp_model

    names = [n for n in there if any(p.needs.get(n, 0.0) for p in pieces)]
    room = {n: there[n] - _always(pieces, slots, n) for n in names}
    if any(left < -1e-9 * there[n] for n, left in room.items()):
        return None
    model = cp_model.CpModel()
    start = [model.new_int_var(0, slots - 1, "") for _ in pieces]
    for one, other in _alike(pieces):
        model.add(start[one] <= start[other])
    rings = [_ring(model, at, p.slots % slots, slots) for at, p in zip(start, pieces, strict=True)]
    for n in names:
        needs = [p.needs.get(n, 0.0) if p.slots % slots else 0.0 for p in pieces]
        if any(need > room[n] + 1e-9 * there[n] for need in needs):
            return None
        parts = [math.ceil(FINE * need / room[n] - 1e-3) if need else 0 for need in needs]
        stretches = [stretch for ring in rings for stretch in ring]
        model.add_cumulative(stretches, [k for k in parts for _ in (0, 1)], FINE)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 8
    solver.parameters.interleave_search = True
    solver.parameters.max_deterministic_time = effort
    solver.parameters.random_seed = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return tuple(solver.value(at) for at in start)


def _always(pieces: Sequence[Piece], slots: int, name: str) -> float:
    """Give what is taken in every slot whatever the starts are."""
    return math.fsum(p.slots // slots * p.needs.get(name, 0.0) for p in pieces)


def _alike(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Give pairs of pieces that could change places, so that only one order is looked at."""
    last: dict[tuple[str, str, int], int] = {}
    pairs = []
    for n, piece in enumerate(pieces):
        key = (piece.kind, piece.phase.name, piece.slots)
        if key in last:
            pairs.append((last[key], n))
        last[key] = n
    return pairs


def _ring(model: Any, start: Any, length: int, slots: int) -> tuple[Any, Any]:
    """Give a stretch on a ring as two on a line: one from its start, one a period before."""
    return (
        model.new_fixed_size_interval_var(start, length, ""),
        model.new_fixed_size_interval_var(start - slots, length, ""),
    )


def _timetable(
    period: Period, slots: int, rate: float, begins: tuple[int, ...], there: Mapping[str, float]
) -> Timetable:
    names = tuple(there)
    used = np.zeros((len(names), slots))
    for at, piece in zip(begins, period.pieces, strict=True):
        cover = on_ring(at, piece.slots, slots)
        for k, n in enumerate(names):
            used[k] += piece.needs.get(n, 0.0) * cover
    return Timetable(
        period=period,
        slots=slots,
        rate=rate,
        begins=begins,
        wait=_wait(period.pieces, begins, slots) * WEEKS * period.months / period.slots,
        resources=names,
        used=used,
        there=np.array(list(there.values())),
    )


def _wait(pieces: Sequence[Piece], begins: Sequence[int], slots: int) -> float:
    """Give the slots that a project waits in the mean, if phases go on first come first served."""
    total, projects = 0.0, len({p.project for p in pieces})
    for kind in {p.kind for p in pieces}:
        phases: dict[str, list[tuple[int, int]]] = {}
        for at, piece in zip(begins, pieces, strict=True):
            if piece.kind == kind:
                phases.setdefault(piece.phase.name, []).append((at, at + piece.slots))
        rows = list(phases.values())
        for before, after in pairwise(rows):
            total += _between([end for _, end in before], [at for at, _ in after], slots)
    return total / projects


def _between(ends: Sequence[int], starts: Sequence[int], slots: int) -> float:
    """Give the least waits in all from ends to later starts on a ring, each taken once."""
    come = np.sort(np.array(ends) % slots)
    go = np.sort(np.array(starts) % slots)
    ahead = np.concatenate([go, go + slots, go + 2 * slots])
    count = min(len(come), len(go))
    for turn in range(2 * len(go) + 1):
        waits = ahead[turn : turn + count] - come[:count]
        if (waits >= 0).all():
            return float(waits.sum())
    return float(slots * count)
