"""What holds the plant back: two rankings that do not know of each other.

The first asks whose capacity is used most, waiting left out. The second looks only at the
waiting: along every way of the parts an arrow points to where the bottleneck lies, and a
process that no arrow leaves is one.

References
----------
Kuo, C.-T., Lim, J.-T., Meerkov, S. M. (1996): Bottlenecks in serial production lines: a
system-theoretic approach. Mathematical Problems in Engineering 2(3), 233-276.
Li, J., Meerkov, S. M. (2009): Production Systems Engineering. Springer, chapter 5.
"""

from typing import TYPE_CHECKING

import numpy as np

from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.arrows import Arrows, find_arrows
from motorworks.statistics.causes import MainCause, main_causes
from motorworks.statistics.confidence import estimate
from motorworks.statistics.elements import Measured, measure
from motorworks.statistics.figures import ratio
from motorworks.statistics.load import used_time
from motorworks.statistics.scope import Scope, Scopes, find_processes, find_scopes
from motorworks.statistics.why import Waiting, explain

if TYPE_CHECKING:
    import polars as pl

PARTS = ("working", "setting_up", "down", "planned_stop", "blocked", "starved", "waiting")
WORDS = ("level", "name", "starved_by", "blocked_by", "why")


def bottlenecks(run: Run) -> "pl.DataFrame":
    """Give processes and stations ranked by the share of planned time they are in use.

    Returns
    -------
    polars.DataFrame
        First the processes (stations of equal lines taken together), then the stations, each
        by rank. Columns level (``process`` or ``station``), rank, name, machines,
        utilisation (working, setting up, down and planned stops over planned operation
        time), half_width, working, setting_up, down, planned_stop, blocked, starved,
        waiting (shares of the same time; an oven or batch machine that works half empty works
        for half of it and starves for the other), upstream_blocked, downstream_starved (greatest
        share for want of this process's places or parts), turning_point, severity,
        arrow_rank (the second ranking, 1 for the worst turning point; null otherwise),
        starved_by and blocked_by (the input and the place it waited for most; empty if it
        did not wait) and why in words.
    """
    import polars as pl

    stations = find_scopes(run)
    at = [x for x, s in enumerate(stations.entries) if s.level == "station"]
    alone = Scopes(
        tuple(Scope(stations.entries[x].name.removeprefix("station:"), "station") for x in at),
        stations.member[at],
    )
    return pl.concat([_ranked(run, find_processes(run)), _ranked(run, alone)])


def _ranked(run: Run, scopes: Scopes) -> "pl.DataFrame":
    """Give the rows of one level."""
    import polars as pl

    of = measure(run)
    total = of.over(scopes)
    shares = _shares(run, scopes, of, total)
    arrows = find_arrows(run, scopes)
    causes = main_causes(run, scopes)
    used = estimate(
        shares["working"] + shares["setting_up"] + shares["down"] + shares["planned_stop"]
    )
    means = {name: estimate(v).mean for name, v in shares.items()}
    frame = pl.DataFrame(
        {
            "level": [s.level for s in scopes.entries],
            "name": [s.name for s in scopes.entries],
            "machines": total.machines.astype(int),
            "utilisation": used.mean,
            "half_width": used.half_width,
            **means,
            "upstream_blocked": arrows.upstream_blocked,
            "downstream_starved": arrows.downstream_starved,
            "turning_point": arrows.turning_point,
            "severity": arrows.severity,
            "arrow_rank": pl.Series(arrows.rank, dtype=pl.Int64),
            "starved_by": [c.starved_by for c in causes],
            "blocked_by": [c.blocked_by for c in causes],
            "why": _why(causes, means, used.mean, arrows),
        },
        schema_overrides=dict.fromkeys(WORDS, pl.String),
    ).with_columns(pl.selectors.float().fill_nan(None))
    ordered = frame.sort("utilisation", descending=True, nulls_last=True, maintain_order=True)
    ranked = ordered.with_columns(rank=pl.int_range(1, pl.len() + 1, dtype=pl.Int64))
    return ranked.select("level", "rank", pl.exclude("level", "rank"))


def _shares(run: Run, scopes: Scopes, of: Measured, total: Measured) -> dict[str, Array]:
    """Give the shares of planned operation time, (R, X) each; work not filled is starving."""
    used = used_time(run, of)
    times = {
        "working": scopes.sums(used),
        "setting_up": total["AUST"],
        "down": total["down"],
        "planned_stop": total["PDOT"],
        "blocked": total["blocked"],
        "starved": total["starved"] + scopes.sums(of["APT"] - used),
        "waiting": total["waiting"],
    }
    return {name: ratio(time, total["POT"]) for name, time in times.items()}


def _why(
    causes: list[MainCause], means: dict[str, Array], used: Array, arrows: Arrows
) -> list[str]:
    return [
        explain(
            Waiting(
                shares={name: float(np.nan_to_num(means[name][x])) for name in PARTS},
                used=float(used[x]),
                starved_by=cause.starved_by,
                blocked_by=cause.blocked_by,
                upstream_blocked=float(arrows.upstream_blocked[x]),
                downstream_starved=float(arrows.downstream_starved[x]),
                turning_point=bool(arrows.turning_point[x]),
            )
        )
        for x, cause in enumerate(causes)
    ]
