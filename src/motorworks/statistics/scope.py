"""What a figure is about: the plant, a workshop, a line, a station, and who belongs to it."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from motorworks.compile import process_of
from motorworks.errors import MotorworksError
from motorworks.program.program import Array
from motorworks.simulation import Run

PLANT = "plant"


class Scope(NamedTuple):
    """A part of the plant: its name, such as ``line:stator-01``, and its level."""

    name: str
    level: str


@dataclass(frozen=True, eq=False)
class Scopes:
    """Scopes and the stations in them.

    Attributes
    ----------
    entries
        Plant, workshops, lines, stations, in the order of the plant file.
    member
        Shape (X, S): 1.0 where station s belongs to scope x.
    """

    entries: tuple[Scope, ...]
    member: Array

    def sums(self, by_station: Array) -> Array:
        """Give sums over the stations of each scope; (R, S) becomes (R, X)."""
        return by_station @ self.member.T

    def index(self, name: str) -> int:
        """Give the number of a scope.

        Raises
        ------
        MotorworksError
            If there is none of that name.
        """
        names = [s.name for s in self.entries]
        if name not in names:
            some = ", ".join(names[:8]) + (", ..." if len(names) > 8 else "")
            msg = f"there is no scope {name!r} in this plant; expected one of: {some}"
            raise MotorworksError(msg)
        return names.index(name)


def stations_proper(run: Run) -> Array:
    """Tell which work units are stations and no transports; bool (S,)."""
    return np.array([u.transport is None for u in run.compiled.layout.work_units], dtype=bool)


def own_units(run: Run) -> Array:
    """Tell which stations belong to the plant itself, not to the supplier park; bool (S,).

    Transports are none: what they do counts neither as production nor as waiting of machines.
    """
    foreign = {w.name for w in run.plant.workshops if not w.own}
    units = run.compiled.layout.work_units
    own = np.array([u.workshop not in foreign for u in units], dtype=bool)
    mine: Array = own & stations_proper(run)
    return mine


def find_scopes(run: Run) -> Scopes:
    """Give the scopes of a run; the plant holds its own stations, not the supplier park's."""
    units = run.compiled.layout.work_units
    rows = [(Scope(PLANT, "plant"), own_units(run).astype(float))]
    rows += _groups("workshop", ["" if u.transport else u.workshop for u in units])
    rows += _groups("line", ["" if u.transport else u.line for u in units])
    rows += [
        (Scope(f"station:{u.name}", "station"), row)
        for u, row in zip(units, np.eye(len(units)), strict=True)
        if u.transport is None
    ]
    return Scopes(tuple(s for s, _ in rows), np.array([m for _, m in rows]))


def _groups(level: str, names: list[str]) -> list[tuple[Scope, Array]]:
    return [
        (Scope(f"{level}:{name}", level), np.array([n == name for n in names], dtype=float))
        for name in dict.fromkeys(n for n in names if n)
    ]


def find_processes(run: Run) -> Scopes:
    """Give the processes: stations of equal copies of a line taken together."""
    names = ["" if u.transport else process_of(u) for u in run.compiled.layout.work_units]
    rows = [
        (Scope(name, "process"), np.array([n == name for n in names], dtype=float))
        for name in dict.fromkeys(n for n in names if n)
    ]
    return Scopes(tuple(s for s, _ in rows), np.array([m for _, m in rows]))
