"""KPIs of people: hours of operators, work of the pools."""

from collections.abc import Iterator

import numpy as np

from motorworks.compile import YEAR, working_time
from motorworks.program.program import Array
from motorworks.statistics.attendance import people, planned_attendance
from motorworks.statistics.definition import Block, Kpi
from motorworks.statistics.elements import ISO, OWN
from motorworks.statistics.figures import HOUR, Figures, ratio
from motorworks.statistics.scope import PLANT, Scope

KPIS = (
    Kpi(
        name="operator_hours_per_year",
        unit="h/year",
        kind="calculated",
        source=OWN,
        formula="Σ operators × machines × planned time of a year",
        sentence="Hours of operators that the staffing of the stations asks for in a year.",
        levels=("plant", "workshop", "line"),
    ),
    Kpi(
        name="operator_hours_per_good_motor",
        unit="h",
        source=OWN,
        levels=("plant",),
        formula="operator hours of a year / good motors of a year",
        sentence="Hours of the plant's own operators for each good motor.",
        undefined="no good part was made",
    ),
    Kpi(
        name="worker_efficiency",
        unit="-",
        formula="APWT / APAT",
        source=ISO,
        levels=("plant", "pool"),
        sentence="Share of the attendance of pools of people spent on work: people who were there "
        "times the hours of their calendar.",
        undefined="nobody of the pool was there",
    ),
    Kpi(
        name="pool_utilisation",
        unit="-",
        formula="APWT / planned attendance",
        source=OWN,
        levels=("pool",),
        sentence="Share of the planned attendance of a pool spent on work; what it gives as relief "
        "counts.",
        undefined="nobody of the pool was planned",
    ),
    Kpi(
        name="absence_rate",
        unit="-",
        formula="1 − APAT / planned attendance",
        source=OWN,
        levels=("pool",),
        sentence="Share of the planned attendance of a pool in which people were absent.",
        undefined="nobody of the pool was planned",
    ),
    Kpi(
        name="pool_wait_mean",
        unit="s",
        formula="Σ waits / requests served",
        source=OWN,
        levels=("pool",),
        sentence="Mean time that what asks a pool waits for a person, off shift included; work "
        "handed over asks again.",
        undefined="nobody was asked",
    ),
    Kpi(
        name="relief_share",
        unit="-",
        formula="requests served by relief / requests served",
        source=OWN,
        levels=("pool",),
        sentence="Share of the requests to a pool that its relief served.",
        undefined="nobody was asked",
    ),
    Kpi(
        name="hand_over_share",
        unit="-",
        formula="pieces of work laid down / requests served",
        source=OWN,
        levels=("pool",),
        sentence="Work that people of a pool laid down at the end of a shift, over the requests to "
        "it.",
        undefined="nobody was asked",
    ),
    Kpi(
        name="pool_hours_per_year",
        unit="h/year",
        source=OWN,
        levels=("pool",),
        formula="busy people × time / planned time × planned time of a year",
        sentence="Hours that the people of a pool were busy, by year.",
        undefined="there was no planned time in the time measured",
    ),
)


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI of this family."""
    wide = [x for x, s in enumerate(figures.scopes.entries) if s.level != "station"]
    hours = figures.scopes.member[wide] @ operator_hours(figures)
    each = np.tile(hours, (len(figures.run.replications), 1))
    yield Block("operator_hours_per_year", [figures.scopes.entries[x] for x in wide], each)
    per_motor = ratio(each[:, 0], figures.good * figures.per_year)
    yield Block("operator_hours_per_good_motor", (Scope(PLANT, "plant"),), per_motor[:, None])
    if people(figures.program):
        yield from _pools(figures)


def operator_hours(figures: Figures) -> Array:
    """Give the operator hours of a year by station [h/year], (S,)."""
    units = figures.run.compiled.layout.work_units
    staff = np.array([u.station.operators * u.station.machines for u in units])
    return staff * [_year(figures, s) / HOUR for s in range(len(units))]


def _year(figures: Figures, s: int) -> float:
    """Give the planned time of a year of a station [s]."""
    compiled, plant = figures.run.compiled, figures.run.plant
    if compiled.layout.work_units[s].calendar == (plant.calendar or ""):
        return compiled.planned_year
    return working_time(figures.program, int(figures.program.station_calendar[s]), 0.0, YEAR)


def _pools(figures: Figures) -> Iterator[Block]:
    mine = people(figures.program)

    def counted(name: str) -> Array:
        return np.stack([getattr(r.trace, name)[mine] for r in figures.run.replications])

    busy, there, served = counted("pool_busy"), counted("pool_present"), counted("pool_served")
    planned = _planned(figures, mine)
    pools = [Scope(f"pool:{figures.program.pool_names[n]}", "pool") for n in mine]
    all_ = ratio(busy.sum(axis=1), there.sum(axis=1))[:, None]
    yield Block("worker_efficiency", (Scope(PLANT, "plant"),), all_)
    yield Block("worker_efficiency", pools, ratio(busy, there))
    yield Block("pool_utilisation", pools, ratio(busy, planned))
    absent = np.maximum(planned - there, 0.0)  # rounding alone makes it less
    yield Block("absence_rate", pools, ratio(absent, planned))
    yield Block("pool_wait_mean", pools, ratio(counted("pool_wait"), served))
    yield Block("relief_share", pools, ratio(counted("pool_helped"), served))
    yield Block("hand_over_share", pools, ratio(counted("pool_laid_down"), served))
    yield Block("pool_hours_per_year", pools, busy / HOUR * figures.per_year[:, None])


def _planned(figures: Figures, pools: list[int]) -> Array:
    """Give the planned attendance of each pool [s], (R, pools)."""
    spans = [(r.trace.since, r.trace.now) for r in figures.run.replications]
    found = {
        span: [planned_attendance(figures.program, n, *span) for n in pools] for span in set(spans)
    }
    return np.array([found[span] for span in spans])
