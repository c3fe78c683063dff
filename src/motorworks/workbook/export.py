"""A plant, or a run with its results, as a workbook."""

from pathlib import Path

from motorworks.plant import Plant
from motorworks.plantfile.tables.layout import MARKS
from motorworks.plantfile.tables.spread import Filled, spread
from motorworks.simulation import Run
from motorworks.workbook.book import Book, writing
from motorworks.workbook.read_me import write_read_me
from motorworks.workbook.results import write_results
from motorworks.workbook.sheets import (
    name_columns,
    write_marks_sheet,
    write_plant_sheet,
    write_sheet,
)


def write_workbook(what: Plant | Run, path: Path | str) -> Path:
    """Write a workbook with a plant, and with the results if it is a run.

    The sheets of the plant hold all its nouns with what is said of their values; a plant that
    is read from them is equal to it.

    Parameters
    ----------
    what
        The plant, or the run.
    path
        The file to write.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    PlantError
        If a text of the plant is longer than a cell may be.
    RunError
        If the file cannot be written.
    """
    path = Path(path)
    plant = what.plant if isinstance(what, Run) else what
    sheets = spread(plant)
    with writing(path, plant.title or plant.name) as book:
        if isinstance(what, Run):
            write_results(book, what)
        write_read_me(book, [s.layout for s in sheets if s.layout is not None], to_fill_in=False)
        _write_plant(book, sheets)
    return path


def _write_plant(book: Book, sheets: list[Filled]) -> None:
    names = name_columns(sheets, examples=False)
    for sheet in sheets:
        if sheet.layout is not None:
            write_sheet(book, sheet, names)
        elif sheet.title == MARKS.capitalize():
            write_marks_sheet(book, sheet)
        else:
            write_plant_sheet(book, sheet, [])
