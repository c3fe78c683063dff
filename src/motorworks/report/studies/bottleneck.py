"""What holds a plant back, by four methods: page and terminal."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from motorworks.experiment.bottleneck import METHODS, Effect, Ranked, Ranking
from motorworks.experiment.paired import Estimate
from motorworks.report.bars import Bar
from motorworks.report.figure import Figure, Section
from motorworks.report.names import Names
from motorworks.report.number import NOTHING, percent, wide
from motorworks.report.studies.settings import settings_facts
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table as Grid

SHOWN = 8
"""Processes on the terminal."""
CALLED = {
    "utilisation": "utilisation without waiting",
    "arrows": "waiting before and behind (arrows)",
    "shifting": "active periods (shifting bottleneck)",
    "sensitivity": "simulated sensitivity",
}
HEADS = {
    "utilisation": "Use",
    "arrows": "Arrows",
    "shifting": "Active periods",
    "sensitivity": "Sensitivity",
}
KINDS = {"speed": "5 % more speed", "availability": "5 % more availability", "places": "10 places"}


def bottleneck_study(found: Ranking) -> Study:
    """Give the page on what holds a plant back."""
    names = Names(found.run)
    return Study(
        kind="bottlenecks",
        plant=found.plant,
        chip="They agree" if _agreed(found) else "They differ",
        style="reached" if _agreed(found) else "undecided",
        sentence=bottleneck_sentence(found, names),
        precision=_precision(found, names),
        facts=settings_facts(found.settings),
        intervals="Intervals are 95 % Student-t intervals over replications; gains are set against "
        "the plant as it is replication by replication, with common random numbers.",
        sections=(
            Section(
                key="methods",
                short="Four methods",
                title="Four methods side by side",
                figures=(_methods(found, names), _periods(found, names)),
            ),
            Section(
                key="sensitivity",
                short="What a little more brings",
                title="What a little more brings",
                figures=(_gains(found, names),),
            ),
        ),
    )


def _agreed(found: Ranking) -> bool:
    return len({p for p in found.first.values() if p}) == 1


def bottleneck_sentence(found: Ranking, names: Names) -> str:
    """Give the answer in one sentence."""
    by: dict[str, list[str]] = {}
    for method, process in found.first.items():
        if process:
            by.setdefault(process, []).append(method)
    if not by:
        return "No method names a bottleneck."
    most = max(by, key=lambda p: len(by[p]))
    asked = sum(len(m) for m in by.values())
    if len(by) == 1:
        return f"{names.label(most)} holds the plant back: all {asked} methods agree."
    if len(by[most]) == 1:
        return "The methods name different processes: " + _listed(by, names) + "."
    return (
        f"{names.label(most)} holds the plant back, say {len(by[most])} of {asked} methods; "
        f"{_listed({p: m for p, m in by.items() if p != most}, names)}."
    )


def _listed(by: dict[str, list[str]], names: Names) -> str:
    return "; ".join(
        f"{names.label(p)} by {' and '.join(CALLED[m] for m in methods)}"
        for p, methods in by.items()
    )


def _precision(found: Ranking, names: Names) -> str:
    best = found.first["sensitivity"]
    if best is None:
        tried = any(r.effects for r in found.processes)
        return (
            "None of the small changes tried brings more for sure." if tried else ""
        ) or "The sensitivity was not simulated."
    effect = _best(next(r for r in found.processes if r.process == best))
    assert effect is not None
    assert effect.gain is not None
    end = "," if "," in effect.nudge.title else ""
    done = f"{effect.nudge.title}{end} at {names.label(best)}"
    return f"Most is gained by {done}: {_gain(effect.gain)} a year."


def _best(of: Ranked) -> Effect | None:
    """Give the change that brings most of those that are sure."""
    sure = [e for e in of.effects if e.gain and e.sure]
    return max(sure, key=lambda e: e.gain.mean if e.gain else 0.0, default=None)


def _gain(value: Estimate) -> str:
    half = "" if value.half_width is None else f" ± {number(value.half_width)}"
    return f"{'+' if value.mean >= 0 else '-'}{number(abs(value.mean))}{half}"


# ---- figures ----


def _methods(found: Ranking, names: Names) -> Figure:
    return Figure(
        key="methods",
        title="Rank of each process by each method",
        lead="1 is the bottleneck. Utilisation: whose time is used most, waiting left out. Arrows: "
        "what lies before is blocked, what lies behind starves. Active periods: who is active "
        "longest without a pause, moment by moment. Sensitivity: where a little more brings "
        "most. Nothing where a method does not name a process.",
        template="table",
        table=Table(
            caption="Bottlenecks by four methods",
            columns=(
                Column(name="Process", values=[names.station(r.process) for r in found.processes]),
                *(
                    Column(
                        name=HEADS[m],
                        values=[r.ranks[m] for r in found.processes],
                        kind="number",
                    )
                    for m in METHODS
                ),
                Column(name="Why", values=[names.spelt_out(r.why) for r in found.processes]),
            ),
        ),
    )


def _periods(found: Ranking, names: Names) -> Figure:
    rows = [r for r in found.processes if r.active]
    ranked = [(r.active.rank, r) for r in rows if r.active and r.active.rank]
    shown = [r for _, r in sorted(ranked, key=lambda pair: pair[0])]
    return Figure(
        key="shifting",
        title="Whose active period is the longest",
        lead="Share of the working time in which a process was the bottleneck, alone and together "
        "with another one from or to which it shifted. In the table also the mean length of "
        "its active periods, by which an older form of the method ranks. Conveyors and ovens are "
        "left out: a belt is active as long as one part is on it.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=names.label(r.process),
                    width=wide(100 * (r.active.sole + r.active.shifting)),
                    value=percent(r.active.either.mean),
                    small=f"{percent(r.active.sole)} alone",
                    tip=f"{names.station(r.process)}: {percent(r.active.sole)} alone, "
                    f"{percent(r.active.shifting)} shifting",
                )
                for r in shown[:SHOWN]
                if r.active
            ]
        },
        note=""
        if found.nobody < 0.0005
        else f"In {percent(found.nobody)} of the working time no machine was active.",
        table=Table(
            caption="Active periods",
            columns=(
                Column(name="Process", values=[names.station(r.process) for r in rows]),
                *(
                    Column(
                        name=heading,
                        values=[getattr(r.active, field) for r in rows],
                        kind=kind,
                        unit=unit,
                    )
                    for heading, field, kind, unit in (
                        ("Rank", "rank", "number", ""),
                        ("Alone", "sole", "share", ""),
                        ("Shifting", "shifting", "share", ""),
                        ("Mean active period", "period", "number", "s"),
                        ("Rank by mean period", "period_rank", "number", ""),
                    )
                ),
            ),
        ),
    )


def _effects(found: Ranking) -> Iterator[tuple[Ranked, Effect]]:
    return ((r, e) for r in found.processes for e in r.effects)


def _gains(found: Ranking, names: Names) -> Figure:
    rows = list(_effects(found))
    gained = [(r, e, e.gain) for r, e in rows if e.gain and e.gain.mean > 0]
    top = max((g.mean for _, _, g in gained), default=1.0)
    return Figure(
        key="gains",
        title="Extra good parts a year",
        lead="Each change alone. Light bars: chance explains as much.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=f"{names.label(r.process)}: {KINDS[e.nudge.kind]}",
                    width=wide(100 * g.mean / top),
                    value=_gain(g),
                    tip=f"{names.station(r.process)}: {e.nudge.title}\n{_gain(g)} a year",
                    colour="accent-fill" if e.sure else "starved",
                )
                for r, e, g in sorted(gained, key=lambda x: -x[2].mean)
            ]
        },
        table=Table(
            caption="What a little more brings",
            columns=(
                Column(name="Process", values=[names.station(r.process) for r, _ in rows]),
                Column(name="Change", values=[e.nudge.title for _, e in rows]),
                Column(
                    name="Gain",
                    values=[e.gain.mean if e.gain else None for _, e in rows],
                    kind="number",
                ),
                Column(
                    name="Half-width",
                    values=[e.gain.half_width if e.gain else None for _, e in rows],
                    kind="number",
                ),
                Column(name="Not simulated", values=[e.trouble for _, e in rows]),
            ),
        ),
    )


# ---- terminal ----


def bottleneck_summary(found: Ranking) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    names = Names(found.run)
    output = _gain(found.output).removeprefix("+")
    parts: list[RenderableType] = [
        Text(printable(bottleneck_sentence(found, names)), "bold"),
        Text(printable(_precision(found, names))),
        _ranks_grid(found.processes[:SHOWN], names),
    ]
    if any(r.effects for r in found.processes):
        parts.append(_gains_grid(found, names))
    parts.append(Text(f"output {output} good {found.plant.product}s a year", "dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _grid(headings: Iterable[str]) -> "Grid":
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, 1), pad_edge=False)
    for n, heading in enumerate(headings):
        grid.add_column(heading, justify="right" if n else "left", overflow="fold")
    return grid


def _ranks_grid(rows: Iterable[Ranked], names: Names) -> "Grid":
    grid = _grid(("process", "utilisation", "arrows", "active periods", "sensitivity"))
    for r in rows:
        a = r.active
        grid.add_row(
            printable(names.label(r.process)),
            f"{r.utilisation_rank}  {percent(r.utilisation.mean)}",
            f"{r.arrow_rank or NOTHING}",
            NOTHING if a is None or a.rank is None else f"{a.rank}  {percent(a.either.mean)}",
            f"{r.sensitivity_rank or NOTHING}",
        )
    return grid


def _gains_grid(found: Ranking, names: Names) -> "Grid":
    grid = _grid(("extra good parts a year", *KINDS.values()))
    for r in found.processes:
        if r.effects:
            by = {e.nudge.kind: e for e in r.effects}
            said = (_gain(e.gain) if e.gain else NOTHING for e in (by[k] for k in KINDS))
            grid.add_row(printable(names.label(r.process)), *said)
    return grid
