"""Where a value comes from, as its file says beside it or in the tables around it."""

from typing import Any, NamedTuple

from motorworks.plantfile.shape import Path
from motorworks.studio.draft.tree import value_at

SAID = (("source", "sources"), ("note", "notes"))
"""What may be said of all values of a table, and of each by its key."""


class Origin(NamedTuple):
    """Where a value comes from; empty texts where the file does not say."""

    source: str = ""
    note: str = ""


def origin_of(tree: Any, path: Path) -> Origin:
    """Give where a value comes from: what is said nearest to it holds.

    Parameters
    ----------
    tree
        The values of the plant.
    path
        Of the value.
    """
    found = Origin()
    for n, key in enumerate(path):
        found = _of(value_at(tree, path[:n]), key, found)
    return _of(value_at(tree, path), None, found)


def _of(table: Any, key: str | int | None, above: Origin) -> Origin:
    """Give what a table says of the value under a key, after what those above it say.

    Without a key: what a law or a table says of itself.
    """
    if not isinstance(table, dict):
        return above
    said = (
        table.get(one) if key is None else value_at(table, (each, key), table.get(one))
        for one, each in SAID
    )
    return Origin(*(s if isinstance(s, str) else a for s, a in zip(said, above, strict=True)))
