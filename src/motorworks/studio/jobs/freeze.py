"""Plants frozen for a job: read once, checked, written whole. Runs on the bench."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from motorworks.studio.jobs.order import Subject


class Frozen(NamedTuple):
    """A plant as a job gets it.

    Attributes
    ----------
    subject
        Which plant, with its fingerprint.
    text
        All of it in one file, whatever files it was written in.
    """

    subject: Subject
    text: str


def freeze(
    documents: Sequence[tuple[str, str, int]], comparison: Mapping[str, Any] | None = None
) -> list[Frozen]:
    """Give plants as a job gets them.

    Parameters
    ----------
    documents
        Id, text and version of each.
    comparison
        Settings of the comparison that is asked for, to be checked with them; ``None``: none is.

    Raises
    ------
    PlantError
        If a plant has errors; all findings of the first such.
    MotorworksError
        If the settings make no sense.
    """
    found = [_frozen(*document) for document in documents]
    if comparison is not None:
        _check(comparison)
    return found


def _frozen(name: str, text: str, version: int) -> Frozen:
    from motorworks.errors import PlantError
    from motorworks.plantfile import read_plant, write_plant
    from motorworks.store import content

    try:
        plant = read_plant(text if "\n" in text else f"{text}\n")
    except PlantError as error:
        raise PlantError(f"plant '{name}' cannot be simulated: {error}", error.findings) from None
    title = plant.title or plant.name
    subject = Subject(id=name, title=title, version=version, fingerprint=content(plant))
    return Frozen(subject, write_plant(plant))


def _check(settings: Mapping[str, Any]) -> None:
    from motorworks.experiment.plan.alike import settings_alike, wanted_responses

    settings_alike(
        settings["duration"], settings["warm_up"], settings["replications"], settings["seed"]
    )
    wanted_responses(settings["responses"] or ())
