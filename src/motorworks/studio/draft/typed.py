"""What a person typed into a field → TOML."""

from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.position import DEEPEST, positions
from motorworks.plantfile.shape import SHORT_FORMS, Key, Kind, Path, Shape, keys_of
from motorworks.plantfile.text import quoted, toml
from motorworks.studio.draft.nature import nature
from motorworks.studio.draft.toml_values import parsed

_DATES = {Kind.DATE, Kind.INSTANT}
_WORDS = {Kind.LIST, Kind.PAIR, Kind.MAP, Kind.TABLE, Kind.LAW}


def typed(path: Path, text: str) -> str:
    """Give the TOML of what a person typed for the value at a path.

    Units need no quotes, names no brackets: ``58 s`` becomes ``"58 s"``, and ``a, b`` a list. What
    makes no sense becomes text, so that the findings say what is expected.

    Parameters
    ----------
    path
        Of the value.
    text
        As typed.

    Raises
    ------
    MotorworksError
        If it begins as a list or a table and is none.
    """
    found = nature(path)
    key = None if found is None else found.key
    text = text.strip()
    if key is None:
        return _free(path, text)
    return _typed(path, key.shape, key, text)


def untyped(value: Any) -> str:
    """Give a value of the file as a person types it: without the quotes."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        plain = not any("," in item or item != item.strip() for item in value)
        return ", ".join(value) if plain and value else toml(value)
    return toml(value)


def _typed(path: Path, shape: Shape, key: Key, text: str) -> str:
    if shape.kind in _WORDS and text[:1] in ("[", "{"):
        return _whole(path, text)
    if shape.kind in (Kind.LIST, Kind.PAIR) and shape.item is not None:
        return _list(path, shape.item, key, text)
    if shape.kind is Kind.TABLE and shape.noun in SHORT_FORMS:
        short = keys_of(shape.noun)[SHORT_FORMS[shape.noun][0]]
        return _typed(path, short.shape, short, text)
    if shape.kind is Kind.TEXT:
        return quoted(text)
    if shape.kind in _DATES or shape.kind in (Kind.FLAG, Kind.WHOLE, Kind.NUMBER, Kind.ANY):
        return _bare(text, shape.kind)
    return quoted(_unquoted(text))


def _list(path: Path, item: Shape, key: Key, text: str) -> str:
    """Give a list of what stands between commas; one value alone where that may be."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if key.note.single and len(parts) == 1:
        return _typed(path, item, key, parts[0])
    return f"[{', '.join(_typed(path, item, key, part) for part in parts)}]"


def _bare(text: str, kind: Kind) -> str:
    """Give a number, flag or date without quotes if it is one, else text."""
    value = _value(text)
    if isinstance(value, bool) and kind in (Kind.FLAG, Kind.ANY):
        return text
    if isinstance(value, int | float) and kind not in _DATES and not isinstance(value, bool):
        return text
    if kind in (*_DATES, Kind.ANY) and hasattr(value, "isoformat"):
        return text
    return quoted(_unquoted(text))


def _unquoted(text: str) -> str:
    """Give a text without the quotes that somebody typed who knows the file."""
    value = _value(text) if text[:1] in ('"', "'") else None
    return value if isinstance(value, str) else text


def _value(text: str) -> Any:
    if "\n" in text or positions(f"value = {text}").too_deep is not None:
        return None
    try:
        return parsed(text)
    except ValueError:
        return None


def _whole(path: Path, text: str) -> str:
    """Give a list or table as it was typed, if it is one."""
    if positions(f"value = {text}").too_deep is not None:
        raise MotorworksError(f"{dotted(path)} is nested more than {DEEPEST} levels deep")
    try:
        parsed(text)
    except ValueError as error:
        raise MotorworksError(
            f"{dotted(path)}: this is no list or table: {error}. "
            'Texts, and numbers with a unit, stand in quotes there, as in ["a", "b"]'
        ) from None
    return text


def _free(path: Path, text: str) -> str:
    """Give a value for a key that nothing is known of, or that any table may have."""
    if path[-1] in ("source", "note") or (len(path) > 1 and path[-2] in ("sources", "notes")):
        return quoted(text)
    if text[:1] in ("[", "{"):
        return _whole(path, text)
    return text if _value(text) is not None else quoted(text)


def from_json(value: Any) -> str:
    """Give the TOML of a value that came as JSON, its tables in braces.

    Raises
    ------
    MotorworksError
        If it has a null in it, which TOML does not know.
    """
    if _has_null(value):
        raise MotorworksError("a value has a null in it. Leave the key out instead")
    raw = toml(value)
    if positions(f"value = {raw}").too_deep is not None:
        raise MotorworksError(
            f"a value is nested more than {DEEPEST} levels deep. Write it flatter"
        )
    return raw


def _has_null(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value is None or any(_has_null(item) for item in inner)
