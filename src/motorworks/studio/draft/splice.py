"""Changes of a text by place, collected and then done at once."""

from motorworks.errors import MotorworksError
from motorworks.plantfile.shape import Path
from motorworks.plantfile.text import bare
from motorworks.studio.draft.anatomy import line_end, line_start
from motorworks.studio.draft.nested import Inside, inside, reach


class Splices:
    """Changes of one text.

    Parameters
    ----------
    text
        The text as it is.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._all: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of what stands from one index to another."""
        self._all.append((start, end, text))

    def insert(self, at: int, text: str) -> None:
        """Put a text before an index, behind what was put there before."""
        self._all.append((at, at, text))

    def done(self) -> str:
        """Give the changed text.

        Raises
        ------
        MotorworksError
            If two changes concern the same piece of it.
        """
        parts, at = [], 0
        for start, end, text in sorted(self._all, key=lambda change: change[:2]):
            if start < at:
                raise MotorworksError("two changes concern the same value. Make them one by one")
            parts += [self.text[at:start], text]
            at = end
        return "".join([*parts, self.text[at:]])


def in_table(path: Path, raw: str) -> str:
    """Give a value within tables in braces, one for each part of a path."""
    for part in reversed(path):
        raw = f"[{raw}]" if isinstance(part, int) else f"{{ {bare(part)} = {raw} }}"
    return raw


def entry_added(splices: Splices, at: int, index: int | None, text: str) -> None:
    """Put an entry into the list or table in braces at an index of the text.

    Parameters
    ----------
    splices
        Takes the change.
    at
        Where the list or table begins.
    index
        Number it gets; at the end if not given.
    text
        The entry, with its key in a table.
    """
    within = inside(splices.text, at)
    if within is None:
        raise MotorworksError("a single value takes no entries. Write a list or a table first")
    entries = within.entries
    if not entries:
        blank = "" if within.is_list else " "
        splices.replace(within.open + 1, within.close, f"{blank}{text}{blank}")
    elif index is not None and index < len(entries):
        splices.insert(entries[index].start, f"{text}, ")
    else:
        _append(splices, within, text)


def _append(splices: Splices, within: Inside, text: str) -> None:
    """Put an entry behind the last, on a line of its own where each entry has one."""
    last = within.entries[-1]
    own_line = splices.text[line_start(splices.text, last.start) : last.start].strip() == ""
    if not (within.is_list and own_line and "\n" in splices.text[last.end : within.close]):
        comma = within.trailing
        splices.insert(last.end if comma is None else comma + 1, f", {text}"[comma is not None :])
        return
    indent = splices.text[line_start(splices.text, last.start) : last.start]
    if within.trailing is None:
        splices.insert(last.end, ",")
    end = line_end(splices.text, last.end)
    newline = "\r\n" if splices.text[:end].endswith("\r\n") else "\n"
    splices.insert(min(end, line_start(splices.text, within.close)), f"{indent}{text},{newline}")


def entry_gone(splices: Splices, at: int, path: Path) -> None:
    """Take an entry out of what begins at an index, with its comma and a line left empty."""
    found = reach(splices.text, at, path)
    if found.rest or found.entry is None or found.around is None:
        raise MotorworksError("what is to be removed is not written there")
    entries = found.around.entries
    number = entries.index(found.entry)
    if len(entries) == 1:
        splices.replace(found.around.open + 1, found.around.close, "")
        return
    if number + 1 < len(entries):
        _cut(splices, found.entry.start, entries[number + 1].start)
        return
    before = entries[number - 1]
    trailing = found.around.trailing
    if trailing is not None:
        _cut(splices, found.entry.start, trailing + 1)
    else:
        splices.replace(before.end, found.entry.end, "")


def _cut(splices: Splices, start: int, end: int) -> None:
    """Take a piece away up to the next entry; a comment behind it on its line goes too."""
    text = splices.text
    own_line = text[line_start(text, start) : start].strip() == ""
    line = line_end(text, start)
    if own_line and text[start:end].count("\n"):
        # Up to the end of the line on which the entry ends: comments for the next one stay.
        last = end
        while last > line and text[start:last].rstrip() != text[start:last]:
            last = line_start(text, last - 1)
        splices.replace(line_start(text, start), max(line, min(last, end)), "")
    else:
        splices.replace(start, end, "")
