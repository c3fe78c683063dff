"""KPIs of equipment by ISO 22400-2, with the figures that stand beside its OEE index.

All are ratios of elements, so that a line's ratio is that of the sums over its machines and
not a mean of ratios.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from motorworks.program.program import Array
from motorworks.statistics.definition import ALL_LEVELS, Block, Kpi
from motorworks.statistics.elements import ISO, OWN, Measured
from motorworks.statistics.figures import HOUR, Figures, ratio
from motorworks.statistics.load import busiest_of, station_load
from motorworks.statistics.routes import leaving

NO_PLAN = "there was no planned busy time"
NOTHING = "nothing was produced"


def _kpi(name: str, formula: str, sentence: str, undefined: str, source: str = ISO) -> Kpi:
    return Kpi(
        name=name,
        formula=formula,
        sentence=sentence,
        source=source,
        levels=ALL_LEVELS,
        undefined=undefined,
    )


RATIOS = (
    _kpi(
        "availability",
        "APT / PBT",
        "Share of the planned busy time spent working; waiting and setup count against it.",
        NO_PLAN,
    ),
    _kpi(
        "effectiveness",
        "PRI × PQ / APT",
        "Planned run time of what was produced over the time it took: the speed kept.",
        NOTHING,
    ),
    _kpi("quality_ratio", "GQ / PQ", "Share of the passes that ended good.", NOTHING),
    _kpi(
        "oee_index",
        "availability × effectiveness × quality ratio",
        "Overall equipment effectiveness: share of the planned busy time that became good parts "
        "at planned speed. It charges waiting to the machine.",
        NO_PLAN,
    ),
    _kpi(
        "nee_index",
        "AUPT / PBT × effectiveness × quality ratio",
        "Net equipment effectiveness: the OEE index with setup not counted as a loss.",
        NO_PLAN,
    ),
    _kpi(
        "allocation_efficiency",
        "AUBT / PBT",
        "Share of the planned busy time in which the unit was busy with a part, delays included.",
        NO_PLAN,
    ),
    _kpi(
        "utilization_efficiency",
        "APT / AUBT",
        "Share of the busy time spent working.",
        "the unit was never busy",
    ),
    _kpi(
        "technical_efficiency",
        "APT / (APT + ADET)",
        "Working time over working time and delays (failures, waiting for an operator).",
        "the unit was never busy",
    ),
    _kpi(
        "setup_rate",
        "AUST / AUPT",
        "Share of the processing time spent setting up.",
        "the unit never worked or set up",
    ),
    _kpi("scrap_ratio", "SQ / PQ", "Share of the passes that ended in scrap.", NOTHING),
    _kpi("rework_ratio", "RQ / PQ", "Share of the passes that had to be repeated.", NOTHING),
    _kpi(
        "first_pass_yield",
        "GP / IP",
        "Share of the parts judged for good that were good at the first pass.",
        NOTHING,
    ),
    _kpi(
        "technical_availability",
        "(PBT − down + short) / PBT",
        "Up time over planned time: repair only, waiting, setup and short stops left out.",
        NO_PLAN,
        OWN,
    ),
    _kpi(
        "stand_alone_availability",
        "PBT / POT × (APT + short) / (APT + AUST + down)",
        "Share of the planned operation time that the machines would work if they never had to "
        "wait: failures, setup and planned stops are all that is lost. Short stops are a loss of "
        "speed.",
        "the unit did nothing but wait",
        OWN,
    ),
    _kpi(
        "stand_alone_oee",
        "APT / (PBT − starved − blocked − waiting) × effectiveness × quality ratio",
        "The OEE index with waiting taken out: what the machines would reach if never starved, "
        "blocked or without an operator.",
        "the unit did nothing but wait",
        OWN,
    ),
    _kpi(
        "blocking_share",
        "blocked / POT",
        "Share of the planned operation time in which a finished part found no place.",
        "there was no planned operation time",
        OWN,
    ),
    _kpi(
        "starving_share",
        "starved / POT",
        "Share of the planned operation time spent empty, for want of parts.",
        "there was no planned operation time",
        OWN,
    ),
)
THROUGHPUT_RATE = Kpi(
    name="throughput_rate",
    formula="PQ / AOET",
    unit="1/h",
    source=ISO,
    levels=ALL_LEVELS,
    sentence="Parts per hour of planned busy time: passes of a station; good parts that leave a "
    "line, a workshop or the plant.",
    undefined=NO_PLAN,
)
LINE_OEE = Kpi(
    name="line_oee",
    formula="OEE index of the line's busiest station",
    source=OWN,
    sentence="OEE of the line at its bottleneck: the OEE index of the station whose capacity is "
    "used most.",
    levels=("line",),
    undefined=NO_PLAN,
)
KPIS = (*RATIOS, THROUGHPUT_RATE, LINE_OEE)


def _oee(of: Measured, time: str) -> Array:
    """Give a time over PBT × effectiveness × quality ratio; 0 where nothing was produced."""
    made = of["PQ"] > 0
    rest = ratio(of["PRI×PQ"], of["APT"]) * ratio(of["GQ"], of["PQ"])
    return ratio(of[time], of["PBT"]) * np.where(made, rest, 0.0)


def _stand_alone(of: Measured) -> Array:
    own = of["PBT"] - of["starved"] - of["blocked"] - of["waiting"]
    rest = ratio(of["PRI×PQ"], of["APT"]) * ratio(of["GQ"], of["PQ"])
    return ratio(of["APT"], own) * np.where(of["PQ"] > 0, rest, 0.0)


VALUES: Mapping[str, Callable[[Measured], Array]] = {
    "availability": lambda of: ratio(of["APT"], of["PBT"]),
    "effectiveness": lambda of: ratio(of["PRI×PQ"], of["APT"]),
    "quality_ratio": lambda of: ratio(of["GQ"], of["PQ"]),
    "oee_index": lambda of: _oee(of, "APT"),
    "nee_index": lambda of: _oee(of, "AUPT"),
    "allocation_efficiency": lambda of: ratio(of["AUBT"], of["PBT"]),
    "utilization_efficiency": lambda of: ratio(of["APT"], of["AUBT"]),
    "technical_efficiency": lambda of: ratio(of["APT"], of["APT"] + of["ADET"]),
    "setup_rate": lambda of: ratio(of["AUST"], of["AUPT"]),
    "scrap_ratio": lambda of: ratio(of["SQ"], of["PQ"]),
    "rework_ratio": lambda of: ratio(of["RQ"], of["PQ"]),
    "first_pass_yield": lambda of: ratio(of["GP"], of["IP"]),
    "technical_availability": lambda of: ratio(of["PBT"] - of["down"] + of["short"], of["PBT"]),
    "stand_alone_availability": lambda of: (
        ratio(of["PBT"], of["POT"])
        * ratio(of["APT"] + of["short"], of["APT"] + of["AUST"] + of["down"])
    ),
    "stand_alone_oee": _stand_alone,
    "blocking_share": lambda of: ratio(of["blocked"], of["POT"]),
    "starving_share": lambda of: ratio(of["starved"], of["POT"]),
}


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI of this family."""
    measured, scopes = figures.measured, figures.scopes.entries
    for kpi in RATIOS:
        yield Block(kpi.name, scopes, VALUES[kpi.name](measured))
    hours = measured["AOET"] / measured.machines / HOUR
    yield Block(THROUGHPUT_RATE.name, scopes, ratio(_quantity(figures), hours))
    yield _line_oee(figures)


def _quantity(figures: Figures) -> Array:
    """Give parts produced by stations, and good parts that leave the greater scopes."""
    station = np.array([s.level == "station" for s in figures.scopes.entries])
    return np.where(station, figures.measured["PQ"], leaving(figures.run, figures.scopes))


def _line_oee(figures: Figures) -> Block:
    load = station_load(figures.run, figures.stations)
    oee = VALUES["oee_index"](figures.stations)
    lines = [x for x, s in enumerate(figures.scopes.entries) if s.level == "line"]
    busiest = [busiest_of(load, figures.scopes.member[x]) for x in lines]
    return Block(LINE_OEE.name, [figures.scopes.entries[x] for x in lines], oee[:, busiest])
