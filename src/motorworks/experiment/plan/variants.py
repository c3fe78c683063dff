"""The plants of an experiment: each point made through the door of the plant file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from motorworks.experiment.plan.noun import Experiment, Factor, Point, Scenario
from motorworks.files.catalogue import find
from motorworks.plant import Plant
from motorworks.plantfile import Finding, check_plant, read_plant
from motorworks.plantfile.text import toml


@dataclass(frozen=True)
class Base:
    """Where plants are looked for, and what holds for all of them.

    Attributes
    ----------
    folder
        Folder of the experiment file.
    overrides
        Values from the command line.
    """

    folder: FilePath
    overrides: tuple[str, ...] = ()


class Variants:
    """Makes the plants of an experiment.

    Parameters
    ----------
    experiment
        The experiment.
    base
        Where plants are looked for.
    """

    def __init__(self, experiment: Experiment, base: Base) -> None:
        self.experiment = experiment
        self.base = base
        self._scenarios = {s.name: s for s in experiment.scenarios}
        self._factors = {f.name: f for f in experiment.factors}

    def file(self, plant: str) -> FilePath:
        """Give the file of a plant that the experiment names.

        Raises
        ------
        PlantError
            If it names no shipped plant.
        """
        beside = self.base.folder / plant
        return beside if FilePath(plant).suffix or beside.exists() else find(plant)

    def sets(self, scenario: Scenario | None) -> tuple[str, ...]:
        """Give what is set before any factor; what comes later counts."""
        own = scenario.set if scenario else ()
        return (*self.experiment.set, *own, *self.base.overrides)

    def plant(self, point: Point) -> Plant:
        """Give the plant of a point.

        Raises
        ------
        PlantError
            If its values lead to a plant that cannot be.
        """
        scenario = self._scenarios.get(point.scenario)
        file = self.file((scenario.plant if scenario else None) or self.experiment.plant)
        return read_plant(file, overrides=(*self.sets(scenario), *self._written(point)))

    def findings(self, scenario: Scenario | None, sets: Sequence[str]) -> list[Finding]:
        """Give what is wrong with the plant of a scenario when values are set."""
        file = self.file((scenario.plant if scenario else None) or self.experiment.plant)
        _, found = check_plant(file, overrides=(*self.sets(scenario), *sets))
        return [f for f in found if f.severity == "error"]

    def base_plant(self, scenario: Scenario | None) -> Plant:
        """Give the plant of a scenario, before any factor."""
        file = self.file((scenario.plant if scenario else None) or self.experiment.plant)
        return read_plant(file, overrides=self.sets(scenario))

    def _written(self, point: Point) -> Iterator[str]:
        for name, value in point.values.items():
            if value is not None:
                yield from written(self._factors[name], value)


def written(factor: Factor, value: Any) -> tuple[str, ...]:
    """Give what sets a factor to a value, as ``--set`` takes it."""
    return tuple(f"{path}={toml(value)}" for path in factor.paths)
