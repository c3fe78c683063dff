"""One field of a form: what may be written there, what is, and where that comes from."""

from typing import Any

from motorworks.plantfile.checks.names import CREW
from motorworks.plantfile.checks.wiring import PREVIOUS
from motorworks.plantfile.reference import bounds_text, default_text, type_text
from motorworks.plantfile.shape import SHORT_FORMS, Key, Kind, Path, Shape
from motorworks.plantfile.table import worth_marking
from motorworks.plantfile.unit import EXAMPLES
from motorworks.plantfile.value import missing_word
from motorworks.process import FieldNote
from motorworks.studio.draft.in_line import order_of
from motorworks.studio.draft.nature import of_shape
from motorworks.studio.draft.origin import Origin, origin_of
from motorworks.studio.draft.places import inner_words
from motorworks.studio.draft.typed import untyped
from motorworks.studio.draft.whole import Whole

MOST_NAMES = 2000
"""Names offered of one noun."""
MOST_ITEMS = 50
"""Entries of a list of tables that get fields each; the others are edited as text."""


def field(whole: Whole, path: Path, key: Key) -> dict[str, Any]:
    """Give a field.

    Parameters
    ----------
    whole
        The plant.
    path
        Of the value.
    key
        What may stand there.

    Returns
    -------
    dict
        ``key``, ``path``, ``sentence``, ``kind``, ``type`` in words, ``bounds``, ``example``,
        ``choices``, ``names``, ``word`` (that stands for nothing or no limit), ``required``,
        ``default``; ``written``, as a person types it, or ``None``; ``raw``, as JSON;
        ``in_force`` and ``from`` (``own``, ``base``, ``default``); ``source``, ``note``,
        ``range``; ``fields`` of a table; ``items`` of a list of tables.
    """
    shape, note = key.shape, key.note
    own = whole.sheet.value(path) if whole.sheet.has(path) else None
    value = whole.value(path)
    default = default_text(key) if not key.required else ""
    return {
        "key": key.key,
        "path": list(path),
        "sentence": note.sentence.replace("``", ""),
        "kind": shape.kind.name.lower(),
        "type": type_text(shape, note, key.key).replace("`", ""),
        "bounds": bounds_text(note),
        "example": example(shape, note),
        "choices": list(note.choices or ()),
        "refers": note.refers or "",
        "names": names_for(whole, path, note.refers) if note.refers else [],
        "word": missing_word(note) if shape.optional and (note.unlimited or note.automatic) else "",
        "required": key.required and key.key != "station",
        "default": default.strip("`").strip('"'),
        "written": None if own is None else untyped(own),
        "raw": _json(own),
        "in_force": None if value is None else untyped(value),
        "from": "own" if own is not None else "base" if value is not None else "default",
        "marked": worth_marking(key),
        "line": None,
        **_origin(whole, path, value),
        **_below(whole, path, key, value),
    }


def example(shape: Shape, note: FieldNote) -> str:
    """Give an example of a value as a person types it; empty if there is none."""
    if note.example:
        return note.example.strip('"')
    inner = shape.item or shape
    if inner.noun in SHORT_FORMS or inner.kind is not Kind.NUMBER:
        return EXAMPLES["time"] if shape.kind is Kind.LAW else ""
    return EXAMPLES.get(note.quantity or "", "")


def names_for(whole: Whole, path: Path, refers: str) -> list[str]:
    """Give the names that may stand at a path.

    Parameters
    ----------
    whole
        The plant.
    path
        Of the value.
    refers
        Nouns of which one must be called so, with a bar between them.
    """
    found: list[str] = []
    for word in refers.split("|"):
        if path[0] == "line" and word in inner_words():
            found += whole.value((*path[:2], word), {})
        found += whole.value((word,), {})
        if word == "pool" and path[0] == "line" and whole.has((*path[:2], "crew")):
            found.append(CREW)
    in_line = path[0] == "line" and len(path) > 4 and path[4] == "inputs"
    if in_line and order_of(whole, path[:2])[:1] != [path[3]]:
        found.insert(0, PREVIOUS)
    return list(dict.fromkeys(str(name) for name in found))[:MOST_NAMES]


def _origin(whole: Whole, path: Path, value: Any) -> dict[str, Any]:
    """Give what the file says of where a value comes from; of none, where there is none."""
    table, key = path[:-1], path[-1]
    origin = Origin() if value is None else origin_of(whole.tree, path)
    between = whole.value((*table, "ranges", key))
    return {
        **origin._asdict(),
        "range": untyped(between) if isinstance(between, list) else "",
        "own_source": whole.has((*table, "sources", key)),
    }


def _below(whole: Whole, path: Path, key: Key, value: Any) -> dict[str, Any]:
    """Give the fields of a table, or of each table in a list."""
    found = of_shape(key)
    if found.noun is not None:
        inner = [field(whole, (*path, k.key), k) for k in found.keys().values()]
        return {"fields": inner, "short": found.noun in SHORT_FORMS}
    item = key.shape.item
    if key.shape.kind is not Kind.LIST or item is None or item.kind is not Kind.TABLE:
        return {}
    entry = Key(key.key, key.field, key.note, item)
    values = value if isinstance(value, list) else [] if value is None else [value]
    if item.noun in SHORT_FORMS or not isinstance(value, list | None):
        refers = next((k.note.refers for k in of_shape(entry).keys().values() if k.note.refers), "")
        return {"refers": refers or "", "names": names_for(whole, path, refers) if refers else []}
    items = [
        [field(whole, (*path, n, k.key), k) for k in of_shape(entry).keys().values()]
        for n in range(min(len(values), MOST_ITEMS))
    ]
    blank = [field(whole, (*path, len(values), k.key), k) for k in of_shape(entry).keys().values()]
    return {"items": items, "blank": blank}


def _json(value: Any) -> Any:
    """Give a value of the file as JSON has it: dates and times as text."""
    if isinstance(value, dict):
        return {key: _json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_json(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
