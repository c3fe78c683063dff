"""What an experiment in a store began with: its plants, as they were then."""

from pathlib import Path
from typing import TYPE_CHECKING

from motorworks.errors import MotorworksError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motorworks.experiment.conduct import Agenda
    from motorworks.store import Registered, Simulated


def plants_of(asked: "Agenda") -> "Iterator[Simulated]":
    """Give the plants of an experiment before any factor, one for each scenario."""
    from motorworks.plantfile.write import write_plant
    from motorworks.store import Simulated

    variants, experiment = asked.planned.variants, asked.planned.experiment
    for scenario in experiment.scenarios or (None,):
        name = (scenario.plant if scenario else None) or experiment.plant
        file = variants.file(name).resolve()
        yield Simulated(
            scenario=scenario.name if scenario else "",
            file=str(file),
            content=_content_of(file),
            text=write_plant(variants.base_plant(scenario)),
        )


def registered(folder: Path, name: str) -> "Registered | None":
    """Give what a store says of an experiment; nothing is written, and a damaged one is none."""
    from motorworks.store.experiments import Register

    try:
        return Register(folder / "experiments").get(name)
    except StoreError:
        return None


def changed(begun: "Registered") -> list[str]:
    """Give the plant files that no longer say what was simulated, each once."""
    now = {file: _content_of(Path(file)) for file in dict.fromkeys(p.file for p in begun.plants)}
    found = (p.file for p in begun.plants if p.content and now[p.file] != p.content)
    return list(dict.fromkeys(found))


def _content_of(file: Path) -> str:
    """Give the fingerprint of a plant file; empty if there is no plant in it by itself."""
    from motorworks.plantfile import read_plant
    from motorworks.store import content

    try:
        return content(read_plant(file))
    except (MotorworksError, OSError):
        return ""
