"""Names of tables and keys in the text of a plant file, written otherwise."""

from motorworks.errors import MotorworksError
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import Path
from motorworks.plantfile.text import bare
from motorworks.studio.draft.anatomy import Assignment, Block, Word
from motorworks.studio.draft.layout import Layout, named, under
from motorworks.studio.draft.nested import reach


def rekey(layout: Layout, path: Path, name: str) -> None:
    """Write another name wherever the text names the table or value at a path."""
    at = layout.assignment(path)
    if at is not None and len(at.path) < len(path):
        found = reach(layout.text, at.value, path[len(at.path) :])
        if found.entry is not None and not found.rest:
            _write(layout, found.entry.words[-1], name)
    for block in layout.blocks:
        words = named(block, path)
        if words is not None:
            layout.splices.replace(words[0], words[1], bare(name))
        for line in block.lines:
            _rekey_line(layout, line, path, name)


def _rekey_line(layout: Layout, line: Assignment, path: Path, name: str) -> None:
    last = len(path) - 1
    first = len(line.path) - len(line.words)
    if under(line.path, path) and first <= last:
        _write(layout, line.words[last - first], name)


def _write(layout: Layout, word: Word, name: str) -> None:
    layout.splices.replace(word.start, word.end, bare(name))


def move(layout: Layout, path: Path, to: Path) -> None:
    """Write another path into the headers of a table and of those below it.

    Raises
    ------
    MotorworksError
        If it is written within another table.
    """
    whole = [b for b in layout.blocks if b.header is not None and under(b.path, path)]
    if not whole or _is_stated(layout, path, whole):
        raise MotorworksError(f"[{dotted(path)}] has no line [{dotted(path)}] of its own")
    name = ".".join(bare(str(part)) for part in to)
    for block in whole:
        words = block.header.words if block.header else ()
        layout.splices.replace(words[0].start, words[len(path) - 1].end, name)


def _is_stated(layout: Layout, path: Path, whole: list[Block]) -> bool:
    """Tell whether something of a table stands elsewhere than under its headers."""
    others = (block for block in layout.blocks if block not in whole)
    return any(under(line.path, path) for block in others for line in block.lines)
