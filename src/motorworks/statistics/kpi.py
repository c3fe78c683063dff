"""The table of KPIs."""

from typing import TYPE_CHECKING, Any

from motorworks.simulation import Run
from motorworks.statistics.confidence import estimate
from motorworks.statistics.definition import Block
from motorworks.statistics.figures import Figures
from motorworks.statistics.registry import REGISTRY, blocks

if TYPE_CHECKING:
    import polars as pl

RECORD = ("name", "scope", "unit", "mean", "half_width", "n")


def kpis(run: Run) -> "pl.DataFrame":
    """Give every KPI of every scope.

    Parameters
    ----------
    run
        The run.

    Returns
    -------
    polars.DataFrame
        Columns name, scope (``plant``, ``workshop:NAME``, ``line:NAME``, ``station:NAME``,
        ``model:NAME``, ``pool:NAME``, ``fleet:NAME``, ``tour:NAME``,
        ``supply:NAME``), level, unit (``-`` for a share), mean, half_width of
        the 95 % interval over replications (null when n = 1), n, kind (``simulated``, or
        ``calculated`` from the plant file alone) and note: why mean is null where it is.
    """
    import polars as pl

    return pl.concat([frame_of(block) for block in blocks(Figures(run)) if block.scopes])


def kpi_records(of: "Run | pl.DataFrame") -> list[dict[str, Any]]:
    """Give every KPI of a run, or of its table, as name, scope, unit, mean, half_width and n."""
    return (kpis(of) if isinstance(of, Run) else of).select(RECORD).to_dicts()


def frame_of(block: Block) -> "pl.DataFrame":
    """Give the rows of one KPI, as :func:`kpis` has them."""
    import polars as pl

    kpi, found = REGISTRY[block.name], estimate(block.values)
    mean = pl.Series(found.mean).fill_nan(None)
    return pl.DataFrame(
        {
            "name": kpi.name,
            "scope": [s.name for s in block.scopes],
            "level": [s.level for s in block.scopes],
            "unit": kpi.unit,
            "mean": mean,
            "half_width": pl.Series(found.half_width).fill_nan(None),
            "n": found.n,
            "kind": kpi.kind,
            "note": pl.Series([kpi.undefined if m is None else "" for m in mean], dtype=pl.String),
        }
    )
