"""How a plant is built: page and terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from motorworks.construction import ProgrammeStudy
from motorworks.projects.pace import day_of
from motorworks.report.figure import Section
from motorworks.report.money import Purse
from motorworks.report.number import counted, percent, plain
from motorworks.report.studies.programme_chances import finish_figure, tornado_figure
from motorworks.report.studies.programme_changes import (
    approvals_figure,
    crews_figure,
    disturbance_figure,
    lost_figure,
    slowed_figure,
    waits_figure,
    windows_figure,
)
from motorworks.report.studies.programme_money import money_figure
from motorworks.report.studies.programme_people import people_figure
from motorworks.report.studies.programme_plan import (
    activities_figure,
    gantt_figure,
    goals_figure,
    notes_figure,
)
from motorworks.report.studies.programme_progress import progress_section, said_of_progress
from motorworks.report.studies.programme_words import (
    a_date,
    days_later,
    goal_quantiles,
    programme_sentence,
)
from motorworks.report.studies.study import Study
from motorworks.report.terminal import printable

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

__all__ = ["programme_study", "programme_summary"]


def programme_study(found: ProgrammeStudy, purse: Purse) -> Study:
    """Give the page of a programme."""
    goal = found.project.goals[0]
    late = goal.planned is not None and day_of(found.reached[0]) > goal.planned
    chip = "" if goal.planned is None else "Later than planned" if late else "As planned"
    return Study(
        kind="programme",
        about=found.project.title,
        chip=chip,
        style="missed" if late else "reached",
        sentence=programme_sentence(found),
        precision=_precision(found),
        facts=_facts(found, purse),
        intervals="Dates are calculated; their chances come from draws of all durations.",
        sections=tuple(_sections(found, purse)),
    )


def _precision(found: ProgrammeStudy) -> str:
    parts = []
    for n, goal in enumerate(found.project.goals):
        low, middle, high, chance = goal_quantiles(found, n)
        said = f"{goal.title}: {low} to {high} in eight of ten draws, the middle {middle}"
        if chance is not None:
            said += f"; {percent(chance, 1)} keep {goal.planned}"
        parts.append(said + ".")
    if "on" in found.losses:
        loss = found.losses["on"][0]
        parts.append(
            f"The disturbance costs {loss.mean:.1f} days ({loss.low:.1f} to "
            f"{loss.high:.1f} in eight of ten draws)."
        )
    return " ".join(parts)


def _facts(found: ProgrammeStudy, purse: Purse) -> tuple[tuple[str, str], ...]:
    project, wish = found.project, found.wish
    facts = [
        ("activities", str(len(project.activities))),
        ("draws", f"{wish.draws:,}"),
        ("law", wish.spread or project.spread),
        ("seed", str(wish.seed)),
        ("most people", f"{plain(found.site.peak)} on {found.site.peak_day}"),
    ]
    if found.money.total:
        facts.append(("money", purse.big(found.money.total)))
    return tuple(facts)


def _sections(found: ProgrammeStudy, purse: Purse) -> Iterator[Section]:
    notes = [notes_figure(found)] if found.project.notes else []
    yield Section(
        key="plan",
        short="Plan",
        title="What is done when",
        figures=(goals_figure(found), gantt_figure(found), activities_figure(found), *notes),
    )
    if found.standing is not None:
        yield progress_section(found, found.standing, purse)
    yield Section(
        key="chances",
        short="Chances",
        title="When it may be finished",
        figures=(finish_figure(found), tornado_figure(found)),
    )
    if found.money.total or found.site.peak:
        money = [money_figure(found, purse)] if found.money.total else []
        people = [people_figure(found)] if found.site.peak else []
        yield Section(
            key="spent",
            short="Money and people",
            title="Money and people",
            figures=(*money, *people),
        )
    if found.permits:
        yield Section(
            key="approvals",
            short="Approvals",
            title="What the authorities can do",
            figures=(approvals_figure(found), windows_figure(found)),
        )
    if found.losses:
        yield Section(
            key="disturbance",
            short="Disturbance",
            title="What the disturbance costs",
            figures=(disturbance_figure(found), lost_figure(found), slowed_figure(found)),
        )
    if found.crews is not None:
        yield Section(
            key="crews",
            short="Crews",
            title="With the crews there are",
            figures=(crews_figure(found), waits_figure(found)),
        )


def programme_summary(found: ProgrammeStudy, purse: Purse) -> "Group":
    """Give the answer for the terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from motorworks.report.studies.programme_terminal import (
        cases_grid,
        goals_grid,
        said_of_approvals,
        said_of_crews,
        said_of_money,
    )

    parts: list[RenderableType] = [
        Text(printable(programme_sentence(found)), "bold"),
        goals_grid(found),
    ]
    if found.losses:
        parts.append(cases_grid(found))
    lines = [
        *said_of_progress(found, purse),
        *said_of_approvals(found),
        *said_of_crews(found, purse),
    ]
    lines += said_of_money(found, purse)
    lines += [f"not carried over: {note}" for note in found.project.notes]
    late = [d for d in found.plan.late if d.activity.deadline]
    lines += [
        f"deadline missed: {d.activity.name} {d.activity.title} is finished on {a_date(d.finish)}, "
        f"{days_later(d)} after {d.activity.deadline}"
        for d in late
    ]
    if lines:
        parts.append(Text(printable("\n".join(lines))))
    tail = f"{counted(found.wish.draws, 'draw')}, seed {found.wish.seed}"
    parts.append(Text(tail, "dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))
