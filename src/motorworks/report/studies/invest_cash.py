"""What money is spent on, and when it comes back."""

import numpy as np

from motorworks.business import Investment
from motorworks.capacity import Outlay
from motorworks.report.axis import curve, nice_axis
from motorworks.report.chart import Chart, Shape
from motorworks.report.figure import Figure
from motorworks.report.money import Purse
from motorworks.report.number import plain
from motorworks.report.table import Column, Table

BN = 1e9


def capital_figure(outlay: Outlay, purse: Purse, title: str) -> Figure:
    """Give what a plant is built with, item by item."""
    items = outlay.items
    over = outlay.over or 0.0
    side = "over" if over > 0 else "under"
    floor = outlay.floor
    most = "" if outlay.most_floor is None else f" of {outlay.most_floor:,.0f} that the land allows"
    return Figure(
        key="capital-table",
        title=title,
        lead=f"{purse.big(outlay.total)}, {purse.big(abs(over))} {side} the budget. Floor "
        f"{floor.total:,.0f} m2{most}: machines {floor.net:,.0f} m2 net, {floor.workshops:,.0f} "
        f"with aisles, {floor.support:,.0f} beside, {floor.research:,.0f} of research.",
        template="table",
        table=Table(
            caption="Capital",
            columns=(
                Column(name="Item", values=[*(i.title for i in items), "Total"]),
                Column(
                    name="Amount",
                    values=[purse.of(v) / 1e6 for v in (*(i.amount for i in items), outlay.total)],
                    kind="number",
                    unit=f"M {purse.code}",
                ),
                Column(
                    name="Written off over",
                    values=[*(i.life for i in items), None],
                    kind="number",
                    unit="years",
                ),
                Column(name="Reckoned as", values=[*(i.basis for i in items), ""]),
            ),
        ),
    )


def cash_figure(found: Investment, purse: Purse) -> Figure:
    """Give the cumulated cash flow by quarter."""
    cash = found.flow.cash.ravel() / purse.rate / BN
    total = np.cumsum(cash)
    at = np.arange(len(cash)) / 4
    rates = (1 + found.flow.rate) ** -np.arange(len(cash))
    today = np.cumsum(cash * rates)
    ends = [0.0, *total.tolist(), *today.tolist()]
    x = nice_axis(0.0, float(at[-1]), plain, tight=True)
    y = nice_axis(min(ends), max(ends), plain)
    zero = 100 - y.at(0.0)
    return Figure(
        key="cash-chart",
        title=f"Money that is out or back (billions of {purse.code})",
        lead="Sum of all payments up to a quarter, by years from the first one; the thin line in "
        "money of today. Dashed: nothing out, nothing back.",
        template="chart",
        data={
            "chart": Chart(
                x=x,
                y=y,
                label="Cumulated cash flow by quarter",
                shapes=(
                    Shape("target", f"M0 {zero:.2f}L100 {zero:.2f}"),
                    Shape("line", curve(at.tolist(), total.tolist(), x, y)),
                    Shape("line thin", curve(at.tolist(), today.tolist(), x, y), "flow-1"),
                ),
            )
        },
    )


def quarters_figure(found: Investment, purse: Purse) -> Figure:
    """Give all payments by quarter, folded away."""
    rows = found.flow.rows
    quarters = len(found.flow.cash.ravel())
    return Figure(
        key="cash-table",
        title="By quarter",
        lead="Building first. Payments out are negative.",
        template="folded_table",
        data={"summary": "All quarters"},
        table=Table(
            caption="Cash flow",
            columns=(
                Column(name="Quarter", values=list(range(1, quarters + 1)), kind="number"),
                *(
                    Column(
                        name=name.replace("_", " ").capitalize(),
                        values=(row.ravel() / purse.rate / 1e6).tolist(),
                        kind="number",
                        unit=f"M {purse.code}",
                    )
                    for name, row in rows.items()
                ),
            ),
        ),
    )
