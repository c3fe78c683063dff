"""Sources by themselves: saturated or arriving, and of which models."""

from motorworks.plant import Plant, Source
from motorworks.plantfile.checks.models import adds_up
from motorworks.plantfile.checks.names import check_reference, names_of, references
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

_MODEL_KEYS = ("model", "model_mix", "model_sequence", "any_model")


def check_sources(plant: Plant, findings: Findings) -> None:
    """Check every source and where its arrivals go."""
    names = names_of(plant)
    for source in plant.sources:
        path: Path = ("source", source.name)
        for reference in references(path, source):
            if "buffer" in reference.nouns:
                check_reference(reference, names, findings)
        if not findings.tainted(path):
            _check_source(path, source, findings)
            _check_stores(path, source, plant, findings)


def _check_source(path: Path, source: Source, findings: Findings) -> None:
    places = [key for key in ("to", "each") if getattr(source, key)]
    if source.interarrival is None:
        for key in places:
            text = f"{key} has no meaning for a saturated source: stations name it in their inputs"
            findings.error((*path, key), text, f"Remove {key}, or add interarrival.")
        if source.group != 1:
            text = "group has no meaning for a saturated source"
            findings.error((*path, "group"), text, "Remove group, or add interarrival.")
    else:
        _check_arrivals(path, source, places, findings)
    _check_source_models(path, source, findings)


def _check_arrivals(path: Path, source: Source, places: list[str], findings: Findings) -> None:
    if len(places) == 2:
        findings.error((*path, "each"), "has both to and each", "Write one of them.")
    if not places:
        findings.error(path, "has arrivals but no place for them", 'Write to = "BUFFER".')
    if source.interarrival is not None and source.interarrival.mean() <= 0:
        text = "interarrival is 0 s on average: arrivals would never end"
        findings.error((*path, "interarrival"), text, "Write a positive time.")
    if source.any_model:
        text = "any_model has no meaning for arrivals: they come whether asked for or not"
        findings.error((*path, "any_model"), text, "Write model, model_mix or model_sequence.")


def _check_source_models(path: Path, source: Source, findings: Findings) -> None:
    given = [key for key in _MODEL_KEYS if getattr(source, key)]
    if len(given) > 1:
        text = f"has {' and '.join(given)}"
        findings.error((*path, given[1]), text, "Write one of them.")
    if source.model_mix and not adds_up(list(source.model_mix.values())):
        total = 100 * sum(source.model_mix.values())
        text = f"the shares of model_mix sum to {total:.6g} %; they must sum to 100 %"
        findings.error((*path, "model_mix"), text)


def _check_stores(path: Path, source: Source, plant: Plant, findings: Findings) -> None:
    """Refuse arrivals without a model where a store must know it."""
    if len(plant.models) < 2 or source.interarrival is None:
        return
    stores = {b.name for b in plant.buffers if b.by_model}
    stated = bool(source.model or source.model_mix or source.model_sequence)
    entries = [(source.to, None), *((e.to, e.model) for e in source.each)]
    for to, model in entries:
        if to in stores and not stated and model is None:
            text = f"arrivals into '{to}', a store by model, are of no stated model"
            findings.error(path, text, "Write model, model_mix or model_sequence.")
            return
