"""Maintenance: hours of repair and of preventive maintenance, and short stops."""

from typing import Any

from motorworks.report.bars import Bar
from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import percent, plain, wide
from motorworks.report.pivot import Figures, means
from motorworks.report.table import Column, Table
from motorworks.simulation import Run

SHOWN = 12
"""Stations drawn; the table holds all."""

REPAIR = "corrective_maintenance_hours_per_year"
UPKEEP = "preventive_maintenance_hours_per_year"


def maintenance_figure(run: Run, kpis: Any, names: Names) -> Figure | None:
    """Give the figure of maintenance; ``None`` without maintenance and short stops.

    Parameters
    ----------
    run
        The run.
    kpis
        What :func:`motorworks.statistics.kpis` gives.
    """
    stations = {
        f"station:{u.name}"
        for u in run.compiled.layout.work_units
        if u.station.maintenance or u.station.short_stops or u.station.failures
    }
    found = {s: f for s, f in means(kpis, "station").items() if s in stations}
    told = any(
        u.station.maintenance or u.station.short_stops for u in run.compiled.layout.work_units
    )
    if not found or not told:
        return None
    order = sorted(found, key=lambda s: -_hours(found[s]))
    most = _hours(found[order[0]]) or 1.0
    return Figure(
        key="maintenance",
        title="Repair, maintenance and short stops",
        lead=_lead(means(kpis, "plant").get("plant", {})),
        template="bars",
        data={"bars": [_bar(s, found[s], most, names) for s in order[:SHOWN]]},
        table=_table(found, names),
        note="Hours of all machines of a station in a year, with the wait for a crew, and off "
        "shift where work on them goes on there.",
    )


def _hours(figures: Figures) -> float:
    return (figures.get(REPAIR) or 0.0) + (figures.get(UPKEEP) or 0.0)


def _lead(plant: Figures) -> str:
    share = plant.get("corrective_maintenance_ratio")
    text = "Machines stop for repair, for maintenance that was planned, and for short."
    if share is not None:
        text = f"Of all hours of maintenance {percent(share)} were repair that nobody had planned."
    short = plant.get("short_stop_share")
    return f"{text} Short stops took {percent(short)} of the production time." if short else text


def _bar(scope: str, figures: Figures, most: float, names: Names) -> Bar:
    repair, upkeep = figures.get(REPAIR) or 0.0, figures.get(UPKEEP) or 0.0
    stops = figures.get("short_stops_per_machine_hour") or 0.0
    return Bar(
        title=names.scope(scope),
        width=wide(100 * (repair + upkeep) / most),
        value=f"{plain(repair + upkeep)} h",
        small=f"{percent(repair / ((repair + upkeep) or 1.0), 0)} repair",
        tip=f"{names.scope(scope)}\nrepair: {plain(repair)} h a year\n"
        f"preventive maintenance: {plain(upkeep)} h a year\n"
        f"short stops: {plain(stops)} in an hour of work",
    )


def _table(found: dict[str, Figures], names: Names) -> Table:
    def column(kpi: str, heading: str, kind: str = "number", unit: str = "") -> Column:
        values = [figures.get(kpi) for figures in found.values()]
        return Column(name=heading, values=values, kind=kind, unit=unit)

    return Table(
        caption="Repair, maintenance and short stops",
        columns=(
            Column(name="Station", values=[names.scope(s) for s in found]),
            column(REPAIR, "Repair", unit="h/year"),
            column(UPKEEP, "Preventive maintenance", unit="h/year"),
            column("corrective_maintenance_ratio", "Not planned", "share"),
            column("mean_operating_time_between_failures", "Work between failures", unit="h"),
            column("mean_down_time", "Down each time", unit="min"),
            column("short_stops_per_machine_hour", "Short stops in an hour of work"),
            column("short_stop_share", "Lost in short stops", "share"),
        ),
    )
