"""The best of several plants: page and terminal."""

from typing import TYPE_CHECKING

from motorworks.experiment.select import Candidate, Selected
from motorworks.report.bars import Bar
from motorworks.report.figure import Figure, Section
from motorworks.report.number import NOTHING, counted, given, percent, plain, wide
from motorworks.report.studies.settings import settings_facts
from motorworks.report.studies.study import Study
from motorworks.report.table import Column, Table
from motorworks.report.terminal import printable
from motorworks.statistics.verdict import number

if TYPE_CHECKING:
    from rich.console import Group, RenderableType


def select_study(found: Selected) -> Study:
    """Give the page on the best of several plants."""
    return Study(
        kind="selection",
        plant=found.candidates[found.best].plant,
        chip="Best found" if found.guaranteed else "Not decided",
        style="reached" if found.guaranteed else "undecided",
        sentence=select_sentence(found),
        precision=guarantee(found),
        facts=(
            *(f for f in settings_facts(found.settings) if f[0] != "replications"),
            ("replications in all", str(found.replications)),
            ("procedure", "KN (Kim and Nelson 2001)"),
        ),
        intervals="A plant is left out as soon as it is surely behind another one, so each has its "
        "own number of replications. All share the random numbers of what has the same name.",
        sections=(
            Section(key="plants", short="Plants", title="The plants", figures=(_figure(found),)),
        ),
    )


def titles(found: Selected) -> list[str]:
    """Give the plants' titles; the name with it where two have the same."""
    said = [c.plant.title or c.plant.name for c in found.candidates]
    return [
        f"{title} ({c.plant.name})" if said.count(title) > 1 else title
        for title, c in zip(said, found.candidates, strict=True)
    ]


def select_sentence(found: Selected) -> str:
    """Give the answer in one sentence."""
    best, name = found.candidates[found.best], titles(found)[found.best]
    makes = f"{number(best.mean)} good {best.plant.product}s a year"
    if found.guaranteed:
        return f"{name} is the best of {len(found.candidates)}: {makes}."
    left = counted(len(found.survivors), "plant")
    return f"{name} leads with {makes}, but {left} could still be the best."


def guarantee(found: Selected) -> str:
    """Give what the answer is worth."""
    by = f"{number(found.difference)} a year"
    if not found.guaranteed:
        return (
            f"It was given up before {percent(found.confidence, 0)} confidence at a difference of "
            f"{by} was reached; raise the most replications or the difference."
        )
    return (
        f"If the best plant is ahead of all others by {by} or more, it is the one chosen with a "
        f"chance of at least {percent(found.confidence, 0)}."
    )


def _figure(found: Selected) -> Figure:
    rows = list(zip(titles(found), found.candidates, strict=True))
    top = max(c.mean for _, c in rows if given(c.mean))
    return Figure(
        key="plants",
        title="Good parts a year",
        lead="Mean of the replications that were judged. The best in colour; the others show by "
        "how much it is ahead, paired replication by replication.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=title,
                    width=wide(100 * c.mean / top) if c.taken else "0",
                    value=number(c.mean) if c.taken else NOTHING,
                    small=_said(c),
                    tip=c.trouble or f"{title}: {c.taken} replications",
                    colour="accent-fill" if n == found.best else "starved",
                )
                for n, (title, c) in enumerate(rows)
            ]
        },
        table=Table(
            caption="The plants",
            columns=(
                Column(name="Plant", values=[title for title, _ in rows]),
                Column(
                    name="Good a year",
                    values=[c.mean if c.taken else None for _, c in rows],
                    kind="number",
                ),
                Column(
                    name="Behind the best",
                    values=[c.behind.mean if c.behind else None for _, c in rows],
                    kind="number",
                ),
                Column(
                    name="Half-width",
                    values=[c.behind.half_width if c.behind else None for _, c in rows],
                    kind="number",
                ),
                Column(name="Replications", values=[c.taken for _, c in rows], kind="number"),
                Column(name="Trouble", values=[c.trouble for _, c in rows]),
            ),
        ),
    )


def _said(c: Candidate) -> str:
    if c.trouble:
        return "stands still"
    if c.behind is None:
        return f"best, {counted(c.taken, 'replication')}"
    half = "" if c.behind.half_width is None else f" ± {plain(c.behind.half_width)}"
    return f"{plain(c.behind.mean, 4)}{half} behind, {counted(c.taken, 'replication')}"


def select_summary(found: Selected) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    grid.add_column(justify="right")
    grid.add_column(overflow="fold")
    for n, (title, c) in enumerate(zip(titles(found), found.candidates, strict=True)):
        style = "bold" if n == found.best else ""
        value = number(c.mean) if c.taken else NOTHING
        grid.add_row(Text(printable(title), style), Text(value, style), Text(_said(c), "dim"))
    parts: list[RenderableType] = [
        Text(printable(select_sentence(found)), "bold"),
        Text(guarantee(found)),
        grid,
        Text(f"{counted(found.replications, 'replication')} in all, procedure KN", "dim"),
    ]
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))
