"""Values put into a tree of tables and lists, each under its path."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from motorworks.plantfile.findings import Place, dotted
from motorworks.plantfile.shape import Path
from motorworks.process import LAWS

Value = tuple[Path, Any, Place]
"""A value with its path within a table and the cell it stands in."""


def put_all(
    table: dict[str, Any], values: Iterable[Value], under: Path, cells: dict[Path, Place]
) -> list[tuple[Place, str]]:
    """Put values into a table, making the tables and lists between.

    Entries of lists may have gaps, where cells were left empty; they are closed.

    Parameters
    ----------
    table
        The table; changed.
    values
        What to put there, in the order of the sheet.
    under
        The path of the table.
    cells
        Takes the places of the values by their full paths.

    Returns
    -------
    list
        Values that could not be put there, each with its place and what is wrong.
    """
    values = list(values)
    ranks = _ranks([path for path, _, _ in values])
    wrong, laws = [], []
    for path, raw, place in sorted(values, key=lambda v: [p for p in v[0] if isinstance(p, int)]):
        closed = tuple(
            ranks[path[:n]].index(part) if isinstance(part, int) else part
            for n, part in enumerate(path)
        )
        if not _put(table, closed, raw):
            wrong.append((place, f"{dotted(path)} is written twice in one row"))
            continue
        if closed[-1] == "law":
            laws.append(closed[:-1])
        for n in range(1, len(closed) + 1):
            cells.setdefault((*under, *closed[:n]), place)
    for path in laws:
        _order_law(table, path)
    return wrong


def _order_law(table: Any, path: Path) -> None:
    """Put the parameters of a law in their usual order: columns have one order for all laws."""
    law: Any = table
    for part in path:
        law = law[part]
    kind = LAWS.get(str(law.get("law"))) if isinstance(law, dict) else None
    if kind is not None:
        order = [key for key in ("law", *kind.parameters) if key in law]
        law.update({key: law.pop(key) for key in [*order, *(k for k in law if k not in order)]})


def _ranks(paths: list[Path]) -> dict[Path, list[int]]:
    """Give the numbers of entries that are written, by the path of their list."""
    found: dict[Path, set[int]] = {}
    for path in paths:
        for n, part in enumerate(path):
            if isinstance(part, int):
                found.setdefault(path[:n], set()).add(part)
    return {path: sorted(numbers) for path, numbers in found.items()}


def _put(table: dict[str, Any], path: Path, raw: Any) -> bool:
    inside: Any = table
    for part, following in pairwise(path):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(part, int) and isinstance(inside, list):
            if part == len(inside):
                inside.append(empty)
            inside = inside[part]
        elif isinstance(part, str) and isinstance(inside, dict):
            inside = inside.setdefault(part, empty)
        else:
            return False
    return _put_last(inside, path[-1], raw)


def _put_last(inside: Any, part: str | int, raw: Any) -> bool:
    if isinstance(part, int) and isinstance(inside, list) and part == len(inside):
        inside.append(raw)
        return True
    if isinstance(part, str) and isinstance(inside, dict) and part not in inside:
        inside[part] = raw
        return True
    return False


def conflict(table: dict[str, Any], path: Path) -> bool:
    """Tell whether a value stands already where one is to be put, or on the way there."""
    inside: Any = table
    for n, part in enumerate(path):
        if not isinstance(inside, dict):
            return True
        if part not in inside:
            return False
        inside = inside[part]
        if n == len(path) - 1:
            return True
    return False


def find(tree: dict[str, Any], parts: list[str]) -> tuple[Path, dict[str, Any]] | None:
    """Give the path of a value and the table it stands in; entries are counted from 1."""
    inside: Any = tree
    path: Path = ()
    around: Any = None
    for part in parts:
        key: str | int = part
        if isinstance(inside, list):
            if not (part.isascii() and part.isdecimal() and 1 <= int(part[:6]) <= len(inside)):
                return None
            key = int(part) - 1
        elif not isinstance(inside, dict) or part not in inside:
            return None
        around, inside, path = inside, inside[key], (*path, key)
    return (path, around) if isinstance(around, dict) and len(path) > 1 else None
