"""A plant file as it lies on the disk → a tree of values, with everything in the way said."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from motorworks.errors import did_you_mean
from motorworks.files.catalogue import names
from motorworks.plantfile.base import MOST_BASES, Tree, put_over_base
from motorworks.plantfile.findings import Findings, Place, TooManyFindingsError
from motorworks.plantfile.overrides import apply_overrides
from motorworks.plantfile.position import DEEPEST, MOST_VALUES, Positions, positions
from motorworks.plantfile.shape import Path
from motorworks.plantfile.tables.read import BOOK_SUFFIXES, add_tables, book_tree

LARGEST_FILE = 5_000_000
"""Bytes a plant file may have."""

FROM_TEXT = "text"
"""What a plant is called that was given as text and not as a file."""

SET = "--set"
"""What stands for the command line where a value's file is asked for."""

_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass
class Document:
    """A plant file that has been opened.

    Attributes
    ----------
    file
        The file as it was named.
    tree
        Its values; ``None`` where it could not be read as TOML.
    """

    file: str
    tree: Tree | None = None
    positions: Positions = field(default_factory=Positions)
    overridden: dict[Path, str] = field(default_factory=dict)
    inherits: dict[Path, Path] = field(default_factory=dict)
    """The library entry that a station takes its values from, by path."""
    cells: dict[Path, Place] = field(default_factory=dict)
    """The cells of tables that values were read from, by path."""
    layers: dict[str, Tree] = field(default_factory=dict)
    """The tables of motors as each file has them, from the base up, by file."""
    noun: str = "plant file"
    """What the file should be."""
    begin: str = 'Begin it with [plant] and name = "...".'
    """How such a file begins."""

    def __post_init__(self) -> None:
        """Begin with no findings."""
        self.findings = Findings(self.file, self.place)

    def place(self, path: Path) -> Place:
        """Give the file, or the option that changed the value, and the line or cell of a path."""
        for n in range(len(path), 0, -1):
            if path[:n] in self.overridden:
                return Place(f"--set {self.overridden[path[:n]]}", None)
        return self._written(path)

    @property
    def motors_changed(self) -> bool:
        """Whether a motor is not what some file of the document has it to be."""
        now = _motor_keys(self.tree or {})
        return any(_motor_keys(tree) != now for tree in self.layers.values())

    def origin(self, path: Path) -> str:
        """Give the file that states the value of a path, or :data:`SET`.

        Parameters
        ----------
        path
            Path of a value; a station's may stand in the library.
        """
        for own in self._handed_down(path):
            if self._is_set(own):
                return SET
            found = self._exactly(own)
            if found is not None:
                return found.file
        return self._written(path).file

    def _is_set(self, path: Path) -> bool:
        return any(path[:n] in self.overridden for n in range(1, len(path) + 1)) and _in_tree(
            self.tree, path
        )

    def _written(self, path: Path) -> Place:
        for own in self._handed_down(path):
            found = self._exactly(own)
            if found is not None:
                return found
        around = (self._exactly(path[:n]) for n in range(len(path) - 1, 0, -1))
        return next((place for place in around if place is not None), Place(self.file, None))

    def _handed_down(self, path: Path) -> Iterator[Path]:
        """Give a path, and those in the library from which its value may be taken over."""
        own = path
        for _ in range(DEEPEST):
            yield own
            above = next((n for n in (4, 2) if own[:n] in self.inherits and len(own) > n), 0)
            if not above:
                return
            own = (*self.inherits[own[:above]], *own[above:])

    def _exactly(self, path: Path) -> Place | None:
        """Give the place at which just this path is written."""
        if path in self.cells:
            return self.cells[path]
        line = self.positions.lines.get(path)
        return None if line is None else Place(self.file, line)


def _in_tree(tree: Any, path: Path) -> bool:
    """Tell whether a tree of values has a value at a path."""
    for part in path:
        if not isinstance(tree, dict) or part not in tree:
            return False
        tree = tree[part]
    return True


