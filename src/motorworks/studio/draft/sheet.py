"""A plant file under the knife: its text and its values, changed together."""

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import RESERVED, Path
from motorworks.plantfile.text import bare
from motorworks.studio.draft.anatomy import Assignment, Block, anatomy, line_end, line_start
from motorworks.studio.draft.nested import inside, reach
from motorworks.studio.draft.places import next_to, section_of
from motorworks.studio.draft.splice import Splices, entry_added, entry_gone, in_table
from motorworks.studio.draft.tree import NOTHING, placed, renamed, value_at

Tree = dict[str, Any]


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
        self.line_end = "\r\n" if "\r\n" in text[: line_end(text, 0)] else "\n"

    @cached_property
    def _blocks(self) -> list[Block]:
        return anatomy(self.text)

    @cached_property
    def _splices(self) -> Splices:
        return Splices(self.text)

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
        at = self._assignment(path)
        if at is not None and at.path == path:
            self._splices.replace(at.value, at.end, raw)
        elif at is not None:
            self._put_within(at, path, raw)
        else:
            self._put_new(path, raw)
        self.changes += 1
        placed(self.tree, path, parsed(raw))

    def drop(self, path: Path) -> None:
        """Take a value or a table away, with what stands in it."""
        at = self._assignment(path)
        if at is not None and len(at.path) < len(path):
            entry_gone(self._splices, at.value, path[len(at.path) :])
        for block in self._blocks:
            if block.header is not None and _under(block.path, path):
                self._drop_block(block)
                continue
            for line in block.lines:
                if _under(line.path, path):
                    start = line_start(self.text, line.start)
                    self._splices.replace(start, line_end(self.text, line.end), "")
        self.changes += 1
        self._take(path)

    def rekey(self, path: Path, name: str) -> None:
        """Give the table or value at a path another name."""
        last = len(path) - 1
        at = self._assignment(path)
        if at is not None and len(at.path) <= last:
            found = reach(self.text, at.value, path[len(at.path) :])
            if found.entry is not None and not found.rest:
                word = found.entry.words[-1]
                self._splices.replace(word.start, word.end, bare(name))
        for block in self._blocks:
            words = _named(block, path)
            if words is not None:
                self._splices.replace(words[0], words[1], bare(name))
            for line in block.lines:
                first = len(line.path) - len(line.words)
                if _under(line.path, path) and first <= last:
                    word = line.words[last - first]
                    self._splices.replace(word.start, word.end, bare(name))
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
        whole = [b for b in self._blocks if b.header is not None and _under(b.path, path)]
        stated = any(
            _under(li.path, path) for b in self._blocks for li in b.lines if b not in whole
        )
        if not whole or stated:
            raise MotorworksError(f"[{dotted(path)}] has no line [{dotted(path)}] of its own")
        for block in whole:
            words = block.header.words if block.header else ()
            name = ".".join(bare(str(part)) for part in to)
            self._splices.replace(words[0].start, words[len(path) - 1].end, name)
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
        at = next_to(self.text, self._blocks, path, after)
        self._insert_block(at, self._section_text(path, values))
        said = {key: parsed(raw) for key, raw in values.items()}
        self.changes += 1
        placed(self.tree, path, self.value(path, {}) | said)  # tables below it may be there

    def duplicate(self, path: Path, name: str) -> None:
        """Write what stands under a path once more, under another name."""
        to = (*path[:-1], name)
        parts = [self._copied(block, path, name) for block in self._blocks]
        copies = [part for part in parts if part]
        if copies:
            between = self.line_end * 2
            self._insert_block(next_to(self.text, self._blocks, to, path), between.join(copies))
            self.changes += 1
            placed(self.tree, to, deepcopy(self.value(path)))
            return
        at = self._assignment(path)
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
        at = self._assignment(path)
        items = self.value(path)
        if at is None or not isinstance(items, list):
            raise MotorworksError(f"{dotted(path)} is written in a way that takes no entries")
        found = reach(self.text, at.value, path[len(at.path) :])
        entry_added(self._splices, found.at, index, raw)
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
        at = self._assignment(path)
        items = self.value(path)
        within = None if at is None else inside(self.text, self._reached(at, path))
        if within is None or sorted(order) != list(range(len(items))):
            raise MotorworksError(f"{dotted(path)} cannot be put into that order")
        for entry, number in zip(within.entries, order, strict=True):
            other = within.entries[number]
            self._splices.replace(entry.start, entry.end, self.text[other.start : other.end])
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
        text = self._splices.done()
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
        del self._splices
        self.__dict__.pop("_blocks", None)

    # ---- within ----

    def _take(self, path: Path) -> None:
        """Take a value away, and what is empty then and has no line of its own."""
        around: list[Any] = [self.tree]
        for part in path[:-1]:
            around.append(around[-1][part])
        del around.pop()[path[-1]]
        for n in range(len(path) - 1, 0, -1):
            if self.value(path[:n]) or self._block(path[:n]) or self._assignment(path[:n]):
                return
            del around.pop()[path[n - 1]]

    def _assignment(self, path: Path) -> Assignment | None:
        """Give the assignment that writes a path, or a value around it."""
        for block in self._blocks:
            if _under(path, block.path):
                for line in block.lines:
                    if _under(path, line.path):
                        return line
        return None

    def _reached(self, at: Assignment, path: Path) -> int:
        return reach(self.text, at.value, path[len(at.path) :]).at

    def _put_within(self, at: Assignment, path: Path, raw: str) -> None:
        found = reach(self.text, at.value, path[len(at.path) :])
        if not found.rest and found.entry is not None:
            self._splices.replace(found.entry.value, found.entry.end, raw)
            return
        value = in_table(found.rest[1:], raw)
        if isinstance(found.rest[0], int):
            entry_added(self._splices, found.at, found.rest[0], value)
            return
        if inside(self.text, found.at) is None:
            raise MotorworksError(f"{dotted(path)} stands in a single value")
        entry_added(self._splices, found.at, None, f"{bare(found.rest[0])} = {value}")

    def _put_new(self, path: Path, raw: str) -> None:
        """Write a value of which no part is written so far."""
        section = section_of(path)
        there = path[:-1]
        while there and not self.has(there):
            there = there[:-1]
        block = self._block(there)
        flat = block is not None and any(
            len(line.path) > len(there) and isinstance(self.value(line.path), dict)
            for line in block.lines
        )
        if len(section) > len(there) and not (flat and len(there) == len(section) - 1):
            rest = path[len(section) :]
            values = {str(rest[0]): in_table(rest[1:], raw)} if rest else {}
            at = next_to(self.text, self._blocks, section, None)
            self._insert_block(at, self._section_text(section, values))
            return
        if block is None:
            self._put_in_implicit(there, path, raw)
            return
        rest = path[len(there) :]
        line = f"{bare(str(rest[0]))} = {in_table(rest[1:], raw)}"
        self._insert_line(block, line, rest[0])

    def _section_text(self, section: Path, values: Mapping[str, str]) -> str:
        lines = [f"[{'.'.join(bare(str(part)) for part in section)}]"]
        lines += [f"{bare(key)} = {raw}" for key, raw in values.items()]
        return self.line_end.join(lines)

    def _put_in_implicit(self, there: Path, path: Path, raw: str) -> None:
        """Write a value into a table that has no header: by dotted keys, or with a header now."""
        rest = path[len(there) :]
        for block in self._blocks:
            lines = [line for line in block.lines if _under(line.path, there)]
            if lines and len(block.path) < len(there):
                key = ".".join(bare(str(part)) for part in path[len(block.path) :])
                self._insert_line(block, f"{key} = {raw}", None, lines[-1])
                return
        text = self._section_text(there, {str(rest[0]): in_table(rest[1:], raw)})
        first = next(b for b in self._blocks if b.header is not None and _under(b.path, there))
        self._splices.insert(first.lead, text + self.line_end * 2)

    def _block(self, path: Path) -> Block | None:
        return next((b for b in self._blocks if b.header is not None and b.path == path), None)

    def _insert_line(
        self,
        block: Block,
        text: str,
        key: str | int | None,
        behind: Assignment | None = None,
    ) -> None:
        """Write a line into a block: before what is said of sources, else at the end."""
        said = [line for line in block.lines if line.words[0].name in RESERVED]
        plain = [line for line in block.lines if line not in said]
        if key in RESERVED or not said:
            plain = block.lines
        after = behind or (plain[-1] if plain else None)
        at = after.end if after is not None else block.header.end if block.header else 0
        at = line_end(self.text, at)
        before = "" if at == 0 or self.text[at - 1] == "\n" else self.line_end
        self._splices.insert(at, f"{before}{text}{self.line_end}")

    def _insert_block(self, at: int, text: str) -> None:
        """Write a block with an empty line before it, and one behind it where there is none."""
        ends = at == 0 or self.text[at - 1] == "\n"
        before = ("" if ends else self.line_end) + (self.line_end if at else "")
        rest = self.text[at:].lstrip(" \t")
        behind = "" if not rest or rest[0] in "\r\n" else self.line_end
        self._splices.insert(at, f"{before}{text}{self.line_end}{behind}")

    def _drop_block(self, block: Block) -> None:
        """Take a block away with the comments right above it and an empty line."""
        end = line_end(self.text, block.end)
        start = block.lead
        while end < len(self.text) and not self.text[end : line_end(self.text, end)].strip():
            end = line_end(self.text, end)
        self._splices.replace(start, end, "")

    def _copied(self, block: Block, path: Path, name: str) -> str:
        """Give the text of a block under another name; empty if it is not under the path."""
        words = _named(block, path)
        if words is None or block.header is None:
            return ""
        head = self.text[block.header.start : words[0]] + bare(name)
        return head + self.text[words[1] : line_end(self.text, block.end)].rstrip()


def read(text: str) -> Tree:
    """Give the values of a TOML text.

    Raises
    ------
    MotorworksError
        If it is none.
    """
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise MotorworksError(
            f"the text cannot be read as TOML: {error}. Put it right in the text first"
        ) from None


def parsed(raw: str) -> Any:
    """Give the value that a piece of TOML means."""
    return tomllib.loads(f"value = {raw}")["value"]


def _under(path: Path, above: Path) -> bool:
    return path[: len(above)] == above


def _named(block: Block, path: Path) -> tuple[int, int] | None:
    """Give where a header writes the last part of a path; ``None`` if it is not under it."""
    if block.header is None or not _under(block.path, path):
        return None
    names = tuple(part for part in path if isinstance(part, str))
    word = block.header.words[len(names) - 1]
    return word.start, word.end
