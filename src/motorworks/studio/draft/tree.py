"""Values of a plant file by path."""

from itertools import pairwise
from typing import Any

from motorworks.plantfile.shape import Path

Tree = dict[str, Any]

NOTHING = object()
"""Stands for a value that is not there."""


def value_at(tree: Any, path: Path, default: Any = None) -> Any:
    """Give the value at a path of a tree, or a default."""
    for part in path:
        if isinstance(tree, dict):
            tree = tree.get(part, NOTHING)
        elif isinstance(tree, list) and isinstance(part, int) and 0 <= part < len(tree):
            tree = tree[part]
        else:
            return default
    return default if tree is NOTHING else tree


def placed(tree: Any, path: Path, value: Any) -> None:
    """Put a value at a path, with the tables and lists on the way."""
    for part, following in pairwise(path):
        made: Any = [] if isinstance(following, int) else {}
        if isinstance(tree, list) and part == len(tree):
            tree.append(made)
        tree = tree.setdefault(part, made) if isinstance(tree, dict) else tree[part]
    if isinstance(tree, list) and path[-1] == len(tree):
        tree.append(value)
    else:
        tree[path[-1]] = value


def renamed(tree: Any, path: Path, name: str) -> None:
    """Give the value at a path another key; the order of keys stays."""
    for part in path[:-1]:
        tree = tree[part]
    items = [(name if key == path[-1] else key, value) for key, value in tree.items()]
    tree.clear()
    tree.update(items)
