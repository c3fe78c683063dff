"""OEE waterfall: where planned time goes, loss by loss, for plant, workshop or line."""

from typing import Any

from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import percent, plain, wide
from motorworks.report.table import Column, Table

COLOURS = {
    "planned stops": "planned_stop",
    "starved": "starved",
    "blocked": "blocked",
    "waiting for an operator": "waiting_for_operator",
    "failures": "down",
    "setup": "setting_up",
    "short stops": "down",
}


def oee_figure(frames: dict[str, Any], names: Names) -> Figure:
    """Give the waterfalls.

    Parameters
    ----------
    frames
        What :func:`motorworks.statistics.oee_waterfall` gives, by scope.
    """
    frames = {s: f for s, f in frames.items() if f["hours"][0]}
    return Figure(
        key="oee",
        title="From planned time to good parts",
        lead="Each step takes a loss from the planned operation time of all machines. Waiting for "
        "others counts as a loss here, as ISO 22400 has it: a machine that is seldom needed loses "
        "most by that.",
        data={
            "falls": [
                {"name": scope, "title": names.scope(scope), "steps": _steps(frame)}
                for scope, frame in frames.items()
            ]
        },
        table=_table(frames, names),
        note="Steps weigh parts by their planned run time so that hours add up; the OEE index of "
        "the key figures weighs them equally and may differ a little.",
    )


def _steps(frame: Any) -> list[dict[str, Any]]:
    """Give each bar with bottom and height [%]; losses hang where the time before them ended."""
    steps: list[dict[str, Any]] = []
    left = 0.0
    for row in frame.iter_rows(named=True):
        share = row["share"] or 0.0
        lost = row["kind"] == "loss"
        left = left - share if lost else share
        steps.append(
            {
                "name": row["step"],
                "stands": not lost,
                "colour": COLOURS.get(row["step"], ""),
                "bottom": wide(88 * min(left, left + share) if lost else 0.0),
                "height": wide(88 * abs(share)),
                "top": wide(88 * (max(left, left + share) if lost else share)),
                "value": percent(share),
                "tip": f"{row['step']}: {percent(share)}, {plain(row['hours'], 4)} machine hours",
            }
        )
    return [s for s in steps if s["stands"] or s["value"] != "0.0 %"]


def _table(frames: dict[str, Any], names: Names) -> Table:
    rows = [(scope, row) for scope, frame in frames.items() for row in frame.iter_rows(named=True)]
    return Table(
        caption="OEE waterfall",
        columns=(
            Column(name="Scope", values=[names.scope(s) for s, _ in rows]),
            Column(name="Step", values=[r["step"] for _, r in rows]),
            Column(name="Kind", values=[r["kind"] for _, r in rows]),
            Column(name="Machine hours", values=[r["hours"] for _, r in rows], kind="number"),
            Column(name="Share", values=[r["share"] for _, r in rows], kind="share"),
            Column(name="Half-width", values=[r["half_width"] for _, r in rows], kind="share"),
        ),
        filters=("Scope",),
        first=(("Scope", names.scope("plant")),) if "plant" in frames else (),
    )
