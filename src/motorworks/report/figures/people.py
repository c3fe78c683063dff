"""People: how busy each pool is, who was absent, and how long work waited for them."""

from typing import Any

from motorworks.report.bars import Bar
from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import counted, given, percent, plain, wide
from motorworks.report.pivot import Figures, means
from motorworks.report.table import Column, Table
from motorworks.simulation import Run

SHOWN = 20
"""Pools drawn; the table holds all."""

SHARES = {
    "worker_efficiency": "At work of those there",
    "pool_utilisation": "At work of those planned",
    "absence_rate": "Absent",
    "relief_share": "Helped by relief",
    "hand_over_share": "Handed over",
}


def people_figure(run: Run, kpis: Any, names: Names) -> Figure | None:
    """Give the figure of the pools; ``None`` if the plant has none.

    Parameters
    ----------
    run
        The run.
    kpis
        What :func:`motorworks.statistics.kpis` gives.
    """
    pools = {f"pool:{pool.name}": pool for pool in run.compiled.layout.pools}
    found = {s: f for s, f in means(kpis, "pool").items() if s in pools}
    if not found:
        return None
    busiest = sorted(found, key=lambda s: -(found[s].get("worker_efficiency") or 0.0))
    return Figure(
        key="people",
        title="How busy people are",
        lead=_lead(found, names, busiest),
        template="bars",
        data={"bars": [_bar(s, found[s], names) for s in busiest[:SHOWN]]},
        table=_table(found, {s: pools[s].skill for s in found}, names),
        note="The bar is the share of the attendance of those who were there spent on work. "
        "Waiting is that of machines, for each request, off shift included.",
    )


def _lead(found: dict[str, Figures], names: Names, busiest: list[str]) -> str:
    longest = max(found, key=lambda s: found[s].get("pool_wait_mean") or 0.0)
    wait = found[longest].get("pool_wait_mean") or 0.0
    first = f"{names.scope(busiest[0])} are busiest" if busiest else ""
    if wait <= 0:
        return f"{first}; no machine waited for people."
    return f"{first}; machines wait longest for {names.scope(longest)}, {_short(wait)} each time."


def _bar(scope: str, figures: Figures, names: Names) -> Bar:
    share = figures.get("worker_efficiency")
    wait = figures.get("pool_wait_mean")
    said = [f"{word}: {percent(figures.get(name))}" for name, word in SHARES.items()]
    return Bar(
        title=names.scope(scope),
        width=wide(100 * min(1.0, share or 0.0)),
        value=percent(share),
        small=f"wait {_short(wait)}" if given(wait) and wait else "",
        tip="\n".join([names.scope(scope), *said]),
    )


def _short(seconds: float) -> str:
    """Give a wait in the unit in which it reads best."""
    if seconds >= 7200:
        return f"{plain(seconds / 3600)} h"
    return f"{plain(seconds / 60)} min" if seconds >= 120 else f"{plain(seconds)} s"


def _table(found: dict[str, Figures], skills: dict[str, str], names: Names) -> Table:
    def column(kpi: str, heading: str, kind: str = "number", unit: str = "") -> Column:
        values = [figures.get(kpi) for figures in found.values()]
        return Column(name=heading, values=values, kind=kind, unit=unit)

    return Table(
        caption=f"People, {counted(len(found), 'pool')}",
        columns=(
            Column(name="Pool", values=[names.scope(s) for s in found]),
            Column(name="Skill", values=[skills[s] for s in found]),
            *(column(kpi, heading, "share") for kpi, heading in SHARES.items()),
            column("pool_wait_mean", "Wait for each request", unit="s"),
            column("pool_hours_per_year", "At work", unit="h/year"),
        ),
        filters=("Skill",),
    )
