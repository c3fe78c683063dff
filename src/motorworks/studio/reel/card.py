"""The card of a node: how it is now, since when and why, and how it was so far."""

from typing import Any

import numpy as np

from motorworks.compile import Compiled
from motorworks.errors import RunError
from motorworks.plant import Plant
from motorworks.program import STATES, Trace
from motorworks.program.program import BLOCKED, DOWN, STARVED, STOP, WAIT, Array
from motorworks.simulation.events import cause_names
from motorworks.studio.reel.stretch import between
from motorworks.studio.reel.wiring import Wiring
from motorworks.studio.scene.words import cause_words, names_of, state_words

WHY = {
    STARVED: "waits for parts: {}",
    BLOCKED: "has no room for its part: {}",
    WAIT: "waits for an operator",
    DOWN: "waits for repair: {}",
    STOP: "waits for upkeep: {}",
}


class Cards:
    """Gives the cards of a reel.

    Parameters
    ----------
    plant, compiled, wiring
        The plant.
    """

    def __init__(self, plant: Plant, compiled: Compiled, wiring: Wiring) -> None:
        self.plant = plant
        self.program = compiled.program
        self.wiring = wiring
        self.names = names_of(plant, compiled)
        self.causes = cause_words(compiled, self.names)
        self.known = len(cause_names(compiled.program))
        self.words = list(state_words().values())

    def card(self, node: int, earlier: Trace, now: Trace, cause: Array) -> dict[str, Any]:
        """Give what is to be known of a node.

        Parameters
        ----------
        node
            Its number.
        earlier, now
            Traces at the begin of the last hours and at the moment.
        cause
            Cause of the state of every machine.

        Raises
        ------
        RunError
            If there is no such node.
        """
        card = self.head(node, now.now)
        kind, n = card["kind"], self.wiring.nodes
        if kind == "machines":
            return card | self._machine(node, earlier, now, int(cause[node]))
        about = {
            "buffers": self._buffer,
            "sinks": self._sink,
            "sources": self._source,
            "supplies": self._supply,
        }.get(kind)
        return card | about(node - getattr(n, kind), earlier, now) if about else card

    def head(self, node: int, at: float) -> dict[str, Any]:
        """Give what every card begins with: which node it is about, of what kind, and when [s].

        Raises
        ------
        RunError
            If there is no such node.
        """
        n = self.wiring.nodes
        if not 0 <= node < n.count:
            raise RunError(f"node is {node}; this plant has nodes 0 to {n.count - 1}")
        return {"node": node, "kind": n.kind(node), "at": at}

    def standing(self, machine: int, state: int, cause: int) -> dict[str, Any]:
        """Give what every card of a machine begins with: which it is, its state, and why."""
        return {
            "name": self.program.station_names[int(self.wiring.station[machine])],
            "state": STATES[state],
            "words": self.words[state],
            "why": self.why(state, cause),
            "waits_for": self.causes[cause],
        }

    def _machine(self, machine: int, earlier: Trace, now: Trace, cause: int) -> dict[str, Any]:
        last = between(earlier, now)
        return {
            **self.standing(machine, int(now.state[machine]), cause),
            "since": float(now.state_since[machine]),
            "holds": int(now.holds[machine]),
            "cycles": int(now.cycles[machine]),
            "cycles_last": int(last.cycles[machine]),
            "shares": shares(now.state_time[machine]),
            "shares_last": shares(last.state_time[machine]),
            "station": self._station(int(self.wiring.station[machine]), last, now),
        }

    def why(self, state: int, cause: int) -> str:
        """Give in words why a machine does not work; empty if it does."""
        if state == WAIT:
            return WHY[WAIT]
        if not 0 < cause < self.known or state not in WHY:
            return ""
        return WHY[state].format(self.causes[cause])

    def _station(self, s: int, last: Trace, now: Trace) -> dict[str, Any]:
        """Give what was counted at a station: since the run began, and in the last hours."""
        by_model = ("produced", "good", "scrap", "rework")
        plain = ("failures", "upkeeps", "setups", "tool_changes")
        found: dict[str, Any] = {name: int(getattr(now, name)[s].sum()) for name in by_model}
        found |= {name: int(getattr(now, name)[s]) for name in plain}
        return found | {f"{n}_last": int(getattr(last, n)[s].sum()) for n in (*by_model, *plain)}

    def _buffer(self, b: int, earlier: Trace, now: Trace) -> dict[str, Any]:
        last = between(earlier, now)
        spans = (now.now - now.since, last.now - last.since)
        means = [
            float(t.buffer_integral[b]) / s if s > 0 else None
            for t, s in zip((now, last), spans, strict=True)
        ]
        return {
            "name": self.program.buffer_names[b],
            "level": int(now.buffer_level[b].sum()),
            "levels": now.buffer_level[b].tolist(),
            "most": int(now.buffer_max[b]),
            "mean": means[0],
            "mean_last": means[1],
            "entries": int(now.buffer_entries[b]),
            "entries_last": int(last.buffer_entries[b]),
        }

    def _sink(self, k: int, earlier: Trace, now: Trace) -> dict[str, Any]:
        count = int(now.sink_count[k].sum())
        time = float(now.sink_time[k].sum())
        return {
            "name": self.program.sink_names[k],
            "passed": count,
            "passed_last": int((now.sink_count - earlier.sink_count)[k].sum()),
            "by_model": now.sink_count[k].tolist(),
            "throughput_time": time / count if count else None,
        }

    def _source(self, q: int, earlier: Trace, now: Trace) -> dict[str, Any]:
        return {
            "name": self.program.source_names[q],
            "passed": int(now.source_arrivals[q]),
            "passed_last": int((now.source_arrivals - earlier.source_arrivals)[q]),
            "turned_away": int(now.source_lost[q]),
        }

    def _supply(self, v: int, earlier: Trace, now: Trace) -> dict[str, Any]:
        return {
            "name": self.program.supply_names[v],
            "passed": int(now.supply_arrived[v]),
            "passed_last": int((now.supply_arrived - earlier.supply_arrived)[v]),
            "on_order": int(now.supply_on_order[v]),
            "orders": int(now.supply_orders[v]),
            "expired": int(now.supply_expired[v]),
        }


def shares(seconds: Array) -> dict[str, float]:
    """Give the share of each state in the time of a machine, from the time in each [s]."""
    total = float(np.sum(seconds))
    parts = seconds / total if total > 0 else seconds
    return {state: float(part) for state, part in zip(STATES, parts, strict=True)}
