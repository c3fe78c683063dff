"""The curve of steps: what plants of several sizes take."""

from collections.abc import Callable, Sequence

from motorworks.report.axis import curve, nice_axis
from motorworks.report.chart import Chart, Dot, Shape
from motorworks.report.figure import Figure, Section
from motorworks.report.number import big, scaled
from motorworks.report.table import Column, Table
from motorworks.sizing import Sized, Step

MEASURES: tuple[tuple[str, str, str, Callable[[Sized], float]], ...] = (
    ("machines", "Machines", "", lambda s: float(sum(i.machines for i in s.installed.values()))),
    ("people", "People", "", lambda s: float(s.people.total)),
    ("floor", "Floor", "m2", lambda s: s.floor.total),
    ("money", "Money spent once", "", lambda s: s.spent.total),
)


def curve_section(steps: Sequence[Step]) -> Section:
    """Give machines, people, floor and money against the demand."""
    fits = [(step.demand, step.sized) for step in steps if step.sized is not None]
    charts = tuple(
        _figure(key, title, unit, [(d, of(s)) for d, s in fits])
        for key, title, unit, of in MEASURES
        if len(fits) > 1 and any(of(s) > 0 for _, s in fits)
    )
    return Section(
        key="steps",
        short="Other demands",
        title="What other demands take",
        figures=(*charts, _table(steps)),
    )


def _figure(key: str, title: str, unit: str, at: Sequence[tuple[float, float]]) -> Figure:
    demands, values = [d for d, _ in at], [v for _, v in at]
    x = nice_axis(0.0, max(demands), scaled(max(demands)))
    y = nice_axis(0.0, max(values), scaled(max(values)))
    said = f" [{unit}]" if unit else ""
    return Figure(
        key=f"steps-{key}",
        title=f"{title}{said} against good parts a year",
        template="chart",
        data={
            "chart": Chart(
                x=x,
                y=y,
                label=f"{title} against good parts a year",
                shapes=(Shape("line", curve(demands, values, x, y)),),
                dots=tuple(
                    Dot(
                        x.at(d),
                        100 - y.at(v),
                        f"{big(d)} a year: {v:,.0f}{' ' + unit if unit else ''}",
                    )
                    for d, v in at
                ),
            )
        },
    )


def _table(steps: Sequence[Step]) -> Figure:
    return Figure(
        key="steps-table",
        title="All of them",
        template="table",
        table=Table(
            caption="What other demands take",
            columns=(
                Column(name="Good parts a year", values=[s.demand for s in steps], kind="number"),
                *(
                    Column(
                        name=title,
                        values=[of(s.sized) if s.sized else None for s in steps],
                        kind="number",
                        unit=unit,
                    )
                    for _, title, unit, of in MEASURES
                ),
                Column(name="Why not", values=[s.why_not for s in steps]),
            ),
        ),
    )
