"""A plant → the sheets of a workbook, from which an equal plant is read.

The way back of :mod:`motorworks.plantfile.tables.gather`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motorworks.plant import Plant
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import ROWS, Kind, Path, keys_of
from motorworks.plantfile.tables.cell import LONGEST_CELL, cell_of, number_before
from motorworks.plantfile.tables.columns import is_unit
from motorworks.plantfile.tables.heading import ANYTHING, Target, target
from motorworks.plantfile.tables.layout import (
    MARK_HEADINGS,
    MARKS,
    Layout,
    Way,
    layouts,
    list_noun,
)
from motorworks.plantfile.tables.plant_sheet import KEY, VALUE
from motorworks.plantfile.write import sections
from motorworks.process import LAWS

CellOut = str | bool | float | date | None
"""A value to be written into a cell; ``None`` for an empty one."""

_EACH = ("sources", "notes", "ranges")


@dataclass
class Filled:
    """A sheet that holds a part of a plant.

    Attributes
    ----------
    title
        Its name.
    layout
        What its rows are; ``None`` for the sheets of the plant itself and of the marks.
    headings, units, rows
        What stands in it; all rows are as long as the headings.
    """

    title: str
    layout: Layout | None
    headings: list[str]
    units: list[str] = field(default_factory=list)
    rows: list[list[CellOut]] = field(default_factory=list)


def spread(plant: Plant) -> list[Filled]:
    """Give the sheets that hold a plant: all nouns, with what is said of its values.

    Parameters
    ----------
    plant
        The plant.
    """
    marks: list[dict[str, Any]] = []
    tree = _tree(plant)
    sheets = [_plant_sheet(tree.get("plant", {}), marks)]
    for layout in layouts():
        rows = [row for way in layout.ways for row in _rows(tree, layout, way, marks)]
        if rows:
            sheets.append(_sheet(layout, rows))
    if marks:
        sheets.append(_marks_sheet(marks))
    return sheets


def _tree(plant: Plant) -> dict[str, Any]:
    """Give the values of a plant file as one tree; every station of a line has a table."""
    tree: dict[str, Any] = {}
    for path, table in sections(plant):
        inside = tree
        for part in path:
            inside = inside.setdefault(str(part), {})
        inside.update(table)
    for line in tree.get("line", {}).values():
        tables = line.pop("station", {})
        # The order of the rows is the order of flow: the list of names is not needed.
        line["station"] = {name: tables.get(name, {}) for name in line.pop("stations")}
    return tree


# ---- rows ----


@dataclass
class _Row:
    words: dict[str, str]
    values: dict[Path, tuple[Target, Any]]
    maps: dict[Path, dict[str, Any]]
    """Tables of values by name that were spread over columns."""


def _rows(
    tree: dict[str, Any], layout: Layout, way: Way, marks: list[dict[str, Any]]
) -> Iterator[_Row]:
    for names, table in _tables(tree, way):
        path = layout.path(way, names)
        words = dict(zip(layout.headings(way), names, strict=True))
        if layout.named:
            yield _row(layout, words, path, table, marks)
            continue
        entries = _as_tables(table.get(layout.key.key), layout.noun)
        if _stands_apart(entries):
            for n, entry in enumerate(entries or []):
                yield _row(layout, words, (*path, n), entry, marks)


def _as_tables(entries: Any, noun: type) -> Any:
    """Give a list with tables in the place of lists that stand for such."""
    row = ROWS.get(noun)
    if row is None or not isinstance(entries, list):
        return entries
    return [
        dict(zip(row, e, strict=True)) if isinstance(e, list) and len(e) == len(row) else e
        for e in entries
    ]


def _stands_apart(entries: Any) -> bool:
    """Tell whether a list of tables can stand in a sheet of its own."""
    return isinstance(entries, list) and bool(entries) and all(isinstance(e, dict) for e in entries)


def _tables(tree: dict[str, Any], way: Way) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Give the tables under the words of a way, with their names."""
    for name, table in tree.get(way[0], {}).items():
        if len(way) == 1:
            yield (name,), table
        else:
            for names, inner in _tables(table, way[1:]):
                yield (name, *names), inner


def _row(
    layout: Layout,
    words: dict[str, str],
    path: Path,
    table: dict[str, Any],
    marks: list[dict[str, Any]],
) -> _Row:
    """Give the row of one table."""
    row = _Row(words, {}, {})
    for key, raw in table.items():
        if not (layout.named and _has_own_sheet(layout, key, raw)):
            _flat(row, (key,), raw, path, layout, marks)
    return row


def _has_own_sheet(layout: Layout, key: str, raw: Any) -> bool:
    """Tell whether what stands under a key of a noun is rows of another sheet."""
    word = layout.word
    if any(other.named and (word, key) in other.ways for other in layouts()):
        return True
    noun = list_noun(layout.keys[key]) if key in layout.keys else None
    return noun is not None and _stands_apart(_as_tables(raw, noun))


def _flat(
    row: _Row, below: Path, raw: Any, path: Path, layout: Layout, marks: list[dict[str, Any]]
) -> None:
    """Add the values within a value: tables are spread over columns, the rest stays whole."""
    if below[-1] in _EACH and isinstance(raw, dict):
        _note_marks((*path, *below[:-1]), str(below[-1]), raw, marks)
        return
    found = target(_heading(below), layout.keys)
    inner: Iterable[tuple[str | int, Any]] = ()
    if isinstance(raw, dict) and not _is_law_of_another_order(raw):
        inner = raw.items()
        if found.form.kind is Kind.MAP:
            row.maps[below] = {key: value for key, value in raw.items() if key not in _EACH}
    elif isinstance(raw, list) and len(str(cell_of(raw, found.form))) > LONGEST_CELL:
        inner = enumerate(raw)
    if not inner:
        row.values[below] = (found, raw)
    for key, value in inner:
        _flat(row, (*below, key), value, path, layout, marks)


