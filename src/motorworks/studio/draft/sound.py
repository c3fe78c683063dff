"""Whether a file has the tables that operations expect, and a path leads anywhere in it."""

from collections.abc import Iterator
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plantfile.findings import dotted
from motorworks.plantfile.shape import Path, tables
from motorworks.plantfile.text import shown
from motorworks.studio.draft.places import inner_words


def demand_tables(tree: dict[str, Any]) -> None:
    """Refuse a file in which something else stands where tables belong.

    Raises
    ------
    MotorworksError
        If it does; it says where.
    """
    for path, value in _expected_tables(tree):
        if not isinstance(value, dict):
            raise MotorworksError(
                f"{dotted(path)} is {shown(value)}; must be a table. Put it right in the text first"
            )
    for name, line in tree.get("line", {}).items():
        listed = line.get("stations", [])
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            raise MotorworksError(
                f"line.{name}.stations is {shown(listed)}; must be a list of names. "
                "Put it right in the text first"
            )


def _expected_tables(tree: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    yield ("plant",), tree.get("plant", {})
    for word in tables():
        if word in tree:
            yield from _named((word,), tree[word])
    for name, line in tree.get("line", {}).items():
        for word in inner_words():
            if word in line:
                yield from _named(("line", name, word), line[word])


def _named(path: Path, nouns: Any) -> Iterator[tuple[Path, Any]]:
    """Give a table of nouns, and the nouns."""
    yield path, nouns
    for name, noun in nouns.items():
        yield (*path, name), noun


def demand_way(tree: dict[str, Any], path: Path) -> None:
    """Refuse a path that leads through a list by a name, or through a table by a number.

    Raises
    ------
    MotorworksError
        If it does.
    """
    around: Any = tree
    for n, part in enumerate(path):
        if isinstance(around, dict):
            good = isinstance(part, str) and part != ""
            around = around.get(part) if good else None
        elif isinstance(around, list):
            good = isinstance(part, int) and part <= len(around)
            around = around[part] if isinstance(part, int) and part < len(around) else None
        else:  # nothing stands here so far; a list that is begun begins with its first entry
            good = part == 0 if isinstance(part, int) else part != ""
            around = None
        if not good:
            raise MotorworksError(f"{dotted(path[: n + 1])[:200]} is no place in the plant file")
