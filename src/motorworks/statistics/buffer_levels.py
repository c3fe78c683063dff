"""Parts in buffers and stores: over time, and in a table."""

from typing import TYPE_CHECKING

import numpy as np

from motorworks.simulation import Run
from motorworks.statistics.causes import merged_names
from motorworks.statistics.confidence import estimate
from motorworks.statistics.curves import dates, thinned
from motorworks.statistics.figures import Figures, ratio

if TYPE_CHECKING:
    import polars as pl

POINTS = 300


def levels(run: Run, points: int = POINTS) -> "pl.DataFrame":
    """Give the parts in each buffer over time.

    Parameters
    ----------
    run
        The run, with samples.
    points
        Times at the most.

    Returns
    -------
    polars.DataFrame
        Columns time (since statistics began [s]), date, buffer and level (parts, mean over
        replications); one row per buffer and time.
    """
    import polars as pl

    shared = min(len(r.trace.sample_level) for r in run.replications)
    chosen = thinned(shared, points) if shared else np.empty(0, dtype=int)
    trace, every = run.replications[0].trace, run.compiled.program.level_every
    times = trace.sample_time[every - 1 :: every][chosen]
    mean = np.mean([r.trace.sample_level[chosen] for r in run.replications], axis=0)
    names = run.compiled.program.buffer_names
    each = pl.DataFrame(
        {"time": times - trace.since, "date": pl.Series(dates(run, times), dtype=pl.Datetime("us"))}
    )
    return pl.DataFrame(
        {
            "time": np.tile(each["time"].to_numpy(), len(names)),
            "date": pl.concat([each["date"]] * len(names)) if names else each["date"].clear(),
            "buffer": np.repeat(np.array(names, dtype=object), len(times)).tolist(),
            "level": mean.T.ravel(),
        },
        schema_overrides={"buffer": pl.String},
    )


def level_table(run: Run) -> "pl.DataFrame":
    """Give mean and greatest level of every buffer.

    Returns
    -------
    polars.DataFrame
        Columns buffer, group (its name without the number of the line's copy; its own for a
        store), line (copy it belongs to; empty for a store), capacity (null if unlimited),
        mean and half_width (parts, over time), max (over all replications), filling (mean
        over capacity) and entries_per_year (null for buffers without places, which hold no
        part).
    """
    import polars as pl

    figures, layout = Figures(run), run.compiled.layout
    integral = np.stack([r.trace.buffer_integral for r in run.replications])
    found = estimate(ratio(integral, figures.elapsed[:, None]))
    capacity = _capacities(run)
    entries = np.stack([r.trace.buffer_entries for r in run.replications])
    merged = merged_names(run)
    names = [b.name for b in layout.buffers]
    return pl.DataFrame(
        {
            "buffer": names,
            "group": [merged.get(n, n) for n in names],
            "line": list(layout.buffer_lines),
            "capacity": capacity,
            "mean": found.mean,
            "half_width": found.half_width,
            "max": np.max([r.trace.buffer_max for r in run.replications], axis=0),
            "entries_per_year": estimate(entries * figures.per_year[:, None]).mean,
        },
        schema_overrides={
            "buffer": pl.String,
            "group": pl.String,
            "line": pl.String,
            "capacity": pl.Int64,
        },
    ).with_columns(
        pl.selectors.float().fill_nan(None),
        filling=pl.when(pl.col("capacity") > 0).then(pl.col("mean") / pl.col("capacity")),
    )


def _capacities(run: Run) -> list[int | None]:
    """Give the places of each buffer; of one by model without a total, those of all models."""
    program = run.compiled.program
    by_model = program.buffer_type_capacity.reshape(-1, program.n_types)
    found: list[int | None] = []
    for total, own, each in zip(
        program.buffer_capacity, program.buffer_by_type, by_model, strict=True
    ):
        if total >= 0:
            found.append(int(total))
        else:
            found.append(int(each.sum()) if own and (each >= 0).all() else None)
    return found
