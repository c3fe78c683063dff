"""Ways in which a plant can come to a standstill that no single rule forbids."""

from collections import defaultdict

from motorworks.advice.paths import path_of_unit
from motorworks.compile import Layout, WorkUnit
from motorworks.plant import Plant
from motorworks.plantfile.findings import Findings


def advise_standstill(plant: Plant, layout: Layout, findings: Findings) -> None:
    """Warn of pools, stores and orders of models that can bring the plant to a standstill."""
    _pools(plant, layout, findings)
    _chance_before_order(plant, layout, findings)
    _shared_stores(layout, plant, findings)


def _pools(plant: Plant, layout: Layout, findings: Findings) -> None:
    """Look for people who hold a machine and are needed to repair it."""
    for pool in plant.pools:
        if pool.count is None:
            continue
        both = [u for u in layout.work_units if _works(u, pool.name) and _repairs(u, pool.name)]
        if both and pool.count <= sum(u.station.machines for u in both):
            name = both[0].station.name
            findings.warn(
                ("pool", pool.name),
                f"its people hold a machine of '{name}' while it works and repair it, too: with a "
                f"count of {pool.count} and as many such machines or more, each can hold a broken "
                "one while it waits for another",
                "Let another pool repair, or leave out the operator of the step.",
            )


def _works(unit: WorkUnit, pool: str) -> bool:
    return any(step.operator == pool for step in unit.station.steps)


def _repairs(unit: WorkUnit, pool: str) -> bool:
    return any(failure.crew == pool for failure in unit.station.failures)


def _chance_before_order(plant: Plant, layout: Layout, findings: Findings) -> None:
    """Look for models that come by chance in front of a station that wants them in order."""
    fed = {source.to for source in plant.sources if len(source.model_mix) > 1}
    drawn = {source.name for source in plant.sources if len(source.model_mix) > 1}
    finite = {
        b.name
        for b in layout.buffers
        if b.capacity is not None or b.capacity_per_model or b.capacity_by_model
    }
    for unit in layout.work_units:
        campaign = unit.station.campaign
        if campaign is None or campaign.rule != "sequence" or len(unit.models) < 2:
            continue
        for n, taken in enumerate(unit.station.inputs):
            if taken.origin in drawn or (taken.origin in fed and taken.origin in finite):
                findings.warn(
                    (*path_of_unit(unit), "inputs", n),
                    f"'{taken.origin}' gives models by chance, and the campaign wants them in "
                    "order: when it has filled up with others, the one in turn can never come",
                    "Let the campaign follow lowest_stock, or the source follow model_sequence.",
                )


def _shared_stores(layout: Layout, plant: Plant, findings: Findings) -> None:
    """Look for stores by model that one model can fill, so that the others cannot come."""
    models: dict[str, set[str]] = defaultdict(set)
    joined: set[str] = set()
    for unit in layout.work_units:
        for taken in unit.station.inputs:
            models[taken.origin].update(unit.models)
        if len(unit.station.inputs) > 1 and unit.station.select == "all":
            joined.update(taken.origin for taken in unit.station.inputs)
    for buffer in plant.buffers:
        by_model = buffer.capacity_per_model is not None or buffer.capacity_by_model
        shared = buffer.capacity is not None and not by_model
        if buffer.by_model and shared and buffer.name in joined and len(models[buffer.name]) > 1:
            findings.advise(
                ("buffer", buffer.name),
                f"its {buffer.capacity} places are for all models together: filled with one that "
                "is not wanted, it lets no other in, and what it is joined with waits",
                "Write capacity_per_model.",
            )
