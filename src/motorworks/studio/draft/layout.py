"""The text of a plant file by its blocks and lines, and the changes that are to be made to it."""

from collections.abc import Mapping
from functools import cached_property

from motorworks.errors import MotorworksError
from motorworks.plantfile.position import DEEPEST, MOST_VALUES, TooDeepError, TooManyError
from motorworks.plantfile.shape import RESERVED, Path
from motorworks.plantfile.text import bare
from motorworks.studio.draft.anatomy import Assignment, Block, anatomy, line_end
from motorworks.studio.draft.splice import Splices


class Layout:
    """A text as it is laid out.

    Parameters
    ----------
    text
        A text that can be read as TOML.

    Attributes
    ----------
    splices
        Changes that are not done yet.
    line_end
        How its lines end.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.splices = Splices(text)
        self.line_end = "\r\n" if "\r\n" in text[: line_end(text, 0)] else "\n"

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks in their order.

        Raises
        ------
        MotorworksError
            If there is too much of them, or within each other.
        """
        try:
            return anatomy(self.text)
        except (TooDeepError, TooManyError):
            raise MotorworksError(
                f"the file is nested more than {DEEPEST} levels deep, or has more than "
                f"{MOST_VALUES:,} values. Put it right in the text first"
            ) from None

    def assignment(self, path: Path) -> Assignment | None:
        """Give the assignment that writes a path, or a value around it."""
        for block in self.blocks:
            if under(path, block.path):
                for line in block.lines:
                    if under(path, line.path):
                        return line
        return None

    def block(self, path: Path) -> Block | None:
        """Give the block with the header of a table; ``None`` if it has none."""
        return next((b for b in self.blocks if b.header is not None and b.path == path), None)

    def section(self, section: Path, values: Mapping[str, str]) -> str:
        """Give the text of a table with a header."""
        lines = [f"[{'.'.join(bare(str(part)) for part in section)}]"]
        lines += [f"{bare(key)} = {raw}" for key, raw in values.items()]
        return self.line_end.join(lines)

    def insert_line(
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
        self.splices.insert(at, f"{before}{text}{self.line_end}")

    def insert_block(self, at: int, text: str) -> None:
        """Write a block with an empty line before it, and one behind it where there is none."""
        ends = at == 0 or self.text[at - 1] == "\n"
        before = ("" if ends else self.line_end) + (self.line_end if at else "")
        rest = self.text[at:].lstrip(" \t")
        behind = "" if not rest or rest[0] in "\r\n" else self.line_end
        self.splices.insert(at, f"{before}{text}{self.line_end}{behind}")

    def drop(self, block: Block) -> None:
        """Take a block away with the comments right above it and an empty line."""
        end = line_end(self.text, block.end)
        start = block.lead
        while end < len(self.text) and not self.text[end : line_end(self.text, end)].strip():
            end = line_end(self.text, end)
        self.splices.replace(start, end, "")

    def copied(self, block: Block, path: Path, name: str) -> str:
        """Give the text of a block under another name; empty if it is not under the path."""
        words = named(block, path)
        if words is None or block.header is None:
            return ""
        head = self.text[block.header.start : words[0]] + bare(name)
        return head + self.text[words[1] : line_end(self.text, block.end)].rstrip()


def under(path: Path, above: Path) -> bool:
    """Tell whether a path is another one or below it."""
    return path[: len(above)] == above


def named(block: Block, path: Path) -> tuple[int, int] | None:
    """Give where a header writes the last part of a path; ``None`` if it is not under it."""
    if block.header is None or not under(block.path, path):
        return None
    names = tuple(part for part in path if isinstance(part, str))
    word = block.header.words[len(names) - 1]
    return word.start, word.end
