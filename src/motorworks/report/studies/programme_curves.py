"""Curves of a programme: finish, what moves it, money, people."""

from datetime import datetime, time

import numpy as np

from motorworks.construction import ProgrammeStudy
from motorworks.projects.pace import Array, day_of
from motorworks.report.axis import Axis, band, curve, nice_axis, steps
from motorworks.report.chart import Chart, Dot, Shape, points
from motorworks.report.figure import Figure
from motorworks.report.figures.gantt import KINDS, MARKS, near
from motorworks.report.money import Purse
from motorworks.report.number import percent, plain, wide
from motorworks.report.studies.programme_words import a_date, shifted
from motorworks.report.table import Column, Table
from motorworks.report.time_axis import date_axis

COLOURS = {"data": "accent-fill", "on": "flow-1", "curve": "flow-3", "off": "flow-2"}
POINTS = 120
RARE = 0.005
"""Criticality below which an activity is left out of what moves the finish."""
SHOWN = 12
"""Activities in the picture of what moves the finish."""


def _dates(low: float, high: float) -> Axis:
    """Give an axis of days, as ``date.toordinal`` counts, with marks of a calendar."""
    begin, end = (datetime.combine(day_of(d), time()) for d in (low, max(high, low + 2)))
    return Axis(
        low=float(begin.toordinal()),
        high=float(end.toordinal()),
        ticks=tuple(
            (at, word.removeprefix("Jan ")) for at, word in date_axis(begin, end, MARKS).ticks
        ),
    )


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
    x = _dates(min(ends + marks) - 3, max(ends + marks) + 3)
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


def money_figure(found: ProgrammeStudy, purse: Purse) -> Figure:
    """Give the money by month: planned value with earliest and with latest dates."""
    money = found.money
    edges = [float(m.toordinal()) for m in money.months]
    edges.append(edges[-1] + 31)
    x = _dates(edges[0], edges[-1])
    size, word = _size(purse, money.total)
    early, late = (
        [0.0, *(purse.of(float(v)) / size for v in row)]
        for row in (money.planned, money.planned_late)
    )
    y = nice_axis(0.0, max(early[-1], late[-1]), plain)
    reserve = [0.0, *(np.cumsum(money.of("contingency")) / purse.rate / size).tolist()]
    shapes = [
        Shape("area", band(edges, late, early, x, y)),
        Shape("line thin", curve(edges, late, x, y), "flow-1"),
        Shape("line", curve(edges, early, x, y)),
    ]
    key = [
        ("planned value, earliest dates", "accent-fill", "stroke"),
        ("latest dates", "flow-1", "stroke"),
    ]
    if reserve[-1]:
        shapes.append(Shape("line thin", curve(edges, reserve, x, y), "flow-3"))
        key.append(("contingency in it", "flow-3", "stroke"))
    dots: tuple[Dot, ...] = ()
    note = ""
    if found.wish.today is not None:
        at = float(found.wish.today.toordinal())
        value = float(np.interp(at, edges, early))
        tip = f"planned value on {found.wish.today}: {plain(value)} {word}{purse.code}"
        dots = (Dot(x.at(at), 100 - y.at(value), tip),)
        note = f"{tip[0].upper()}{tip[1:]}. "
    if money.unpaid:
        rest = ", ".join(f"{k} {purse.big(v)}" for k, v in money.unpaid.items())
        note += f"Paid by no activity: {rest}."
    return Figure(
        key="money",
        title=f"Planned value ({word}{purse.code})",
        lead="All money up to a date: each activity pays its shares of the items of capital, and "
        "its own cost, evenly while it lasts.",
        template="keyed_chart",
        note=note,
        data={
            "key": key,
            "chart": Chart(
                x=x,
                y=y,
                label="Cumulated money by month",
                shapes=tuple(shapes),
                dots=dots,
                points=points(
                    [x.at(e) for e in edges],
                    [a_date(e) for e in edges],
                    [
                        ("earliest dates", [plain(v) for v in early]),
                        ("latest dates", [plain(v) for v in late]),
                    ],
                ),
            ),
        },
        table=_money_table(found, purse),
    )


def _size(purse: Purse, amount: float) -> tuple[float, str]:
    """Give the unit in which amounts up to one are shown, and its word."""
    return (1e9, "bn ") if purse.of(amount) >= 2e9 else (1e6, "M ")


def _money_table(found: ProgrammeStudy, purse: Purse) -> Table:
    money = found.money
    unit = f"M {purse.code}"
    millions = [[purse.of(float(v)) / 1e6 for v in row] for row in money.spent]
    titles = [found.project.items.get(i, "Activities themselves") for i in money.items]
    return Table(
        caption="Money by month",
        columns=(
            Column(name="Month", values=[f"{m:%Y-%m}" for m in money.months]),
            *(
                Column(name=title, values=row, kind="number", unit=unit)
                for title, row in zip(titles, millions, strict=True)
            ),
            Column(
                name="Planned value",
                values=[purse.of(float(v)) / 1e6 for v in money.planned],
                kind="number",
                unit=unit,
            ),
        ),
    )


def people_figure(found: ProgrammeStudy) -> Figure:
    """Give people by week, by kind of activity."""
    site = found.site
    edges = [float(w.toordinal()) for w in site.weeks] + [site.weeks[-1].toordinal() + 7.0]
    x = _dates(edges[0], edges[-1])
    y = nice_axis(0.0, float(site.total.max()), plain)
    stacked = np.cumsum(site.people, axis=0)
    colours = [f"flow-{n % 7}" for n in range(len(site.kinds))]
    shapes = [
        Shape("solid", steps(edges, stacked[n].tolist(), x, y), colours[n])
        for n in reversed(range(len(site.kinds)))
    ]
    middle = [e + 3.5 for e in edges[:-1]]
    return Figure(
        key="people",
        title="People by week",
        lead=f"Mean of each week with earliest dates; the most on one day are "
        f"{plain(site.peak)}, first on {site.peak_day}.",
        template="keyed_chart",
        data={
            "key": [(KINDS[k], c, "") for k, c in zip(site.kinds, colours, strict=True)],
            "chart": Chart(
                x=x,
                y=y,
                label="People by week",
                shapes=tuple(shapes),
                points=points(
                    [x.at(m) for m in middle],
                    [f"week of {w}" for w in site.weeks],
                    [
                        (KINDS[k], [plain(float(v)) for v in row])
                        for k, row in zip(site.kinds, site.people, strict=True)
                    ],
                ),
            ),
        },
        table=Table(
            caption="People by week",
            columns=(
                Column(name="Week from", values=[str(w) for w in site.weeks]),
                *(
                    Column(name=KINDS[k], values=row.tolist(), kind="number")
                    for k, row in zip(site.kinds, site.people, strict=True)
                ),
                Column(name="All", values=site.total.tolist(), kind="number"),
            ),
        ),
    )