def _is_law_of_another_order(raw: dict[str, Any]) -> bool:
    """Tell whether the parameters of a law stand otherwise than they would be read."""
    known = LAWS.get(str(raw.get("law")))
    return known is not None and list(raw) != ["law", *known.parameters]


def _heading(path: Path) -> str:
    """Give the heading of a path: entries of lists are counted from 1."""
    return dotted(tuple(part + 1 if isinstance(part, int) else part for part in path))


# ---- marks ----


def _note_marks(path: Path, under: str, said: dict[str, Any], marks: list[dict[str, Any]]) -> None:
    """Keep what a table says of single values for the sheet of marks."""
    for key, value in said.items():
        of = _heading((*path, key))
        row = next((m for m in reversed(marks[-200:]) if m["of"] == of), None)
        if row is None:
            row = {"of": of}
            marks.append(row)
        if under == "ranges":
            row["low"], row["high"] = value
        else:
            row[under.removesuffix("s")] = value


def _marks_sheet(marks: list[dict[str, Any]]) -> Filled:
    sheet = Filled(MARKS.capitalize(), None, list(MARK_HEADINGS))
    for mark in marks:
        cells: list[CellOut] = [mark["of"]]
        for word in MARK_HEADINGS[1:]:
            form = ANYTHING if word in ("low", "high") else target(word, {}).form
            cells.append(cell_of(mark[word], form) if word in mark else None)
        sheet.rows.append(cells)
    return sheet


# ---- sheets ----


def _plant_sheet(table: dict[str, Any], marks: list[dict[str, Any]]) -> Filled:
    layout = Layout("plant", "", keys_of(Plant)["name"], Plant, keys_of(Plant), (), named=False)
    sheet = Filled("Plant", None, [KEY, VALUE])
    for below, (found, value) in _row(layout, {}, ("plant",), table, marks).values.items():
        sheet.rows.append([_heading(below), cell_of(value, found.form)])
    return sheet


def _sheet(layout: Layout, rows: list[_Row]) -> Filled:
    """Give a sheet with the columns that its rows need, in the order of the fields."""
    columns = _columns(layout, rows)
    words = [word for word in layout.identity if any(word in row.words for row in rows)]
    units = {
        path: _unit([row.values[path] for row in rows if path in row.values]) for path in columns
    }
    sheet = Filled(layout.title, layout, [*words, *(_heading(path) for path in columns)])
    if any(units.values()):
        sheet.units = ["" for _ in words] + [units[path] for path in columns]
    for row in rows:
        cells: list[CellOut] = [row.words.get(word) for word in words]
        for path in columns:
            found, raw = row.values.get(path, (None, None))
            cells.append(None if found is None else cell_of(raw, found.form.with_unit(units[path])))
        sheet.rows.append(cells)
    return sheet


def _columns(layout: Layout, rows: list[_Row]) -> list[Path]:
    """Give the paths of all columns, in the order of the fields and of names in tables."""
    orders: dict[Path, list[str]] = {(): [*layout.keys, "source", "note"]}
    for row in rows:
        whole: list[Path] = []
        for path, table in sorted(row.maps.items(), key=lambda item: len(item[0])):
            if any(path[: len(above)] == above for above in whole):
                continue  # it stands in the cell of the table above it
            if not _merge(orders.setdefault(path, []), list(table)):
                # Columns have one order; a table of another order stays in one cell.
                row.values = {p: v for p, v in row.values.items() if p[: len(path)] != path}
                row.values[path] = (target(_heading(path), layout.keys), table)
                whole.append(path)
    paths = dict.fromkeys(path for row in rows for path in row.values)
    seen: dict[Path, int] = {}
    for path in paths:
        for n in range(1, len(path) + 1):
            seen.setdefault(path[:n], len(seen))
    return sorted(
        paths, key=lambda path: [_rank(path[:n], orders, seen) for n in range(1, len(path) + 1)]
    )


def _rank(path: Path, orders: dict[Path, list[str]], seen: dict[Path, int]) -> int:
    """Give the place of the last part of a path among its like."""
    order = orders.get(path[:-1], [])
    return order.index(str(path[-1])) if path[-1] in order else len(order) + seen[path]


def _merge(order: list[str], names: list[str]) -> bool:
    """Merge names into an order of names, and tell whether they agree with it."""
    places = [order.index(name) for name in names if name in order]
    if places != sorted(places):
        return False
    at = 0
    for name in names:
        if name in order:
            at = order.index(name) + 1
        else:
            order.insert(at, name)
            at += 1
    return True


def _unit(values: list[tuple[Target, Any]]) -> str:
    """Give the unit that most values of a column are written with; empty for none.

    A plain number has no unit, and would get one.
    """
    form = values[0][0].form
    if not form.measures or any(isinstance(raw, int | float) for _, raw in values):
        return ""
    said = Counter(
        raw.partition(" ")[2]
        for _, raw in values
        if isinstance(raw, str) and number_before(raw, raw.partition(" ")[2]) is not None
    )
    most = said.most_common(1)
    return most[0][0] if most and is_unit(most[0][0]) else ""
