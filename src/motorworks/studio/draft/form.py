"""The form of a thing: every field with what may stand in it and what does. Runs on the bench."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from motorworks.plant import Station
from motorworks.plantfile.findings import subject
from motorworks.plantfile.inherit import DISPLACES
from motorworks.plantfile.position import Positions, positions
from motorworks.plantfile.shape import Key, Path
from motorworks.plantfile.unit import EXAMPLES
from motorworks.process import LAWS
from motorworks.studio.draft.field import field, names_for
from motorworks.studio.draft.groups import EVERYDAY, REST, head_of
from motorworks.studio.draft.in_line import order_of
from motorworks.studio.draft.look import parted
from motorworks.studio.draft.nature import is_named_noun, is_station, nature, word_of
from motorworks.studio.draft.outline import inner_tables, whole_of
from motorworks.studio.draft.whole import Whole
from motorworks.studio.errors import NotThereError


@lru_cache(maxsize=4)
def _lines(text: str) -> Positions:
    return positions(text)


def form(text: str, path_text: str, folder: FilePath | None = None) -> dict[str, Any]:
    """Give the form of the plant, a noun or a table within one.

    Parameters
    ----------
    text
        The text of a plant file.
    path_text
        Path of the thing, such as ``line.stators.station.weld``, or ``plant``.
    folder
        Folder from which other files that the text names are found.

    Returns
    -------
    dict
        ``path``, ``word``, ``name``, ``sentence``, ``line``, ``own`` (whether this file writes
        it), ``inherits`` (path of the library entry it inherits), ``heads`` (lists of fields, the
        first without a head), ``addable`` (nouns that can stand below it), ``laws``.

    Raises
    ------
    NotThereError
        If there is no such thing.
    """
    whole = whole_of(text, folder)
    path = parted(path_text, whole.tree)
    found = nature(path)
    if found is None or found.noun is None or not _is_there(whole, path):
        raise NotThereError(f"there is no '{path_text[:200]}' in the plant")
    word = "plant" if path == ("plant",) else word_of(path) if is_named_noun(path) else ""
    handed = list(_handed_down(whole, path))
    lines = _lines(text)
    made = [_field(whole, path, word, key, handed, lines) for key in found.keys().values()]
    return {
        "path": list(path),
        "word": word,
        "name": str(path[-1]),
        "title": subject(path)[0] or "Plant",
        "sentence": (found.noun.__doc__ or "").strip().partition("\n")[0].replace("``", ""),
        "line": lines.nearest(path) if whole.sheet.has(path) else None,
        "own": whole.sheet.has(path),
        "inherits": list(handed[1]) if len(handed) > 1 else None,
        "heads": _under_heads(word, made),
        "addable": _addable(path),
        "order": order_of(whole, path) if word == "line" else [],
        "laws": laws(),
        "sources": names_for(whole, path, "reference"),
    }


def _is_there(whole: Whole, path: Path) -> bool:
    listed = is_station(path) and len(path) == 4 and path[3] in order_of(whole, path[:2])
    return listed or whole.has(path)


def _handed_down(whole: Whole, path: Path) -> Iterator[Path]:
    """Give the path of a noun, and of the library entries that it takes values from."""
    yield path
    found = nature(path)
    if found is None or found.noun is not Station or not is_named_noun(path):
        return
    seen: set[Any] = {path[1]} if path[0] == "process" else set()
    key = "like" if path[0] == "process" else "process"
    name = whole.value((*path, key), None if key == "like" else path[-1])
    while isinstance(name, str) and name not in seen and whole.has(("process", name)):
        seen.add(name)
        yield ("process", name)
        name = whole.value(("process", name, "like"))


def _field(
    whole: Whole, path: Path, word: str, key: Key, handed: list[Path], lines: Positions
) -> dict[str, Any]:
    """Give a field with its value, or the one that it takes over from the library."""
    made = field(whole, (*path, key.key), key)
    made["head"] = head_of(word, key.key)
    for above in handed[1:]:
        if made["in_force"] is not None and made["from"] != "default":
            break
        if any(whole.has((*path, other)) for other in _displacing(key.key)):
            break
        if whole.has((*above, key.key)):
            taken = field(whole, (*above, key.key), key)
            for part in ("in_force", "source", "note", "range"):
                made[part] = taken[part]
            made["from"] = ".".join(str(part) for part in above)
    if whole.sheet.has((*path, key.key)):
        made["line"] = lines.nearest((*path, key.key))
    return made


def _displacing(key: str) -> list[str]:
    """Give the keys whose being written makes an inherited one void."""
    return [other for other, void in DISPLACES.items() if key in void]


def _under_heads(word: str, made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the fields under their heads; first those for every day, and what is written."""
    first: list[dict[str, Any]] = []
    heads: dict[str, list[dict[str, Any]]] = {}
    order = EVERYDAY.get(word, ())
    for one in made:
        head = one.pop("head")
        plain = not order and (one["required"] or one["example"] or len(made) < 8)
        if head == "" or one["required"] or one["written"] is not None or plain:
            first.append(one)
        else:
            heads.setdefault(head, []).append(one)
    rank = {key: n for n, key in enumerate(order)}
    first.sort(key=lambda one: rank.get(one["key"], len(rank)))
    rest = heads.pop(REST, [])
    groups = [{"head": head, "fields": fields} for head, fields in heads.items()]
    if rest:
        groups.append({"head": REST, "fields": rest})
    return [{"head": "", "fields": first}, *groups]


def _addable(path: Path) -> list[dict[str, Any]]:
    """Give the nouns that can be added below a noun."""
    if path[0] != "line" or len(path) != 2:
        return []
    return [
        {"word": word, "path": [*path, word], "sentence": sentence}
        for word, sentence in inner_tables().items()
    ]


@lru_cache(maxsize=1)
def laws() -> list[dict[str, Any]]:
    """Give the laws of duration with their parameters."""
    return [
        {
            "law": kind,
            "sentence": law.sentence,
            "parameters": [
                {
                    "key": name,
                    "sentence": note.sentence,
                    "example": EXAMPLES.get(note.quantity or "", ""),
                }
                for name, note in law.parameters.items()
            ],
        }
        for kind, law in LAWS.items()
    ]
