"""The plan of a programme: goals, bar chart, activities."""

import numpy as np

from motorworks.construction import ProgrammeStudy
from motorworks.projects.pace import day_of
from motorworks.report.figure import Figure
from motorworks.report.figures.gantt import deciding, gantt_data, link_text
from motorworks.report.number import percent
from motorworks.report.studies.programme_words import a_date, goal_quantiles
from motorworks.report.table import Column, Table


def goals_figure(found: ProgrammeStudy) -> Figure:
    """Give the dates of the goals beside those planned and reached."""
    goals = found.project.goals
    quantiles = [goal_quantiles(found, n) for n in range(len(goals))]
    rows: list[tuple[str, list[str | None]]] = [
        ("Typical durations", [a_date(t) for t in found.reached]),
        ("P10", [q[0] for q in quantiles]),
        ("P50", [q[1] for q in quantiles]),
        ("P90", [q[2] for q in quantiles]),
        ("Planned", [str(g.planned) if g.planned else None for g in goals]),
        ("Chance of that", [q[3] if q[3] is None else percent(q[3]) for q in quantiles]),
        ("Reported", [str(g.reached) if g.reached else None for g in goals]),
    ]
    if found.crews is not None:
        rows.append(("With the crews there are", [a_date(t) for t in found.crews.reached]))
    rows = [row for row in rows if any(row[1])]
    columns = [Column(name="", values=[row[0] for row in rows])]
    columns += [
        Column(name=g.title, values=[row[1][n] for row in rows]) for n, g in enumerate(goals)
    ]
    paths = "; ".join(
        f"to {g.title.lower()} {' → '.join(path)}"
        for g, path in zip(goals, found.paths, strict=True)
    )
    return Figure(
        key="goals",
        title="What it leads to",
        lead="Typical durations, as much of every crew as is asked for, and earliest dates as "
        "written. P10, P50, P90: by then a tenth, half and nine tenths of the draws have "
        "finished.",
        template="table",
        note=f"Critical paths: {paths}.",
        table=Table(caption="Goals", columns=tuple(columns)),
    )


def gantt_figure(found: ProgrammeStudy) -> Figure:
    """Give the bar chart."""
    return Figure(
        key="gantt",
        title="Bar chart",
        lead="Earliest dates. A thin line shows how far an activity can move without delaying "
        "a goal. Press a row to light up what it waits for and what waits for it. Below: what "
        "is used of each crew, dashed what there is.",
        template="gantt",
        data=gantt_data(found),
        long=True,
    )


def activities_figure(found: ProgrammeStudy) -> Figure:
    """Give dates, floats, links and criticality of every activity."""
    exposures = {e.name: e for e in found.base.risk.exposures}
    rows = found.plan.dates
    drawn = [exposures[d.activity.name] for d in rows]
    return Figure(
        key="activities",
        title="Activities",
        lead="Floats in calendar days. Criticality: share of draws in which it is on the "
        "critical path to the first goal. Cruciality: correlation of its duration with that goal.",
        template="folded_table",
        data={"summary": f"All {len(rows)} activities"},
        table=Table(
            caption="Activities",
            columns=(
                Column(name="Name", values=[d.activity.name for d in rows]),
                Column(name="Title", values=[d.activity.title for d in rows]),
                Column(name="Kind", values=[d.activity.kind for d in rows]),
                Column(name="Authority", values=[d.activity.authority for d in rows]),
                Column(name="Start", values=[a_date(d.start) for d in rows]),
                Column(name="Finish", values=[a_date(d.finish) for d in rows]),
                Column(name="Latest start", values=[_latest(d.latest_start) for d in rows]),
                Column(
                    name="Total float", values=[_float(d.total_float) for d in rows], kind="number"
                ),
                Column(
                    name="Free float", values=[_float(d.free_float) for d in rows], kind="number"
                ),
                Column(name="Critical", values=["yes" if deciding(found, d) else "" for d in rows]),
                Column(name="Criticality", values=[e.criticality for e in drawn], kind="share"),
                Column(name="Cruciality", values=[e.cruciality for e in drawn], kind="number"),
                Column(
                    name="Waits for",
                    values=[", ".join(link_text(i) for i in d.activity.after) for d in rows],
                ),
                Column(
                    name="Deadline",
                    values=[str(d.activity.deadline or "") or None for d in rows],
                ),
            ),
            filters=("Kind", "Critical"),
        ),
    )


def _latest(time: float) -> str | None:
    return str(day_of(time)) if np.isfinite(time) else None


def _float(days: float) -> float | None:
    return days if np.isfinite(days) else None


def notes_figure(found: ProgrammeStudy) -> Figure:
    """Give what of a project file has no counterpart here."""
    notes = found.project.notes
    return Figure(
        key="notes",
        title="What was not carried over",
        lead="The file says these things and the plan does not keep them.",
        template="table",
        table=Table(caption="Notes", columns=(Column(name="Note", values=list(notes)),)),
    )
