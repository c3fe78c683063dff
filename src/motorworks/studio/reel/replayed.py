"""Figures and cards of a finished run, counted from what its trace tells."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from motorworks.program import STATES
from motorworks.program.program import DOWN, Array
from motorworks.studio.reel.card import Cards, shares
from motorworks.studio.reel.frame import decode
from motorworks.studio.reel.segment import Segment
from motorworks.studio.reel.tally import Tally
from motorworks.studio.reel.wiring import Wiring


class Window:
    """What happened in the last hours before a moment.

    Parameters
    ----------
    stretch
        Segments of these hours as one.
    at
        The moment [s].
    wiring
        The numbers of the plant.
    """

    def __init__(self, stretch: Segment, at: float, wiring: Wiring) -> None:
        self.stretch = stretch
        self.at = at
        self.wiring = wiring
        self.span = at - stretch.begin
        self.now = decode(stretch.key(0, at))[4]
        self.then = decode(stretch.key(0))[4]

    def state_time(self) -> Array:
        """Give the time of each machine in each state [s], shape (M, 8)."""
        a, begin = self.stretch.arrays, self.stretch.begin
        rows = int(a["states.dt"].searchsorted(self.at, "right"))
        machines = len(self.then["machines"]["state"])
        machine = np.concatenate([np.arange(machines), a["states.machine"][:rows]])
        state = np.concatenate([self.then["machines"]["state"], a["states.state"][:rows]])
        since = np.concatenate([np.full(machines, begin), a["states.dt"][:rows]])
        order = np.argsort(machine, kind="stable")
        machine, state, since = machine[order], state[order], since[order]
        until = np.append(since[1:], self.at)
        until[np.append(machine[1:] != machine[:-1], True)] = self.at
        where = machine.astype(np.int64) * len(STATES) + state
        size = machines * len(STATES)
        return np.bincount(where, until - since, size).reshape(machines, len(STATES))

    def falls(self, state: int) -> Array:
        """Give how often each machine came into a state, int (M,)."""
        a = self.stretch.arrays
        rows = slice(0, int(a["states.dt"].searchsorted(self.at, "right")))
        came = a["states.machine"][rows][a["states.state"][rows] == state]
        return np.bincount(came, minlength=len(self.then["machines"]["state"]))

    def given(self) -> Array:
        """Give the parts that each machine gave away, int (M,)."""
        a = self.stretch.arrays
        rows = slice(0, int(a["moves.dt"].searchsorted(self.at, "right")))
        origin, target = a["moves.origin"][rows], a["moves.target"][rows]
        machines = self.wiring.nodes.buffers
        places = (target >= machines) & (target < self.wiring.nodes.sources)
        return np.bincount(origin[places & (origin < machines)], minlength=machines)

    def counts(self) -> tuple[Array, Array]:
        """Give what had come to sinks, sources and supplies at the moment, and in the hours."""
        now = self.now["counts"]["count"].astype(np.int64)
        return now, now - self.then["counts"]["count"].astype(np.int64)


def figures(window: Window, tally: Tally, hours: float) -> dict[str, Any]:
    """Give the figures at a moment, as far as a trace tells them.

    Parameters
    ----------
    window
        The hours before it.
    tally
        What the plant wants.
    hours
        The plant's working time in the window [h].
    """
    now, last = window.counts()
    good = tally.good_places(window.wiring.nodes)
    sinks = good - (window.wiring.nodes.sinks - window.wiring.nodes.buffers)
    made, wanted = int(last[sinks].sum()), tally.per_hour
    levels, held = window.now["levels"]["count"], window.now["held"]["part"]
    times = window.state_time()
    return {
        "at": window.at,
        "from": window.stretch.begin,
        "good": int(now[sinks].sum()),
        "good_last": made,
        "planned_hours": hours,
        "per_hour": made / hours if hours > 0 else None,
        "target_per_hour": wanted,
        "takt": 3600.0 / wanted if wanted else None,
        "parts": int(levels.sum()) + len(held),
        **tally.energy.figures(window.now["machines"]["state"], times, made),
        "states": dict(zip(STATES, times.sum(axis=0).tolist(), strict=True)),
        "lines": tally.lines_of(window.given(), hours),
    }


def course(windows: Sequence[Window], tally: Tally) -> list[dict[str, Any]]:
    """Give the points of charts from windows of one stretch that end later and later."""
    rows = []
    nodes = windows[0].wiring.nodes
    sinks = tally.good_places(nodes) - (nodes.sinks - nodes.buffers)
    for earlier, later in pairwise(windows):
        made = later.counts()[0][sinks].sum() - earlier.counts()[0][sinks].sum()
        parts = int(later.now["levels"]["count"].sum()) + len(later.now["held"]["part"])
        times = (later.state_time() - earlier.state_time()).sum(axis=0)
        rows.append(tally.hour(int(made), parts, times, (earlier.at, later.at)))
    return rows


def card(window: Window, cards: Cards, node: int) -> dict[str, Any]:
    """Give what is to be known of a node, as far as a trace tells it.

    Raises
    ------
    RunError
        If there is no such node.
    """
    about = cards.head(node, window.at)
    n = window.wiring.nodes
    if about["kind"] == "machines":
        return about | _machine(window, cards, node)
    if about["kind"] == "buffers":
        rows = window.now["levels"]["node"] == node
        return about | {
            "name": cards.program.buffer_names[node - n.buffers],
            "level": int(window.now["levels"]["count"][rows].sum()),
        }
    if n.sinks <= node < n.positions:
        now, last = window.counts()
        which = node - n.sinks
        return about | {"passed": int(now[which]), "passed_last": int(last[which])}
    return about


def _machine(window: Window, cards: Cards, machine: int) -> dict[str, Any]:
    tables = window.now["machines"]
    return {
        **cards.standing(machine, int(tables["state"][machine]), int(tables["cause"][machine])),
        "since": float(tables["since"][machine]),
        "holds": int((window.now["held"]["node"] == machine).sum()),
        "shares_last": shares(window.state_time()[machine]),
        "given_last": int(window.given()[machine]),
        "failures_last": int(window.falls(DOWN)[machine]),
    }
