"""Run → tables of KPIs, states, bottlenecks, flows, curves and the verdict.

Every table is tidy: one row per fact, with unit, mean and interval on it.
"""

from motorworks.statistics.bottleneck import bottlenecks
from motorworks.statistics.buffer_levels import level_table, levels
from motorworks.statistics.causes import causes
from motorworks.statistics.curves import daily_output, output_curve
from motorworks.statistics.definition import Kpi
from motorworks.statistics.elements import elements
from motorworks.statistics.energy_use import energy, load_curve
from motorworks.statistics.flow import flow
from motorworks.statistics.kpi import kpi_records, kpis
from motorworks.statistics.registry import REGISTRY
from motorworks.statistics.state import states
from motorworks.statistics.throughput_time import throughput_quantiles, throughput_times
from motorworks.statistics.verdict import Verdict, verdict
from motorworks.statistics.waterfall import oee_waterfall, oee_waterfalls

__all__ = [
    "REGISTRY",
    "Kpi",
    "Verdict",
    "bottlenecks",
    "causes",
    "daily_output",
    "elements",
    "energy",
    "flow",
    "kpi_records",
    "kpis",
    "level_table",
    "levels",
    "load_curve",
    "oee_waterfall",
    "oee_waterfalls",
    "output_curve",
    "states",
    "throughput_quantiles",
    "throughput_times",
    "verdict",
]
