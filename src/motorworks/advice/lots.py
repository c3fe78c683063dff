"""Batches and lots that do not divide into each other."""

from motorworks.advice.paths import path_of_unit
from motorworks.compile import Layout, WorkUnit
from motorworks.compile.stations import destinations
from motorworks.plantfile.findings import Findings


def advise_lots(layout: Layout, findings: Findings) -> None:
    """Point to lots of which a rest is left over for the next batch, rack or container."""
    for unit in layout.work_units:
        _own_batch(unit, findings)
        _next_batch(unit, layout, findings)


def _lots(unit: WorkUnit) -> dict[str, int]:
    campaign = unit.station.campaign
    if campaign is None or campaign.rule != "sequence":
        return {}
    return {m: campaign.lots.get(m, campaign.lot or 0) for m in unit.models or campaign.lots}


def _own_batch(unit: WorkUnit, findings: Findings) -> None:
    batch = unit.station.batch
    if batch is None or batch.max == 1:
        return
    odd = {m: lot for m, lot in _lots(unit).items() if lot % batch.max}
    if odd:
        model, lot = next(iter(odd.items()))
        findings.advise(
            (*path_of_unit(unit), "campaign"),
            f"a lot of {lot} of '{model}' is no whole number of batches of {batch.max}",
            f"Write {lot - lot % batch.max or batch.max} or {lot + batch.max - lot % batch.max}.",
        )


def _next_batch(unit: WorkUnit, layout: Layout, findings: Findings) -> None:
    """Look at the batch that the lots of a station come to, before a place for one model only."""
    lots = _lots(unit)
    if len(lots) < 2:
        return
    for taker, takes in _batches_after(unit, layout):
        odd = {m: lot for m, lot in lots.items() if lot % takes}
        if odd:
            model, lot = next(iter(odd.items()))
            findings.advise(
                (*path_of_unit(unit), "campaign"),
                f"a lot of {lot} of '{model}' leaves a rest at '{taker.station.name}', which "
                f"takes {takes} at a time: it waits there for the next lot of its model, or goes "
                "with another",
                f"Make the lots multiples of {takes}.",
            )


def _batches_after(unit: WorkUnit, layout: Layout) -> list[tuple[WorkUnit, int]]:
    """Give the stations of the same line behind a station that must take several parts at once."""
    if not unit.line:
        return []
    same = [u for u in layout.work_units if u.line == unit.line]
    behind = same[same.index(unit) + 1 :]
    reached = {way.to for way in destinations(unit.station)}
    found = []
    for other in behind:
        if not any(i.origin in reached for i in other.station.inputs):
            continue
        reached |= {way.to for way in destinations(other.station)}
        if other.station.batch is not None and other.station.batch.min > 1:
            found.append((other, other.station.batch.min))
    return found
