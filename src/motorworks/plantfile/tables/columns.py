"""The headings of a sheet, and the units that may stand below them."""

from collections.abc import Mapping
from dataclasses import dataclass

from motorworks.errors import did_you_mean
from motorworks.plantfile.findings import WARNING, Findings
from motorworks.plantfile.shape import Path
from motorworks.plantfile.tables.cell import Form
from motorworks.plantfile.tables.heading import ANYTHING, UnknownHeadingError, split_unit, target
from motorworks.plantfile.tables.layout import Layout, naming, plain
from motorworks.plantfile.tables.sheet import Cell, Sheet, is_remark
from motorworks.plantfile.unit import SHARES, currency, unit

UNIT_WORDS = ("unit", "units")
"""What may stand at the head of the row of units."""

_LONGEST_HEADING = 200


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    Attributes
    ----------
    number
        Counted from 0.
    heading
        What stands at its head.
    path
        Where its values go within the table of a row; empty for a column that says what the
        row is about.
    form
        What its cells mean.
    """

    number: int
    heading: str
    path: Path
    form: Form


@dataclass(frozen=True)
class Columns:
    """The columns of a sheet: those that say what a row is about, and those with values."""

    identity: Mapping[str, Column]
    values: tuple[Column, ...]
    first_row: int
    """The first row below the headings and the units."""


def columns_of(sheet: Sheet, layout: Layout, findings: Findings) -> Columns | None:
    """Give the columns of a sheet; ``None`` after saying why there are none.

    Parameters
    ----------
    sheet
        The sheet; its first row that is not empty holds the headings.
    layout
        What the sheet is.
    findings
        Where to say what is wrong with the headings.
    """
    if not sheet.rows:
        findings.at(sheet.place(), "the sheet is empty", severity=WARNING)
        return None
    head = min(sheet.rows)
    identity: dict[str, Column] = {}
    values: list[Column] = []
    seen: dict[str, int] = {}
    for number, cell in sorted(sheet.rows[head].items()):
        if is_remark(cell):
            continue
        text = str(cell).strip()
        place = sheet.place(head, number)
        if not isinstance(cell, str) or len(text) > _LONGEST_HEADING:
            findings.at(place, f"{text[:80]} is no heading", "Write the name of a field.")
            continue
        if seen.setdefault(text, number) != number:
            findings.at(place, f"the heading '{text}' stands here twice", "Remove one column.")
            continue
        column = _column(number, text, layout, sheet, head, findings)
        if column is not None and not column.path:
            identity[_identity(column.heading, layout)] = column
        elif column is not None:
            values.append(column)
    if not _can_say_what(layout, identity):
        needed = " or ".join(" and ".join(f"'{w}'" for w in way) for way in _needed(layout))
        text = f"the sheet needs the heading {needed}"
        findings.at(sheet.place(head), text, "Rows cannot be told apart without.")
        return None
    return _with_units(sheet, head, identity, values)


def _needed(layout: Layout) -> list[tuple[str, ...]]:
    return [("name",)] if layout.named else [layout.headings(way) for way in layout.ways]


def _can_say_what(layout: Layout, identity: Mapping[str, Column]) -> bool:
    return any(all(word in identity for word in way) for way in _needed(layout))


def _identity(heading: str, layout: Layout) -> str:
    word = plain(heading)
    if word in layout.identity:
        return word
    return "name" if layout.named and word == naming(layout.word) else ""


def _column(
    number: int, text: str, layout: Layout, sheet: Sheet, head: int, findings: Findings
) -> Column | None:
    if _identity(text, layout):
        return Column(number, text, (), ANYTHING)
    name, said = split_unit(text)
    try:
        found = target(name, layout.keys)
    except UnknownHeadingError as unknown:
        known = [*layout.identity, *layout.keys]
        hint = unknown.hint
        if "." not in name:
            hint = did_you_mean(plain(name), known)
        findings.at(sheet.place(head, number), unknown.text, hint)
        return None
    if said and not (found.form.measures and is_unit(said)):
        wrong = f"'{said[:40]}' is no unit" if found.form.measures else "it has no unit"
        findings.at(sheet.place(head, number, text), wrong, "Remove the brackets.")
        return None
    return Column(number, text, found.path, found.form.with_unit(said))


def _with_units(
    sheet: Sheet, head: int, identity: dict[str, Column], values: list[Column]
) -> Columns:
    """Give the columns with the units of the row below the headings, if it is one."""
    row = sheet.rows.get(head + 1, {})
    if not _is_of_units(row, identity, values):
        return Columns(identity, tuple(values), head + 1)
    with_units = tuple(
        Column(c.number, c.heading, c.path, c.form.with_unit(str(row[c.number]).strip()))
        if c.number in row
        else c
        for c in values
    )
    return Columns(identity, with_units, head + 2)


def _is_of_units(
    row: Mapping[int, Cell], identity: Mapping[str, Column], values: list[Column]
) -> bool:
    """Tell whether a row names nothing and holds nothing but units."""
    measured = {c.number for c in values if c.form.measures}
    others = {c.number for c in values} - measured
    naming = {c.number for c in identity.values()}
    texts = {n: cell.strip() if isinstance(cell, str) else "" for n, cell in row.items()}
    named = any(texts[n].lower() not in UNIT_WORDS for n in naming & texts.keys())
    units = [is_unit(texts[n]) for n in measured & texts.keys()]
    return not named and not others & texts.keys() and bool(units) and all(units)


def is_unit(text: str) -> bool:
    """Tell whether a text is a unit in which a plant file may give a value."""
    if not text or len(text) > 32:
        return False
    return text in SHARES or unit(text) is not None or currency(text) is not None
