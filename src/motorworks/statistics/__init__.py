"""Run → tables of KPIs, states, bottlenecks, flows, curves and the verdict.

Every table is tidy: one row per fact, with unit, mean and interval on it.
"""

from motorworks.statistics.bottleneck import bottlenecks
from motorworks.statistics.causes import causes
from motorworks.statistics.definition import Kpi
from motorworks.statistics.elements import elements
from motorworks.statistics.energy_use import energy, load_curve
from motorworks.statistics.kpi import kpi_records, kpis
from motorworks.statistics.registry import REGISTRY
from motorworks.statistics.state import states
from motorworks.statistics.verdict import Verdict, verdict

__all__ = [
    "REGISTRY",
    "Kpi",
    "Verdict",
    "bottlenecks",
    "causes",
    "elements",
    "energy",
    "kpi_records",
    "kpis",
    "load_curve",
    "states",
    "verdict",
]
