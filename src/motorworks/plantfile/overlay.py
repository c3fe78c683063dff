"""Values to set → a plant file that is based on another one."""

from collections.abc import Sequence
from typing import Any

from motorworks.plant import Plant
from motorworks.plantfile.layout import laid_out
from motorworks.plantfile.overrides import parted
from motorworks.plantfile.shape import RESERVED, Path
from motorworks.plantfile.write import sections

_INNER = ("station", "buffer", "transport")
"""Nouns within a line."""
_NOT_THERE = object()


def overlay(
    based_on: str,
    sets: Sequence[str],
    *,
    name: str,
    title: str = "",
    description: str = "",
    source: str = "assumption",
) -> str:
    """Give the text of a plant file that says only what is different from another plant.

    Parameters
    ----------
    based_on
        Name of a shipped plant, or path of a plant file from the folder of the new one.
    sets
        Values as ``--set`` takes them; entries of lists cannot be set one by one.
    name, title, description
        Of the new plant.
    source
        Where the values come from.

    Raises
    ------
    MotorworksError
        If a text in ``sets`` gives no path and value.
    """
    head: dict[str, Any] = {"based_on": based_on, "name": name}
    head |= {k: v for k, v in (("title", title), ("description", description)) if v}
    tables: dict[Path, dict[str, Any]] = {("plant",): head}
    for text in sets:
        parts, value = parted(text)
        at = _table_of(parts)
        table = tables.setdefault(at, {})
        for part in parts[len(at) : -1]:
            table = table.setdefault(part, {})
        table[parts[-1]] = value
    for path, table in tables.items():
        if path != ("plant",):
            table["source"] = source
    return laid_out(tables.items())


def _table_of(parts: tuple[str, ...]) -> Path:
    """Give the path of the noun whose value stands at a path."""
    if parts[0] == "plant":
        return ("plant",)
    if parts[0] == "line" and len(parts) > 4 and parts[2] in _INNER:
        return parts[:4]
    return parts[:2]


def overlay_of(
    base: Plant,
    plant: Plant,
    based_on: str,
    *,
    name: str,
    title: str = "",
    description: str = "",
    source: str = "calc",
) -> str:
    """Give the text of a plant file that says only how a plant differs from another.

    Parameters
    ----------
    base
        The plant as ``based_on`` is read.
    plant
        The plant to be read from the new file; it has the nouns of ``base`` under the same names.
    based_on
        Name of a shipped plant, or path of a plant file from the folder of the new one.
    name, title, description
        Of the new plant.
    source
        Where the values that differ come from.
    """
    before = {path: table for path, table in sections(base)}
    tables: list[tuple[Path, dict[str, Any]]] = []
    for path, table in sections(plant):
        old = before.get(path, {})
        changed = {
            key: value
            for key, value in table.items()
            if key not in RESERVED and old.get(key, _NOT_THERE) != value
        }
        if path == ("plant",):
            head = {k: v for k, v in (("title", title), ("description", description)) if v}
            changed = {"based_on": based_on} | changed | {"name": name} | head
        elif changed:
            changed["source"] = source
        if changed:
            tables.append((path, changed))
    return laid_out(tables)
