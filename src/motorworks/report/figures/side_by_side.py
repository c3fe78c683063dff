"""Equal lines side by side: one row per copy, one column per station, painted by a state."""

from typing import Any

from motorworks.report.figure import Figure
from motorworks.report.figures.states import Shares, shares_by_scope
from motorworks.report.names import Names
from motorworks.report.number import percent
from motorworks.report.table import Column, Table
from motorworks.simulation import Run

PAINTS = {"starved": "s", "blocked": "b", "down": "d", "working": "w"}
"""States that can be chosen, with the letter that carries each in the page."""


def side_by_side_figure(run: Run, frame: Any, names: Names) -> Figure | None:
    """Give the picture; ``None`` if no line has copies."""
    shares = shares_by_scope(frame)
    strongest = _strongest(run, shares)
    grids = [
        _grid(run, noun.name, shares, strongest, names)
        for noun in run.plant.lines
        if noun.lines > 1 and len(noun.stations) > 1
    ]
    if not grids:
        return None
    return Figure(
        key="side_by_side",
        title="Equal lines side by side",
        lead="One row per line, one column per station in the order of flow. The stronger the "
        "colour, the more of the planned time. Where blocked turns into starved along a row, the "
        "station between them holds that line back.",
        data={"grids": grids, "states": _choices(run, shares, strongest)},
        table=_table(run, shares, names),
        long=True,
    )


def _painted(run: Run, shares: dict[str, Shares]) -> list[Shares]:
    """Give the shares of planned time of the stations that stand in equal lines."""
    copies = {line.name for line in run.plant.lines if line.lines > 1}
    return [
        _of_planned(shares.get(f"station:{u.name}", {}))
        for u in run.compiled.layout.stations
        if u.line_noun in copies
    ]


def _strongest(run: Run, shares: dict[str, Shares]) -> Shares:
    """Give the share that is painted in full colour, by state."""
    return {
        s: max(v[s] for v in _painted(run, shares) or [dict.fromkeys(PAINTS, 0.0)]) for s in PAINTS
    }


def _choices(run: Run, shares: dict[str, Shares], strongest: Shares) -> list[tuple[str, str]]:
    """Give the states that can be painted with their words, the most time lost first."""
    lost = {s: sum(v[s] for v in _painted(run, shares)) for s in PAINTS}
    order = sorted(PAINTS, key=lambda s: (s == "working", -lost[s]))
    return [(s, f"{s}, full colour: {percent(strongest[s], 0)}") for s in order]


def _table(run: Run, shares: dict[str, Shares], names: Names) -> Table:
    copies = {noun.name for noun in run.plant.lines if noun.lines > 1 and len(noun.stations) > 1}
    units = [u for u in run.compiled.layout.stations if u.line_noun in copies]
    of_planned = [_of_planned(shares.get(f"station:{u.name}", {})) for u in units]
    return Table(
        caption="Equal lines, share of planned time",
        columns=(
            Column(name="Line", values=[names.line(u.line) for u in units]),
            Column(name="Station", values=[names.machine(u.name) for u in units]),
            Column(name="Models", values=[", ".join(u.models) for u in units]),
            *(
                Column(name=s.capitalize(), values=[v[s] for v in of_planned], kind="share")
                for s in PAINTS
            ),
        ),
        filters=("Line", "Station"),
    )


def _grid(
    run: Run, noun: str, shares: dict[str, Shares], strongest: Shares, names: Names
) -> dict[str, Any]:
    units = [u for u in run.compiled.layout.stations if u.line_noun == noun]
    stations = list(dict.fromkeys(u.station.name for u in units))
    lines = list(dict.fromkeys(u.line for u in units))
    return {
        "title": names.line(noun),
        "stations": [names.label(f"{noun}/{s}") for s in stations],
        "rows": [
            (
                _row_title(line, noun, next(u.models for u in units if u.line == line), run),
                [
                    _cell(shares.get(f"station:{line}/{s}", {}), strongest, f"{line}/{s}", names)
                    for s in stations
                ],
            )
            for line in lines
        ],
    }


def _row_title(line: str, noun: str, models: tuple[str, ...], run: Run) -> str:
    """Give the number of a copy, with its models where copies differ in them."""
    number = line.removeprefix(f"{noun}-")
    allocated = 0 < len(models) < len(run.plant.models)
    return f"{number} · {', '.join(models)}" if allocated else number


def _cell(shares: Shares, strongest: Shares, station: str, names: Names) -> dict[str, str]:
    of_planned = _of_planned(shares)
    depth = {s: v / strongest[s] if strongest[s] else 0.0 for s, v in of_planned.items()}
    style = ";".join(f"--{letter}:{depth[s]:.2f}" for s, letter in PAINTS.items())
    said = "\n".join(f"{s}: {percent(v)}" for s, v in of_planned.items())
    return {"style": style, "tip": f"{names.station(station)}\n{said}"}


def _of_planned(shares: Shares) -> dict[str, float]:
    planned = 1.0 - shares.get("off_shift", 0.0)
    return {s: shares.get(s, 0.0) / planned if planned > 1e-9 else 0.0 for s in PAINTS}
