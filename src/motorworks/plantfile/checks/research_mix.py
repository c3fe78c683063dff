"""Developments that bring a motor: what they replace, their shares, and dates of the past."""

from datetime import date

from motorworks.errors import did_you_mean
from motorworks.plant import Development, Plant, Research
from motorworks.plantfile.findings import Findings


def check_series_stations(plant: Plant, centre: Research, findings: Findings) -> None:
    """Refuse stations for prototypes that stand in lines, or nowhere."""
    names = [s.name for s in plant.stations]
    for n, name in enumerate(centre.series_stations):
        at = ("plant", "research", "series_stations", n)
        if name not in names and not findings.tainted(at):
            text = f"series_stations[{n}] names '{name}', and no station outside lines is called so"
            findings.error(at, text, did_you_mean(name, names))


def check_brought(plant: Plant, findings: Findings) -> None:
    """Check what becomes of the mix when developments are released."""
    for it in plant.developments:
        if not findings.tainted(("development", it.name)):
            _one(plant, it, findings)
    _shares(plant, findings)


def _one(plant: Plant, it: Development, findings: Findings) -> None:
    at = ("development", it.name)
    if it.start is not None and it.phase is None and it.start < _begin(plant):
        text = f"start is {it.start}, before the first day of the plan, {_begin(plant)}"
        hint = 'Write phase = "..." for one that is under way on that day, or a later start.'
        findings.error((*at, "start"), text, hint)
    if it.design is None:
        for key in ("replaces", "share", "conversion"):
            if _given(it, key):
                text = f"it says {key}, and brings no motor"
                findings.error((*at, key), text, 'Write design = "..." as well, or remove it.')
        return
    if it.model is not None:
        text = f"it brings the motor '{it.design}' and makes model '{it.model}' as well"
        findings.error((*at, "model"), text, "Write one of model and design.")
    if it.replaces is None:
        text = f"it brings the motor '{it.design}' in the place of no model"
        findings.error((*at, "design"), text, 'Write replaces = "..." with a model of the plant.')
    elif not _designed(plant, it.replaces):
        text = f"it replaces model '{it.replaces}', which has no design to reckon its times from"
        findings.error((*at, "replaces"), text, 'Write design = "..." for that model.')
    if it.name in {m.name for m in plant.models}:
        text = "its motor would be a model of that name, and there is one already"
        findings.error(at, text, "Rename the development.")


def _begin(plant: Plant) -> date:
    return (plant.research and plant.research.start) or plant.start


def _given(it: Development, key: str) -> bool:
    usual = {"replaces": None, "share": 1.0, "conversion": 0.0}
    return bool(getattr(it, key) != usual[key])


def _designed(plant: Plant, model: str) -> bool:
    return any(m.name == model and m.design is not None for m in plant.models)


def _shares(plant: Plant, findings: Findings) -> None:
    """Refuse developments that together take more of a model than there is of it."""
    taken: dict[str, float] = {}
    for it in plant.developments:
        at = ("development", it.name, "share")
        if it.design is None or it.replaces is None or findings.tainted(at):
            continue
        taken[it.replaces] = taken.get(it.replaces, 0.0) + it.share
        if taken[it.replaces] > 1 + 1e-9:
            text = (
                f"developments take over {100 * taken[it.replaces]:.6g} % of model '{it.replaces}'"
            )
            findings.error(at, text, "Make their shares add up to 100 % at the most.")
            return
