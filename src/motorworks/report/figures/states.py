"""Where machines spent their time, grouped by workshop, line and copy of a line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from motorworks.compile import WorkUnit
from motorworks.report.figure import Figure
from motorworks.report.names import STATES, Names
from motorworks.report.number import counted, percent, wide
from motorworks.report.table import Table, columns
from motorworks.simulation import Run

Shares = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A bar with the rows it opens into."""

    title: str
    sub: str
    shares: Shares
    full: str = ""
    rows: tuple["Row", ...] = ()

    @property
    def parts(self) -> list[tuple[str, str]]:
        """State and width [%] of each part of the bar."""
        return [(s, wide(100 * self.shares[s])) for s in STATES if self.shares.get(s, 0) > 5e-5]

    @property
    def tip(self) -> str:
        """All states in words."""
        said = [f"{word}: {percent(self.shares.get(s, 0.0))}" for s, word in STATES.items()]
        return "\n".join([self.full or self.title, *said])

    @property
    def working_of_planned(self) -> str:
        """Share of the time on shift spent working, in words."""
        planned = 1.0 - self.shares.get("off_shift", 0.0)
        return percent(self.shares.get("working", 0.0) / planned if planned > 1e-9 else None, 0)

    @property
    def working(self) -> str:
        """Share of elapsed time spent working, in words."""
        return percent(self.shares.get("working"), 0)


def states_figure(run: Run, frame: Any, names: Names) -> Figure:
    """Give the stacked bars of states.

    Parameters
    ----------
    frame
        What :func:`motorworks.statistics.states` gives.
    """
    tree = _Tree(shares_by_scope(frame), names)
    groups = tree.groups(run.compiled.layout.stations)
    many = sum(1 for _, rows in groups for row in rows if row.rows)
    return Figure(
        key="states",
        title="How machines spent their time",
        lead="Share of the time on shift. Hatched parts are waiting: blocked waits for a place, "
        "starved for parts. Open a line to see its stations.",
        data={"groups": groups, "key": STATES, "openable": many > 0},
        table=Table(
            caption="Share of elapsed time by state",
            columns=columns(
                frame.with_columns(
                    scope=frame["scope"].replace_strict(
                        {s: names.scope(s) for s in frame["scope"].unique()}, return_dtype=str
                    )
                ),
                scope=("Scope", "text", ""),
                level=("Level", "text", ""),
                state=("State", "text", ""),
                share=("Share", "share", ""),
                half_width=("Half-width", "share", ""),
            ),
            filters=("Level", "State"),
        ),
        long=True,
    )


def shares_by_scope(frame: Any) -> dict[str, Shares]:
    """Give the shares of each scope by state."""
    found: dict[str, Shares] = {}
    for scope, state, share in frame.select("scope", "state", "share").iter_rows():
        found.setdefault(scope, {})[state] = share or 0.0
    return found


class _Tree:
    """Rows of the plant from workshop down to station."""

    def __init__(self, shares: dict[str, Shares], names: Names) -> None:
        self.shares = shares
        self.names = names

    def groups(self, units: Iterable[WorkUnit]) -> list[tuple[str, tuple[Row, ...]]]:
        by_workshop = _grouped(units, "workshop")
        return [
            (self.names.workshop(workshop) if len(by_workshop) > 1 else "", self._rows(mine))
            for workshop, mine in by_workshop.items()
        ]

    def _rows(self, units: list[WorkUnit]) -> tuple[Row, ...]:
        rows: list[Row] = []
        for noun, mine in _grouped(units, "line_noun").items():
            if noun:
                rows.append(self._line_noun(noun, mine))
            else:
                rows.extend(self._station(u) for u in mine)
        return tuple(rows)

    def _line_noun(self, noun: str, units: list[WorkUnit]) -> Row:
        copies = [self._line(line, mine) for line, mine in _grouped(units, "line").items()]
        if len(copies) == 1:
            return copies[0]
        return Row(
            title=self.names.line(noun),
            sub=f"mean of {len(copies)} lines",
            shares=_mean([c.shares for c in copies]),
            rows=tuple(copies),
        )

    def _line(self, line: str, units: list[WorkUnit]) -> Row:
        return Row(
            title=self.names.line(line),
            sub=counted(sum(u.station.machines for u in units), "machine"),
            shares=self.shares.get(f"line:{line}", {}),
            # A line of one station needs no row below it to say the same again.
            rows=tuple(self._station(u) for u in units) if len(units) > 1 else (),
        )

    def _station(self, unit: WorkUnit) -> Row:
        return Row(
            title=self.names.label(unit.name),
            full=self.names.machine(unit.name),
            sub=counted(unit.station.machines, "machine") if unit.station.machines > 1 else "",
            shares=self.shares.get(f"station:{unit.name}", {}),
        )


def _mean(shares: list[Shares]) -> Shares:
    return {s: sum(x.get(s, 0.0) for x in shares) / len(shares) for s in STATES}


def _grouped(units: Iterable[WorkUnit], by: str) -> dict[str, list[WorkUnit]]:
    found: dict[str, list[WorkUnit]] = {}
    for unit in units:
        found.setdefault(getattr(unit, by), []).append(unit)
    return found


def walk(rows: Iterable[Row]) -> Iterator[Row]:
    """Give rows with all rows below them."""
    for row in rows:
        yield row
        yield from walk(row.rows)
