"""Designs of motors before and after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from motorworks.motor import Design
from motorworks.motor.geometry import design_faults
from motorworks.plant import Model, Plant
from motorworks.plantfile.shape import Path

Change = tuple[Design, Design]
"""A design before and after."""

Changes = Mapping[str, Change]
"""Designs before and after by model; only those that differ."""

Since = Callable[[Path], Changes]
"""Gives what has changed in the motors since the value at a path was stated."""


@dataclass(frozen=True)
class Motors:
    """The motors of a plant, without the plant.

    Attributes
    ----------
    designs
        The designs.
    named
        Name of its design by model; ``None`` for a model without one.
    """

    designs: tuple[Design, ...]
    named: Mapping[str, str | None]

    def put_into(self, plant: Plant) -> Plant:
        """Give a plant with these motors, all else as it is."""
        models = tuple(replace(m, design=self.named.get(m.name, m.design)) for m in plant.models)
        return replace(plant, designs=self.designs, models=models)


def changes(plant: Plant, before: Plant) -> dict[str, Change]:
    """Give the designs before and after of the models whose motor has changed.

    Parameters
    ----------
    plant
        The plant with its new designs.
    before
        The plant with its old ones. A motor that could not be built says nothing about times and
        masses and is passed over.
    """
    old = {m.name: design_of(before, m) for m in before.models}
    found = {}
    for model in plant.models:
        was, now = old.get(model.name), design_of(plant, model)
        if was is None or now is None or _figures(was) == _figures(now):
            continue
        if not design_faults(was) and not design_faults(now):
            found[model.name] = (was, now)
    return found


def design_of(plant: Plant, model: Model) -> Design | None:
    """Give the design of a model, if it has one."""
    return next((d for d in plant.designs if d.name == model.design), None)


def _figures(design: Design) -> Design:
    return replace(design, name="", title="")
