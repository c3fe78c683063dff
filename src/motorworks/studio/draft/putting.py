"""Writing a value into the text of a plant file: in place of another, or where it belongs."""

from motorworks.errors import MotorworksError
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import Path
from motorworks.plantfile.text import bare
from motorworks.studio.draft.anatomy import Assignment, Block
from motorworks.studio.draft.layout import Layout, under
from motorworks.studio.draft.nested import inside, reach
from motorworks.studio.draft.places import next_to, section_of
from motorworks.studio.draft.splice import entry_added, in_table
from motorworks.studio.draft.tree import NOTHING, Tree, value_at


def put(layout: Layout, tree: Tree, path: Path, raw: str) -> None:
    """Write a value, in the place of the one that is there or where it belongs.

    Parameters
    ----------
    layout
        The text; takes the change.
    tree
        The values that it has.
    path
        Where it stands.
    raw
        The value as TOML.

    Raises
    ------
    MotorworksError
        If nothing can stand there.
    """
    at = layout.assignment(path)
    if at is not None and at.path == path:
        layout.splices.replace(at.value, at.end, raw)
    elif at is not None:
        _put_within(layout, at, path, raw)
    else:
        _put_new(layout, tree, path, raw)


def _put_within(layout: Layout, at: Assignment, path: Path, raw: str) -> None:
    """Write a value into a list or a table in braces."""
    found = reach(layout.text, at.value, path[len(at.path) :])
    if not found.rest and found.entry is not None:
        layout.splices.replace(found.entry.value, found.entry.end, raw)
        return
    value = in_table(found.rest[1:], raw)
    if isinstance(found.rest[0], int):
        entry_added(layout.splices, found.at, found.rest[0], value)
        return
    if inside(layout.text, found.at) is None:
        raise MotorworksError(f"{dotted(path)} stands in a single value")
    entry_added(layout.splices, found.at, None, f"{bare(found.rest[0])} = {value}")


def _put_new(layout: Layout, tree: Tree, path: Path, raw: str) -> None:
    """Write a value of which no part is written so far."""
    section = section_of(path)
    there = path[:-1]
    while there and value_at(tree, there, NOTHING) is NOTHING:
        there = there[:-1]
    block = layout.block(there)
    flat = block is not None and _is_flat(block, tree, there)
    if len(section) > len(there) and not (flat and len(there) == len(section) - 1):
        rest = path[len(section) :]
        values = {str(rest[0]): in_table(rest[1:], raw)} if rest else {}
        at = next_to(layout.text, layout.blocks, section, None)
        layout.insert_block(at, layout.section(section, values))
    elif block is None:
        _put_in_implicit(layout, there, path, raw)
    else:
        rest = path[len(there) :]
        layout.insert_line(block, f"{bare(str(rest[0]))} = {in_table(rest[1:], raw)}", rest[0])


def _is_flat(block: Block, tree: Tree, path: Path) -> bool:
    """Tell whether a table writes those within it as lines of its own, and not with headers."""
    deeper = [line.path for line in block.lines if len(line.path) > len(path)]
    return any(isinstance(value_at(tree, one), dict) for one in deeper)


def _put_in_implicit(layout: Layout, there: Path, path: Path, raw: str) -> None:
    """Write a value into a table that has no header: by dotted keys, or with a header now."""
    rest = path[len(there) :]
    for block in layout.blocks:
        lines = [line for line in block.lines if under(line.path, there)]
        if lines and len(block.path) < len(there):
            key = ".".join(bare(str(part)) for part in path[len(block.path) :])
            layout.insert_line(block, f"{key} = {raw}", None, lines[-1])
            return
    text = layout.section(there, {str(rest[0]): in_table(rest[1:], raw)})
    first = next(b for b in layout.blocks if b.header is not None and under(b.path, there))
    layout.splices.insert(first.lead, text + layout.line_end * 2)
