"""The start-up of the plant: Welch's plot with the warm-up marked."""

from motorworks.plant import Plant
from motorworks.report.axis import curve, nice_axis
from motorworks.report.chart import Chart, Shape, Word, points
from motorworks.report.figure import Figure
from motorworks.report.number import counted, plain, scaled, span
from motorworks.report.table import Column, Table
from motorworks.statistics.welch import Welch

HOUR = 3600.0
DAY = 86400.0


def welch_figure(of: Welch | None, plant: Plant, replications: int) -> Figure | None:
    """Give the plot of the start-up; ``None`` where it was not sampled."""
    if of is None:
        return None
    hours = [of.interval * (n + 1) / HOUR for n in range(len(of.rate))]
    return Figure(
        key="welch",
        title="Start-up and warm-up",
        lead=f"Good {plant.product}s a year at the rate of each interval of {span(of.interval)} of "
        f"working time: the mean of {counted(replications, 'replication')} (thin), and its moving "
        f"average over {2 * of.window + 1} intervals (thick; Welch 1983), from the empty plant "
        f"on, over working time. {_found(of)}",
        template="chart",
        data={"chart": _chart(of, hours)},
        table=Table(
            caption="Output from the empty plant on",
            columns=(
                Column(name="Working time", values=hours, kind="number", unit="h"),
                Column(
                    name="Until", values=[float(t) / DAY for t in of.time], kind="number", unit="d"
                ),
                Column(name="Rate", values=of.rate.tolist(), kind="number", unit="1/year"),
                Column(
                    name="Moving average",
                    values=[None if v != v else v for v in of.smooth.tolist()],
                    kind="number",
                    unit="1/year",
                ),
            ),
        ),
    )


def _found(of: Welch) -> str:
    """Give what MSER-5 says of the mean of all replications."""
    asked = f"MSER-5 on the mean of all replications asks for {span(of.found)}"
    if not of.warm_up:
        return f"{asked}."
    said = f"Dashed: {span(of.warm_up)} thrown away. {asked}"
    return f"{said}: consider a longer warm-up." if of.found > of.warm_up else f"{said}, no more."


def _chart(of: Welch, hours: list[float]) -> Chart:
    top = max(float(of.rate.max()), 1.0)
    x = nice_axis(0.0, hours[-1], lambda h: f"{plain(h)} h" if h else "0", tight=True)
    y = nice_axis(0.0, top, scaled(top))
    shapes = [
        Shape("line thin", curve(hours, of.rate.tolist(), x, y), "starved"),
        Shape("line", curve(hours, of.smooth.tolist(), x, y)),
    ]
    marks: tuple[Word, ...] = ()
    warm_up = of.worked / HOUR
    if 0 < warm_up <= hours[-1]:
        shapes.append(Shape("target", curve([warm_up] * 2, [0.0, y.high], x, y)))
        left = x.at(warm_up) > 70
        shift = "translateX(calc(-100% - 4px))" if left else "translateX(4px)"
        marks = (Word(x.at(warm_up), 88.0, "warm-up", shift),)
    said = [("rate", of.rate), ("moving average", of.smooth)]
    return Chart(
        x=x,
        y=y,
        label="Output from the empty plant on, over working time",
        shapes=tuple(shapes),
        marks=marks,
        points=points(
            [x.at(h) for h in hours],
            [f"{plain(h)} h of working time" for h in hours],
            [(name, [f"{v:,.0f}" if v == v else "" for v in values]) for name, values in said],
        ),
    )
