"""A workbook to fill in, made from the notes of the fields."""

from pathlib import Path
from typing import Any

from motorworks.errors import PlantError
from motorworks.files import is_there
from motorworks.plant import Plant
from motorworks.plantfile.quantity import Money
from motorworks.plantfile.tables.layout import MARK_HEADINGS, MARKS, Layout, layouts
from motorworks.plantfile.tables.spread import Filled, spread
from motorworks.workbook.book import writing
from motorworks.workbook.fields import Field, fields_of, plant_fields, usual_unit
from motorworks.workbook.read_me import write_read_me
from motorworks.workbook.sheets import (
    name_columns,
    write_marks_sheet,
    write_plant_sheet,
    write_sheet,
)

EXAMPLE = "# example"


def write_template(path: Path | str, plant: Plant | None = None) -> Path:
    """Write a workbook to fill in: a sheet for every noun, a column for every field.

    Parameters
    ----------
    path
        The file to write; one that exists is left alone.
    plant
        A plant whose values stand in it already.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    PlantError
        If the file exists.
    RunError
        If it cannot be written.
    """
    path = Path(path)
    if path.name and is_there(path):
        raise PlantError(f"{path} exists already; nothing was written. Give another name.")
    there = {sheet.title: sheet for sheet in spread(plant)} if plant is not None else {}
    currency = plant.currency if plant is not None else Money().currency
    sheets = [_with_all(layout, there.get(layout.title), currency) for layout in layouts()]
    names = name_columns(sheets, examples=True)
    marks = there.get(MARKS.capitalize(), Filled(MARKS.capitalize(), None, list(MARK_HEADINGS)))
    with writing(path, "Motorworks plant") as book:
        write_read_me(book, [sheet.layout for sheet in sheets if sheet.layout], to_fill_in=True)
        plant_sheet = there.get("Plant", Filled("Plant", None, ["key", "value"]))
        write_plant_sheet(book, plant_sheet, list(plant_fields()))
        for sheet in sheets:
            write_sheet(book, sheet, names, _example(sheet))
        write_marks_sheet(book, marks)
    return path


def _with_all(layout: Layout, there: Filled | None, currency: str) -> Filled:
    """Give a sheet with a column for every field, and with the rows there are."""
    fields = {field.heading: field for field in fields_of(layout)}
    own = (
        dict(zip(there.headings, there.units or [""] * len(there.headings), strict=True))
        if (there)
        else {}
    )
    further = [h for h in own if h not in fields and h not in layout.identity]
    headings = [*layout.identity, *_in_order(list(fields), further)]
    units = [
        own[h] if h in own else usual_unit(fields[h], currency) if h in fields else ""
        for h in headings
    ]
    sheet = Filled(layout.title, layout, headings, units if any(units) else [])
    for row in there.rows if there else []:
        cells = dict(zip(there.headings if there else [], row, strict=True))
        sheet.rows.append([cells.get(heading) for heading in headings])
    return sheet


def _in_order(headings: list[str], further: list[str]) -> list[str]:
    """Give all headings, those of one field together."""
    found = list(headings)
    for heading in further:
        word = heading.partition(".")[0]
        alike = [n for n, h in enumerate(found) if h.removeprefix("# ").partition(".")[0] == word]
        found.insert(alike[-1] + 1 if alike else len(found) - 2, heading)
    return found


def _example(sheet: Filled) -> list[Any]:
    assert sheet.layout is not None
    fields: dict[str, Field] = {field.heading: field for field in fields_of(sheet.layout)}
    units = sheet.units or [""] * len(sheet.headings)
    cells: list[Any] = []
    for heading, unit in zip(sheet.headings, units, strict=True):
        field = fields.get(heading)
        if heading == "name":
            cells.append(f"{sheet.layout.word}_1")
            continue
        cells.append(field.example(unit) if field is not None else None)
    cells[0] = EXAMPLE
    return cells
