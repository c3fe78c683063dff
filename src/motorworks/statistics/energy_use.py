"""Energy and power: by workshop, per motor, the load over the day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from motorworks.program import Trace
from motorworks.program.program import STATES, Array
from motorworks.simulation import Run
from motorworks.statistics.confidence import estimate
from motorworks.statistics.definition import Block, Kpi
from motorworks.statistics.elements import OWN, state_times
from motorworks.statistics.figures import Figures, ratio
from motorworks.statistics.scope import PLANT, Scope, own_units

if TYPE_CHECKING:
    import polars as pl

QUARTER = 900.0
DAY = 86400.0
KWH = 3.6e6
NONE_GOOD = "no good part was made"

KPIS = (
    Kpi(
        name="energy_per_good_motor",
        unit="kWh",
        source=OWN,
        levels=("plant", "workshop"),
        formula="Σ power in each state × time in it / good",
        sentence="Electric energy of the machines of the plant's own workshops, or of one "
        "workshop, for each good motor.",
        undefined=NONE_GOOD,
    ),
    Kpi(
        name="supplier_energy_per_good_motor",
        unit="kWh",
        source=OWN,
        levels=("plant",),
        formula="Σ power in each state × time in it / good",
        sentence="Electric energy of the machines of the supplier park for each good motor.",
        undefined=NONE_GOOD,
    ),
    Kpi(
        name="energy_per_year",
        unit="kWh/year",
        source=OWN,
        levels=("plant", "workshop"),
        formula="energy / planned time × planned time of a year",
        sentence="Electric energy of the machines in a year.",
        undefined="there was no planned time in the time measured",
    ),
    Kpi(
        name="peak_power",
        unit="kW",
        source=OWN,
        levels=("plant", "workshop"),
        formula="max over quarter hours of energy / 15 min",
        sentence="Greatest mean power over a quarter of an hour, as tariffs meter it; quarters "
        "count from the start of statistics.",
        undefined="the samples are not taken every 15 min or a whole part of it",
    ),
)


def station_energy(run: Run) -> Array:
    """Give the energy of each station [J], (R, S)."""
    power = run.compiled.program.station_power.reshape(-1, len(STATES))
    energy: Array = (state_times(run) * power).sum(axis=2)
    return energy


def quarter_hours(run: Run, trace: Trace) -> Array:
    """Give the mean power of each energy group in each whole quarter of an hour [W], (Q, G).

    Empty where samples do not fall on every quarter of an hour.
    """
    interval = run.compiled.program.sample_interval
    every = round(QUARTER / interval) if interval else 0
    if not every or abs(every * interval - QUARTER) > 1e-6:
        return np.empty((0, trace.sample_energy.shape[1]))
    at_quarters = trace.sample_energy[every - 1 :: every]
    power: Array = np.diff(at_quarters, axis=0, prepend=0.0) / QUARTER
    return power


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI of this family."""
    energy = station_energy(figures.run) / KWH
    plant = (Scope(PLANT, "plant"),)
    wide = [x for x, s in enumerate(figures.scopes.entries) if s.level in {"plant", "workshop"}]
    scopes = [figures.scopes.entries[x] for x in wide]
    by_scope = energy @ figures.scopes.member[wide].T
    yield Block("energy_per_good_motor", scopes, ratio(by_scope, figures.good[:, None]))
    park = energy @ (~own_units(figures.run)).astype(float)
    yield Block("supplier_energy_per_good_motor", plant, ratio(park, figures.good)[:, None])
    yield Block("energy_per_year", scopes, by_scope * figures.per_year[:, None])
    yield Block("peak_power", scopes, _peaks(figures.run, scopes))


def _peaks(run: Run, scopes: list[Scope]) -> Array:
    """Give the greatest quarter-hour power of each scope [kW], (R, X)."""
    groups = np.array([_groups(run, s) for s in scopes], dtype=float)
    peaks = []
    for r in run.replications:
        power = quarter_hours(run, r.trace) @ groups.T
        peaks.append(power.max(axis=0) / 1e3 if len(power) else np.full(len(scopes), np.nan))
    return np.array(peaks)


def _groups(run: Run, scope: Scope) -> list[bool]:
    """Tell which energy groups belong to the plant's own workshops, or to one workshop."""
    names = run.compiled.program.group_names
    if scope.level == "plant":
        foreign = {w.name for w in run.plant.workshops if not w.own}
        return [n not in foreign for n in names]
    return [f"workshop:{n}" == scope.name for n in names]


def energy(run: Run) -> "pl.DataFrame":
    """Give energy by workshop.

    Returns
    -------
    polars.DataFrame
        One row per workshop (stations in none come as the empty name) with columns
        workshop, own, kwh_per_year, half_width, kwh_per_motor, mean_kw, peak_kw; the peak
        is that of the workshop, at its own time.
    """
    import polars as pl

    figures = Figures(run)
    names = list(run.compiled.program.group_names)
    units = run.compiled.layout.work_units
    member = np.array([[u.workshop == n for u in units] for n in names], dtype=float)
    joule = station_energy(run) @ member.reshape(len(names), len(units)).T
    year = estimate(joule / KWH * figures.per_year[:, None])
    foreign = {w.name for w in run.plant.workshops if not w.own}
    scopes = [Scope(f"workshop:{n}", "workshop") for n in names]
    return pl.DataFrame(
        {
            "workshop": names,
            "own": [n not in foreign for n in names],
            "kwh_per_year": year.mean,
            "half_width": year.half_width,
            "kwh_per_motor": estimate(ratio(joule / KWH, figures.good[:, None])).mean,
            "mean_kw": ratio(joule, figures.elapsed[:, None]).mean(axis=0) / 1e3,
            "peak_kw": estimate(_peaks(run, scopes)).mean,
        },
        schema_overrides={"workshop": pl.String, "own": pl.Boolean},
    ).with_columns(pl.selectors.float().fill_nan(None))


def load_curve(run: Run) -> "pl.DataFrame":
    """Give the power over the day, quarter hour by quarter hour.

    Returns
    -------
    polars.DataFrame
        Columns workshop (of the plant's own ones, and ``plant`` for their sum), hour (of the
        day, 0 to 23.75), mean_kw and max_kw over all days and replications; empty where
        samples do not fall on every quarter of an hour.
    """
    import polars as pl

    groups = _own_groups(run)
    rows = []
    for r in run.replications:
        power = quarter_hours(run, r.trace) @ np.array(list(groups.values()), dtype=float).T
        begin = (r.trace.since + QUARTER * np.arange(len(power))) % DAY
        hour = np.floor(begin / QUARTER) * QUARTER / 3600
        rows += [
            pl.DataFrame({"workshop": name, "hour": hour, "kw": power[:, g] / 1e3})
            for g, name in enumerate(groups)
        ]
    return (
        pl.concat(rows)
        .group_by("workshop", "hour", maintain_order=True)
        .agg(mean_kw=pl.col("kw").mean(), max_kw=pl.col("kw").max())
        .sort("workshop", "hour", maintain_order=True)
    )


def _own_groups(run: Run) -> dict[str, list[bool]]:
    own = _groups(run, Scope(PLANT, "plant"))
    names = run.compiled.program.group_names
    each = {n: [n == m for m in names] for n, mine in zip(names, own, strict=True) if mine and n}
    return {PLANT: own, **each}
