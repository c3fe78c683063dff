"""A steady portfolio on its dates for ever: how far the pace of phases has to vary for that."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from motorworks.program.program import Array
from motorworks.research.needs import CELLS
from motorworks.research.repeating import Period


@dataclass(frozen=True, kw_only=True, eq=False)
class Paced:
    """A timetable in which every project keeps its dates and phases vary their pace.

    Attributes
    ----------
    period
        What repeats itself.
    vary
        The least share by which the pace of a phase has to go above or below its mean: with 0.15
        it stays between 85 % and 115 %.
    resources
        Names.
    used, there
        What is taken in each slot, shape (resources, slots), and what there is, (resources,).
    even
        What would be taken at an even pace, shape (resources, slots).
    """

    period: Period
    vary: float
    resources: tuple[str, ...]
    used: Array
    there: Array
    even: Array


def paced(period: Period, there: Mapping[str, float]) -> Paced | None:
    """Give the timetable in which the pace varies least; ``None`` if there is none.

    Parameters
    ----------
    period
        The portfolio, evenly staggered.
    there
        What there is, by name.

    Notes
    -----
    A linear programme: y of a phase in a slot is its pace over its mean, the same for all that work
    on it; its sum over the phase is the phase's work. No resource is asked for more than there is
    in any slot, and the greatest abs(y - 1) is least. Test cells are taken while a phase lasts,
    whatever its pace. What is found can be repeated for ever, so it proves that the portfolio can
    be kept; that there is none says nothing about other staggerings.
    """
    names, slots = tuple(there), period.slots
    owner = np.repeat(np.arange(len(period.pieces)), [p.slots for p in period.pieces])
    slot = np.concatenate([np.arange(p.begin, p.begin + p.slots) % slots for p in period.pieces])
    needs = np.array([[p.needs.get(n, 0.0) for n in names] for p in period.pieces])
    have = np.array([there[n] for n in names])
    even = np.array([np.bincount(slot, needs[owner, k], slots) for k in range(len(names))])
    fixed = [k for k, n in enumerate(names) if n == CELLS]
    if any((even[k] > have[k] * (1 + 1e-9)).any() for k in fixed):
        return None
    free = [k for k in range(len(names)) if k not in fixed and needs[:, k].any()]
    pace = _least(owner, slot, needs[:, free], have[free], [p.slots for p in period.pieces], slots)
    if pace is None:
        return None
    used = even.copy()
    for k in free:
        used[k] = np.bincount(slot, needs[owner, k] * pace, slots)
    return Paced(
        period=period,
        vary=float(np.abs(pace - 1).max(initial=0.0)),
        resources=names,
        used=used,
        there=have,
        even=even,
    )


def _least(
    owner: Array, slot: Array, needs: Array, have: Array, work: list[int], slots: int
) -> Array | None:
    """Give the pace in each slot of each phase that varies least, shape (occurrences,)."""
    from scipy.optimize import linprog
    from scipy.sparse import coo_array, vstack

    solve: Any = linprog  # its stubs know no sparse matrices
    count, kinds = len(owner), needs.shape[1]
    ones, column = np.ones(count), np.arange(count)
    limits = [
        coo_array((needs[owner, k] / have[k], (slot, column)), shape=(slots, count + 1))
        for k in range(kinds)
    ]
    eye = coo_array((ones, (column, column)), shape=(count, count + 1))
    vary = coo_array((ones, (column, np.full(count, count))), shape=(count, count + 1))
    found = solve(
        np.r_[np.zeros(count), 1.0],
        A_ub=vstack([*limits, eye - vary, -eye - vary]).tocsr(),
        b_ub=np.r_[np.ones(slots * kinds), ones, -ones],
        A_eq=coo_array((ones, (owner, column)), shape=(len(work), count + 1)).tocsr(),
        b_eq=np.array(work, dtype=float),
        bounds=(0, None),
        method="highs",
    )
    return np.asarray(found.x[:-1]) if found.status == 0 else None
