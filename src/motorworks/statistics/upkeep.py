"""KPIs of failures, short stops and maintenance."""

from collections.abc import Iterator

from motorworks.statistics.definition import ALL_LEVELS, Block, Kpi
from motorworks.statistics.elements import ISO, OWN
from motorworks.statistics.figures import HOUR, Figures, ratio

NO_WORK = "nothing was worked"

KPIS = (
    Kpi(
        name="corrective_maintenance_ratio",
        formula="CMT / (CMT + PMT)",
        sentence="Share of the maintenance time that was not planned: repairs over repairs and "
        "preventive maintenance.",
        source=ISO,
        levels=ALL_LEVELS,
        undefined="there was no maintenance",
    ),
    Kpi(
        name="corrective_maintenance_hours_per_year",
        formula="CMT / planned time × planned time of a year",
        unit="h/year",
        sentence="Machine hours in repair after failures in a year, with the wait for a crew.",
        source=OWN,
        levels=ALL_LEVELS,
        undefined="there was no planned time in the time measured",
    ),
    Kpi(
        name="preventive_maintenance_hours_per_year",
        formula="PMT / planned time × planned time of a year",
        unit="h/year",
        sentence="Machine hours in preventive maintenance in a year, with the wait for a crew, off "
        "shift included.",
        source=OWN,
        levels=ALL_LEVELS,
        undefined="there was no planned time in the time measured",
    ),
    Kpi(
        name="mean_operating_time_between_failures",
        formula="APT / failures",
        unit="h",
        sentence="Working time for each failure; short stops are none.",
        source=OWN,
        levels=ALL_LEVELS,
        undefined="nothing failed",
    ),
    Kpi(
        name="mean_down_time",
        formula="CMT / failures",
        unit="min",
        sentence="Time from a failure to the end of its repair, the wait for a crew included.",
        source=OWN,
        levels=ALL_LEVELS,
        undefined="nothing failed",
    ),
    Kpi(
        name="short_stops_per_machine_hour",
        formula="short stops / APT",
        unit="1/h",
        sentence="Short stops in an hour that a machine works.",
        source=OWN,
        levels=ALL_LEVELS,
        undefined=NO_WORK,
    ),
    Kpi(
        name="short_stop_share",
        formula="short / (APT + short)",
        sentence="Share of the production time lost in short stops: what a performance factor "
        "would otherwise stand for.",
        source=OWN,
        levels=ALL_LEVELS,
        undefined=NO_WORK,
    ),
)


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI of this family."""
    of, scopes = figures.measured, figures.scopes.entries
    per_year = figures.per_year[:, None] / HOUR
    values = (
        ratio(of["CMT"], of["CMT"] + of["PMT"]),
        of["CMT"] * per_year,
        of["PMT"] * per_year,
        ratio(of["APT"] / HOUR, of["failures"]),
        ratio(of["CMT"] / 60, of["failures"]),
        ratio(of["short stops"], of["APT"] / HOUR),
        ratio(of["short"], of["APT"] + of["short"]),
    )
    for kpi, value in zip(KPIS, values, strict=True):
        yield Block(kpi.name, scopes, value)
