"""The electric load over the day, with the 15-minute peak."""

from dataclasses import dataclass
from typing import Any

from motorworks.report.axis import Axis, band, curve, nice_axis
from motorworks.report.chart import Chart, Dot, Shape, points
from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import percent, plain
from motorworks.report.table import Table, columns

QUARTER = 0.25
"""Length of a step of the curve [h]."""


@dataclass(frozen=True, kw_only=True)
class Load:
    """The load of the plant by quarter of an hour, in a unit that suits its size.

    Attributes
    ----------
    hours
        Where each quarter begins [h].
    mean, most
        Mean and greatest power in ``unit``.
    """

    hours: list[float]
    mean: list[float]
    most: list[float]
    unit: str

    @property
    def peak(self) -> float:
        """The 15-minute peak."""
        return max(self.most)

    @property
    def peak_hour(self) -> float:
        """When the quarter of the peak begins [h]."""
        return self.hours[self.most.index(self.peak)]

    def said(self, power: float) -> str:
        """Give a power with its unit."""
        return f"{plain(power)} {self.unit}"


def load_figure(frame: Any, names: Names) -> Figure:
    """Give the load curve.

    Parameters
    ----------
    frame
        What :func:`motorworks.statistics.load_curve` gives.
    """
    load = _read(frame)
    mean = sum(load.mean) / len(load.mean)
    return Figure(
        key="load",
        title="Load over the day",
        lead="Mean power in each quarter of an hour over all days (line) and the greatest (edge "
        f"of the band). The 15-minute peak of the plant is {load.said(load.peak)}, at "
        f"{_clock(load.peak_hour)}; the mean is {percent(mean / (load.peak or 1.0), 0)} of it.",
        template="chart",
        data={"chart": _chart(load)},
        table=_table(frame, names),
    )


def _read(frame: Any) -> Load:
    plant = frame.filter(frame["workshop"] == "plant")
    unit, size = ("MW", 1e3) if plant["max_kw"].max() >= 1e4 else ("kW", 1.0)
    return Load(
        hours=plant["hour"].to_list(),
        mean=(plant["mean_kw"] / size).to_list(),
        most=(plant["max_kw"] / size).to_list(),
        unit=unit,
    )


def _chart(load: Load) -> Chart:
    x = Axis(low=0.0, high=24.0, ticks=tuple((100 * h / 24, f"{h}:00") for h in range(0, 25, 4)))
    y = nice_axis(0.0, load.peak, lambda v: load.said(v) if v else "0")
    at, mean = _stepped(load.hours, load.mean)
    most = _stepped(load.hours, load.most)[1]
    tip = f"peak: {load.said(load.peak)} at {_clock(load.peak_hour)}"
    return Chart(
        x=x,
        y=y,
        height="16rem",
        room="4.2rem",
        label="Load of the plant over the day",
        shapes=(
            Shape("area", band(at, mean, most, x, y)),
            Shape("line", curve(at, mean, x, y)),
        ),
        dots=(Dot(x.at(load.peak_hour + QUARTER / 2), 100 - y.at(load.peak), tip),),
        points=points(
            [x.at(h + QUARTER / 2) for h in load.hours],
            [f"{_clock(h)} to {_clock(h + QUARTER)}" for h in load.hours],
            [
                ("mean", [load.said(v) for v in load.mean]),
                ("greatest", [load.said(v) for v in load.most]),
            ],
        ),
    )


def _stepped(hours: list[float], values: list[float]) -> tuple[list[float], list[float]]:
    """Give the corners of a curve that is level over each quarter."""
    return [h + d for h in hours for d in (0.0, QUARTER)], [v for v in values for _ in (0, 1)]


def _table(frame: Any, names: Names) -> Table:
    import polars as pl

    titles = ["plant" if w == "plant" else names.workshop(w) for w in frame["workshop"]]
    hours = [_clock(h) for h in frame["hour"]]
    return Table(
        caption="Load over the day",
        columns=columns(
            frame.with_columns(
                workshop=pl.Series(titles, dtype=pl.String), hour=pl.Series(hours, dtype=pl.String)
            ),
            workshop=("Workshop", "text", ""),
            hour=("Quarter from", "text", ""),
            mean_kw=("Mean", "number", "kW"),
            max_kw=("Greatest", "number", "kW"),
        ),
        filters=("Workshop",),
        first=(("Workshop", "plant"),),
    )


def _clock(hour: float) -> str:
    return f"{int(hour):02d}:{round(60 * (hour % 1)):02d}"
