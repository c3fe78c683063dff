"""Places within one value of a TOML text: entries of lists, keys of tables in braces."""

from collections.abc import Iterator
from dataclasses import dataclass

from motorworks.plantfile.position import BLANK, GAP, Scanner
from motorworks.plantfile.shape import Path
from motorworks.studio.draft.anatomy import Word, words_at


@dataclass(frozen=True)
class Entry:
    """An entry of a list, or a key with its value.

    Attributes
    ----------
    name
        Number of the entry, or the key's first part.
    words
        The parts of the key; none in a list.
    start, end
        From the key, or the value of a list, to the end of the value.
    value
        Where the value begins.
    """

    name: str | int
    words: tuple[Word, ...]
    start: int
    value: int
    end: int


@dataclass(frozen=True)
class Inside:
    """A list or a table in braces as it is written.

    Attributes
    ----------
    is_list
        Whether it is a list.
    open, close
        Where its brackets stand.
    trailing
        Where the comma stands that follows the last entry, if one does.
    """

    is_list: bool
    open: int
    close: int
    entries: tuple[Entry, ...]
    trailing: int | None = None

    def entry(self, name: str | int) -> Entry | None:
        """Give the entry of a name or number."""
        return next((e for e in self.entries if e.name == name), None)


def inside(text: str, at: int) -> Inside | None:
    """Give what is written within the value at an index; ``None`` for a single value."""
    if text[at : at + 1] not in ("[", "{"):
        return None
    is_list = text[at] == "["
    scanner = Scanner("")
    scanner.text, scanner.at = text, at + 1
    entries = tuple(_entries(scanner, is_list))
    comma = text[entries[-1].end : scanner.at].find(",") if entries and is_list else -1
    # A comma in a comment behind the last entry is none.
    between = text[entries[-1].end : entries[-1].end + comma] if comma >= 0 else ""
    trailing = entries[-1].end + comma if comma >= 0 and "#" not in between else None
    return Inside(is_list, at, scanner.at, entries, trailing)


def _entries(scanner: Scanner, is_list: bool) -> Iterator[Entry]:
    """Give the entries up to the closing bracket, and stop at it."""
    closing = "]" if is_list else "}"
    number = 0
    while True:
        scanner.skip(GAP)
        if scanner.here(closing):
            return
        start = scanner.at
        words: tuple[Word, ...] = ()
        name: str | int = number
        if not is_list:
            words = words_at(scanner.text, start)
            name = words[0].name
            scanner.assigned(())
            scanner.skip(BLANK)
        value = scanner.at
        scanner.value(())
        end = value + len(scanner.text[value : scanner.at].rstrip())
        yield Entry(name, words, start, value, end)
        number += 1
        scanner.skip(GAP)
        if scanner.here(","):
            scanner.at += 1


@dataclass(frozen=True)
class Reached:
    """How far a path leads into a value.

    Attributes
    ----------
    at
        Where the innermost value on the way begins.
    entry
        The entry it belongs to; ``None`` for the value itself.
    around
        What the entry stands in.
    rest
        The parts of the path that are not written.
    """

    at: int
    rest: Path
    entry: Entry | None = None
    around: Inside | None = None


def reach(text: str, at: int, path: Path) -> Reached:
    """Follow a path into the value that begins at an index, as far as it is written."""
    entry: Entry | None = None
    around: Inside | None = None
    while path:
        within = inside(text, at)
        found = None if within is None else within.entry(path[0])
        if found is None:
            break
        names = tuple(word.name for word in found.words) or (found.name,)
        if path[: len(names)] != names:
            break
        entry, around, at, path = found, within, found.value, path[len(names) :]
    return Reached(at, path, entry, around)
