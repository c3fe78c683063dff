"""A plant file that says only what is different from another one."""

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from motorworks.errors import PlantError
from motorworks.files.catalogue import path_of
from motorworks.plantfile.findings import Place
from motorworks.plantfile.inherit import DISPLACES, POLICY_DISPLACES
from motorworks.plantfile.reach import is_in_reach
from motorworks.plantfile.shape import RESERVED, Path
from motorworks.plantfile.text import shown

if TYPE_CHECKING:
    from motorworks.plantfile.document import Document

KEY, LESS = "based_on", "without"
SAID = ("sources", "notes", "ranges")
MOST_BASES = 5
"""Files that may be based on each other in a row."""

Tree = dict[str, Any]
Open = Callable[[FilePath], "Document"]


def put_over_base(document: "Document", folder: FilePath | None, open_base: Open) -> None:
    """Put the values of a file over those of the plant that it is based on, if it names one.

    Parameters
    ----------
    document
        The file; its tree becomes that of the whole plant, and findings about values of the
        base name the base's file.
    folder
        Folder of the file, for the path of another one.
    open_base
        Opens the base.
    """
    plant = (document.tree or {}).get("plant")
    if document.tree is None or not isinstance(plant, dict):
        return
    if KEY not in plant:
        if plant.pop(LESS, None) is not None:
            text = f"{LESS} has no meaning without {KEY}"
            document.findings.error(("plant", LESS), text, f"Remove it, or add {KEY} = ....")
        return
    less = plant.pop(LESS, [])
    path = _path(document, plant.pop(KEY), folder)
    base = open_base(path) if path is not None else None
    if base is None:
        document.tree = None
        return
    if base.tree is None:
        first = next(iter(base.findings.in_order()), None)
        document.findings.error(("plant", KEY), f"the base cannot be read: {first}")
        document.tree = None
        return
    _leave_out(document, base.tree, less)
    document.tree = over(base.tree, document.tree, ())
    document.layers.update(base.layers)
    for at, line in base.positions.lines.items():
        if at not in document.positions.lines:
            document.cells.setdefault(at, Place(base.file, line))
    for at, place in base.cells.items():
        document.cells.setdefault(at, place)


def _path(document: "Document", raw: Any, folder: FilePath | None) -> FilePath | None:
    """Give the file of a base; ``None`` after saying why there is none."""
    at = ("plant", KEY)
    if not isinstance(raw, str) or not raw.strip():
        expected = 'must be the name of a shipped plant or a path such as "works.toml"'
        document.findings.refuse(at, shown(raw), expected)
        return None
    if FilePath(raw).suffix:
        path = (folder or FilePath()) / raw
        if is_in_reach(path):
            return path
        text = f"{KEY} names {shown(raw)}, which lies outside the folders that may be read here"
        hint = "Put the file into the project folder, or name one by --project that holds both."
        document.findings.error(at, text, hint)
        return None
    try:
        return path_of(raw)
    except PlantError as error:
        document.findings.error(at, f"{KEY} names '{raw[:80]}': {error}")
        return None


def _leave_out(document: "Document", base: Tree, less: Any) -> None:
    """Take the tables out of a base that a file does not have, such as "line.wire"."""
    at = ("plant", LESS)
    if not isinstance(less, list) or not all(isinstance(name, str) for name in less):
        document.findings.refuse(at, shown(less), 'must be a list such as ["line.wire"]')
        return
    for name in less:
        word, _, noun = name.partition(".")
        nouns = base.get(word)
        if word == "plant" or not isinstance(nouns, dict) or nouns.pop(noun, None) is None:
            text = f"{LESS} names '{name[:80]}', which the base does not have"
            document.findings.error(at, text, 'Name a table of it, such as "buffer.resin".')


def over(base: Tree, own: Tree, path: Path) -> Tree:
    """Give the values of a table over those of its base.

    Tables are put together key by key; all other values, laws and lists take the place of what
    the base says, and with it of what it says of sources, notes and ranges. A source or a note for
    a whole table is meant for the values that this file writes.
    """
    found = dict(base)
    written = [key for key in own if key not in RESERVED]
    for key in written:
        value, below = own[key], found.get(key)
        if isinstance(below, dict) and _is_table(below) and _is_table(value):
            found[key] = over(below, value, (*path, key))
            continue
        found[key] = value
        for void in _displaced(path).get(key, ()):
            if void not in own:
                found.pop(void, None)
    replaced = {k for k in written if not _is_table(own[k])} | (set(base) - set(found))
    for said in SAID:
        before = base.get(said, {})
        kept = {k: v for k, v in before.items() if k not in replaced} if _is(before) else {}
        more = own.get(said, {})
        if kept or more:
            found[said] = (
                {**_everywhere(own, said, replaced), **kept, **more} if _is(more) else more
            )
        else:
            found.pop(said, None)
            for_all = _everywhere(own, said, replaced)
            if for_all:
                found[said] = for_all
    return found


def _everywhere(own: Tree, said: str, written: set[str]) -> Tree:
    """Give what a table says of all its values, for each that it writes."""
    word = own.get(said.removesuffix("s"))
    return {key: word for key in own if key in written} if isinstance(word, str) else {}


def _is(value: Any) -> bool:
    return isinstance(value, dict)


def _is_table(value: Any) -> bool:
    """Tell whether a value is a table and not a law."""
    return isinstance(value, dict) and "law" not in value


def _displaced(path: Path) -> dict[str, tuple[str, ...]]:
    """Give what keys of a table make void of the base."""
    if path[:1] == ("supply",):
        return POLICY_DISPLACES
    return DISPLACES if _of_station(path) else {}


def _of_station(path: Path) -> bool:
    return "station" in path[:3] or path[:1] == ("process",)
