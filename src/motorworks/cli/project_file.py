"""Project files of other programs, read and written by the ending of their names."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from motorworks.errors import MotorworksError, RunError

if TYPE_CHECKING:
    from motorworks.construction import Project
    from motorworks.projects.critical_path import Plan
    from motorworks.projects.exchange import ProjectFile

ENDINGS = (".xml", ".csv", ".xlsx")


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
    if ending == ".xlsx":
        return _read_book(data, path)
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
    if ending == ".xlsx":
        _write_book(path, file, plan)
        return
    data = write_mspdi(file) if ending == ".xml" else write_table(file, plan).encode()
    try:
        with whole(path) as part:
            part.write_bytes(data)
    except OSError as error:
        raise RunError(f"{path}: cannot be written: {error.strerror or error}") from error


def _read_book(data: bytes, path: Path) -> "ProjectFile":
    """Give the project of the first sheet of a workbook."""
    from motorworks.plantfile.findings import Findings
    from motorworks.plantfile.tables.xlsx import read_xlsx
    from motorworks.projects.exchange import read_rows

    findings = Findings(str(path), lambda _: (str(path), None))
    sheets = read_xlsx(data, str(path), findings)
    if not sheets:
        said = "; ".join(str(finding) for finding in findings.in_order())
        raise MotorworksError(said or f"{path}: there is no sheet in it")
    cells = sheets[0].rows
    heads = {column: _text(cell) for column, cell in cells.get(0, {}).items()}
    rows = [
        {head: _text(cells[n].get(column, "")) for column, head in heads.items()}
        for n in sorted(cells)
        if n > 0
    ]
    return read_rows(rows, str(path))


def _text(cell: object) -> str:
    """Give a cell as a CSV would have it."""
    if isinstance(cell, datetime):
        return str(cell.date())
    if isinstance(cell, float):
        return f"{float(cell):.15g}"
    return str(cell)


def _write_book(path: Path, file: "ProjectFile", plan: "Plan") -> None:
    from motorworks.projects.exchange import table_of
    from motorworks.workbook.book import writing

    with writing(path, file.title) as book:
        sheet = book.sheet("Activities", "#0F766E")
        for n, row in enumerate(table_of(file, plan)):
            for column, value in enumerate(row):
                book.write(sheet, n, column, value, "" if n else "head")
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 46)
        sheet.set_column(2, 19, 13)


def known_ending(path: Path) -> str:
    """Give the ending of a project file's name.

    Raises
    ------
    MotorworksError
        If it is none that is known.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        msg = f"{path}: a project file ends in {', '.join(ENDINGS)}; give it one of these"
        raise MotorworksError(msg)
    return ending
