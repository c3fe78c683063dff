"""What holds the plant back: the three worst, the ranking, and how it was judged."""

from collections.abc import Iterable
from typing import Any

from motorworks.report.figure import Figure
from motorworks.report.names import Names
from motorworks.report.number import percent, wide
from motorworks.report.table import Column, Table

SHOWN = 12
OWN = ("working", "setting_up", "down", "planned_stop")
OUTSIDE = ("waiting_for_operator", "blocked", "starved")
HEADINGS = {
    "utilisation": "Utilisation",
    "half_width": "Half-width",
    "working": "Working",
    "setting_up": "Setting up",
    "down": "Down",
    "planned_stop": "Planned stop",
    "blocked": "Blocked",
    "starved": "Starved",
    "waiting": "Waiting for operator",
    "upstream_blocked": "Upstream blocked",
    "downstream_starved": "Downstream starved",
}

Row = dict[str, Any]


def worst(frame: Any, count: int = 3) -> list[Row]:
    """Give the processes that hold the plant back most, by utilisation."""
    rows = [r for r in frame.iter_rows(named=True) if r["level"] == "process"]
    return [r for r in rows if r["utilisation"] is not None][:count]


def bottleneck_figures(frame: Any, causes: Any, names: Names) -> tuple[Figure, ...]:
    """Give the figures on bottlenecks.

    Parameters
    ----------
    frame, causes
        What :func:`motorworks.statistics.bottlenecks` and ``causes`` give.
    """
    return (_culprits(frame, causes, names), _ranking(frame, names))


def _culprits(frame: Any, causes: Any, names: Names) -> Figure:
    return Figure(
        key="culprits",
        title="The three busiest processes",
        bare=True,
        table=_causes(causes, names),
        data={
            "culprits": [_culprit(i, r, names) for i, r in enumerate(worst(frame), start=1)],
            "agreement": _agreement(frame, names),
        },
    )


def _causes(frame: Any, names: Names) -> Table:
    """Give for what each station waited."""
    return Table(
        caption="What stations waited for",
        columns=(
            Column(name="Station", values=[names.station(n) for n in frame["station"]]),
            Column(name="State", values=frame["state"].to_list()),
            Column(name="For", values=[names.waited_for(c) for c in frame["cause"]]),
            Column(name="Share", values=frame["share"].to_list(), kind="share"),
            Column(name="Half-width", values=frame["half_width"].to_list(), kind="share"),
        ),
        filters=("State",),
    )


def _culprit(rank: int, row: Row, names: Names) -> dict[str, Any]:
    return {
        "rank": rank,
        "title": names.label(row["name"]),
        "sub": names.line_and_machines(row["name"], row["machines"]),
        "why": names.spelt_out(row["why"]),
        "parts": _parts(row, (*OWN, *OUTSIDE)),
        "tip": _tip(row, names),
        "used": percent(row["utilisation"]),
        "turning": row["turning_point"],
    }


def _agreement(frame: Any, names: Names) -> str:
    """Give whether the two rankings name the same process."""
    first = next((r for r in worst(frame, 10**6) if r["arrow_rank"] == 1), None)
    busiest = next(iter(worst(frame, 1)), None)
    if first is None or busiest is None:
        return "Waiting points to no single process: none is blocked before and starved behind."
    if first["name"] == busiest["name"]:
        return f"Both rankings name {names.label(first['name'])}."
    return (
        f"The rankings differ: {names.label(busiest['name'])} is busiest, but waiting points to "
        f"{names.label(first['name'])}. Between the two, stores and chance decide."
    )


def _ranking(frame: Any, names: Names) -> Figure:
    rows = worst(frame, 10**6)
    by_use = [_ranked(i, r, names) for i, r in enumerate(rows[:SHOWN], start=1)]
    turning = sorted((r for r in rows if r["arrow_rank"]), key=lambda r: r["arrow_rank"])
    by_arrows = [_ranked(r["arrow_rank"], r, names) for r in turning[:SHOWN]]
    return Figure(
        key="ranking",
        title="Ranking of processes",
        lead="How a process spends its planned time. The thick part and the number are its own "
        "use: working, setting up, down, planned stops. The thin, hatched part is waiting for "
        "others; where little of it is left, the process is a bottleneck.",
        data={"views": {"use": by_use, "arrows": by_arrows}, "key": (*OWN, *OUTSIDE)},
        table=_table(frame, names),
    )


def _ranked(rank: int, row: Row, names: Names) -> dict[str, Any]:
    used = row["utilisation"]
    return {
        "rank": rank,
        "title": names.label(row["name"]),
        "sub": names.line_and_machines(row["name"], row["machines"]),
        "own": _parts(row, OWN),
        "outside": _parts(row, OUTSIDE),
        "used": percent(used),
        "tip": _tip(row, names),
    }


def _parts(row: Row, states: Iterable[str]) -> list[tuple[str, str]]:
    return [(s, wide(100 * _share(row, s))) for s in states if _share(row, s) > 5e-4]


def _share(row: Row, state: str) -> float:
    return float(row["waiting" if state == "waiting_for_operator" else state] or 0.0)


def _tip(row: Row, names: Names) -> str:
    from motorworks.report.names import STATES

    said = [f"{STATES[s]}: {percent(_share(row, s))}" for s in (*OWN, *OUTSIDE)]
    half = row["half_width"]
    sure = f" ± {percent(half)}" if half is not None else ""
    return "\n".join(
        [names.station(row["name"]), f"utilisation: {percent(row['utilisation'])}{sure}", *said]
    )


def _table(frame: Any, names: Names) -> Table:
    shares = [
        Column(name=heading, values=frame[name].to_list(), kind="share")
        for name, heading in HEADINGS.items()
    ]
    return Table(
        caption="Ranking of bottlenecks",
        columns=(
            Column(name="Level", values=frame["level"].to_list()),
            Column(name="Rank", values=frame["rank"].to_list(), kind="number"),
            Column(name="Rank by waiting", values=frame["arrow_rank"].to_list(), kind="number"),
            Column(name="Name", values=[names.station(n) for n in frame["name"]]),
            Column(name="Machines", values=frame["machines"].to_list(), kind="number"),
            *shares,
            Column(name="Why", values=[names.spelt_out(w) for w in frame["why"]]),
        ),
        filters=("Level",),
        first=(("Level", "process"),),
    )
