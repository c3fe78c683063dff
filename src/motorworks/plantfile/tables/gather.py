"""Rows of sheets → the tree of values that a plant file would hold.

What is read here is only put in its place; what it means, and whether it is right, is for
the reader of plant files, which sees no difference.
"""

from collections.abc import Iterable
from typing import Any

from motorworks.errors import did_you_mean
from motorworks.plantfile.findings import Findings, Place, dotted
from motorworks.plantfile.shape import Path
from motorworks.plantfile.tables.cell import raw_of
from motorworks.plantfile.tables.columns import Columns, columns_of
from motorworks.plantfile.tables.heading import ANYTHING, target
from motorworks.plantfile.tables.layout import (
    MARK_HEADINGS,
    MARKS,
    PLANT,
    Layout,
    Way,
    naming,
    plain,
)
from motorworks.plantfile.tables.plant_sheet import plant_keys
from motorworks.plantfile.tables.row import Row, rows_of
from motorworks.plantfile.tables.sheet import Faulty, Sheet
from motorworks.plantfile.tables.tree import conflict, find, put_all

Sources = Iterable[tuple[Layout | str, Sheet]]
"""Sheets with what each is: a layout, or the word of one of the two that have none."""


class Gathering:
    """Puts the rows of sheets into a tree.

    Parameters
    ----------
    tree
        The values there are already; changed.
    findings
        Where to say what stands in the way.
    cells
        Takes the place of every value by its path.
    """

    def __init__(self, tree: dict[str, Any], findings: Findings, cells: dict[Path, Place]) -> None:
        self.tree = tree
        self.findings = findings
        self.cells = cells

    def add(self, sources: Sources) -> None:
        """Put all rows in their places: what others stand in before what stands in it."""
        read: list[tuple[Layout, Columns, list[Row]]] = []
        marks: list[Sheet] = []
        for what, sheet in sources:
            if what == PLANT:
                self._plant(sheet)
            elif what == MARKS:
                marks.append(sheet)
            elif isinstance(what, Layout):
                columns = columns_of(sheet, what, self.findings)
                if columns is not None:
                    read.append((what, columns, rows_of(sheet, columns, self.findings)))
        for depth in (1, 2, 3):
            for layout, columns, rows in read:
                for row in rows:
                    self._row(layout, columns, row, depth)
        for sheet in marks:
            self._marks(sheet)

    # ---- rows ----

    def _row(self, layout: Layout, columns: Columns, row: Row, depth: int) -> None:
        """Put one row in its place, if it is its turn: lists of tables come last."""
        way = self._way(layout, columns, row, say=depth == 1)
        if way is None or depth != (min(len(way), 2) if layout.named else 3):
            return
        names = tuple(row.words[heading] for heading in layout.headings(way))
        if layout.named:
            self._named(layout, way, names, columns, row)
        else:
            self._entry(layout, way, names, columns, row)

    def _way(self, layout: Layout, columns: Columns, row: Row, *, say: bool) -> Way | None:
        """Give the tables around a row by the cells that name them."""
        given = {word for word in layout.identity if row.words.get(word)}
        for way in layout.ways:
            if given == set(layout.headings(way)):
                return way
        if say:
            if layout.named and "name" not in given:
                column = columns.identity.get("name")
                place = row.place(column) if column else row.place()
                self.findings.at(place, "the row has no name", "Write one, or clear the row.")
            else:
                ways = " or ".join(
                    " and ".join(f"'{heading}'" for heading in layout.headings(way))
                    for way in layout.ways
                )
                text = f"the row must name what it belongs to: {ways}"
                self.findings.at(row.place(), text, "Fill just these columns.")
        return None

    def _named(
        self, layout: Layout, way: Way, names: tuple[str, ...], columns: Columns, row: Row
    ) -> None:
        path = layout.path(way, names)
        around = self._around(way[:-1], names[:-1], columns, row)
        if around is None:
            return
        inside = around.setdefault(way[-1], {})
        if not isinstance(inside, dict):
            return  # the reader of plant files says that these are no tables
        if names[-1] in inside:
            self._twice(row.place(columns.identity["name"]), path, f"{way[-1]} '{names[-1]}'")
            return
        table: dict[str, Any] = {}
        inside[names[-1]] = table
        self.cells[path] = row.place(columns.identity["name"])
        self._fill(path, table, row)

    def _entry(
        self, layout: Layout, way: Way, names: tuple[str, ...], columns: Columns, row: Row
    ) -> None:
        around = self._around(way, names, columns, row)
        if around is None:
            return
        path = layout.path(way, names)
        entries = around.setdefault(str(path[-1]), [])
        if entries and path not in self.cells:
            self._twice(row.place(), path, str(path[-1]))
            return
        self.cells.setdefault(path, row.place())
        table: dict[str, Any] = {}
        self.cells[(*path, len(entries))] = row.place()
        entries.append(table)
        self._fill((*path, len(entries) - 1), table, row)

    def _around(
        self, way: Way, names: tuple[str, ...], columns: Columns, row: Row
    ) -> dict[str, Any] | None:
        """Give the table that the words of a row lead to; ``None`` after saying it is missing."""
        table: dict[str, Any] = self.tree
        for n, (word, name) in enumerate(zip(way, names, strict=True)):
            inside = table.get(word, {})
            listed = table.get("stations", []) if word == "station" else []
            known = [*inside, *(s for s in listed if isinstance(s, str))] if n else list(inside)
            if name not in known:
                column = columns.identity.get(naming(word), columns.identity.get("name"))
                place = row.place(column) if column else row.place()
                text = f"there is no {word} '{name[:80]}'"
                self.findings.at(place, text, did_you_mean(name, known))
                return None
            below = table.setdefault(word, {}).setdefault(name, {})
            if not isinstance(below, dict):
                return None
            table = below
        return table

    def _fill(self, path: Path, table: dict[str, Any], row: Row) -> None:
        values = []
        for column, cell in row.values:
            place = row.place(column)
            if isinstance(cell, Faulty):
                self.findings.at(place, cell.reason, cell.hint, path=(*path, *column.path))
            else:
                values.append((column.path, raw_of(cell, column.form), place))
        for place, text in put_all(table, values, path, self.cells):
            self.findings.at(place, text, "Clear one of the two cells.")

    def _twice(self, place: Place, path: Path, what: str) -> None:
        before = f", also in {self.findings.where(path)}"
        self.findings.at(place, f"{what} is written twice{before}", "Remove one of the two.")

    # ---- the two sheets of another form ----

    def _plant(self, sheet: Sheet) -> None:
        """Read the sheet that has a key and its value in each row."""
        table = self.tree.setdefault("plant", {})
        self.cells.setdefault(("plant",), sheet.place())
        values = list(plant_keys(sheet, self.findings))
        taken = [v for v in values if not conflict(table, v[0])]
        for path, _raw, place in values:
            if conflict(table, path):
                self._twice(place, ("plant", *path), dotted(path))
        for place, text in put_all(table, taken, ("plant",), self.cells):
            self.findings.at(place, text, "Remove one of the two rows.")

    def _marks(self, sheet: Sheet) -> None:
        """Read the sheet that says of single values where they come from."""
        headings = {
            plain(str(cell)): n for n, cell in sorted(sheet.rows.get(0, {}).items(), reverse=True)
        }
        for word, n in headings.items():
            if word not in MARK_HEADINGS:
                text, hint = f"'{word[:80]}' is no heading here", did_you_mean(word, MARK_HEADINGS)
                self.findings.at(sheet.place(0, n), text, hint)
        for number, cells in sorted(sheet.rows.items()):
            if number > 0:
                self._mark(sheet, number, {w: cells[n] for w, n in headings.items() if n in cells})

    def _mark(self, sheet: Sheet, number: int, cells: dict[str, Any]) -> None:
        place = sheet.place(number)
        text = str(cells.get("of", ""))
        if text.startswith("#"):
            return
        found = find(self.tree, text.split(".")) if text else None
        if found is None:
            hint = "Write the path of a value that the plant has, such as process.wind.cycle_time."
            self.findings.at(place, f"'{text[:80]}' is no value of the plant", hint)
            return
        path, table = found
        key = str(path[-1])
        for word, under in (("source", "sources"), ("note", "notes")):
            if word in cells:
                said = raw_of(cells[word], target(word, {}).form)
                self._said((*path[:-1], under, key), table, said, place)
        if "low" in cells or "high" in cells:
            ends = [raw_of(cells[e], ANYTHING) for e in ("low", "high") if e in cells]
            self._said((*path[:-1], "ranges", key), table, ends, place)

    def _said(self, path: Path, table: dict[str, Any], value: Any, place: Place) -> None:
        under, key = str(path[-2]), str(path[-1])
        inner = table.setdefault(under, {})
        if not isinstance(inner, dict):
            return
        if key in inner:
            self._twice(place, path, f"{under}.{key}")
            return
        inner[key] = value
        self.cells[path] = place
