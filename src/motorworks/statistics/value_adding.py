"""How much of the time that a motor spends in the plant adds value to it."""

from collections.abc import Iterator

import numpy as np

from motorworks.statistics.definition import Block, Kpi
from motorworks.statistics.elements import ISO
from motorworks.statistics.figures import Figures, ratio
from motorworks.statistics.scope import PLANT, Scope, stations_proper

KPIS = (
    Kpi(
        name="production_process_ratio",
        unit="-",
        formula="Σ APT / good / mean throughput time",
        sentence="Production time spent on a good motor at all stations over the time from its "
        "entry to its exit: a motor taken as the order. Parts made side by side can lift it "
        "above 1.",
        source=ISO,
        levels=("plant",),
        undefined="no good part was made",
    ),
)


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI of this family."""
    sinks = figures.sinks("good")
    inside = np.array([float(r.trace.sink_time[sinks].sum()) for r in figures.run.replications])
    working = figures.stations["APT"][:, stations_proper(figures.run)].sum(axis=1)
    values = ratio(working, inside)
    yield Block("production_process_ratio", (Scope(PLANT, "plant"),), values[:, None])
