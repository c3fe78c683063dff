"""Every KPI of every replication, one row each: what experiments keep."""

from typing import TYPE_CHECKING

import numpy as np

from motorworks.simulation import Run
from motorworks.statistics.definition import Block
from motorworks.statistics.figures import Figures
from motorworks.statistics.kpi import frame_of
from motorworks.statistics.registry import blocks
from motorworks.statistics.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl


def by_replication(run: Run) -> "pl.DataFrame":
    """Give the KPIs of each replication apart, of all scopes.

    Parameters
    ----------
    run
        The run.

    Returns
    -------
    polars.DataFrame
        Columns replication (its number), level, name (of the workshop, line, station, model,
        ...; ``plant`` for the plant), kpi and value: null where it has none. The means over
        the replications are those of :func:`~motorworks.statistics.kpi.kpis`.
    """
    import polars as pl

    found = [block for block in blocks(Figures(run)) if block.scopes]
    return pl.concat([_rows(found, k, r.number) for k, r in enumerate(run.replications)])


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


def _rows(found: list[Block], k: int, number: int) -> "pl.DataFrame":
    import polars as pl

    scopes = [(scope, block.name) for block in found for scope in block.scopes]
    return pl.DataFrame(
        {
            "replication": pl.repeat(number, len(scopes), dtype=pl.Int64, eager=True),
            "level": [scope.level for scope, _ in scopes],
            "name": [scope.name.split(":", 1)[-1] for scope, _ in scopes],
            "kpi": [kpi for _, kpi in scopes],
            "value": pl.Series(np.concatenate([b.values[k] for b in found])).fill_nan(None),
        }
    )
