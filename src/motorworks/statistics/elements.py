"""Time and quantity elements by ISO 22400, from the states and counts of a run.

Every machine is in one state at any time, so the time elements are sums of states::

    elapsed ─┬─ off shift
             └─ POT ─┬─ PDOT  planned stop
                     └─ PBT ─┬─ ADOT  starved, blocked
                             └─ AUBT ─┬─ ADET  down, waiting for an operator
                                      └─ AUPT ─┬─ AUST  setting up
                                               └─ APT   working

Elements of a line, a workshop or the plant are the sums over its machines.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from motorworks.program import program as p
from motorworks.program.program import Array
from motorworks.simulation import Run
from motorworks.statistics.confidence import estimate
from motorworks.statistics.run_time import planned_run_times
from motorworks.statistics.scope import Scopes, find_scopes
from motorworks.statistics.stops import find_stops

if TYPE_CHECKING:
    import polars as pl

ISO = "ISO 22400-2:2014"
OWN = "Motorworks"


class Element(NamedTuple):
    """What an element means and where its name comes from."""

    name: str
    unit: str
    sentence: str
    source: str
    states: tuple[int, ...] = ()


ELEMENTS: Mapping[str, Element] = {
    "POT": Element(
        "planned operation time",
        "s",
        "All states but off shift.",
        ISO,
        (p.STOP, p.DOWN, p.SETUP, p.WORK, p.BLOCKED, p.WAIT, p.STARVED),
    ),
    "PDOT": Element("planned down time", "s", "Planned stops.", ISO, (p.STOP,)),
    "PBT": Element(
        "planned busy time",
        "s",
        "Planned operation time less planned down time.",
        ISO,
        (p.DOWN, p.SETUP, p.WORK, p.BLOCKED, p.WAIT, p.STARVED),
    ),
    "AUBT": Element(
        "actual unit busy time",
        "s",
        "Processing time and delays.",
        ISO,
        (p.DOWN, p.SETUP, p.WORK, p.WAIT),
    ),
    "ADOT": Element(
        "actual unit down time",
        "s",
        "Available but not running: starved or blocked.",
        ISO,
        (p.BLOCKED, p.STARVED),
    ),
    "AUPT": Element(
        "actual unit processing time", "s", "Production time and setup.", ISO, (p.SETUP, p.WORK)
    ),
    "ADET": Element(
        "actual unit delay time",
        "s",
        "Down, or a part inside waits for an operator.",
        ISO,
        (p.DOWN, p.WAIT),
    ),
    "AUST": Element(
        "actual unit setup time", "s", "Changeovers and tool changes.", ISO, (p.SETUP,)
    ),
    "APT": Element(
        "actual production time",
        "s",
        "Working: every pass, repeated and scrapped ones included, at the speed it really had.",
        ISO,
        (p.WORK,),
    ),
    "AOET": Element(
        "actual order execution time",
        "s",
        "The run counts as one order that every unit is always on: production, setup, delay and "
        "down time, which is the planned busy time.",
        "OPC 40501-1, annex C.2.3",
        (p.DOWN, p.SETUP, p.WORK, p.BLOCKED, p.WAIT, p.STARVED),
    ),
    "elapsed": Element("elapsed time", "s", "All states.", OWN, tuple(range(len(p.STATES)))),
    "down": Element(
        "time down", "s", "Failed: waiting for a crew or under repair.", OWN, (p.DOWN,)
    ),
    "short": Element(
        "time in short stops", "s", "The part of the time down that was short stops.", OWN
    ),
    "CMT": Element(
        "corrective maintenance time",
        "s",
        "From failures to the end of their repairs, short stops left out; off shift included.",
        ISO,
    ),
    "PMT": Element(
        "preventive maintenance time",
        "s",
        "From the begin of maintenance to its end, the wait for its crew included; off shift too.",
        ISO,
    ),
    "failures": Element("failures", "-", "How often machines failed, short stops left out.", OWN),
    "short stops": Element("short stops", "-", "How often machines stopped for short.", OWN),
    "blocked": Element("time blocked", "s", "A finished part finds no place.", OWN, (p.BLOCKED,)),
    "waiting": Element(
        "time waiting for an operator", "s", "A part inside waits for a person.", OWN, (p.WAIT,)
    ),
    "starved": Element("time starved", "s", "Empty, up and on shift.", OWN, (p.STARVED,)),
    "PQ": Element(
        "produced quantity", "parts", "Parts that completed a pass: good, scrap and rework.", ISO
    ),
    "GQ": Element("good quantity", "parts", "Parts judged good.", ISO),
    "SQ": Element("scrap quantity", "parts", "Parts judged scrap.", ISO),
    "RQ": Element(
        "rework quantity", "parts", "Passes after which the part had to be repeated.", ISO
    ),
    "GP": Element("good parts at the first pass", "parts", "Good without a repeat here.", ISO),
    "IP": Element("inspected parts", "parts", "Parts judged for good: good and scrap.", ISO),
    "PRI×PQ": Element(
        "planned run time of the produced quantity",
        "s",
        "Planned run time per item times parts produced, model by model.",
        ISO,
    ),
    "PRI×GQ": Element(
        "planned run time of the good quantity",
        "s",
        "Planned run time per item times good parts, model by model.",
        OWN,
    ),
    "PRI×SQ": Element(
        "planned run time of the scrap quantity",
        "s",
        "Planned run time per item times scrapped parts, model by model.",
        OWN,
    ),
}
"""Every element by its symbol."""


@dataclass(frozen=True, eq=False)
class Measured:
    """Elements of several stations or scopes.

    Attributes
    ----------
    values
        By symbol, each of shape (R, X).
    machines
        Machines of each, shape (X,).
    """

    values: Mapping[str, Array]
    machines: Array

    def __getitem__(self, symbol: str) -> Array:
        return self.values[symbol]

    def over(self, scopes: Scopes) -> "Measured":
        """Give the sums over the stations of each scope."""
        return Measured(
            {symbol: scopes.sums(v) for symbol, v in self.values.items()},
            scopes.member @ self.machines,
        )


def measure(run: Run) -> Measured:
    """Give the elements of every station, summed over its machines."""
    states = state_times(run)
    values = {
        symbol: states[:, :, list(e.states)].sum(axis=2)
        for symbol, e in ELEMENTS.items()
        if e.states
    }
    values.update(find_stops(run, values["down"]))
    values.update(_quantities(run))
    return Measured(values, run.compiled.program.station_machines.astype(float))


def state_times(run: Run) -> Array:
    """Give the time in each state by replication and station [s], shape (R, S, 8)."""
    machines = run.compiled.program.station_machines
    first = np.concatenate(([0], np.cumsum(machines)[:-1])).astype(int)
    return np.stack([np.add.reduceat(r.trace.state_time, first, axis=0) for r in run.replications])


def _quantities(run: Run) -> dict[str, Array]:
    def counted(name: str) -> Array:
        return np.stack([getattr(r.trace, name) for r in run.replications]).astype(float)

    produced, good, scrap = counted("produced"), counted("good"), counted("scrap")
    planned = planned_run_times(run)
    by_model = {
        "PQ": produced,
        "GQ": good,
        "SQ": scrap,
        "RQ": counted("rework"),
        "GP": counted("first_pass"),
        "IP": good + scrap,
        "PRI×PQ": produced * planned,
        "PRI×GQ": good * planned,
        "PRI×SQ": scrap * planned,
    }
    return {symbol: v.sum(axis=2) for symbol, v in by_model.items()}


def elements(run: Run) -> "pl.DataFrame":
    """Give every element of every scope: scope, level, symbol, name, unit, mean, half_width, n."""
    import polars as pl

    scopes = find_scopes(run)
    measured = measure(run).over(scopes)
    frames = []
    for symbol, element in ELEMENTS.items():
        found = estimate(measured[symbol])
        frames.append(
            pl.DataFrame(
                {
                    "scope": [s.name for s in scopes.entries],
                    "level": [s.level for s in scopes.entries],
                    "symbol": symbol,
                    "name": element.name,
                    "unit": element.unit,
                    "mean": found.mean,
                    "half_width": pl.Series(found.half_width).fill_nan(None),
                    "n": found.n,
                }
            )
        )
    return pl.concat(frames)
