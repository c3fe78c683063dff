"""One plant file → one Plant, with all findings at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from motorworks.errors import PlantError, did_you_mean
from motorworks.motor import Design
from motorworks.plant import Buffer, Line, Model, Plant, Station, Transport
from motorworks.plantfile.base import Tree
from motorworks.plantfile.checks import check
from motorworks.plantfile.designed.changes import Motors
from motorworks.plantfile.designed.layers import with_motors
from motorworks.plantfile.document import Document, open_book, open_document
from motorworks.plantfile.findings import Finding, Findings, TooManyFindingsError, summary
from motorworks.plantfile.inherit import Values, inherited, resolved
from motorworks.plantfile.marks import Marks
from motorworks.plantfile.quantity import Money
from motorworks.plantfile.shape import Key, Kind, Path, keys_of, tables
from motorworks.plantfile.table import Reading
from motorworks.plantfile.text import shown
from motorworks.plantfile.unit import currency


def read_plant(path_or_text: str | FilePath, *, overrides: Sequence[str] = ()) -> Plant:
    """Give the plant that a file describes.

    Parameters
    ----------
    path_or_text
        Path of a plant file or of a workbook (``.xlsx``), or the text of a plant file: a text
        with a line end is taken for the plant itself.
    overrides
        Values to put in the place of what the file says, such as
        ``line.stator.places=10``.

    Raises
    ------
    PlantError
        If anything is wrong; its ``findings`` say what, all at once.
    """
    plant, findings = check_plant(path_or_text, overrides=overrides)
    if plant is None:
        raise PlantError(summary(findings), findings)
    return plant


def read_changed(
    path_or_text: str | FilePath, *, overrides: Sequence[str] = ()
) -> tuple[Plant, Plant]:
    """Give the plant that a file describes, before and after the change of its motors.

    Parameters
    ----------
    path_or_text, overrides
        As for :func:`read_plant`.

    Returns
    -------
    tuple
        The plant with the motors of the file, whatever else is set; the plant as
        :func:`read_plant` gives it. The file is read once.

    Raises
    ------
    PlantError
        If anything is wrong.
    """
    document = open_document(path_or_text, overrides)
    stated, findings = _stated(document)
    if stated is None:
        raise PlantError(summary(findings), findings)
    if not document.motors_changed:
        return stated, stated
    layers = _layers(document)
    before = with_motors(layers[document.file].put_into(stated), document, layers)
    return before, designed_as_stated(stated, document)


def check_plant(
    path_or_text: str | FilePath,
    *,
    overrides: Sequence[str] = (),
    further: Callable[[Plant, Findings], None] | None = None,
    folder: FilePath | None = None,
) -> tuple[Plant | None, list[Finding]]:
    """Give the plant that a file describes and all that is wrong with it.

    Parameters
    ----------
    path_or_text, overrides
        As for :func:`read_plant`.
    further
        Looks at a plant without errors, and may add findings.
    folder
        For a text: the folder from which other files that it names are found.

    Returns
    -------
    tuple
        The plant, or ``None`` if an error was found; the findings in the order of the file.
    """
    return _checked(open_document(path_or_text, overrides, folder=folder), further)


def _checked(
    document: Document, further: Callable[[Plant, Findings], None] | None = None
) -> tuple[Plant | None, list[Finding]]:
    """Give the plant of a document with the bills and times of its motors, and all findings."""
    plant, found = _stated(document)
    if plant is None:
        return None, found
    plant = designed_as_stated(plant, document)
    findings = document.findings
    try:
        if further is not None:
            further(plant, findings)
    except TooManyFindingsError:
        return None, findings.in_order()
    return (None if findings.errors else plant), findings.in_order()


def designed_as_stated(plant: Plant, document: Document) -> Plant:
    """Give the plant of a document with the bills and times of its motors.

    Parameters
    ----------
    plant
        The plant as :func:`plant_of` gives it, without errors.
    document
        The document.
    """
    if not document.motors_changed:
        return plant
    return with_motors(plant, document, _layers(document))


def _stated(document: Document) -> tuple[Plant | None, list[Finding]]:
    """Give the plant as a document states it, unless something is wrong."""
    findings = document.findings
    if document.tree is None:
        return None, findings.in_order()
    try:
        plant = plant_of(document)
        check(plant, findings)
    except TooManyFindingsError:
        return None, findings.in_order()
    return (None if findings.errors else plant), findings.in_order()


def _layers(document: Document) -> dict[str, Motors]:
    """Give the motors as each file of a document has them."""
    read = {id(tree): _motors(file, tree) for file, tree in document.layers.items()}
    return {file: read[id(tree)] for file, tree in document.layers.items()}


def _motors(file: str, tree: Tree) -> Motors:
    """Give the motors of a file; none where they cannot be read, which says nothing then."""
    reader = _PlantReader(Document(file, tree))
    try:
        motors = reader.motors()
    except TooManyFindingsError:
        return Motors((), {})
    return Motors((), {}) if reader.findings.errors else motors


def read_book(path: str | FilePath) -> Plant:
    """Give the plant that an Excel workbook describes.

    Parameters
    ----------
    path
        Path of the workbook, whatever its name ends with.

    Raises
    ------
    PlantError
        If anything is wrong; its ``findings`` say what, by sheet, row and column.
    """
    plant, findings = _checked(open_book(path))
    if plant is None:
        raise PlantError(summary(findings), findings)
    return plant


def plant_of(document: Document) -> Plant:
    """Give the plant of an opened document, read but not checked as a whole.

    Parameters
    ----------
    document
        The document; its findings take what is wrong with single values.
    """
    return _PlantReader(document).plant()


class _PlantReader:
    """Reads the tables of one document into a plant."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tree: dict[str, Any] = document.tree or {}
        self.findings = document.findings
        references = self.tree.get("reference")
        names = tuple(references) if isinstance(references, dict) else ()
        self.reading = Reading(self.findings, Marks(self.findings, names))

    def plant(self) -> Plant:
        """Give the plant; with findings it may hold stand-ins."""
        known = {"plant": None, **tables()}
        for name in self.tree:
            if name not in known:
                hint = did_you_mean(name, known)
                self.findings.error((name,), f"[{name[:80]}] is no table of a plant file", hint)
        scalars = self._scalars()
        nouns = {
            key.field: self._nouns(word, key.shape.noun or Plant) for word, key in tables().items()
        }
        plant: Plant = self.reading.noun(("plant",), Plant, {**scalars, **nouns})
        return replace(plant, marks=tuple(self.reading.marks.found))

    def motors(self) -> Motors:
        """Give the designs, and the name of each model's."""
        self._scalars()
        designs = self._collection("design", Design)
        models = self._written("model", keys_of(Model))
        return Motors(designs, {name: values.get("design") for name, values in models.items()})

    def _nouns(self, word: str, noun: type) -> tuple[Any, ...]:
        own: dict[str, Callable[[], tuple[Any, ...]]] = {
            "process": self._processes,
            "line": self._lines,
            "station": self._stations,
        }
        return own[word]() if word in own else self._collection(word, noun)

    def _scalars(self) -> Values:
        raw = self.tree.get("plant")
        if not isinstance(raw, dict):
            hint = 'Begin the file with [plant] and name = "...".'
            self.findings.error(("plant",), "the table [plant] is missing", hint)
            return {"name": "plant"}
        values = self.reading.fields(("plant",), keys_of(Plant), raw)
        self._check_currencies(values)
        self.reading.money = Money(values.get("currency", "JPY"), values.get("exchange", {}))
        return values

    def _check_currencies(self, values: Values) -> None:
        exchange = values.get("exchange", {})
        named = [("currency",)] * ("currency" in values) + [("exchange", c) for c in exchange]
        for path in named:
            code = path[1] if len(path) == 2 else values["currency"]
            if currency(code) != (code, 0):
                expected = "must be a code of three capital letters such as JPY"
                self.findings.refuse(("plant", *path), shown(code), expected)

    @cached_property
    def library(self) -> dict[str, Values]:
        """What stations inherit, by entry."""
        entries = self._written("process", keys_of(Station, library=True))
        self.document.inherits.update(
            {
                ("process", name): ("process", values["process"])
                for name, values in entries.items()
                if values.get("process") in entries
            }
        )
        return resolved(entries, self.findings)

    def _written(self, word: str, keys: dict[str, Key]) -> dict[str, Values]:
        """Give the values of the tables under a word, by name."""
        if word not in self.tree:
            return {}
        named = self.reading.named((word,), self.tree[word])
        return {
            name: self.reading.fields((word, name), keys, table) for name, table in named.items()
        }

    def _collection(self, word: str, noun: type) -> tuple[Any, ...]:
        """Give the nouns under a word."""
        return tuple(
            self.reading.noun((word, name), noun, values, name=name)
            for name, values in self._written(word, keys_of(noun)).items()
        )

    def _processes(self) -> tuple[Station, ...]:
        return tuple(Station(name=name, **values) for name, values in self.library.items())

    def _stations(self) -> tuple[Station, ...]:
        written = self._written("station", keys_of(Station))
        return tuple(
            self._station(("station", name), name, values) for name, values in written.items()
        )

    def _station(self, path: Path, name: str, own: Values) -> Station:
        """Give a station with what it inherits."""
        entry = own.get("process", name)
        if entry not in self.library:
            if "process" in own and entry is not None:
                text = f"process names '{entry}', and there is no such process"
                hint = did_you_mean(entry, self.library)
                self.findings.error((*path, "process"), text, hint)
            return Station(name=name, **{**own, "process": None})
        self.document.inherits[path] = ("process", entry)
        values = inherited(own, self.library[entry])
        return Station(name=name, **{**values, "process": entry})

    # ---- lines ----

    def _lines(self) -> tuple[Line, ...]:
        if "line" not in self.tree:
            return ()
        named = self.reading.named(("line",), self.tree["line"])
        return tuple(self._line(name, table) for name, table in named.items())

    def _line(self, name: str, table: dict[str, Any]) -> Line:
        path: Path = ("line", name)
        inner = ("stations", *(k for k, v in keys_of(Line).items() if v.shape.kind is Kind.NAMED))
        plain = {k: v for k, v in table.items() if k not in inner}
        keys = {k: v for k, v in keys_of(Line).items() if k not in inner}
        values = self.reading.fields(path, keys, plain, also=inner)
        return Line(
            name=name,
            buffers=self._line_nouns(path, table, "buffer", Buffer),
            transports=self._line_nouns(path, table, "transport", Transport),
            stations=self._line_stations(path, table),
            **values,
        )

    def _line_nouns(
        self, path: Path, table: dict[str, Any], word: str, noun: type
    ) -> tuple[Any, ...]:
        if word not in table:
            return ()
        below = (*path, word)
        named = self.reading.named(below, table[word])
        return tuple(
            self.reading.noun(
                (*below, name),
                noun,
                self.reading.fields((*below, name), keys_of(noun), inner),
                name=name,
            )
            for name, inner in named.items()
        )

    def _line_stations(self, path: Path, table: dict[str, Any]) -> tuple[Station, ...]:
        below = (*path, "station")
        named = self.reading.named(below, table["station"]) if "station" in table else {}
        order = self._order(path, table, list(named))
        if not order and not self.findings.tainted(path):
            self.findings.error(path, "has no stations", 'Write stations = ["...", "..."].')
        return tuple(
            self._station(
                (*below, name),
                name,
                self.reading.fields((*below, name), keys_of(Station), named.get(name, {})),
            )
            for name in order
        )

    def _order(self, path: Path, table: dict[str, Any], named: list[str]) -> list[str]:
        """Give the names of a line's stations in the order of flow."""
        if "stations" not in table:
            return named
        at = (*path, "stations")
        raw = table["stations"]
        if not isinstance(raw, list) or not all(isinstance(n, str) for n in raw):
            self.findings.refuse(at, shown(raw), 'must be a list of names such as ["a", "b"]')
            return named
        order: list[str] = []
        for n, name in enumerate(raw):
            known = name in named or name in self.library
            if name in order:
                text = f"stations lists '{name}' twice"
                self.findings.error((*at, n), text, f'Call one "{name}_2" with a table of its own.')
            elif known:
                order.append(name)
            else:
                text = f"stations lists '{name}', which is neither a table nor a process"
                self.findings.error((*at, n), text, did_you_mean(name, [*named, *self.library]))
        for name in named:
            if name not in order:
                text = "is not in the list 'stations' of its line"
                self.findings.error((*path, "station", name), text, "Add it, or remove the table.")
        return order
