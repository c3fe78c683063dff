"""KPIs of transport: fleets of vehicles, and tours by timetable."""

import math
from collections.abc import Iterator

import numpy as np

from motorworks.compile import working_time
from motorworks.program.program import Array
from motorworks.statistics.definition import Block, Kpi
from motorworks.statistics.elements import OWN
from motorworks.statistics.figures import HOUR, Figures, ratio
from motorworks.statistics.scope import Scope

EMPTY, LOADING, LOADED, UNLOADING = range(4)
"""Phases of a trip, as the kernel counts them."""


def _kpi(name: str, unit: str, formula: str, sentence: str, undefined: str, level: str) -> Kpi:
    return Kpi(
        name=name,
        unit=unit,
        formula=formula,
        sentence=sentence,
        undefined=undefined,
        levels=(level,),
        source=OWN,
    )


NO_HOURS = "the fleet had no working hours"
NO_RUNS = "no run was begun"

KPIS = (
    _kpi(
        "fleet_utilisation",
        "-",
        "busy vehicles × time / (vehicles × hours)",
        "Share of the hours of its calendar that the vehicles of a fleet were under way, "
        "loading, unloading, or waiting to unload.",
        NO_HOURS,
        "fleet",
    ),
    _kpi(
        "empty_travel_share",
        "-",
        "empty travel / (empty travel + loaded travel)",
        "Share of the travel of a fleet without a load.",
        "the fleet did not travel",
        "fleet",
    ),
    _kpi(
        "mean_wait_for_vehicle",
        "s",
        "Σ waits / calls",
        "Mean time from the call of a lot that is ready to the vehicle's setting off to it.",
        "nothing was called for",
        "fleet",
    ),
    _kpi(
        "trips_per_hour",
        "1/h",
        "trips / hours",
        "Trips of a fleet per hour of its calendar.",
        NO_HOURS,
        "fleet",
    ),
    _kpi(
        "fleet_parts_per_hour",
        "1/h",
        "parts / hours",
        "Parts brought by a fleet per hour of its calendar.",
        NO_HOURS,
        "fleet",
    ),
    _kpi(
        "parts_per_trip",
        "parts",
        "parts / trips",
        "Parts that a vehicle carried in the mean.",
        "no trip was ended",
        "fleet",
    ),
    _kpi(
        "tour_punctuality",
        "-",
        "1 − late departures / departures due",
        "Share of the departures of a timetable that found a vehicle at home.",
        "no departure was due",
        "tour",
    ),
    _kpi(
        "parts_per_run",
        "parts",
        "parts / runs",
        "Parts set down in a run of a milk run or shipment.",
        NO_RUNS,
        "tour",
    ),
    _kpi(
        "load_factor",
        "-",
        "parts per run / capacity",
        "Parts set down in a run over what a vehicle holds, or over what its loads may be at the "
        "most; above 1 where places in it are used twice in a run.",
        "no run was begun, or the vehicle has no limit",
        "tour",
    ),
)


def blocks(figures: Figures) -> Iterator[Block]:
    """Give the values of every KPI of this family."""
    if (figures.program.pool_home >= 0).any():
        yield from _fleets(figures)
    if figures.program.tour_names:
        yield from _tours(figures)


def _counted(figures: Figures, name: str) -> Array:
    return np.stack([getattr(r.trace, name) for r in figures.run.replications]).astype(float)


# ---- fleets ----


def _fleets(figures: Figures) -> Iterator[Block]:
    fleet = figures.program.pool_home >= 0
    names = np.array(figures.program.pool_names)[fleet]
    scopes = [Scope(f"fleet:{name}", "fleet") for name in names]
    hours = fleet_hours(figures)[:, fleet]
    there = hours * figures.program.pool_count[fleet]
    time = _counted(figures, "fleet_time")[:, fleet]
    trips, parts = (_counted(figures, f"fleet_{n}")[:, fleet] for n in ("trips", "parts"))
    busy, wait, served = (
        _counted(figures, f"pool_{n}")[:, fleet] for n in ("busy", "wait", "served")
    )
    empty = time[:, :, EMPTY]
    yield Block("fleet_utilisation", scopes, ratio(busy, there))
    yield Block("empty_travel_share", scopes, ratio(empty, empty + time[:, :, LOADED]))
    yield Block("mean_wait_for_vehicle", scopes, ratio(wait, served))
    yield Block("trips_per_hour", scopes, ratio(trips, hours / HOUR))
    yield Block("fleet_parts_per_hour", scopes, ratio(parts, hours / HOUR))
    yield Block("parts_per_trip", scopes, ratio(parts, trips))


def fleet_hours(figures: Figures) -> Array:
    """Give the time that the calendar of every pool is on [s], (R, P)."""
    program = figures.program
    return np.array(
        [
            [
                working_time(program, int(calendar), r.trace.since, r.trace.now)
                for calendar in program.pool_calendar
            ]
            for r in figures.run.replications
        ]
    )


# ---- tours ----


def _tours(figures: Figures) -> Iterator[Block]:
    scopes = [Scope(f"tour:{name}", "tour") for name in figures.program.tour_names]
    runs, late, parts = (_counted(figures, f"tour_{n}") for n in ("runs", "late", "parts"))
    due = np.array(
        [
            [departures(figures, d, r.trace.since, r.trace.now) for d in range(len(scopes))]
            for r in figures.run.replications
        ],
        dtype=float,
    )
    per_run = ratio(parts, runs)
    yield Block("tour_punctuality", scopes, 1.0 - ratio(late, due))
    yield Block("parts_per_run", scopes, per_run)
    yield Block("load_factor", scopes, ratio(per_run, _most(figures)))


def departures(figures: Figures, tour: int, since: float, now: float) -> int:
    """Give the departures of a tour that were due in a stretch of time.

    Parameters
    ----------
    figures
        The run.
    tour
        Number of the tour.
    since, now
        The stretch [s]; what happens at its end belongs to it, what happens at its begin does
        only where that is time 0.
    """
    program = figures.program
    first, last = program.tour_departure_start[tour : tour + 2]
    times = program.tour_departure[first:last]
    period = float(program.tour_period[tour])

    def up_to(time: float) -> int:
        rounds = math.floor(time / period)
        return rounds * len(times) + int((times <= time - rounds * period).sum())

    return up_to(now) - (up_to(since) if since > 0 else 0)


def _most(figures: Figures) -> Array:
    """Give the parts that a run of each tour can carry at the most, (D,); 0 without limit."""
    program = figures.program
    most = program.tour_capacity.astype(float)
    for d in np.flatnonzero(most < 0):
        first, last = program.load_start[d : d + 2]
        loads = program.load_most[first:last]
        most[d] = float(loads.sum()) if len(loads) and (loads >= 0).all() else 0.0
    return most
