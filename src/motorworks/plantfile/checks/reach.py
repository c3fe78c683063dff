"""Which models can come to every place and every station."""

from motorworks.plant import Plant, Source
from motorworks.plantfile.checks.wiring import Node, Unit, Wiring


def reachable(plant: Plant, wiring: Wiring) -> dict[Node, set[str]]:
    """Give the models that can come to every place and every station, by path.

    A plant without models has one without a name.
    """
    every = [model.name for model in plant.models] or [""]
    reached = _beginning(every, wiring)
    takers = wiring.takers()
    todo = list(reversed(wiring.units))
    while todo:
        unit = todo.pop()
        models = _worked(unit, reached, every)
        if not _add(reached, unit.path, models):
            continue
        for way in unit.gives:
            if _add(reached, way.place, _sent(way.kind, way.model, models, unit)):
                todo += [taker for taker, _, _ in takers.get(way.place, ())]
    return reached


def _beginning(every: list[str], wiring: Wiring) -> dict[Node, set[str]]:
    reached: dict[Node, set[str]] = {}
    for node, buffer in wiring.buffers.items():
        reached[node] = {m for m, count in buffer.initial_by_model.items() if count}
        if buffer.initial:
            reached[node].add(every[0])
    for node, supplies in wiring.supplies.items():
        reached[node].update(supply.model or every[0] for supply in supplies)
    for node, source in wiring.sources.items():
        models = reached[node] = _of_source(source, every)
        if source.interarrival is not None:
            for name, model in ((source.to, None), *((e.to, e.model) for e in source.each)):
                if name is not None:
                    reached.setdefault(("buffer", name), set()).update({model} if model else models)
    return reached


def _of_source(source: Source, every: list[str]) -> set[str]:
    if source.any_model:
        return set(every)
    if source.model_mix:
        return {m for m, share in source.model_mix.items() if share > 0}
    return set(source.model_sequence) or {source.model or every[0]}


def _worked(unit: Unit, reached: dict[Node, set[str]], every: list[str]) -> set[str]:
    """Give the models that a station can begin: those of the first input that all others have."""
    allowed = set(unit.station.models or every)
    if unit.line is not None and unit.line.allocation:
        allowed &= {m for models in unit.line.allocation for m in models}
    there = [(taken, reached.get(place, set())) for _, taken, place in unit.takes]
    if unit.station.select == "first_available":
        return allowed & {m for _, models in there for m in models}
    if not there or not all(models for _, models in there):
        return set()
    for taken, models in there[1:]:
        if not taken.any_model:
            allowed &= models
    return allowed & there[0][1]


def _sent(kind: str, model: str | None, models: set[str], unit: Unit) -> set[str]:
    if kind == "each" and model is not None:
        return {model}
    if kind == "by_model":
        named = {way.model for way in unit.gives if way.kind == "by_model"}
        return models & {model} if model is not None else models - named
    return models


def _add(reached: dict[Node, set[str]], node: Node, models: set[str]) -> bool:
    there = reached.setdefault(node, set())
    before = len(there)
    there |= models
    return len(there) > before