def open_document(
    path_or_text: str | FilePath,
    overrides: Sequence[str] = (),
    *,
    above: int = 0,
    folder: FilePath | None = None,
) -> Document:
    """Give the values of a plant file, or the findings that say why there are none.

    Parameters
    ----------
    path_or_text
        Path of a file, or the text of one (with a line end in it).
    overrides
        Values to put in the place of what the file says.
    above
        How many files are based on this one, one on the other.
    folder
        For a text: the folder from which other files that it names are found.
    """
    if isinstance(path_or_text, str) and "\n" in path_or_text:
        document, text = Document(FROM_TEXT), path_or_text
        if len(text) > LARGEST_FILE:
            _too_large(document, len(text))
            return document
    else:
        document = Document(str(path_or_text))
        folder = FilePath(path_or_text).parent
        if FilePath(path_or_text).suffix.lower() in BOOK_SUFFIXES:
            return open_book(path_or_text, overrides)
        found = _text_of(document, FilePath(path_or_text))
        if found is None:
            return document
        text = found
    _parse(document, text.removeprefix("\ufeff"))
    put_over_base(document, folder, lambda path: _open_base(path, above + 1))
    if document.tree is not None and "tables" in document.tree:
        _add_tables(document, folder)
    _set(document, overrides)
    return document


def open_plain(path_or_text: str | FilePath, noun: str, begin: str) -> tuple[Document, str]:
    """Give the values of a TOML file that describes no plant, read as strictly, and its text.

    Parameters
    ----------
    path_or_text
        Path of a file, or the text of one (with a line end in it).
    noun
        What the file should be, such as ``experiment file``.
    begin
        How such a file begins, said where it is empty.
    """
    is_text = isinstance(path_or_text, str) and "\n" in path_or_text
    document = Document(FROM_TEXT if is_text else str(path_or_text), noun=noun, begin=begin)
    text: str | None = str(path_or_text)
    if not is_text:
        text = _text_of(document, FilePath(path_or_text))
    elif len(str(path_or_text)) > LARGEST_FILE:
        _too_large(document, len(str(path_or_text)))
        return document, ""
    if text is None:
        return document, ""
    _parse(document, text.removeprefix("\ufeff"))
    return document, text


def _open_base(path: FilePath, above: int) -> Document:
    """Open the file that another one is based on, unless there are too many in a row."""
    if above > MOST_BASES:
        document = Document(str(path))
        text = f"more than {MOST_BASES} files are based on each other, or they go in a circle"
        document.findings.error((), text)
        return document
    return open_document(path, above=above)


def open_book(path: str | FilePath, overrides: Sequence[str] = ()) -> Document:
    """Give the values of a workbook that describes a plant by itself.

    Parameters
    ----------
    path
        Path of the workbook.
    overrides
        Values to put in the place of what it says.
    """
    document = Document(str(path))
    try:
        document.tree = book_tree(FilePath(path), document.file, document.findings, document.cells)
    except TooManyFindingsError:
        return document
    _set(document, overrides)
    return document


def _set(document: Document, overrides: Sequence[str]) -> None:
    """Put values in the place of what the file says; which motors it has is kept."""
    if document.tree is None:
        return
    motors = _motors(document.tree)
    for file in (document.file, *(place.file for place in document.cells.values())):
        document.layers.setdefault(file, motors)
    apply_overrides(document.tree, overrides, document.findings, document.overridden)


def _motor_keys(tree: Tree) -> tuple[Any, Any]:
    """Give what says which motor each model has."""
    models = tree.get("model")
    named = models.items() if isinstance(models, dict) else ()
    return tree.get("design"), {n: m.get("design") for n, m in named if isinstance(m, dict)}


def _motors(tree: Tree) -> Tree:
    """Give the tables from which the motors of a plant are read, apart from the tree."""
    names = ("plant", "reference", "design", "model")
    return {name: deepcopy(tree[name]) for name in names if name in tree}


