"""The plant files of drafts: read, compared, written whole or not at all."""

from pathlib import Path

from motorworks.errors import MotorworksError
from motorworks.files import whole
from motorworks.files.catalogue import find, names
from motorworks.studio.draft.draft import Draft
from motorworks.studio.errors import ConflictError, NotThereError
from motorworks.studio.project import Project

SUFFIX = ".toml"


def folder_of(project: Project) -> Path:
    """Give the folder from which files are found that a plant without a file names."""
    return project.folder if project.plant in names() else find(project.plant).resolve().parent


def ended(text: str) -> str:
    """Give a text with an end of its last line."""
    return text if text.endswith("\n") else f"{text}\n"


def named(project: Project, name: str) -> Path:
    """Give the plant file of a name in the project folder.

    Raises
    ------
    MotorworksError
        If no plant file can have that name, or it lies outside.
    NotThereError
        If its folder is not there.
    """
    if not name.endswith(SUFFIX):
        raise MotorworksError(f"'{name[:80]}' must end in {SUFFIX}, such as works{SUFFIX}")
    path = project.inside(name)
    if not path.parent.is_dir():
        raise NotThereError(f"there is no folder {name.rpartition('/')[0][:80]!r}")
    return path


def text_of(path: Path) -> str:
    """Give the text of a plant file.

    Raises
    ------
    MotorworksError
        If it cannot be read.
    """
    try:
        return ended(path.read_bytes().decode("utf-8").removeprefix("\ufeff"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise MotorworksError(f"{path.name} cannot be read: {reason}") from None


def differs(draft: Draft) -> bool:
    """Tell whether a draft's file is not what it was when it was last read or saved."""
    assert draft.file is not None
    try:
        return text_of(draft.file) != draft.saved_text
    except MotorworksError:
        return True


def written(draft: Draft, file: Path, over: bool) -> None:
    """Write a draft to a file, whole or not at all.

    Parameters
    ----------
    draft
        The draft.
    file
        The file.
    over
        Whether one that is there already, or was changed outside, is written over.

    Raises
    ------
    ConflictError
        If it would be written over and may not be.
    MotorworksError
        If it cannot be written.
    """
    if not over and file.exists():
        if draft.file is None or file != draft.file:
            raise ConflictError(f"there is a file {file.name} already. Write over it, or rename")
        if differs(draft):
            raise ConflictError(
                f"{file.name} was changed outside since it was read. Write over it, or take it over"
            )
    try:
        with whole(file) as part:
            part.write_bytes(draft.text.encode())
    except OSError as error:
        raise MotorworksError(f"{file.name} cannot be written: {error.strerror}") from None
