"""A plant file under the knife: its text and its values, changed together."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import Path
from motorworks.studio.draft.anatomy import Assignment, line_end, line_start
from motorworks.studio.draft.layout import Layout, under
from motorworks.studio.draft.naming import move, rekey
from motorworks.studio.draft.nested import inside, reach
from motorworks.studio.draft.places import next_to
from motorworks.studio.draft.putting import put
from motorworks.studio.draft.splice import entry_added, entry_gone
from motorworks.studio.draft.toml_values import parsed, read
from motorworks.studio.draft.tree import NOTHING, placed, renamed, value_at


class Sheet:
    """The text of a plant file and its values.

    Each verb changes the text at one place and the values alike. :meth:`settle` reads the text
    and compares: so no change does anything beside what it says, however a file is laid out.

    Parameters
    ----------
    text
        The text of a plant file.

    Raises
    ------
    MotorworksError
        If it cannot be read as TOML.

    Attributes
    ----------
    text
        The text; changed by :meth:`settle`.
    tree
        The values; changed at once.
    changes
        How often the values were changed.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = read(text)
        self.changes = 0
        self._layout = Layout(text)

    # ---- asking ----

    def value(self, path: Path, default: Any = None) -> Any:
        """Give the value at a path of this file, or a default."""
        return value_at(self.tree, path, default)

    def has(self, path: Path) -> bool:
        """Tell whether this file says something at a path."""
        return self.value(path, NOTHING) is not NOTHING

    # ---- verbs ----

    def put(self, path: Path, raw: str) -> None:
        """Write a value, in the place of the one that is there or where it belongs.

        Parameters
        ----------
        path
            Where it stands.
        raw
            The value as TOML.
        """
        put(self._layout, self.tree, path, raw)
        self.changes += 1
        placed(self.tree, path, parsed(raw))

    def drop(self, path: Path) -> None:
        """Take a value or a table away, with what stands in it."""
        at = self._layout.assignment(path)
        if at is not None and len(at.path) < len(path):
            entry_gone(self._layout.splices, at.value, path[len(at.path) :])
        for block in self._layout.blocks:
            if block.header is not None and under(block.path, path):
                self._layout.drop(block)
                continue
            for line in block.lines:
                if under(line.path, path):
                    start = line_start(self.text, line.start)
                    self._layout.splices.replace(start, line_end(self.text, line.end), "")
        self.changes += 1
        self._take(path)

    def rekey(self, path: Path, name: str) -> None:
        """Give the table or value at a path another name."""
        rekey(self._layout, path, name)
        self.changes += 1
        renamed(self.tree, path, name)

    def transplant(self, path: Path, to: Path) -> None:
        """Give tables another place in the hierarchy; they stay where they are in the text.

        Parameters
        ----------
        path
            A table with headers of its own.
        to
            The path it has afterwards.

        Raises
        ------
        MotorworksError
            If it is written within another table.
        """
        move(self._layout, path, to)
        value = self.value(path)
        self._take(path)
        self.changes += 1
        placed(self.tree, to, value)

    def section(self, path: Path, values: Mapping[str, str], *, after: Path | None = None) -> None:
        """Write a new table with a header.

        Parameters
        ----------
        path
            Of the table.
        values
            Its values as TOML by key.
        after
            The table behind which it stands; else where its like stand.
        """
        at = next_to(self.text, self._layout.blocks, path, after)
        self._layout.insert_block(at, self._layout.section(path, values))
        said = {key: parsed(raw) for key, raw in values.items()}
        self.changes += 1
        placed(self.tree, path, self.value(path, {}) | said)  # tables below it may be there

    def duplicate(self, path: Path, name: str) -> None:
        """Write what stands under a path once more, under another name."""
        to = (*path[:-1], name)
        parts = [self._layout.copied(block, path, name) for block in self._layout.blocks]
        copies = [part for part in parts if part]
        if copies:
            between = self._layout.line_end * 2
            self._layout.insert_block(
                next_to(self.text, self._layout.blocks, to, path), between.join(copies)
            )
            self.changes += 1
            placed(self.tree, to, deepcopy(self.value(path)))
            return
        at = self._layout.assignment(path)
        if at is None:
            raise MotorworksError(f"[{dotted(path)}] is written in a way that cannot be copied")
        found = reach(self.text, at.value, path[len(at.path) :])
        end = at.end if found.entry is None else found.entry.end
        self.put(to, self.text[found.at : end])

    def insert(self, path: Path, index: int, raw: str) -> None:
        """Put an entry into a list; where there is no list yet, one is made."""
        if not self.has(path):
            self.put(path, f"[{raw}]")
            return
        at = self._layout.assignment(path)
        items = self.value(path)
        if at is None or not isinstance(items, list):
            raise MotorworksError(f"{dotted(path)} is written in a way that takes no entries")
        found = reach(self.text, at.value, path[len(at.path) :])
        entry_added(self._layout.splices, found.at, index, raw)
        self.changes += 1
        items.insert(index, parsed(raw))

    def reorder(self, path: Path, order: list[int]) -> None:
        """Put the entries of a list into another order; what stands between them stays.

        Parameters
        ----------
        path
            Of the list.
        order
            Numbers of the entries as they are, in the order in which they shall be.
        """
        at = self._layout.assignment(path)
        items = self.value(path)
        within = None if at is None else inside(self.text, self._reached(at, path))
        if within is None or sorted(order) != list(range(len(items))):
            raise MotorworksError(f"{dotted(path)} cannot be put into that order")
        for entry, number in zip(within.entries, order, strict=True):
            other = within.entries[number]
            self._layout.splices.replace(entry.start, entry.end, self.text[other.start : other.end])
        self.changes += 1
        items[:] = [items[number] for number in order]

    # ---- the end ----

    def settle(self) -> None:
        """Do what was asked for so far.

        Raises
        ------
        MotorworksError
            If the text does not say then what it should; the sheet is as it was before.
        """
        text = self._layout.splices.done()
        if text == self.text:
            return
        try:
            now = read(text)
        except MotorworksError:
            now = {}
        if now != self.tree:
            raise MotorworksError(
                "this part of the file is laid out in a way that cannot be changed from here. "
                "Change it in the text of the file"
            )
        self.text = text
        self._layout = Layout(text)

    # ---- within ----

    def _take(self, path: Path) -> None:
        """Take a value away, and what is empty then and has no line of its own."""
        around: list[Any] = [self.tree]
        for part in path[:-1]:
            around.append(around[-1][part])
        del around.pop()[path[-1]]
        for n in range(len(path) - 1, 0, -1):
            if (
                self.value(path[:n])
                or self._layout.block(path[:n])
                or self._layout.assignment(path[:n])
            ):
                return
            del around.pop()[path[n - 1]]

    def _reached(self, at: Assignment, path: Path) -> int:
        return reach(self.text, at.value, path[len(at.path) :]).at
