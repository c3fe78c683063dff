"""Project files of other programs, read and written by the ending of their names."""

from pathlib import Path
from typing import TYPE_CHECKING

from motorworks.errors import MotorworksError, RunError

if TYPE_CHECKING:
    from motorworks.construction import Project
    from motorworks.projects.critical_path import Plan
    from motorworks.projects.exchange import ProjectFile

ENDINGS = (".xml", ".csv")


def read_project(path: Path) -> "ProjectFile":
    """Give the project of a file.

    Raises
    ------
    MotorworksError
        If its ending is not known, it cannot be read, or what stands there is no project.
    """
    from motorworks.projects.exchange import read_mspdi, read_table

    ending = known_ending(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MotorworksError(f"{path}: cannot be read: {error.strerror or error}") from error
    if ending == ".xml":
        try:
            return read_mspdi(data)
        except MotorworksError as error:
            raise MotorworksError(f"{path}: {error}") from error
    try:
        return read_table(data.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise MotorworksError(f"{path}: is not UTF-8 text; save it as such") from None


def write_project(path: Path, project: "Project", plan: "Plan") -> None:
    """Write a project with its dates.

    Raises
    ------
    MotorworksError
        If the ending of the file is not known.
    RunError
        If it cannot be written.
    """
    from motorworks.files import whole
    from motorworks.projects.exchange import ProjectFile, write_mspdi, write_table

    ending = known_ending(path)
    file = ProjectFile(
        title=project.title,
        start=project.start,
        activities=project.activities,
        resources=project.resources,
        worktimes=project.worktimes,
    )
    data = write_mspdi(file) if ending == ".xml" else write_table(file, plan).encode()
    try:
        with whole(path) as part:
            part.write_bytes(data)
    except OSError as error:
        raise RunError(f"{path}: cannot be written: {error.strerror or error}") from error


def known_ending(path: Path) -> str:
    """Give the ending of a project file's name.

    Raises
    ------
    MotorworksError
        If it is none that is known.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        msg = f"{path}: a project file ends in {' or '.join(ENDINGS)}; give it one of these"
        raise MotorworksError(msg)
    return ending
