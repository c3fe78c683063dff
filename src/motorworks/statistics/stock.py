"""KPIs of stock: parts in the plant."""

from collections.abc import Iterator

import numpy as np

from motorworks.statistics.definition import Block, Kpi
from motorworks.statistics.elements import OWN
from motorworks.statistics.figures import Figures, ratio
from motorworks.statistics.scope import PLANT, Scope

KPIS = (
    Kpi(
        name="work_in_process",
        unit="parts",
        formula="∫ parts in the plant dt / elapsed time",
        sentence="Parts of any kind in the plant, in machines, buffers and stores; mean over time.",
        source=OWN,
        levels=("plant",),
        undefined="no time was measured",
    ),
)


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI of this family."""
    integral = np.array([float(r.trace.parts_integral[0]) for r in figures.run.replications])
    mean = ratio(integral, figures.elapsed)
    yield Block("work_in_process", (Scope(PLANT, "plant"),), mean[:, None])
