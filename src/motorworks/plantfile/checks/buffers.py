"""Buffers by themselves: what lies in them and how much may."""

from motorworks.plant import Buffer, Plant
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.shape import Path

MOST_INITIAL = 10_000_000
"""Parts that may lie in a buffer at time 0."""


def check_buffers(plant: Plant, findings: Findings) -> None:
    """Check capacities and initial parts."""
    for buffer in plant.buffers:
        _check_buffer(("buffer", buffer.name), buffer, len(plant.models), findings)
    for line in plant.lines:
        for buffer in line.buffers:
            path = ("line", line.name, "buffer", buffer.name)
            _check_buffer(path, buffer, len(plant.models), findings)


def _check_buffer(path: Path, buffer: Buffer, models: int, findings: Findings) -> None:
    if findings.tainted(path):
        return
    if buffer.capacity_per_model is not None and not buffer.by_model:
        text = "capacity_per_model has no meaning without by_model = true"
        findings.error((*path, "capacity_per_model"), text, "Add by_model = true.")
    if buffer.capacity_by_model and not buffer.by_model:
        text = "capacity_by_model has no meaning without by_model = true"
        findings.error((*path, "capacity_by_model"), text, "Add by_model = true.")
    if buffer.initial and buffer.by_model and models > 1:
        text = "initial does not say of which model the parts are"
        findings.error((*path, "initial"), text, "Write initial_by_model = { MODEL = ... }.")
    initial = buffer.initial + sum(buffer.initial_by_model.values())
    if buffer.capacity is not None and initial > buffer.capacity:
        text = f"{initial} initial parts do not fit into {buffer.capacity} places"
        key = "initial" if buffer.initial else "initial_by_model"
        findings.error((*path, key), text, "Raise capacity or lower the initial parts.")
    elif initial > MOST_INITIAL:
        text = f"{initial} initial parts; at most {MOST_INITIAL}"
        findings.error((*path, "initial_by_model"), text, "Begin with fewer.")
    for model, count in buffer.initial_by_model.items():
        places = buffer.capacity_by_model.get(model, buffer.capacity_per_model)
        if places is not None and count > places:
            text = f"{count} initial parts do not fit into {places} places"
            findings.error((*path, "initial_by_model", model), f"{text} per model")
