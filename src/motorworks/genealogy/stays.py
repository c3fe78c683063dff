"""What machines did while parts waited for them and lay in them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from motorworks.genealogy.archive import Archive, Row
from motorworks.simulation.lives import JOINED, LOSS, PUT, STATE, TAKE

WAITING, INSIDE = "waiting for it", "inside it"


@dataclass(frozen=True)
class Spell:
    """A state in which a machine was while a part waited for it, or was inside it.

    Attributes
    ----------
    part
        The part.
    machine
        The machine that took it in the end.
    during
        ``waiting for it`` or ``inside it``.
    begin, end
        From when to when the part waited or was inside [s].
    state
        State of the machine.
    cause
        What the machine waited for.
    count
        How often it was in this state for this cause.
    duration
        For how long in all [s].
    """

    part: int
    machine: str
    during: str
    begin: float
    end: float
    state: str
    cause: str
    count: int
    duration: float


def spells(archive: Archive, lives: dict[int, list[Row]]) -> list[Spell]:
    """Give the states of the machines that took some parts, while they waited and were inside.

    Parameters
    ----------
    archive
        The index.
    lives
        Ordered rows of each part.
    """
    return [
        spell
        for rows in lives.values()
        for machine, during, begin, end in _stays(rows, archive.until)
        if end > begin
        for spell in _spells(archive, rows[0].key, machine, during, begin, end)
    ]


def _stays(rows: list[Row], until: float) -> Iterator[tuple[int, str, float, float]]:
    """Give for which machine a part waited, or in which it was: from when to when."""
    moves = [row for row in rows if row.kind in (PUT, TAKE, JOINED, LOSS)]
    for i, row in enumerate(moves):
        if row.kind != TAKE or row.b < 0:
            continue
        if i > 0 and moves[i - 1].kind == PUT:
            yield row.b, WAITING, moves[i - 1].time, row.time
        yield row.b, INSIDE, row.time, moves[i + 1].time if i + 1 < len(moves) else until


def _spells(
    archive: Archive, part: int, machine: int, during: str, begin: float, end: float
) -> list[Spell]:
    names = archive.names
    rows = archive.machine(machine, begin, end, STATE)
    times = np.clip(np.append(rows["time"], end), begin, end)
    lasted = np.diff(times)
    code = rows["model"].astype(np.int64) * len(names.causes) + rows["a"]
    counts = np.bincount(code[lasted > 0])
    durations = np.bincount(code, weights=lasted)
    return [
        Spell(
            part=part,
            machine=names.machine(machine),
            during=during,
            begin=begin,
            end=end,
            state=names.states[own // len(names.causes)],
            cause=names.causes[own % len(names.causes)],
            count=int(counts[own]),
            duration=float(durations[own]),
        )
        for own in np.flatnonzero(counts).tolist()
    ]
