"""A plant file that says only what is different from another one."""

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from motorworks.errors import PlantError
from motorworks.plantfile.catalogue import path_of
from motorworks.plantfile.findings import Place
from motorworks.plantfile.inherit import DISPLACES
from motorworks.plantfile.shape import RESERVED, Path
from motorworks.plantfile.text import shown

if TYPE_CHECKING:
    from motorworks.plantfile.document import Document

KEY = "based_on"
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
    if document.tree is None or not isinstance(plant, dict) or KEY not in plant:
        return
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
        return (folder or FilePath()) / raw
    try:
        return path_of(raw)
    except PlantError as error:
        document.findings.error(at, f"{KEY} names '{raw[:80]}': {error}")
        return None


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
        for void in DISPLACES.get(key, ()) if _of_station(path) else ():
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


def _of_station(path: Path) -> bool:
    return "station" in path[:3] or path[:1] == ("process",)
