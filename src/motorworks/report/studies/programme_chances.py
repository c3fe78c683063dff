"""When a programme may be finished, and what moves that."""

import numpy as np

from motorworks.construction import ProgrammeStudy
from motorworks.projects.pace import Array
from motorworks.report.axis import curve, nice_axis
from motorworks.report.chart import Chart, Shape, points
from motorworks.report.figure import Figure
from motorworks.report.figures.gantt import near
from motorworks.report.number import percent, plain, wide
from motorworks.report.studies.programme_axis import project_axis
from motorworks.report.studies.programme_words import a_date, shifted
from motorworks.report.table import Column, Table

COLOURS = {"data": "accent-fill", "on": "flow-1", "curve": "flow-3", "off": "flow-2"}
POINTS = 120
RARE = 0.005
"""Criticality below which an activity is left out of what moves the finish."""
SHOWN = 12
"""Activities in the picture of what moves the finish."""


def finish_figure(found: ProgrammeStudy) -> Figure:
    """Give the chance of the first goal by date, in every case."""
    goal = found.project.goals[0]
    drawn = {o.case.key: o.finishes(found.project, 0) for o in found.outcomes}
    ends = [float(v) for d in drawn.values() for v in np.quantile(d, [0.001, 0.999])]
    named = [
        (word, day)
        for word, day in (("planned", goal.planned), ("reported", goal.reached))
        if day is not None and near(found, day)
    ]
    marks = [float(day.toordinal()) for _, day in named]
    x = project_axis(min(ends + marks) - 3, max(ends + marks) + 3)
    y = nice_axis(0.0, 1.0, lambda v: percent(v, 0))
    at = np.linspace(x.low, x.high, POINTS)
    by = {key: _share_by(d, at) for key, d in drawn.items()}
    titles = {o.case.key: o.case.title for o in found.outcomes}
    shapes = [Shape("line", curve(at.tolist(), by[k].tolist(), x, y), COLOURS[k]) for k in by]
    key = [(titles[k], COLOURS[k], "stroke") for k in by]
    for word, day in named:
        place = wide(x.at(day.toordinal()))
        shapes.append(Shape("target", f"M{place} 0L{place} 100"))
        key.append((f"{word} {day}", "ink", "stroke dashed"))
    return Figure(
        key="finish",
        title=f"{goal.title}: chance to be there by date",
        lead=f"{found.wish.draws:,} draws of all durations, the same ones in every case.",
        template="keyed_chart",
        data={
            "key": key,
            "chart": Chart(
                x=x,
                y=y,
                label=f"Chance of {goal.title.lower()} by date",
                shapes=tuple(shapes),
                points=points(
                    [x.at(v) for v in at],
                    [a_date(v) for v in at],
                    [(titles[k], [percent(v) for v in by[k]]) for k in by],
                ),
            ),
        },
        table=Table(
            caption="Quantiles",
            columns=(
                Column(name="Case", values=[titles[k] for k in by]),
                *(
                    Column(
                        name=f"P{100 * q:.0f}",
                        values=[a_date(float(np.quantile(d, q))) for d in drawn.values()],
                    )
                    for q in (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
                ),
            ),
        ),
    )


def _share_by(drawn: Array, at: Array) -> Array:
    found: Array = np.searchsorted(np.sort(drawn), at, side="right") / len(drawn)
    return found


def tornado_figure(found: ProgrammeStudy) -> Figure:
    """Give what moves the first goal."""
    risk = found.base.risk
    mean = float(risk.finishes.mean())
    # What is hardly ever critical moves the mean of a tenth of the draws by chance only.
    exposures = [e for e in risk.exposures if e.high > e.low and not e.criticality < RARE]
    shown = exposures[:SHOWN]
    ends = [mean, *(v for e in shown for v in (e.low, e.high))]
    low, high = min(ends), max(ends)
    scale = 100 / (high - low) if high > low else 0.0
    titles = {a.name: f"{a.name} {a.title}".strip() for a in found.project.activities}
    titles |= {r.name: r.title or r.name for r in found.project.risks}
    bars = [
        {
            "title": titles.get(e.name, e.name),
            "parts": [_part(mean, e.low, low, scale, "flow-1"), _part(mean, e.high, low, scale)],
            "value": shifted(e.low - mean),
            "small": f"to {shifted(e.high - mean)}",
            "tip": f"{titles.get(e.name, e.name)}\ncriticality "
            f"{percent(e.criticality)}, cruciality {plain(e.cruciality)}",
        }
        for e in shown
    ]
    lead = (
        "Mean of the goal where an activity is among its shortest tenth, and where it is among "
        "its longest."
        if shown
        else "No duration varies: every activity has one length only."
    )
    return Figure(
        key="tornado",
        title=f"What moves {found.project.goals[0].title.lower()}",
        lead=lead,
        template="tornado",
        data={
            "low": "shortest tenth",
            "high": "longest tenth",
            "middle": wide(scale * (mean - low)),
            "bars": bars,
            "axis": f"The line in the middle: {a_date(mean)}, the mean of all draws.",
        },
        table=Table(
            caption="What moves the finish",
            columns=(
                Column(name="Activity", values=[titles.get(e.name, e.name) for e in exposures]),
                Column(name="Criticality", values=[e.criticality for e in exposures], kind="share"),
                Column(name="Cruciality", values=[e.cruciality for e in exposures], kind="number"),
                Column(
                    name="Schedule sensitivity index",
                    values=[e.sensitivity for e in exposures],
                    kind="number",
                ),
                Column(name="Goal at its shortest", values=[a_date(e.low) for e in exposures]),
                Column(name="Goal at its longest", values=[a_date(e.high) for e in exposures]),
            ),
        ),
    )


def _part(
    mean: float, value: float, low: float, scale: float, colour: str = "accent-fill"
) -> dict[str, str]:
    return {
        "left": wide(scale * (min(mean, value) - low)),
        "width": wide(scale * abs(value - mean)),
        "colour": colour,
    }
