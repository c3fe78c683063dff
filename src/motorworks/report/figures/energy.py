"""Electric energy: by workshop, for each motor, and the load over the day with its peak."""

from typing import Any

from motorworks.report.axis import Axis, band, curve, nice_axis
from motorworks.report.bars import Bar
from motorworks.report.chart import Chart, Dot, Shape, points
from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import given, percent, plain, wide
from motorworks.report.table import Table, columns


def energy_figures(by_workshop: Any, load: Any, names: Names, product: str) -> tuple[Figure, ...]:
    """Give the figures on energy; none where no machine has a power.

    Parameters
    ----------
    by_workshop, load
        What :func:`motorworks.statistics.energy` and ``load_curve`` give.
    """
    if not len(by_workshop) or not (by_workshop["kwh_per_year"].fill_null(0.0) > 0).any():
        return ()
    figures = [_workshops(by_workshop, names, product)]
    if len(load):
        figures.append(_load(load, names))
    return tuple(figures)


def _workshops(frame: Any, names: Names, product: str) -> Figure:
    rows = frame.sort("kwh_per_year", descending=True, nulls_last=True).to_dicts()
    most = max((r["kwh_per_year"] or 0.0 for r in rows), default=0.0) or 1.0
    return Figure(
        key="energy",
        title=f"Energy by workshop, for each good {product}",
        lead=_lead(rows, product),
        template="bars",
        data={"bars": [_bar(r, most, names) for r in rows]},
        table=Table(
            caption="Energy by workshop",
            columns=columns(
                frame.with_columns(workshop=_titled(frame["workshop"], names)),
                workshop=("Workshop", "text", ""),
                own=("Own", "text", ""),
                kwh_per_year=("Energy", "number", "kWh/year"),
                half_width=("Half-width", "number", "kWh/year"),
                kwh_per_motor=(f"Per {product}", "number", "kWh"),
                mean_kw=("Mean power", "number", "kW"),
                peak_kw=("15-minute peak", "number", "kW"),
            ),
        ),
    )


def _titled(column: Any, names: Names) -> list[str] | Any:
    import polars as pl

    return pl.Series([names.workshop(w) for w in column], dtype=pl.String)


def _lead(rows: list[dict[str, Any]], product: str) -> str:
    own = sum(r["kwh_per_motor"] or 0.0 for r in rows if r["own"])
    park = sum(r["kwh_per_motor"] or 0.0 for r in rows if not r["own"])
    text = f"The machines of the plant take {plain(own)} kWh for each good {product}"
    return f"{text}, those of suppliers {plain(park)} kWh." if park else f"{text}."


def _bar(row: dict[str, Any], most: float, names: Names) -> Bar:
    year = row["kwh_per_year"] or 0.0
    return Bar(
        title=names.workshop(row["workshop"]) + ("" if row["own"] else " (supplier)"),
        width=wide(100 * year / most),
        colour="flow-0" if row["own"] else "flow-5",
        value=f"{plain(row['kwh_per_motor'])} kWh",
        small=_yearly(year),
        tip=f"mean {plain(row['mean_kw'])} kW, 15-minute peak {plain(row['peak_kw'])} kW",
    )


def _yearly(kwh: float) -> str:
    return f"{plain(kwh / 1e6)} GWh/year" if kwh >= 1e6 else f"{plain(kwh / 1e3)} MWh/year"


def _load(frame: Any, names: Names) -> Figure:
    import polars as pl

    plant = frame.filter(pl.col("workshop") == "plant")
    hours = plant["hour"].to_list()
    mean, most = plant["mean_kw"].to_list(), plant["max_kw"].to_list()
    top = max(most)
    unit, size = ("MW", 1e3) if top >= 1e4 else ("kW", 1.0)
    x = Axis(low=0.0, high=24.0, ticks=tuple((100 * h / 24, f"{h}:00") for h in range(0, 25, 4)))
    y = nice_axis(0.0, top / size, lambda v: f"{plain(v)} {unit}" if v else "0")
    peak = most.index(top)
    return Figure(
        key="load",
        title="Load over the day",
        lead="Mean power in each quarter of an hour over all days (line) and the greatest (edge "
        f"of the band). The 15-minute peak of the plant is {plain(top / size)} {unit}, at "
        f"{_clock(hours[peak])}; the mean is {percent(_mean(mean) / top, 0)} of it.",
        template="chart",
        data={
            "chart": Chart(
                x=x,
                y=y,
                height="16rem",
                room="4.2rem",
                label="Load of the plant over the day",
                shapes=(
                    Shape("area", _step_band(hours, mean, most, size, x, y)),
                    Shape("line", curve(*_stepped(hours, [v / size for v in mean]), x, y)),
                ),
                dots=(
                    Dot(
                        x.at(hours[peak] + 0.125),
                        100 - y.at(top / size),
                        f"peak: {plain(top / size)} {unit} at {_clock(hours[peak])}",
                    ),
                ),
                points=points(
                    [x.at(h + 0.125) for h in hours],
                    [f"{_clock(h)} to {_clock(h + 0.25)}" for h in hours],
                    [
                        ("mean", [f"{plain(v / size)} {unit}" for v in mean]),
                        ("greatest", [f"{plain(v / size)} {unit}" for v in most]),
                    ],
                ),
            )
        },
        table=Table(
            caption="Load over the day",
            columns=columns(
                frame.with_columns(
                    workshop=pl.Series(
                        ["plant" if w == "plant" else names.workshop(w) for w in frame["workshop"]],
                        dtype=pl.String,
                    ),
                    hour=pl.Series([_clock(h) for h in frame["hour"]], dtype=pl.String),
                ),
                workshop=("Workshop", "text", ""),
                hour=("Quarter from", "text", ""),
                mean_kw=("Mean", "number", "kW"),
                max_kw=("Greatest", "number", "kW"),
            ),
            filters=("Workshop",),
            first=(("Workshop", "plant"),),
        ),
    )


def _stepped(hours: list[float], values: list[float]) -> tuple[list[float], list[float]]:
    return [h + d for h in hours for d in (0.0, 0.25)], [v for v in values for _ in (0, 1)]


def _step_band(
    hours: list[float], low: list[float], high: list[float], size: float, x: Axis, y: Axis
) -> str:
    at, below = _stepped(hours, [v / size for v in low])
    return band(at, below, _stepped(hours, [v / size for v in high])[1], x, y)


def _mean(values: list[float]) -> float:
    known = [v for v in values if given(v)]
    return sum(known) / len(known)


def _clock(hour: float) -> str:
    return f"{int(hour):02d}:{round(60 * (hour % 1)):02d}"
