"""Every KPI of every replication, one row each: what experiments keep."""

from typing import TYPE_CHECKING

import numpy as np

from motorworks.simulation import Run
from motorworks.statistics.definition import Block
from motorworks.statistics.figures import Figures
from motorworks.statistics.registry import blocks

if TYPE_CHECKING:
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
