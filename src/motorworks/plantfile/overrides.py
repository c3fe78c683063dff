"""Values from the command line in the place of what a file says."""

import tomllib
from collections.abc import Iterable
from typing import Any

from motorworks.errors import MotorworksError, did_you_mean
from motorworks.plant import Model
from motorworks.plantfile.findings import Findings
from motorworks.plantfile.inherit import DISPLACES
from motorworks.plantfile.position import positions
from motorworks.plantfile.shape import RESERVED, Path, keys_of, tables

_LONGEST = 2000
_EXAMPLE = "Write it as line.NAME.places=10."
PRODUCT = "product"
"""What a person calls a model together with its design."""


def apply_overrides(
    tree: dict[str, Any], overrides: Iterable[str], findings: Findings, applied: dict[Path, str]
) -> None:
    """Put values into a tree, each under the path it is given with.

    Parameters
    ----------
    tree
        The values of a plant file; changed.
    overrides
        Such as ``line.stator.places=10``; the value is TOML, or else plain text.
    findings
        Where to say that a path leads nowhere.
    applied
        Takes the override by path, so that findings can name it.
    """
    for text in overrides:
        parts = _path(text)
        if parts is None:
            findings.error((), f"--set {text[:80]!r} gives no path and value", _EXAMPLE)
            continue
        parts = _of_product(tree, parts)
        missing = _missing_noun(tree, parts)
        if missing is not None:
            word, known = missing
            applied[parts] = text[:80]
            findings.error(parts, f"there is no '{word}' to set", did_you_mean(word, known))
            continue
        path, made, wrong = _put(tree, parts, _value(text.partition("=")[2]))
        applied.update(dict.fromkeys([*made, path], text[:80]))
        if wrong:
            findings.error(path, wrong)


def parted(text: str) -> tuple[tuple[str, ...], Any]:
    """Give path and value of what ``--set`` takes.

    Raises
    ------
    MotorworksError
        If it is no such text.
    """
    parts = _path(text)
    if parts is None:
        raise MotorworksError(f"--set {text[:80]} gives no path and value. {_EXAMPLE}")
    return parts, _value(text.partition("=")[2])


def _path(text: str) -> tuple[str, ...] | None:
    name, equals, _ = text.partition("=")
    parts = [part.strip() for part in name.strip().split(".")]
    if not equals or len(text) > _LONGEST or not 2 <= len(parts) <= 20 or not all(parts):
        return None
    return tuple(parts)


def _value(text: str) -> Any:
    """Give what a text means as TOML; what means nothing there is meant as it stands."""
    line = f"value = {text.strip()}"
    if "\n" in text or positions(line).too_deep is not None:
        return text
    try:
        return tomllib.loads(line)["value"]
    except ValueError:
        return text.strip()


def _missing_noun(tree: dict[str, Any], parts: tuple[str, ...]) -> tuple[str, list[str]] | None:
    """Give the first word of a path that names no noun of the plant, and what there is."""
    known = ["plant", *tables()]
    if parts[0] == PRODUCT:
        return parts[1], list(
            dict.fromkeys([*_table(tree.get("model")), *_table(tree.get("design"))])
        )
    if parts[0] not in known:
        return parts[0], known
    if parts[0] == "plant":
        return None
    nouns = _table(tree.get(parts[0]))
    if parts[1] not in nouns:
        return parts[1], list(nouns)
    if parts[0] == "line" and len(parts) > 3 and parts[2] in ("station", "buffer", "transport"):
        return _missing_in_line(_table(nouns[parts[1]]), parts)
    return None


def _of_product(tree: dict[str, Any], parts: tuple[str, ...]) -> tuple[str, ...]:
    """Give the path that is meant by ``product.NAME.key``: of the model, or of its design."""
    if parts[0] != PRODUCT or len(parts) < 3:
        return parts
    models, name = _table(tree.get("model")), parts[1]
    of_model = keys_of(Model)
    design = _table(models.get(name)).get("design")
    if name in models and (parts[2] in of_model or not isinstance(design, str)):
        return ("model", *parts[1:])
    if not isinstance(design, str):
        design = name
    return ("design", design, *parts[2:]) if design in _table(tree.get("design")) else parts


def _missing_in_line(line: dict[str, Any], parts: tuple[str, ...]) -> tuple[str, list[str]] | None:
    # A station that the line only lists may be given a table here.
    listed = line.get("stations") if parts[2] == "station" else None
    names = [*_table(line.get(parts[2])), *(n for n in _list(listed) if isinstance(n, str))]
    return None if parts[3] in names else (parts[3], list(dict.fromkeys(names)))


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _put(tree: dict[str, Any], parts: tuple[str, ...], value: Any) -> tuple[Path, list[Path], str]:
    """Put a value under a path.

    Returns
    -------
    tuple
        The path, numbers of list entries as numbers; the paths of values that became tables
        on the way; what is wrong, empty if nothing.
    """
    inside: Any = tree
    path: Path = ()
    made: list[Path] = []
    for n, part in enumerate(parts):
        last = n == len(parts) - 1
        if isinstance(inside, list):
            if not (part.isdecimal() and int(part[:9]) < len(inside)):
                there = f"entries 0 to {len(inside) - 1}" if inside else "no entries"
                return (*path, part), made, f"there is no entry '{part}': the list has {there}"
            path = (*path, int(part))
            if last:
                inside[int(part)] = value
            inside = inside[int(part)]
            continue
        path = (*path, part)
        if last:
            _replace(inside, path, part, value)
        elif not isinstance(inside.get(part), dict | list):
            # What was a single value becomes a table: a law in the place of a time.
            inside[part] = {}
            made.append(path)
        inside = inside[part]
        if not last and not isinstance(inside, dict | list):
            return path, made, f"'{part}' is a single value"
    return path, made, ""


def _replace(table: dict[str, Any], path: Path, key: str, value: Any) -> None:
    """Put a value under a key, with what the file said of the old one taken away."""
    table[key] = value
    gone = [key]
    if "station" in path[:3] or path[0] == "process":
        voided = DISPLACES.get(key, ())
        gone += [k for k in voided if table.pop(k, None) is not None]
    for said in ("sources", "notes", "ranges"):
        if isinstance(table.get(said), dict):
            for name in gone:
                table[said].pop(name, None)
    if "law" not in table and key not in RESERVED:
        for said, word in (("sources", "assumption"), ("notes", "set for this run")):
            inner = table.setdefault(said, {})
            if isinstance(inner, dict):
                inner[key] = word
