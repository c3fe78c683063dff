"""On which line of a TOML file every value stands.

The standard library's reader gives values without their places. This scanner gives places
without values: it follows keys, tables, arrays and strings and takes no notice of what a
scalar means. It also stops at what is nested too deeply before a reader has to go there.
"""

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass, field

from motorworks.plantfile.shape import Path

DEEPEST = 20
"""Levels of nesting that a file may have."""

MOST_VALUES = 300_000
"""Keys and entries that a file may have in all."""

BLANK = re.compile(r"[ \t]*")
"""Blanks within a line."""
GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
"""Blanks, line ends and comments."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"')
_LITERAL = re.compile(r"'[^'\n]*'")
_SCALAR = re.compile(r"[^,\[\]{}\n#\"']+")
_LONG_QUOTES = ('"""', "'''")


class UnreadableError(Exception):
    """The text is no TOML here; the reader proper will say what is wrong."""


class TooDeepError(Exception):
    """Something is nested more deeply than :data:`DEEPEST`."""


class TooManyError(Exception):
    """There is more than :data:`MOST_VALUES`."""


@dataclass
class Positions:
    """The lines of a file by path.

    Attributes
    ----------
    lines
        Line of the first mention, by path.
    too_deep
        Line at which the nesting is too deep; ``None`` if it never is.
    too_many
        Line from which on there are too many values; ``None`` if there are not.
    """

    lines: dict[Path, int] = field(default_factory=dict)
    too_deep: int | None = None
    too_many: int | None = None

    def nearest(self, path: Path) -> int | None:
        """Give the line of a path, or of the nearest table or list around it."""
        for n in range(len(path), 0, -1):
            if path[:n] in self.lines:
                return self.lines[path[:n]]
        return None


def positions(text: str) -> Positions:
    """Give the lines on which the values of a TOML text stand.

    Parameters
    ----------
    text
        The text; of one that is no TOML, the lines up to where it goes wrong.
    """
    scanner = Scanner(text)
    try:
        scanner.document()
    except TooDeepError:
        scanner.found.too_deep = scanner.line()
    except TooManyError:
        scanner.found.too_many = scanner.line()
    except UnreadableError:
        pass
    return scanner.found


