"""KPIs of output: good parts by year, hour and shift, by model; losses on the way."""

from collections.abc import Iterator

import numpy as np

from motorworks.program.program import Array
from motorworks.statistics.definition import Block, Kpi
from motorworks.statistics.elements import OWN
from motorworks.statistics.figures import HOUR, Figures, ratio
from motorworks.statistics.scope import PLANT, Scope
from motorworks.statistics.shifts import per_shift, worst_tenth

NO_PLAN = "there was no planned time in the time measured"
NONE_GOOD = "no good part was made"
NO_SHIFT = "no whole shift was sampled"


def _kpi(
    name: str,
    unit: str,
    formula: str,
    sentence: str,
    undefined: str = "",
    levels: tuple[str, ...] = ("plant",),
) -> Kpi:
    return Kpi(
        name=name,
        unit=unit,
        formula=formula,
        sentence=sentence,
        undefined=undefined,
        levels=levels,
        source=OWN,
    )


KPIS = (
    _kpi(
        "good_motors_per_year",
        "1/year",
        "good / planned time × planned time of a year",
        "Good parts in a year: parts into the sinks that count as good, scaled by planned time "
        "(by elapsed time where the plant has no calendar).",
        NO_PLAN,
        ("plant", "model"),
    ),
    _kpi(
        "throughput",
        "1/s",
        "good / elapsed time",
        "Parts into the sinks that count as good per second of elapsed time, off shift included.",
        "no time was measured",
    ),
    _kpi(
        "jobs_per_hour",
        "1/h",
        "good / planned time",
        "Good parts per hour of the plant's planned time.",
        NO_PLAN,
    ),
    _kpi(
        "good_motors_per_shift",
        "1/shift",
        "mean over shifts",
        "Good parts in a shift; without shifts in the calendar, in 8 h.",
        NO_SHIFT,
    ),
    _kpi(
        "good_motors_per_shift_worst_tenth",
        "1/shift",
        "mean over the lowest 10 % of shifts",
        "Good parts in a shift of the worst tenth: what must be bridged by stock.",
        NO_SHIFT,
    ),
    _kpi(
        "right_first_time",
        "-",
        "never reworked / good",
        "Share of the good parts that were never reworked anywhere.",
        NONE_GOOD,
    ),
    _kpi(
        "scrap_per_good_motor",
        "parts",
        "Σ SQ / good",
        "Parts of any kind scrapped in the plant for each good motor.",
        NONE_GOOD,
    ),
    _kpi(
        "surplus_parts_per_year",
        "1/year",
        "surplus / planned time × planned time of a year",
        "Parts into the sinks that count as surplus.",
        NO_PLAN,
    ),
    _kpi(
        "overflow_parts_per_year",
        "1/year",
        "overflowed / planned time × planned time of a year",
        "Parts sent to an overflow because the place they were meant for was full.",
        NO_PLAN,
    ),
    _kpi(
        "loss_ratio",
        "-",
        "lost / arrived",
        "Share of the arrivals lost because they found no place.",
        "nothing arrived",
    ),
)
_PLANT = (Scope(PLANT, "plant"),)


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI of this family."""
    for name, values in _plant_values(figures):
        yield Block(name, _PLANT, values[:, None])
    models = figures.models
    names = [Scope(f"model:{figures.program.type_names[t]}", "model") for t in models]
    by_model = figures.good_by_model[:, models] * figures.per_year[:, None]
    yield Block("good_motors_per_year", names, by_model)


def _plant_values(f: Figures) -> Iterator[tuple[str, Array]]:
    shifts = [per_shift(f.run, r.trace) for r in f.run.replications]
    yield "good_motors_per_year", f.good * f.per_year
    yield "throughput", ratio(f.good, f.elapsed)
    yield "jobs_per_hour", ratio(f.good, f.planned / HOUR)
    yield "good_motors_per_shift", np.array([s.mean() if len(s) else np.nan for s in shifts])
    yield "good_motors_per_shift_worst_tenth", np.array([worst_tenth(s) for s in shifts])
    yield "right_first_time", ratio(_first_pass(f), f.good)
    yield "scrap_per_good_motor", ratio(_total(f, "scrap"), f.good)
    yield "surplus_parts_per_year", _into(f, "surplus") * f.per_year
    yield "overflow_parts_per_year", _total(f, "overflowed") * f.per_year
    yield "loss_ratio", ratio(_total(f, "source_lost"), _total(f, "source_arrivals"))


def _total(f: Figures, name: str) -> Array:
    return np.array([float(getattr(r.trace, name).sum()) for r in f.run.replications])


def _into(f: Figures, counts_as: str) -> Array:
    sinks = f.sinks(counts_as)
    return np.array([float(r.trace.sink_count[sinks].sum()) for r in f.run.replications])


def _first_pass(f: Figures) -> Array:
    good = f.sinks("good")
    return np.array([float(r.trace.sink_first_pass[good].sum()) for r in f.run.replications])
