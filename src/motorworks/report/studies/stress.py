"""What disturbances cost and what would have helped: page and terminal."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from motorworks.report.figure import Figure, Section
from motorworks.report.number import NOTHING, counted, percent, plain, span
from motorworks.report.studies.stress_course import course_section
from motorworks.report.studies.stress_heat import heat_section, sums_of_money
from motorworks.report.studies.stress_manning import manning_section, manning_sentences
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.resilience import Cell, Seldom, Stress, Tried

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

DAY = 86400.0


def stress_study(found: Stress) -> Study:
    """Give the page of disturbances and counter-measures."""
    terms = found.terms
    return Study(
        kind="stress",
        plant=found.plant,
        sentence=stress_sentence(found),
        precision=" ".join([best_sentence(found), *manning_sentences(found)]).strip(),
        facts=(
            ("disturbances", str(len(found.own))),
            ("counter-measures", str(len(found.measures))),
            ("replications", str(terms.replications)),
            ("seed", str(terms.seed)),
            ("looked at afterwards", span(terms.after)),
        ),
        intervals="± is half a 95 % interval (Student t) of differences between runs with the same "
        "random numbers, over replications. What is reckoned has none.",
        sections=tuple(s for s in _sections(found) if s is not None),
    )


def _sections(found: Stress) -> Iterator[Section | None]:
    yield heat_section(found)
    yield manning_section(found)
    yield _losses(found)
    yield course_section(found)


def title_of(tried: Tried) -> str:
    """Give what a disturbance is called."""
    return tried.disturbance.title or tried.disturbance.name


def stress_sentence(found: Stress) -> str:
    """Give the answer in one sentence."""
    name = found.plant.title or found.plant.name
    simulated = [t for t in found.own if t.loss is not None]
    worst = max(simulated, key=lambda t: t.loss.lost.mean if t.loss else 0.0, default=None)
    if worst is None or worst.loss is None:
        return f"{name}: nothing that was tried is simulated; money is in the table."
    if worst.loss.lost.mean < 0.5:
        return f"{name} loses nothing to any of {counted(len(simulated), 'disturbance')}."
    return (
        f"{name} loses most to: {title_of(worst)} ({span(worst.duration)}), "
        f"{worst.loss.lost.mean:,.0f}{_pm(worst.loss.lost.half_width)} {found.plant.product}s."
    )


def best_sentence(found: Stress) -> str:
    """Give the measure that saves most, and the one that saves at the least cost."""
    sure = [c for c in found.cells if c.sure]
    titles = {m.name: m.title or m.name for m in found.measures}
    if not sure:
        return "No counter-measure that was tried saves anything for sure." if found.cells else ""
    most = max(sure, key=lambda c: c.saved.mean)
    said = f"Most is saved by: {titles[most.measure]}, {most.saved.mean:,.0f}"
    said += f"{_pm(most.saved.half_width)}."
    priced = [c for c in sure if c.each is not None]
    if priced:
        cheap = min(priced, key=lambda c: c.each or 0.0)
        money = sums_of_money(cheap.each, found.plant.currency)
        said += f" Cheapest for each {found.plant.product} saved: {titles[cheap.measure]}, {money}."
    return said


def _pm(half: float | None) -> str:
    return "" if half is None else f" ± {half:,.0f}"


def _days(of: Seldom) -> float | None:
    return None if of.time is None else of.time.mean / DAY


def _losses(found: Stress) -> Section:
    origin = (
        "The plant file names the disturbances."
        if found.written[0]
        else "The plant file names no disturbances: these are the usual ones."
    )
    return Section(
        key="losses",
        short="Losses",
        title="What each disturbance costs",
        lead=origin,
        figures=(
            Figure(
                key="losses-table",
                title=f"Good {found.plant.product}s lost",
                lead="Lost: fewer at the end of what was looked at. Late: the greatest backlog on "
                f"the way. Survived: until a step brings less than {percent(found.terms.threshold)}"
                " of the usual output. Recovered: from the end until the week ahead is as usual, "
                f"within {percent(found.terms.tolerance)}; nothing where that did not come. Money: "
                "margin (price less material and electricity) of what is lost.",
                template="table",
                table=losses_table(found),
                long=True,
            ),
        ),
    )


def losses_table(found: Stress) -> Table:
    """Give all that was tried with its losses."""
    rows = found.tried
    losses = [t.loss for t in rows]
    money = found.plant.currency

    def of(name: str, values: list[float | None], unit: str = "") -> Column:
        return Column(name=name, values=values, kind="number", unit=unit)

    return Table(
        caption="Disturbances",
        columns=(
            Column(name="Disturbance", values=[title_of(t) for t in rows]),
            *_begins(rows),
            of("Duration", [t.duration / DAY for t in rows], "d"),
            of("Lost", [t.loss.lost.mean if t.loss else (t.shock.motors if t.shock else None)
                        for t in rows]),
            of("±", [x.lost.half_width if x else None for x in losses]),
            of("Late", [x.late.mean if x else None for x in losses]),
            of("Survived", [_days(x.survive) if x else None for x in losses], "d"),
            of("Recovered", [_days(x.recover) if x else None for x in losses], "d"),
            Column(name="Worst week", values=[x.worst_week.mean if x else None for x in losses],
                   kind="share"),
            of("Money", [t.money for t in rows], money),
            Column(name="Kind", values=["simulated" if t.loss else "calculated" for t in rows]),
        ),
    )  # fmt: skip


def _begins(rows: Sequence[Tried]) -> tuple[Column, ...]:
    """Give the column of dates where not all begin on the same."""
    begins = [t.events[0].begin if t.loss else None for t in rows]
    if len({b for b in begins if b}) < 2:
        return ()
    return (Column(name="Begin", values=[f"{b:%Y-%m-%d}" if b else "" for b in begins]),)


# ---- terminal ----


def stress_summary(found: Stress) -> "Group":
    """Give losses and what helps for the terminal, to be printed by rich."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(printable(stress_sentence(found)), style="bold"),
        Text(printable("\n".join([best_sentence(found), *manning_sentences(found)]).strip())),
        _terminal_losses(found),
    ]
    if found.cells:
        parts.append(_terminal_cells(found))
    parts.append(Text(_key(found), style="dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _key(found: Stress) -> str:
    usual = [w for w, written in zip(("disturbances", "measures"), found.written, strict=True)
             if not written]  # fmt: skip
    said = f"The plant file names no {' and no '.join(usual)}: the usual ones. " if usual else ""
    idle = sum(not _felt(c) for c in found.cells)
    if idle:
        said += f"{counted(idle, 'pair')} of disturbance and measure changed nothing. "
    return f"{said}Each saved: cost of a year for a motor saved, if it happens once a year."


def _terminal_losses(found: Stress) -> "RenderableType":
    from rich.table import Table as Grid
    from rich.text import Text

    heads = ("disturbance", "lasts", "lost", "±", "survived", "recovered", "worst week")
    grid = Grid(*heads, box=None, pad_edge=False)
    for column in grid.columns[1:]:
        column.justify = "right"
    begins = {t.disturbance.name: t.events[0].begin for t in found.own}
    for t in found.tried:
        late = not t.own and t.events[0].begin != begins[t.disturbance.name]
        name = Text(printable(title_of(t) + (f" ({t.events[0].begin:%Y-%m-%d})" if late else "")))
        if t.loss is None:
            motors = f"{t.shock.motors:,.0f}" if t.shock and t.shock.motors else NOTHING
            worth = sums_of_money(t.money, found.plant.currency)
            grid.add_row(name, span(t.duration), motors, "", "", "", worth)
            continue
        half = t.loss.lost.half_width
        grid.add_row(
            name,
            span(t.duration),
            f"{t.loss.lost.mean:,.0f}",
            NOTHING if half is None else f"{half:,.0f}",
            _when(t.loss.survive, "always"),
            _when(t.loss.recover, "not yet"),
            percent(t.loss.worst_week.mean),
        )
    return grid


def _when(of: Seldom, never: str) -> str:
    return never if of.time is None else f"{plain(of.time.mean / DAY)} d"


def _felt(cell: Cell) -> bool:
    """Say whether a measure changed anything at all."""
    return bool(cell.saved.mean or cell.saved.half_width)


def _terminal_cells(found: Stress) -> "RenderableType":
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid("against", "measure", "saved", "±", "each saved", box=None, pad_edge=False)
    for column in grid.columns[2:]:
        column.justify = "right"
    titles = {m.name: m.title or m.name for m in found.measures}
    shown = {t.disturbance.name: title_of(t) for t in found.own}
    best = sorted((c for c in found.cells if _felt(c)), key=lambda c: -c.saved.mean)
    for c in best[:12]:
        half, unsure = c.saved.half_width, c.each is None and c.price.yearly is not None
        value = f"{c.saved.mean:,.0f}"
        grid.add_row(
            Text(printable(shown[c.disturbance])),
            Text(printable(titles[c.measure])),
            value if c.sure else f"({value})",
            NOTHING if half is None else f"{half:,.0f}",
            NOTHING if unsure else sums_of_money(c.each, found.plant.currency),
        )
    return grid