class Scanner:
    """Goes through a TOML text; what it passes it can be asked for, or be told to note.

    Parameters
    ----------
    text
        The text.

    Attributes
    ----------
    at
        Where it stands, as an index into the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")
        self.at = 0
        self.ends = [m.start() for m in re.finditer("\n", self.text)]
        self.found = Positions()
        self.entries: dict[Path, int] = {}  # arrays of tables and their length so far

    def line(self) -> int:
        """Give the line on which it stands, counted from 1."""
        return bisect_right(self.ends, self.at - 1) + 1

    def record(self, path: Path) -> None:
        """Note the line of a path that is mentioned here."""
        if len(path) > 2 * DEEPEST:
            raise TooDeepError
        if path not in self.found.lines:
            if len(self.found.lines) >= MOST_VALUES:
                raise TooManyError
            self.found.lines[path] = self.line()

    # ---- the document ----

    def document(self) -> None:
        """Go through a whole text."""
        table: Path = ()
        self.skip(GAP)
        while self.at < len(self.text):
            table = self.header() if self.here("[") else self.assignment(table)
            self.skip(GAP)

    def header(self) -> Path:
        """Give the path of the table whose header stands here."""
        array = self.text.startswith("[[", self.at)
        start = self.at
        self.at += 2 if array else 1
        parts = self.key()
        end = self.at + (2 if array else 1)
        if self.text[self.at : end] != ("]]" if array else "]"):
            raise UnreadableError
        self.at = start
        path = self.opened(parts, array=array)
        self.at = end
        return path

    def opened(self, parts: list[str], *, array: bool) -> Path:
        """Give the full path of a header, with the numbers of entries of arrays of tables."""
        path: Path = ()
        for n, part in enumerate(parts):
            path = (*path, part)
            self.record(path)
            if array and n == len(parts) - 1:
                self.entries[path] = self.entries.get(path, -1) + 1
            if path in self.entries:
                path = (*path, self.entries[path])
                self.record(path)
        return path

    def assignment(self, table: Path) -> Path:
        """Follow one line with a key and its value."""
        self.value(self.assigned(table))
        return table

    def assigned(self, table: Path) -> Path:
        """Give the path of the key that stands here, and go past its equals sign."""
        start = self.at
        parts = self.key()
        end = self.at
        self.at = start
        path = table
        for part in parts:
            path = (*path, part)
            self.record(path)
        self.at = end
        if not self.here("="):
            raise UnreadableError
        self.at += 1
        return path

    # ---- keys ----

    def key(self) -> list[str]:
        """Give the parts of the key that stands here, and go past it."""
        parts: list[str] = []
        while True:
            self.skip(BLANK)
            parts.append(self.key_part())
            if len(parts) > DEEPEST:
                raise TooDeepError
            self.skip(BLANK)
            if not self.here("."):
                return parts
            self.at += 1

    def key_part(self) -> str:
        """Give one part of a key, and go past it."""
        for pattern in (_BARE, _BASIC, _LITERAL):
            match = pattern.match(self.text, self.at)
            if match is not None:
                self.at = match.end()
                return _unquoted(match[0])
        raise UnreadableError

    # ---- values ----

    def value(self, path: Path) -> None:
        """Go past the value that stands here, noting the places of all within it.

        Without recursion: a file may be nested as deeply as its author likes.
        """
        around: list[_Open] = []
        while True:
            inner = self.first_of(path, around)
            if inner is not None:
                path = inner
                continue
            following = self.after(around)
            if following is None:
                return
            path = following

    def first_of(self, path: Path, around: list["_Open"]) -> Path | None:
        """Go past a scalar, or open an array or a table and give the path of its first value."""
        self.skip(GAP if around else BLANK)
        if self.here("[") or self.here("{"):
            if len(around) >= DEEPEST:
                raise TooDeepError
            around.append(_Open(path, array=self.here("[")))
            self.at += 1
            return self.entry(around)
        self.scalar()
        return None

    def after(self, around: list["_Open"]) -> Path | None:
        """Give the path of the value that follows, closing what ends; ``None`` at the end."""
        while around:
            self.skip(GAP)
            if self.here(","):
                self.at += 1
                around[-1].count += 1
                following = self.entry(around)
                if following is not None:
                    return following
            elif self.here("]" if around[-1].array else "}"):
                self.at += 1
                around.pop()
            else:
                raise UnreadableError
        return None

    def entry(self, around: list["_Open"]) -> Path | None:
        """Give the path of the entry that stands here; ``None`` after closing an empty one."""
        self.skip(GAP)
        inner = around[-1]
        if self.here("]" if inner.array else "}"):
            self.at += 1
            around.pop()
            return None
        if not inner.array:
            return self.assigned(inner.path)
        path = (*inner.path, inner.count)
        self.record(path)
        return path

    def scalar(self) -> None:
        """Go past a single value, with the blanks behind it where it has no quotes."""
        for quotes in _LONG_QUOTES:
            if self.text.startswith(quotes, self.at):
                self.long_string(quotes)
                return
        for pattern in (_BASIC, _LITERAL, _SCALAR):
            match = pattern.match(self.text, self.at)
            if match is not None:
                self.at = match.end()
                return
        raise UnreadableError

    def long_string(self, quotes: str) -> None:
        """Go past a text on several lines."""
        end = self.at + 3
        while True:
            end = self.text.find(quotes, end)
            if end < 0:
                raise UnreadableError
            if quotes == '"""' and self.escaped(end):
                end += 1
                continue
            break
        end += 3
        for _ in range(2):  # up to two quotes may stand before the closing three
            end += self.text.startswith(quotes[0], end)
        self.at = end

    def escaped(self, at: int) -> bool:
        """Tell whether an odd number of backslashes stands before an index."""
        backslashes = 0
        while self.text[at - 1 - backslashes] == "\\":
            backslashes += 1
        return backslashes % 2 == 1

    # ---- the text ----

    def here(self, mark: str) -> bool:
        """Tell whether a mark stands here."""
        return self.text.startswith(mark, self.at)

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Go past what a pattern matches."""
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at


@dataclass
class _Open:
    """An array or an inline table that has been opened."""

    path: Path
    array: bool
    count: int = 0


def _unquoted(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    if part[0] != '"':
        return part
    if "\\" not in part:
        return part[1:-1]
    try:
        return str(tomllib.loads(f"key = {part}")["key"])
    except tomllib.TOMLDecodeError:
        raise UnreadableError from None
