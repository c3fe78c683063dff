"""KPIs of people: hours of operators, work of the pools."""

from collections.abc import Iterator

import numpy as np

from motorworks.compile import YEAR, working_time
from motorworks.program.program import Array
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
        sentence="Share of the attendance of pools of people spent on work: people times the "
        "hours of their calendar.",
        undefined="the pool had no working hours",
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
    if (figures.program.pool_home < 0).any():  # the others are fleets
        yield from _pools(figures)


def operator_hours(figures: Figures) -> Array:
    """Give the operator hours of a year by station [h/year], (S,)."""
    units = figures.run.compiled.layout.work_units
    people = np.array([u.station.operators * u.station.machines for u in units])
    return people * [_year(figures, s) / HOUR for s in range(len(units))]


def _year(figures: Figures, s: int) -> float:
    """Give the planned time of a year of a station [s]."""
    compiled, plant = figures.run.compiled, figures.run.plant
    if compiled.layout.work_units[s].calendar == (plant.calendar or ""):
        return compiled.planned_year
    return working_time(figures.program, int(figures.program.station_calendar[s]), 0.0, YEAR)


def _pools(figures: Figures) -> Iterator[Block]:
    people = figures.program.pool_home < 0
    busy = np.stack([r.trace.pool_busy for r in figures.run.replications])[:, people]
    there = np.array(
        [_attendance(figures, r.trace.since, r.trace.now) for r in figures.run.replications]
    )[:, people]
    names = np.array(figures.program.pool_names)[people]
    pools = [Scope(f"pool:{name}", "pool") for name in names]
    all_ = ratio(busy.sum(axis=1), there.sum(axis=1))[:, None]
    yield Block("worker_efficiency", (Scope(PLANT, "plant"),), all_)
    yield Block("worker_efficiency", pools, ratio(busy, there))
    yield Block("pool_hours_per_year", pools, busy / HOUR * figures.per_year[:, None])


def _attendance(figures: Figures, begin: float, end: float) -> list[float]:
    program = figures.program
    return [
        int(count) * working_time(program, int(calendar), begin, end)
        for count, calendar in zip(program.pool_count, program.pool_calendar, strict=True)
    ]
