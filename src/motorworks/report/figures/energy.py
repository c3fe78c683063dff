"""Electric energy: by workshop and for each motor."""

from typing import Any

from motorworks.report.bars import Bar
from motorworks.report.figure import Figure
from motorworks.report.figures.load import load_figure
from motorworks.report.names import Names
from motorworks.report.number import plain, wide
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
        figures.append(load_figure(load, names))
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
