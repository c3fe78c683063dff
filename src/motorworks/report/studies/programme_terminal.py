"""A programme on the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from motorworks.construction import ProgrammeStudy
from motorworks.report.money import Purse
from motorworks.report.number import NOTHING, percent, plain
from motorworks.report.studies.programme_words import a_date, goal_quantiles, shifted
from motorworks.report.terminal import printable

if TYPE_CHECKING:
    from rich.table import Table as Grid


def _grid(*headings: str) -> "Grid":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(headings):
        grid.add_column(printable(heading), justify="right" if n else "left", no_wrap=n > 0)
    return grid


def goals_grid(found: ProgrammeStudy) -> "Grid":
    """Give the dates of the goals, one below the other."""
    goals = found.project.goals
    quantiles = [goal_quantiles(found, n) for n in range(len(goals))]
    grid = _grid("", *(g.title.lower() for g in goals))
    grid.add_row("typical durations", *(a_date(t) for t in found.reached))
    for n, word in enumerate(("P10", "P50", "P90")):
        grid.add_row(word, *(str(q[n]) for q in quantiles))
    if any(g.planned for g in goals):
        grid.add_row("planned", *(str(g.planned or NOTHING) for g in goals))
        grid.add_row("chance of it", *(percent(q[3]) for q in quantiles))
    if any(g.reached for g in goals):
        grid.add_row("reported", *(str(g.reached or NOTHING) for g in goals))
    if found.crews is not None:
        grid.add_row("with the crews", *(a_date(t) for t in found.crews.reached))
    return grid


def cases_grid(found: ProgrammeStudy) -> "Grid":
    """Give the cases of the disturbance with the days they lose."""
    heads = [head for g in found.project.goals for head in (g.title.lower(), "lost")]
    grid = _grid("", *heads)
    for o in found.outcomes:
        losses = found.losses.get(o.case.key)
        cells = []
        for n in range(len(found.project.goals)):
            lost = None if losses is None else losses[n]
            cells.append(a_date(o.typical[n]))
            cells.append(NOTHING if lost is None else f"{lost.mean:.0f} d")
        grid.add_row(o.case.title.lower(), *cells)
    return grid


def said_of_approvals(found: ProgrammeStudy) -> Iterator[str]:
    """Say which approvals move the first goal, and what windows bring."""
    if not found.permits:
        return
    moved = [e for e in found.permits if e.held[0] > 0 or e.released[0] > 0]
    said = "; ".join(
        f"{e.key} {shifted(e.held[0])}"
        + (f" ({shifted(e.released[0])} with dates released)" if found.project.held else "")
        for e in moved
    )
    yield f"a month more of an approval: {said or 'none moves the first goal'}"
    best = found.windows[-1]
    released = f", {shifted(best.released[0])} with dates released" if found.project.held else ""
    yield f"{best.title.lower()}: {shifted(best.held[0])}{released}"


def said_of_crews(found: ProgrammeStudy, purse: Purse) -> Iterator[str]:
    """Say who waits for crews, and what one more brings."""
    if found.crews is None:
        return
    waits = "; ".join(
        f"{w.activity} {w.days} d for {', '.join(w.short)}" for w in found.crews.waits[:4]
    )
    bound = f"bound {a_date(found.crews.levelled.bound)}, {found.crews.status}"
    yield f"within the limits of crews ({bound}): {waits or 'nothing waits'}"
    for m in found.crews.more:
        gained = ", ".join(
            f"{goal.title.lower()} {days} d earlier"
            for goal, days in zip(found.project.goals, m.gained, strict=True)
        )
        crew = " and ".join(
            f"{plain(v)} more {r}" for v, r in zip(m.amounts, m.resources, strict=True)
        )
        cost = "" if m.cost is None else f", for {purse.big(m.cost)}"
        day = "" if m.of_a_day is None else f" ({purse.big(m.of_a_day)} a day gained)"
        yield f"{crew}: {gained}{cost}{day}"


def said_of_money(found: ProgrammeStudy, purse: Purse) -> Iterator[str]:
    """Say how much is spent and when most of it."""
    money = found.money
    if money.total:
        by_month = money.spent.sum(axis=0)
        most = int(by_month.argmax())
        yield (
            f"{purse.big(money.total)} from {money.months[0]:%Y-%m} to {money.months[-1]:%Y-%m}, "
            f"most in {money.months[most]:%Y-%m} ({purse.big(float(by_month[most]))})"
        )
    if found.site.peak:
        yield f"at most {plain(found.site.peak)} people, first on {found.site.peak_day}"
