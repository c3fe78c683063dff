"""Every KPI of every replication, one row each: what experiments keep."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.definition import Block
from motorworks.statistics.figures import Figures
from motorworks.statistics.kpi import frame_of
from motorworks.statistics.registry import blocks
from motorworks.statistics.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl


class Rows(NamedTuple):
    """The KPIs of one replication, column by column.

    They are no table, because whoever computes many replications need not load what makes tables.

    Attributes
    ----------
    level, name, kpi
        What each value is about: name is that of the workshop, line, station, model, ...;
        ``plant`` for the plant.
    value
        NaN where there is none.
    """

    level: list[str]
    name: list[str]
    kpi: list[str]
    value: Array


def by_replication(run: Run) -> list[Rows]:
    """Give the KPIs of each replication apart, of all scopes.

    Parameters
    ----------
    run
        The run.

    Returns
    -------
    list of Rows
        In the order of the replications. The means over them are those of
        :func:`~motorworks.statistics.kpi.kpis`.
    """
    found = [block for block in blocks(Figures(run)) if block.scopes]
    short = {scope: scope.name.split(":", 1)[-1] for block in found for scope in block.scopes}
    level = [scope.level for block in found for scope in block.scopes]
    name = [short[scope] for block in found for scope in block.scopes]
    kpi = [block.name for block in found for _ in block.scopes]
    return [
        Rows(level, name, kpi, np.concatenate([block.values[k] for block in found]))
        for k in range(len(run.replications))
    ]


def together(tables: "Sequence[pl.DataFrame]") -> "pl.DataFrame":
    """Give the KPIs of replications that were kept apart, with means and intervals.

    Parameters
    ----------
    tables
        Of one plant, one for each replication: level, name, kpi and value, as
        :func:`by_replication` gives them.

    Returns
    -------
    polars.DataFrame
        As :func:`~motorworks.statistics.kpi.kpis` gives it of a run with these replications; only
        ``line_oee`` is that of the bottleneck of each replication, not of all together.
    """
    import polars as pl

    values = np.stack([t["value"].fill_null(float("nan")).to_numpy() for t in tables])
    rows = tables[0].with_row_index("row").group_by("kpi", maintain_order=True)
    found = []
    for (kpi,), some in rows:
        scopes = [
            Scope(level if level == "plant" else f"{level}:{name}", level)
            for level, name in some.select("level", "name").iter_rows()
        ]
        found.append(frame_of(Block(str(kpi), scopes, values[:, some["row"].to_numpy()])))
    return pl.concat(found)