def _add_tables(document: Document, folder: FilePath | None) -> None:
    """Put the tables beside a plant file into its values; without them nothing is read."""
    assert document.tree is not None
    try:
        good = add_tables(document.tree, folder, document.findings, document.cells)
    except TooManyFindingsError:
        good = False
    if not good:
        document.tree = None


def _text_of(document: Document, path: FilePath) -> str | None:
    """Give the text of a file; ``None`` after saying why there is none."""
    data = _bytes_of(document, path)
    if data is None:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        document.positions.lines[("",)] = line
        document.findings.error(
            ("",),
            f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8",
            "Save the file with the encoding UTF-8.",
        )
        return None


def _bytes_of(document: Document, path: FilePath) -> bytes | None:
    say = document.findings.error
    try:
        if path.is_dir():
            say((), f"this is a directory, not {_article(document.noun)}", "Name a file within it.")
            return None
        if path.exists() and not path.is_file():
            say((), "this is no ordinary file", f"Name {_article(document.noun)}.")
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        say((), "there is no such file", _shipped_hint(document, path))
    except PermissionError:
        say((), "the file may not be read", "Give yourself the right to read it.")
    except (OSError, ValueError) as error:
        say((), f"the file cannot be read: {getattr(error, 'strerror', None) or error}")
    else:
        if len(data) > LARGEST_FILE:
            _too_large(document, path.stat().st_size)
            return None
        return data
    return None


def _too_large(document: Document, size: int) -> None:
    document.findings.error(
        (),
        f"the file has {size:,} bytes; at most {LARGEST_FILE:,} are read",
        "Write equal lines once with lines = N, and equal stations once as [process.NAME].",
    )


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _shipped_hint(document: Document, path: FilePath) -> str:
    if document.noun != "plant file":
        return ""
    hint = did_you_mean(path.stem, names())
    return hint.replace("There is:", "Shipped plants:")


def _parse(document: Document, text: str) -> None:
    if not text.strip():
        document.findings.error((), "the file is empty", document.begin)
        return
    document.positions = positions(text)
    if document.positions.too_deep is not None:
        text = f"nested more than {DEEPEST} levels deep"
        _stop_at(document, document.positions.too_deep, text, "Write it flatter.")
        return
    if document.positions.too_many is not None:
        text = f"the file has more than {MOST_VALUES:,} values up to here"
        _stop_at(document, document.positions.too_many, text, "Describe less.")
        return
    try:
        document.tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _not_toml(document, text, str(error))
    except RecursionError:
        document.findings.error((), f"nested more than {DEEPEST} levels deep", "Write it flatter.")
    except ValueError:  # a whole number of thousands of digits
        document.findings.error((), "a number has too many digits", "Write a smaller one.")


_QUOTES = "Texts, and numbers with a unit, stand in quotes."
_DECLARED_TWICE = re.compile(r"[Cc]annot declare \((.*)\) twice")


def _stop_at(document: Document, line: int, text: str, hint: str) -> None:
    document.positions.lines = {("",): line}
    document.findings.error(("",), text, hint)


def _not_toml(document: Document, text: str, message: str) -> None:
    match = _TOML_PLACE.search(message)
    line = int(match[1]) if match and match[1] else text.count("\n") + 1
    document.positions.lines = {("",): line}
    said = _TOML_PLACE.sub("", message)
    said = said[:1].lower() + said[1:]
    hint = _QUOTES if "value" in said else ""
    if twice := _DECLARED_TWICE.fullmatch(said):
        name = ".".join(re.findall(r"'([^']*)'", twice[1]))
        said, hint = f"[{name}] is declared twice", "Rename one, or put both together."
    elif "overwrite" in said:
        said, hint = "a key is written twice", "Remove one of the two."
    elif said.startswith("expected newline"):
        said, hint = "something follows where the line should end", _QUOTES
    document.findings.error(("",), f"this is no TOML: {said}", hint)
