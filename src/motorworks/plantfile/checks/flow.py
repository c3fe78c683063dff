"""The way of the parts: what is made and not taken, and what no part can reach."""

from motorworks.plant import Plant, Source
from motorworks.plantfile.checks.gridlock import check_gridlock
from motorworks.plantfile.checks.reach import reachable
from motorworks.plantfile.checks.wiring import Node, Takers, Unit, Wiring
from motorworks.plantfile.checks.work import check_work
from motorworks.plantfile.findings import Findings


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
    check_work(plant, wiring, reached, findings)
    check_gridlock(wiring, reached, findings)


# ---- what is made and taken ----


def _check_ends(wiring: Wiring, findings: Findings) -> None:
    takers, givers = wiring.takers(), wiring.givers()
    arrivals = _arrivals(wiring)
    for node, buffer in wiring.buffers.items():
        fed = node in givers or node in arrivals or node in wiring.supplies
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
