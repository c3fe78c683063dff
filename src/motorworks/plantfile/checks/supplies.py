"""Supplies against the buffers that they fill, and buffers that give what expires first."""

from motorworks.plant import Plant, Supply
from motorworks.plantfile.checks.policies import check_places, check_policy
from motorworks.plantfile.checks.supply import most_of_a_model
from motorworks.plantfile.checks.wiring import Node, Wiring
from motorworks.plantfile.duration import short
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path
from motorworks.process import Law


def check_supplies(plant: Plant, wiring: Wiring, findings: Findings) -> None:
    """Check supplies, and buffers by expiry.

    Parameters
    ----------
    plant
        The plant.
    wiring
        Its graph, with the supplies in it.
    findings
        Takes what is wrong.
    """
    for node, supplies in wiring.supplies.items():
        for supply in supplies:
            path: Path = ("supply", supply.name)
            if not findings.tainted(path):
                check_policy(path, supply, findings)
                _check_model(path, supply, len(plant.models), findings)
                _check_room(path, supply, node, wiring, findings)
                _check_life(path, supply, findings)
    for node, buffer in wiring.buffers.items():
        if buffer.order == "first_expired" and not findings.tainted(node):
            _check_by_expiry(node, wiring, findings)


def _check_model(path: Path, supply: Supply, models: int, findings: Findings) -> None:
    if supply.model is None and models > 1:
        text = "does not say of which model its parts are"
        findings.error(path, text, 'Add model = "...".')


def _check_room(path: Path, supply: Supply, node: Node, wiring: Wiring, findings: Findings) -> None:
    most = most_of_a_model(wiring.buffers[node], supply.model)
    if most is None:
        return
    if supply.lot > most:
        text = f"lot is {supply.lot}, but '{supply.to}' holds at most {most}"
        findings.error((*path, "lot"), text, "Raise the capacity or lower lot.")
    check_places(path, supply, most, findings)
    if supply.reorder_point is not None and supply.reorder_point >= most:
        text = f"reorder_point is {supply.reorder_point}, but '{supply.to}' holds at most {most}"
        hint = "Raise the capacity or lower reorder_point."
        findings.error((*path, "reorder_point"), text, hint)


def _check_life(path: Path, supply: Supply, findings: Findings) -> None:
    least = _least(supply.lead_time)
    if supply.shelf_life is not None and supply.shelf_life <= least:
        text = (
            f"shelf_life is {short(supply.shelf_life)}, but the lead time is at least "
            f"{short(least)}: every lot would come expired"
        )
        findings.error((*path, "shelf_life"), text, "It counts from the order: raise it.")


def _least(law: Law | None) -> float:
    """Give the shortest time that a law can give [s]."""
    if law is not None and law.kind in {"constant", "uniform", "triangular", "constant_plus"}:
        return law.numbers()[0]
    return 0.0


def _check_by_expiry(node: Node, wiring: Wiring, findings: Findings) -> None:
    """Refuse parts of which nobody knows when they expire."""
    at = (*node, "order")
    buffer = wiring.buffers[node]
    hint = 'Write order = "fifo", or let supplies alone fill it.'
    if node not in wiring.supplies:
        findings.error(at, "order is first_expired, but no supply fills it", hint)
    givers = wiring.givers().get(node, [])
    arriving = [
        source.name
        for source in wiring.sources.values()
        if source.interarrival is not None
        and any(node == ("buffer", name) for name in (source.to, *(e.to for e in source.each)))
    ]
    others = [*(unit.station.name for unit in givers), *arriving]
    if others:
        text = f"order is first_expired, but '{others[0]}' fills it too"
        findings.error(at, text, hint)
    if buffer.initial or buffer.initial_by_model:
        text = "order is first_expired, but nobody knows when its initial parts expire"
        findings.error(at, text, "Remove the initial parts.")
    if buffer.capacity == 0:
        text = "order is first_expired, but it has no places"
        findings.error(at, text, "Give it at least one place.")
