"""Plants read from the texts of drafts. Runs on the bench."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from motorworks.errors import PlantError
from motorworks.plant import Plant


class Document(NamedTuple):
    """A plant as it stands in its draft.

    Attributes
    ----------
    id
        Of the draft.
    text, version
        Of it now.
    folder
        From which files are found that the text names.
    """

    id: str
    text: str
    version: int
    folder: Path | None


def read_document(document: Document) -> Plant:
    """Give the plant of a draft.

    Raises
    ------
    PlantError
        If it has errors; with all findings.
    """
    try:
        return _read(document.text, document.folder)
    except PlantError as error:
        words = f"plant '{document.id}' cannot be simulated: {error}"
        raise PlantError(words, error.findings) from None


@lru_cache(maxsize=12)
def _read(text: str, folder: Path | None) -> Plant:
    from motorworks.plantfile import check_plant
    from motorworks.plantfile.findings import summary

    plant, findings = check_plant(text if "\n" in text else f"{text}\n", folder=folder)
    if plant is None:
        raise PlantError(summary(findings), findings)
    return plant
