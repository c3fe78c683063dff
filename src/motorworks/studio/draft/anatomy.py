"""What a TOML text is made of, each piece with its place: headers, keys and values."""

from dataclasses import dataclass, field

from motorworks.plantfile.position import BLANK, Scanner
from motorworks.plantfile.shape import Path


@dataclass(frozen=True)
class Word:
    """One part of a key as it is written, quotes included."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Assignment:
    """A line ``key = value``, or several where the value runs on.

    Attributes
    ----------
    path
        Of the value, from the root of the file.
    words
        The parts of the key as written; the last of the path.
    start, end
        From the key to the end of the value.
    value
        Where the value begins.
    """

    path: Path
    words: tuple[Word, ...]
    start: int
    value: int
    end: int


@dataclass(frozen=True)
class Header:
    """A line ``[table]`` or ``[[table]]``.

    Attributes
    ----------
    path
        Of the table; an entry of an array of tables has its number.
    words
        The parts of its name as written.
    start, end
        From the first bracket to behind the last.
    """

    path: Path
    words: tuple[Word, ...]
    start: int
    end: int
    array: bool


@dataclass
class Block:
    """A header and what stands below it; the first of a file has none.

    Attributes
    ----------
    lead
        Where the comments begin that stand right above the header.
    """

    header: Header | None
    lead: int = 0
    lines: list[Assignment] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """Of its table."""
        return () if self.header is None else self.header.path

    @property
    def end(self) -> int:
        """Where the last thing in it ends."""
        if self.lines:
            return self.lines[-1].end
        return 0 if self.header is None else self.header.end


def anatomy(text: str) -> list[Block]:
    """Give the blocks of a TOML text in their order.

    Parameters
    ----------
    text
        A text that can be read as TOML.
    """
    scanner = _Anatomist(text)
    scanner.document()
    for block in scanner.blocks[1:]:
        block.lead = _lead(text, block.header.start if block.header else 0)
    return scanner.blocks


class _Anatomist(Scanner):
    """Notes where headers, keys and values begin and end."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self.text = text  # as it is: line ends count for places
        self.blocks = [Block(None)]

    def record(self, path: Path) -> None:
        """Note nothing: lines are not asked for."""

    def header(self) -> Path:
        """Note a header."""
        start = self.at
        array = self.text.startswith("[[", start)
        path = super().header()
        words = self.words(start + (2 if array else 1))
        self.blocks.append(Block(Header(path, words, start, self.at, array)))
        return path

    def assignment(self, table: Path) -> Path:
        """Note a key and its value."""
        start = self.at
        path = self.assigned(table)
        self.skip(BLANK)
        value = self.at
        self.value(path)
        end = value + len(self.text[value : self.at].rstrip())
        self.blocks[-1].lines.append(Assignment(path, self.words(start), start, value, end))
        return table

    def words(self, at: int) -> tuple[Word, ...]:
        """Give the parts of the key that stands somewhere, without going there."""
        return words_at(self.text, at)


def words_at(text: str, at: int) -> tuple[Word, ...]:
    """Give the parts of the key that begins at an index of a text."""
    scanner = Scanner("")
    scanner.text, scanner.at = text, at
    found = []
    while True:
        scanner.skip(BLANK)
        start = scanner.at
        name = scanner.key_part()
        found.append(Word(name, start, scanner.at))
        scanner.skip(BLANK)
        if not scanner.here("."):
            return tuple(found)
        scanner.at += 1


def _lead(text: str, start: int) -> int:
    """Give where the comment lines begin that stand right above an index."""
    lead = line_start(text, start)
    while lead:
        above = line_start(text, lead - 1)
        if not text[above:lead].lstrip().startswith("#"):
            break
        lead = above
    return lead


def line_start(text: str, at: int) -> int:
    """Give where the line begins that an index is on."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Give where the line after that of an index begins, or the text ends."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
