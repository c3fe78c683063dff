"""How drafts begin: from what was kept of them, and from the plant that was opened."""

import re
from pathlib import Path

from motorworks.files.catalogue import find, names
from motorworks.studio.draft.draft import Draft
from motorworks.studio.draft.plant_file import text_of
from motorworks.studio.draft.step import Kept, Shelf, Step

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
WORKBOOKS = (".xlsx", ".xlsm")


def kept_drafts(folder: Path) -> list[Draft]:
    """Give the drafts that are kept in a folder; what cannot be read is left alone."""
    shelves = [Shelf(one) for one in sorted(folder.glob("*")) if ID.fullmatch(one.name)]
    loaded = ((shelf, shelf.load()) for shelf in shelves)
    return [Draft(shelf.folder.name, shelf, *found) for shelf, found in loaded if found]


def opened(plant: str) -> tuple[str, Path | None]:
    """Give the text of a plant that is opened, and its file if that may be written.

    Parameters
    ----------
    plant
        Name of a shipped plant, or path of a plant file or workbook.

    Raises
    ------
    MotorworksError
        If it cannot be read.
    """
    path = find(plant)
    if path.suffix.lower() in WORKBOOKS:
        from motorworks.plantfile import read_plant, write_plant

        return write_plant(read_plant(path)), None
    return text_of(path), None if plant in names() else path.resolve()


def fresh(
    id: str, shelf: Shelf, text: str, origin: str, *, file: Path | None, based_in: Path
) -> Draft:
    """Give a draft of a text that nothing was done to yet.

    Parameters
    ----------
    id
        Its id.
    shelf
        Where it is kept.
    text
        The text.
    origin
        Where it comes from, in words.
    file
        Its plant file, if it has one.
    based_in
        Folder from which other files are found that it names.
    """
    kept = Kept(
        version=1,
        steps=[Step(number=1, words=origin)],
        at=0,
        file=str(file) if file else "",
        origin=origin,
        based_in=str(based_in),
        saved=1,
    )
    return Draft(id, shelf, kept, {1: text})
