"""Events → segment."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from motorworks.program.program import Array
from motorworks.studio.reel.moves import Held, Tables, moves_of
from motorworks.studio.reel.segment import Segment
from motorworks.studio.reel.vehicles import Standing, stops_of, trips_of
from motorworks.studio.reel.wiring import Wiring

MOST_CAUSES = 65535


@dataclass(frozen=True, eq=False)
class Opening:
    """How all stands when a segment begins.

    Attributes
    ----------
    since, cause, state
        Of every machine.
    held
        Parts in machines and vehicles.
    levels
        Parts in every buffer by model, shape (B, T).
    counts
        Parts that have come to every sink, source and supply.
    standing
        Where vehicles stood last.
    """

    since: Array
    cause: Array
    state: Array
    held: Held
    levels: Array
    counts: Array
    standing: Standing


def recorded(
    number: int,
    span: tuple[float, float],
    opening: Opening,
    events: Tables,
    wiring: Wiring,
    summary: dict[str, Any],
) -> Segment:
    """Give a segment.

    Parameters
    ----------
    number
        Its number.
    span
        Its begin and end [s].
    opening
        How all stands at its begin.
    events
        What happens after its begin and up to its end; trips also of some time later.
    wiring
        The numbers of the plant.
    summary
        Figures kept with it.
    """
    begin, end = span
    n = wiring.nodes
    trips, standing, _ = trips_of(events, opening.standing, wiring, begin, end)
    moves = moves_of(events, opening.held, wiring)
    stops = stops_of(events, opening.standing, wiring)
    states = events["states"]
    arrays = {
        **_opening(opening, standing, wiring),
        "states.dt": _as(states["time"], "<f8"),
        "states.machine": _as(states["machine"], "<u4"),
        "states.cause": _as(np.minimum(states["cause"], MOST_CAUSES), "<u2"),
        "states.state": _as(states["state"], "<u1"),
        "moves.dt": _as(moves.time, "<f8"),
        "moves.part": _as(moves.part, "<u4"),
        "moves.origin": _as(moves.origin, "<u4"),
        "moves.target": _as(moves.target, "<u4"),
        "moves.model": _as(moves.model, "<u1"),
        **{f"trips.{name}": column for name, column in trips._asdict().items()},
        **{f"stops.{name}": column for name, column in stops._asdict().items()},
    }
    header = {
        "number": number,
        "from": begin,
        "to": end,
        "machines": n.buffers,
        "buffers": n.sinks - n.buffers,
        "models": wiring.program.n_types,
        "tours_at": n.tours,
        "summary": summary,
    }
    return Segment(header, arrays)


def _opening(opening: Opening, standing: Standing, wiring: Wiring) -> dict[str, Array]:
    n, held = wiring.nodes, opening.held
    counted = np.arange(n.sinks, n.positions)
    return {
        "machines.since": _as(opening.since, "<f8"),
        "machines.cause": _as(np.minimum(opening.cause, MOST_CAUSES), "<u2"),
        "machines.state": _as(opening.state, "<u1"),
        "held.part": _as(held.part, "<u4"),
        "held.node": _as(held.node, "<u4"),
        "held.since": _as(held.since, "<f8"),
        "held.model": _as(held.model, "<u1"),
        "levels.count": _as(opening.levels.ravel(), "<u4"),
        "counts.node": _as(counted, "<u4"),
        "counts.count": _as(opening.counts, "<u8"),
        "vehicles.node": _as(standing.node, "<u4"),
        "vehicles.parts": _as(standing.parts, "<u2"),
    }


def _as(values: Array, dtype: str) -> Array:
    """Give values in the form in which they are sent; numbers of parts go round after 2**32."""
    return np.asarray(values).astype(dtype)
