"""Where a new table belongs in a plant file."""

from collections.abc import Sequence

from motorworks.plant import Line
from motorworks.plantfile.shape import Kind, Path, keys_of, tables
from motorworks.studio.draft.anatomy import Block, line_end


def inner_words() -> tuple[str, ...]:
    """Give the words of the nouns within a line: ``buffer``, ``transport``, ``station``."""
    return tuple(word for word, key in keys_of(Line).items() if key.shape.kind is Kind.NAMED)


def section_of(path: Path) -> Path:
    """Give the part of a path that has a header of its own in a well laid out file.

    Parameters
    ----------
    path
        Path of a value or of a noun.
    """
    if path[:1] == ("plant",):
        return path[:1]
    if path[:1] == ("line",) and len(path) >= 4 and path[2] in inner_words():
        return path[:4]
    return path[:2]


def next_to(text: str, blocks: Sequence[Block], path: Path, after: Path | None) -> int:
    """Give where in the text a new table belongs: behind its like, else in the usual order.

    Parameters
    ----------
    text, blocks
        The file.
    path
        Of the new table.
    after
        A table behind which it shall stand.

    Returns
    -------
    int
        The beginning of a line, or the end of the text.
    """
    whole = [block for block in blocks if block.header is not None]
    for like in (after, path[:3] if len(path) > 3 else None, path[:2] if len(path) > 2 else None):
        found = [block for block in whole if like and block.path[: len(like)] == like]
        if found and like == path[:2] and path[2] != "station":
            return _end(text, blocks, found[0])  # what a line has stands before its stations
        if found:
            return _end(text, blocks, found[-1])
    order = {word: n for n, word in enumerate(("plant", *tables()))}
    rank = order.get(str(path[0]), len(order))
    earlier = [block for block in whole if order.get(str(block.path[0]), -1) <= rank]
    same = [block for block in earlier if block.path[0] == path[0]]
    return _end(text, blocks, (same or earlier or [*blocks])[-1])


def _end(text: str, blocks: Sequence[Block], block: Block) -> int:
    """Give where a block ends, with comments that stand right below its last line."""
    number = next(n for n, other in enumerate(blocks) if other is block)
    limit = blocks[number + 1].lead if number + 1 < len(blocks) else len(text)
    at = line_end(text, block.end) if block.end else 0
    while at < limit and text[at : line_end(text, at)].lstrip(" \t").startswith("#"):
        at = line_end(text, at)
    return min(at, limit)
