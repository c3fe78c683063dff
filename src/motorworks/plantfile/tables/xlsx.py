"""An Excel workbook → its sheets, by a reader of our own.

A plant needs to know of each cell whether it holds an error, a date, a percentage or a
formula that was never calculated, and which cells are merged. And a workbook may come from
anywhere: it is unpacked piece by piece within the limits of
:mod:`motorworks.plantfile.tables.limits`, it may declare no entities, links to other
workbooks are not followed, macros are not taken.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from motorworks.plantfile.findings import WARNING, Findings, Place
from motorworks.plantfile.tables.limits import (
    LARGEST_UNPACKED,
    MOST_SHEETS,
    TooLargeError,
)
from motorworks.plantfile.tables.sheet import Sheet
from motorworks.plantfile.tables.xlsx_cells import SheetReader
from motorworks.plantfile.tables.xlsx_formats import Formats
from motorworks.plantfile.tables.xlsx_strings import StringReader

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_PIECE = 1 << 16

_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    LookupError,
    OSError,
    ValueError,
)
"""What reading a damaged archive may raise."""

Start = Callable[[str, dict[str, str]], None]


class UnreadableError(Exception):
    """A workbook that cannot be read.

    Parameters
    ----------
    text
        What is wrong with it.
    hint
        What to do.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.hint = hint


def read_xlsx(
    data: bytes, file: str, findings: Findings, wanted: Callable[[str], bool] | None = None
) -> list[Sheet] | None:
    """Give the sheets of a workbook; ``None`` after saying why there are none.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        The file as it is named in findings.
    findings
        Where to say what is wrong.
    wanted
        Tells by its name whether a sheet is to be read; all are if not given.
    """
    try:
        book = _Book(data)
        sheets = [book.sheet(file, n, p) for n, p in book.sheets() if wanted is None or wanted(n)]
    except (UnreadableError, TooLargeError) as error:
        findings.at(Place(file, None), str(error), error.hint)
        return None
    except _DAMAGES:
        text = "this is no Excel workbook, or it is damaged"
        findings.at(Place(file, None), text, "Open it and save it anew as .xlsx.")
        return None
    if book.is_linked:
        text = "some cells may take their values from other workbooks, as last calculated"
        findings.at(Place(file, None), text, "Paste them as values.", severity=WARNING)
    return sheets


class _Book:
    """A workbook that is open."""

    def __init__(self, data: bytes) -> None:
        if data[:4] == _OLD_OR_LOCKED:
            hint = "Save it as .xlsx without a password."
            raise UnreadableError("this is an old .xls workbook, or one with a password", hint)
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = {name.lstrip("/"): name for name in self.zip.namelist()}
        self.left = LARGEST_UNPACKED
        if any(name.lower().endswith("vbaproject.bin") for name in self.names):
            raise UnreadableError("the workbook holds macros", "Save it as .xlsx, without them.")
        self.is_linked = any("externallinks/" in name.lower() for name in self.names)
        self.main = self._main()
        self._links = dict(self._related(self.main))
        self._strings: list[str] | None = None
        self._formats: Formats | None = None
        self.cells = 0
        self.characters = 0
        self.from_1904 = False

    def _main(self) -> str:
        for kind, target in self._related(""):
            if kind == "officeDocument":
                return target
        raise UnreadableError("this is no Excel workbook", "Save it as .xlsx.")

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        """Give the parts that a part refers to: kind or identity, and name."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        found: list[tuple[str, str]] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                full = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.append((posixpath.basename(attributes.get("Type", "")), full))
                found.append((f"#{attributes.get('Id', '')}", full))

        self.read(links, start)
        yield from found

    def sheets(self) -> list[tuple[str, str]]:
        """Give the names of the sheets and their parts, in the order of the book."""
        found: list[tuple[str, str]] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "sheet":
                link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
                found.append((attributes.get("name", ""), self._links.get(f"#{link}", "")))
            elif tag == "workbookPr":
                self.from_1904 = attributes.get("date1904") in ("1", "true")

        self.read(self.main, start)
        if len(found) > MOST_SHEETS:
            text = f"the workbook has {len(found):,} sheets; at most {MOST_SHEETS} are read"
            raise TooLargeError(text, "Keep those that describe the plant.")
        return [(name, part) for name, part in found if "worksheets/" in part]

    def sheet(self, file: str, name: str, part: str) -> Sheet:
        """Give one sheet."""
        sheet = Sheet(file, name)
        reader = SheetReader(sheet, self.strings, self.formats, counts=self)
        self.read(part, reader.start, reader.end, reader.text)
        return sheet

    @property
    def strings(self) -> list[str]:
        """The texts that cells refer to by their number."""
        if self._strings is None:
            reader = StringReader()
            self.read(self._links.get("sharedStrings", ""), reader.start, reader.end, reader.text)
            self._strings = reader.found
        return self._strings

    @property
    def formats(self) -> Formats:
        """What the formats of cells make of their numbers."""
        if self._formats is None:
            self._formats = Formats(from_1904=self.from_1904)
            self.read(self._links.get("styles", ""), self._formats.start, self._formats.end)
        return self._formats

    def read(
        self,
        part: str,
        start: Start,
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Follow the XML of a part, if the book has it."""
        if part not in self.names:
            return
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.StartElementHandler = lambda tag, a: start(tag.rpartition(":")[2], a)
        if end is not None:
            parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            for piece in self._unpacked(self.names[part]):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            text_ = f"its part {part[:80]} is damaged (line {error.lineno})"
            raise UnreadableError(text_, "Open it and save it anew as .xlsx.") from None

    def _unpacked(self, name: str) -> Iterable[bytes]:
        packed = self.zip.getinfo(name).compress_type
        if packed not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableError("it is packed in a way that no workbook is", "Save it anew.")
        with self.zip.open(name) as part:
            while piece := part.read(_PIECE):
                self.left -= len(piece)
                if self.left < 0:
                    text = f"the workbook has more than {LARGEST_UNPACKED:,} bytes unpacked"
                    raise TooLargeError(text, "Keep only the sheets that describe the plant.")
                yield piece


def _no_doctype(*_declared: object) -> None:
    raise UnreadableError("it declares a document type, which no workbook does", "Save it anew.")
