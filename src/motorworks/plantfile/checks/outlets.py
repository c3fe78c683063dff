"""Ways out of stations against the places they lead to."""

from itertools import pairwise

from motorworks.plantfile.checks.wiring import Unit, Wiring
from motorworks.plantfile.findings import Findings


def check_outlets(wiring: Wiring, findings: Findings) -> None:
    """Refuse ways that the places at their end cannot serve.

    Parameters
    ----------
    wiring
        The graph of the plant, complete.
    findings
        Takes what is wrong.
    """
    for unit in wiring.units:
        _check_lowest_stock(unit, wiring, findings)
        _check_overflow(unit, wiring, findings)


def _check_lowest_stock(unit: Unit, wiring: Wiring, findings: Findings) -> None:
    campaign = unit.station.campaign
    ways = [way for way in unit.gives if way.kind in {"to", "random", "each", "by_model"}]
    if campaign is not None and campaign.stock and campaign.rule != "lowest_stock":
        text = f"stock is given, and the campaign's rule is {campaign.rule}"
        findings.error((*unit.path, "campaign", "stock"), text, 'Write rule = "lowest_stock".')
    if campaign is None or campaign.rule != "lowest_stock" or campaign.stock or not ways:
        return
    if ways[0].place not in wiring.buffers:
        text = "campaign looks at the stock of the first destination, which is a sink"
        findings.error((*unit.path, "campaign"), text, "Let it give to a store kept by model.")


def _check_overflow(unit: Unit, wiring: Wiring, findings: Findings) -> None:
    """Refuse to overflow where there are no places: a part would never wait to be taken."""
    for before, way in pairwise(unit.gives):
        buffer = wiring.buffers.get(before.place)
        if way.kind == "overflow" and buffer is not None and buffer.capacity == 0:
            text = f"overflow beside '{before.place[-1]}', which has no places"
            findings.error((*unit.path, "overflow"), text, "Give it at least one place.")
