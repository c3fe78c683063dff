"""The way of the parts: what is made and not taken, and what no part can reach."""

from collections.abc import Mapping

from motorworks.plant import Plant, Source, Station
from motorworks.plantfile.checks.components import circles_of
from motorworks.plantfile.checks.wiring import Node, Takers, Unit, Wiring
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path
from motorworks.process import Law


def check_flow(plant: Plant, wiring: Wiring, findings: Findings) -> None:
    """Check that every part made is taken, and that parts reach every station.

    Parameters
    ----------
    plant
        The plant.
    wiring
        Its graph, complete.
    findings
        Takes what is wrong.
    """
    _check_ends(wiring, findings)
    _check_sources(wiring, findings)
    reached = reachable(plant, wiring)
    _check_stations(wiring, reached, findings)
    _check_models(plant, wiring, reached, findings)
    _check_joins(wiring, reached, findings)
    _check_rework(wiring, findings)


# ---- what is made and taken ----


def _check_ends(wiring: Wiring, findings: Findings) -> None:
    takers, givers = wiring.takers(), wiring.givers()
    arrivals = _arrivals(wiring)
    for node, buffer in wiring.buffers.items():
        fed = node in givers or node in arrivals
        filled = buffer.initial or buffer.initial_by_model
        if not fed and not filled and node not in takers:
            findings.error(node, "nothing gives to it or takes from it", "Remove it, or name it.")
        elif node not in takers:
            findings.error(node, "no station takes from it", "Name it in the inputs of a station.")
        elif not fed and not filled:
            text = "nothing gives to it, and it holds no initial parts"
            findings.error(node, text, "Name it as the destination of a station or a source.")
    for node in wiring.sinks:
        if node not in givers:
            findings.warn(node, "no station gives to it", "Name it as a destination, or remove it.")
    if not wiring.sinks:
        text = "the plant has no sink: nothing counts as output"
        findings.warn(("plant",), text, "Add a [sink.NAME].")


def _arrivals(wiring: Wiring) -> dict[Node, list[Source]]:
    """Give the arriving sources by the buffers they feed."""
    found: dict[Node, list[Source]] = {}
    for source in wiring.sources.values():
        if source.interarrival is not None:
            for name in (source.to, *(entry.to for entry in source.each)):
                if name is not None:
                    found.setdefault(("buffer", name), []).append(source)
    return found


def _check_sources(wiring: Wiring, findings: Findings) -> None:
    takers = wiring.takers()
    for node, source in wiring.sources.items():
        if source.interarrival is None and node not in takers:
            findings.warn(node, "no station takes from it", "Name it in inputs, or remove it.")
        elif source.interarrival is not None:
            for unit, n, _ in takers.get(node, ()):
                text = f"inputs[{n}].from names '{source.name}', whose parts arrive in buffers"
                hint = "Name the buffer, or remove interarrival from the source."
                findings.error((*unit.path, "inputs", n), text, hint)


# ---- what parts reach ----


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


def _check_stations(wiring: Wiring, reached: dict[Node, set[str]], findings: Findings) -> None:
    """Say where parts fail to come, once for all the stations that follow from it."""
    idle = [unit for unit in wiring.units if not reached.get(unit.path)]
    dry = {place for place in (*wiring.buffers, *wiring.sources) if not reached.get(place)}
    takers = wiring.takers()
    _spread([u for u in idle if any(findings.tainted(p) for _, _, p in u.takes)], idle, takers)
    while idle:
        # What nothing else explains comes first; in a circle, the first of the file.
        fed = {way.place for unit in idle for way in unit.gives}
        roots = [u for u in idle if not any(p in fed and p in dry for _, _, p in u.takes)]
        root = (roots or idle)[0]
        after = _spread([root], idle, takers)
        empty = [taken.origin for _, taken, place in root.takes if place in dry]
        text = "no part can be begun here: its inputs have no model in common"
        hint = "Check models, and any_model of the inputs."
        if empty:
            text, hint = f"no part can reach it: nothing ever lies in '{empty[0]}'", ""
        more = ", ".join(f"'{unit.station.name}'" for unit in after[:5])
        more += ", ..." if len(after) > 5 else ""
        findings.error(root.path, text + (f"; nor {more} after it" if after else ""), hint)


def _spread(start: list[Unit], idle: list[Unit], takers: Takers) -> list[Unit]:
    """Take stations out of the idle ones, with all that get parts from them, and give these."""
    waiting = {unit.path: unit for unit in idle}
    for unit in start:
        waiting.pop(unit.path, None)
    taken: list[Unit] = []
    todo = list(start)
    while todo:
        for way in todo.pop().gives:
            for taker, _, _ in takers.get(way.place, ()):
                if waiting.pop(taker.path, None) is not None:
                    taken.append(taker)
                    todo.append(taker)
    idle[:] = waiting.values()
    return taken


def _check_models(
    plant: Plant, wiring: Wiring, reached: dict[Node, set[str]], findings: Findings
) -> None:
    """Check that a station has a time and a way for every model that comes to it."""
    order = [model.name for model in plant.models] or [""]
    for unit in wiring.units:
        if findings.tainted(unit.path):
            continue
        models = [m for m in order if m in reached.get(unit.path, set())]
        _check_times(unit, models, findings)
        _check_ways(unit, models, findings)
        _check_lots(unit, models, findings)


def _check_times(unit: Unit, models: list[str], findings: Findings) -> None:
    if unit.station.conveyor:
        return
    for key, time, times in _timed(unit.station):
        missing = [m for m in models if time is None and m not in times]
        if missing:
            text = f"{key[0]} has no time for {_listed(missing)}"
            findings.error((*unit.path, *key), text, f'Add {missing[0] or "it"} = "48 s".')


def _timed(station: Station) -> list[tuple[Path, Law | None, Mapping[str, Law]]]:
    """Give the times of a station, or of its steps, with the key they stand under."""
    if not station.steps:
        return [(("cycle_times",), station.cycle_time, station.cycle_times)]
    return [(("steps", n, "times"), step.time, step.times) for n, step in enumerate(station.steps)]


def _check_ways(unit: Unit, models: list[str], findings: Findings) -> None:
    ways = unit.station.by_model
    named = {way.model for way in ways}
    missing = [m for m in models if ways and None not in named and m not in named]
    if missing:
        text = f"by_model has no way for {_listed(missing)}"
        hint = "Add one, or one without model for all others."
        findings.error((*unit.path, "by_model"), text, hint)


def _check_lots(unit: Unit, models: list[str], findings: Findings) -> None:
    campaign = unit.station.campaign
    if campaign is None or campaign.lot is not None or not campaign.lots:
        return
    missing = [m for m in models if m not in campaign.lots]
    if missing:
        text = f"campaign has no lot for {_listed(missing)}"
        findings.error((*unit.path, "campaign", "lots"), text, "Add it to lots, or add lot.")


def _listed(models: list[str]) -> str:
    return ", ".join(f"'{m}'" for m in models) if models != [""] else "the parts that come here"


# ---- gridlock ----


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
    circles: dict[Path, int] = {}
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
