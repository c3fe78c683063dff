"""KPIs of throughput time: from the earliest entry of a part's parts to the sink."""

from collections.abc import Iterator

import numpy as np

from motorworks.program.program import Array
from motorworks.program.trace import HISTOGRAM_BINS
from motorworks.statistics.definition import Block, Kpi
from motorworks.statistics.elements import OWN
from motorworks.statistics.figures import Figures, ratio
from motorworks.statistics.scope import PLANT, Scope

PER_OCTAVE = 64
QUANTILES = {"median": 0.5, "p90": 0.9, "p95": 0.95}
RESOLUTION = (
    "Found from a histogram with 64 bins per doubling, evenly spread within a bin: right to "
    "1.6 % at worst."
)
NONE_GOOD = "no good part was made"


def _kpi(name: str, formula: str, sentence: str) -> Kpi:
    return Kpi(
        name=f"throughput_time_{name}",
        unit="s",
        formula=formula,
        sentence=sentence,
        source=OWN,
        levels=("plant", "model"),
        undefined=NONE_GOOD,
    )


KPIS = (
    _kpi(
        "mean",
        "Σ throughput times / good",
        "Mean time of a good part from entering the plant to the sink, off shift included; of an "
        "assembled part from the earliest entry among its parts.",
    ),
    _kpi("median", "50 % quantile", f"Time that half of the good parts stay below. {RESOLUTION}"),
    _kpi("p90", "90 % quantile", f"Time that 90 % of the good parts stay below. {RESOLUTION}"),
    _kpi("p95", "95 % quantile", f"Time that 95 % of the good parts stay below. {RESOLUTION}"),
)


def bin_edges() -> Array:
    """Give the edges of the histogram's bins [s], one more than there are bins."""
    octave = np.arange(HISTOGRAM_BINS // PER_OCTAVE, dtype=float)
    starts = np.exp2(octave - 8)[:, None] * (1 + np.arange(PER_OCTAVE) / PER_OCTAVE)
    return np.append(starts.ravel(), np.exp2(HISTOGRAM_BINS // PER_OCTAVE - 8))


def quantile(histogram: Array, share: float) -> float:
    """Give a quantile from counts in bins [s]; NaN if there are none.

    Parameters
    ----------
    histogram
        Counts, shape (H,).
    share
        0 to 1.
    """
    below = np.cumsum(histogram)
    total = below[-1]
    if total == 0:
        return float("nan")
    place = int(np.searchsorted(below, share * total))
    before = below[place] - histogram[place]
    within = (share * total - before) / histogram[place]
    edges = bin_edges()
    return float(edges[place] + within * (edges[place + 1] - edges[place]))


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI of this family."""
    names = [Scope(f"model:{figures.program.type_names[t]}", "model") for t in figures.models]
    scopes = [Scope(PLANT, "plant"), *names]
    counts = _with_plant(figures, "sink_count")
    yield Block("throughput_time_mean", scopes, ratio(_with_plant(figures, "sink_time"), counts))
    histograms = _with_plant(figures, "sink_histogram")
    for name, share in QUANTILES.items():
        values = np.array([[quantile(h, share) for h in row] for row in histograms])
        yield Block(f"throughput_time_{name}", scopes, values)


def _with_plant(figures: Figures, name: str) -> Array:
    """Give a sum over the good sinks, the plant first and then its models, (R, 1 + models, ...)."""
    good = figures.sinks("good")
    by_type = [getattr(r.trace, name)[good].sum(axis=0) for r in figures.run.replications]
    return np.array([[v.sum(axis=0), *v[figures.models]] for v in by_type]).astype(float)
