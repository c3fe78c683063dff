"""For what stations waited: the input they starved for, the place that blocked them."""

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from motorworks.program import Program
from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.confidence import estimate
from motorworks.statistics.elements import measure
from motorworks.statistics.figures import ratio
from motorworks.statistics.load import starved_for
from motorworks.statistics.routes import route_stations
from motorworks.statistics.scope import Scopes, stations_proper

if TYPE_CHECKING:
    import polars as pl

REWORK = "its rework or scrap place"
CREW = "a repair crew"


class Waits(NamedTuple):
    """Machine time by station and cause.

    Attributes
    ----------
    station, state, cause
        One entry per pair of station and cause.
    time
        [s], shape (R, entries).
    """

    station: Array
    state: list[str]
    cause: list[str]
    time: Array


class MainCause(NamedTuple):
    """What a scope waited for most; empty if it did not wait."""

    starved_by: str
    blocked_by: str


def find_waits(run: Run) -> Waits:
    """Give all waiting by station and cause."""
    program = run.compiled.program
    each = np.arange(len(program.station_kind))
    inputs = np.repeat(each, np.diff(program.input_start))
    routes = route_stations(program)
    kinds = (
        (inputs, "starved", origin_names(program), "starved_by"),
        (routes, "blocked", place_names(program), "blocked_by"),
        (each, "blocked", [REWORK] * len(each), "blocked_rework"),
        (each, "down", [CREW] * len(each), "repair_wait"),
    )
    return Waits(
        np.concatenate([station for station, _, _, _ in kinds]),
        [state for station, state, _, _ in kinds for _ in station],
        [cause for _, _, causes, _ in kinds for cause in causes],
        np.stack(
            [
                np.concatenate([getattr(r.trace, name) for *_, name in kinds])
                for r in run.replications
            ]
        ),
    )


def origin_names(program: Program) -> list[str]:
    """Give the name of each input: its buffer or source."""
    names = (*program.buffer_names, *program.source_names)
    return [names[o] for o in program.input_origin]


def place_names(program: Program) -> list[str]:
    """Give the name of each route entry: its buffer or sink; empty where it never sends."""
    names = (*program.buffer_names, *program.sink_names, "")
    return [names[place] for place in program.route_place]


def causes(run: Run) -> "pl.DataFrame":
    """Give why stations starved, were blocked, or were down without a crew.

    Returns
    -------
    polars.DataFrame
        Columns station, state (``starved``, ``blocked``, ``down``), cause (name of the
        input, the place or the crew), share (of the station's planned operation time) and
        half_width; only causes that took time, greatest first.
    """
    import polars as pl

    waits = find_waits(run)
    found = estimate(ratio(waits.time, measure(run)["POT"][:, waits.station]))
    names = run.compiled.program.station_names
    frame = pl.DataFrame(
        {
            "station": [names[s] for s in waits.station],
            "state": waits.state,
            "cause": waits.cause,
            "share": found.mean,
            "half_width": found.half_width,
        },
        schema_overrides={"station": pl.String, "state": pl.String, "cause": pl.String},
    ).with_columns(pl.selectors.float().fill_nan(None))
    proper = stations_proper(run)[waits.station]
    frame = frame.filter(pl.Series(proper, dtype=pl.Boolean))
    return frame.filter(pl.col("share") > 0).sort("share", descending=True, maintain_order=True)


def main_causes(run: Run, scopes: Scopes) -> list[MainCause]:
    """Give what each scope was short of and blocked by most."""
    waits = find_waits(run)
    mean = waits.time.mean(axis=0)
    short = starved_for(run, measure(run)).mean(axis=0)
    mean[: len(short)] = short  # the inputs come first
    merged = merged_names(run)
    return [
        MainCause(
            _greatest(waits, mean, merged, row, "starved"),
            _greatest(waits, mean, merged, row, "blocked"),
        )
        for row in scopes.member
    ]


def _greatest(waits: Waits, mean: Array, merged: dict[str, str], member: Array, state: str) -> str:
    several = member.sum() > 1
    totals: dict[str, float] = {}
    for e in np.flatnonzero(member[waits.station] > 0):
        if waits.state[e] == state and mean[e] > 0:
            name = waits.cause[e]
            name = merged.get(name, name) if several else name
            totals[name] = totals.get(name, 0.0) + float(mean[e])
    return max(totals, key=lambda name: totals[name]) if totals else ""


def merged_names(run: Run) -> dict[str, str]:
    """Give for each buffer of a line its name without the number of the line's copy."""
    layout = run.compiled.layout
    nouns = {u.line: u.line_noun for u in layout.work_units if u.line}
    return {
        b.name: re.sub(f"^{re.escape(line)}/", f"{nouns[line]}/", b.name)
        for b, line in zip(layout.buffers, layout.buffer_lines, strict=True)
        if line in nouns
    }
