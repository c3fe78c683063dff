"""Machines that could wait for each other, or for themselves, for ever."""

from motorworks.plantfile.checks.components import circles_of
from motorworks.plantfile.checks.wiring import Node, Wiring
from motorworks.plantfile.findings import Findings


def check_gridlock(wiring: Wiring, reached: dict[Node, set[str]], findings: Findings) -> None:
    """Warn of queues in which parts could wait for ever.

    Parameters
    ----------
    wiring
        The graph of the plant, complete.
    reached
        The models that come to every place and station.
    findings
        Takes what is wrong.
    """
    _check_joins(wiring, reached, findings)
    _check_rework(wiring, findings)


def _check_joins(wiring: Wiring, reached: dict[Node, set[str]], findings: Findings) -> None:
    """Warn of a queue of several models that a join can wait at for ever."""
    for unit in wiring.units:
        if unit.station.select == "first_available":
            continue
        for n, taken, place in unit.takes[1:]:
            buffer = wiring.buffers.get(place)
            mixed = len(reached.get(place, set())) > 1
            if buffer is not None and mixed and not buffer.by_model and not taken.any_model:
                text = (
                    f"inputs[{n}]: '{taken.origin}' is one queue for several models; if the part "
                    "at its head is not the one asked for, the station waits for ever"
                )
                findings.warn((*unit.path, "inputs", n), text, "Let the buffer have by_model.")


def _check_rework(wiring: Wiring, findings: Findings) -> None:
    """Warn of rework that comes back through a queue which may be full."""
    circles: dict[Node, int] = {}
    for unit in wiring.units:
        back = [way.place for way in unit.gives if way.kind == "rework"]
        if unit.station.rework_rate == 0 or not back or back[0] not in wiring.buffers:
            continue
        capacity = wiring.buffers[back[0]].capacity
        if capacity is None:
            continue
        circles = circles or circles_of(wiring)
        if circles[back[0]] == circles[unit.path]:
            text = (
                f"rework_to '{unit.station.rework_to}' has {capacity} places and leads back here: "
                "when it is full the machine waits for itself"
            )
            hint = "Leave capacity out there, or rework at a station of its own."
            findings.warn((*unit.path, "rework_to"), text, hint)
