"""Whether every model that comes to a station can be worked there and go on."""

from collections.abc import Mapping

from motorworks.plant import Plant, Station
from motorworks.plantfile.checks.wiring import Node, Unit, Wiring
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path
from motorworks.process import Law


def check_work(
    plant: Plant, wiring: Wiring, reached: dict[Node, set[str]], findings: Findings
) -> None:
    """Check that a station has a time and a way for every model that comes to it.

    Parameters
    ----------
    plant
        The plant.
    wiring
        Its graph, complete.
    reached
        The models that come to every place and station.
    findings
        Takes what is wrong.
    """
    order = [model.name for model in plant.models] or [""]
    for unit in wiring.units:
        if findings.tainted(unit.path):
            continue
        models = [m for m in order if m in reached.get(unit.path, set())]
        _check_times(unit, models, findings)
        _check_ways(unit, models, findings)
        _check_lots(unit, models, findings)
    _check_taken(wiring, reached, findings)


def _check_times(unit: Unit, models: list[str], findings: Findings) -> None:
    if unit.station.conveyor or unit.kind != "station":
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


def _check_taken(wiring: Wiring, reached: dict[Node, set[str]], findings: Findings) -> None:
    """Refuse parts of models that none of the stations taking from their place works."""
    for node, takers in wiring.takers().items():
        working = [(unit, taken) for unit, _, taken in takers if reached.get(unit.path)]
        if len(working) < len(takers) or any(findings.tainted(unit.path) for unit, _ in working):
            continue
        if any(taken.any_model for _, taken in working):
            continue
        taken_here = {model for unit, _ in working for model in reached[unit.path]}
        left = sorted(reached.get(node, set()) - taken_here)
        source = wiring.sources.get(node)
        if left and not (source is not None and source.any_model):
            unit, n, taken = takers[0]
            text = f"inputs[{n}]: parts of {_listed(left)} come to '{taken.origin}'"
            why = "and no station works them: see models, allocation and the other inputs"
            hint = "Allocate the model, bring what it is joined with, or write any_model = true."
            findings.error((*unit.path, "inputs", n), f"{text}, {why}", hint)


def _listed(models: list[str]) -> str:
    return ", ".join(f"'{m}'" for m in models) if models != [""] else "the parts that come here"
