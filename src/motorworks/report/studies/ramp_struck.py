"""A ramp-up with and without a disturbance of the programme."""

from motorworks.rampup import Course, Ramp, Struck
from motorworks.report.axis import curve, nice_axis
from motorworks.report.chart import Chart, Shape, points
from motorworks.report.figure import Figure, Section
from motorworks.report.number import plain, scaled
from motorworks.report.studies.ramp_curve import date_marks
from motorworks.report.studies.ramp_words import a_day
from motorworks.report.table import Column, Table, numbers

STYLES = {"data": ("flow-1", "line thin"), "on": ("flow-3", "line"), "off": ("", "line")}
"""Colour and line of each case."""


def struck_section(found: Ramp, struck: Struck) -> Section:
    """Give what the disturbance of the programme costs, motor by motor."""
    return Section(
        key="struck",
        short="Disturbance",
        title="What the programme's disturbance costs",
        figures=(_courses(found, struck), _lost(found, struck)),
    )


def _courses(found: Ramp, struck: Struck) -> Figure:
    begin = struck.months[0]
    at = [float((day - begin).days * 86400) for day in struck.months]
    x = date_marks(begin, struck.months[-1])
    top = max(c.cumulated[-1] for c in struck.courses)
    y = nice_axis(0.0, top, scaled(top))
    shapes = [
        Shape(STYLES[c.key][1], curve(at, list(c.cumulated), x, y), STYLES[c.key][0])
        for c in struck.courses
    ]
    return Figure(
        key="struck",
        title=f"Good {found.plant.product}s from the first on",
        lead="Simulated: all of them up to a date, mean over replications, in each case of the "
        "disturbance.",
        template="keyed_chart",
        data={
            "key": [(c.title, STYLES[c.key][0] or "accent-fill", "stroke") for c in struck.courses],
            "chart": Chart(
                x=x,
                y=y,
                height="17rem",
                label="Good parts up to a date by case",
                shapes=tuple(shapes),
                points=points(
                    [x.at(t) for t in at],
                    [a_day(day) for day in struck.months],
                    [(c.title, [f"{v:,.0f}" for v in c.cumulated]) for c in struck.courses],
                ),
            ),
        },
    )


def _lost(found: Ramp, struck: Struck) -> Figure:
    rows = [(c, n) for c in struck.courses if c.key != "off" for n in range(len(struck.days))]
    days = "; ".join(f"{c.title.lower()} {_production(c)}" for c in struck.courses)
    return Figure(
        key="struck-lost",
        title=f"Good {found.plant.product}s fewer than without it",
        lead=f"Start of production: {days}. Replication by replication, with the same random "
        "numbers; the interval is that of the difference.",
        template="table",
        table=Table(
            caption="Lost to the disturbance",
            columns=(
                Column(name="Case", values=[c.title for c, _ in rows]),
                Column(name="Before", values=[str(struck.days[n]) for _, n in rows]),
                numbers("Made", [c.made[n].mean for c, n in rows]),
                numbers("Fewer", [c.lost[n].mean for c, n in rows]),
                numbers("± 95 %", [c.lost[n].half_width for c, n in rows]),
            ),
        ),
    )


def _production(c: Course) -> str:
    first, last = min(c.production), max(c.production)
    said = a_day(first) if first == last else f"{a_day(first)} to {a_day(last)}, drawn"
    if not c.later.mean:
        return said
    half = "" if not c.later.half_width else f" ± {plain(c.later.half_width)}"
    return f"{said} ({plain(c.later.mean)}{half} d later)"
