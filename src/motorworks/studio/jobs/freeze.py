"""Plants frozen for a job: read once, checked, written whole. Runs on the bench."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from motorworks.studio.jobs.order import Subject
from motorworks.studio.jobs.reading import Document, read_document


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
    documents: Sequence[Document], comparison: Mapping[str, Any] | None = None
) -> list[Frozen]:
    """Give plants as a job gets them.

    Parameters
    ----------
    documents
        The drafts.
    comparison
        Settings of the comparison that is asked for, to be checked with them; ``None``: none is.

    Raises
    ------
    PlantError
        If a plant has errors; all findings of the first such.
    MotorworksError
        If the settings make no sense.
    """
    found = [_frozen(document) for document in documents]
    if comparison is not None:
        _check(comparison)
    return found


def _frozen(document: Document) -> Frozen:
    from motorworks.plantfile import write_plant
    from motorworks.store import content

    plant = read_document(document)
    subject = Subject(
        id=document.id,
        title=plant.title or plant.name,
        version=document.version,
        fingerprint=content(plant),
    )
    return Frozen(subject, write_plant(plant))


def _check(settings: Mapping[str, Any]) -> None:
    from motorworks.experiment.plan.alike import settings_alike, wanted_responses

    settings_alike(
        settings["duration"], settings["warm_up"], settings["replications"], settings["seed"]
    )
    wanted_responses(settings["responses"] or ())
