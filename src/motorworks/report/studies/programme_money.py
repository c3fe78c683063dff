"""The money of a programme by month."""

import numpy as np

from motorworks.construction import ProgrammeStudy
from motorworks.report.axis import band, curve, nice_axis
from motorworks.report.chart import Chart, Dot, Shape, points
from motorworks.report.figure import Figure
from motorworks.report.money import Purse
from motorworks.report.number import plain
from motorworks.report.studies.programme_axis import money_size, project_axis
from motorworks.report.studies.programme_words import a_date
from motorworks.report.table import Column, Table


def money_figure(found: ProgrammeStudy, purse: Purse) -> Figure:
    """Give the money by month: planned value with earliest and with latest dates."""
    money = found.money
    edges = [float(m.toordinal()) for m in money.months]
    edges.append(edges[-1] + 31)
    x = project_axis(edges[0], edges[-1])
    size, word = money_size(purse, money.total)
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
