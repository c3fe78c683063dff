"""What differs between two plants, in words. Runs on the bench."""

from collections.abc import Iterator
from typing import Any, TypedDict

from motorworks.studio.jobs.reading import Document, read_document

MOST = 200
"""Differences that are listed; more are counted."""
LONGEST = 90
"""Letters of a value that are shown."""
SAID = ("source", "sources", "note", "notes", "ranges")
"""Keys of any table that say where its values come from: no difference of how a plant works."""
QUIET = "origin"
"""The same of a whole thing."""

NAMES = (("plant", "title"), ("plant", "name"), ("plant", "description"))
"""What a scenario is called is no difference of how it works."""

Path = tuple[str | int, ...]
Table = dict[str, Any]


class Difference(TypedDict):
    """One value that differs.

    ``path`` in the plant file, ``before`` and ``after`` as it has them (empty: not there), and
    ``words`` for people.
    """

    path: list[str]
    before: str
    after: str
    words: str


def about(base: Document, other: Document) -> dict[str, Any]:
    """Give title of a plant and what differs from the base.

    Parameters
    ----------
    base, other
        The drafts.

    Returns
    -------
    dict
        ``title``, ``differences`` and ``count``, how many there are in all.

    Raises
    ------
    PlantError
        If one of them has errors.
    """
    from motorworks.plantfile.write import sections

    plant = read_document(other)
    found = list(_differ(dict(sections(read_document(base))), dict(sections(plant))))
    title = plant.title or plant.name
    return {"title": title, "differences": found[:MOST], "count": len(found)}


def _differ(one: dict[Path, Table], other: dict[Path, Table]) -> Iterator[Difference]:
    for path in dict.fromkeys([*one, *other]):
        if path not in other:
            yield _said(path, _title(one, path), "there", "", f"{_title(one, path)}: left out")
        elif path not in one:
            yield _said(path, _title(other, path), "", "there", f"{_title(other, path)}: added")
        else:
            yield from _values(path, _title(other, path), one[path], other[path])


def _values(path: Path, title: str, one: Table, other: Table) -> Iterator[Difference]:
    one, other = _plain(one), _plain(other)
    for key in dict.fromkeys([*one, *other]):
        before, after = one.get(key), other.get(key)
        if before != after and key != QUIET and (*path, key) not in NAMES:
            yield _said((*path, key), title, _shown(before), _shown(after), "")


def _plain(value: Any) -> Any:
    """Give a value without what is said of where it comes from, there and in all below it."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key not in SAID}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _said(path: Path, title: str, before: str, after: str, words: str) -> Difference:
    key = str(path[-1]).replace("_", " ")
    plain = f"{title}: {key} {before} → {after}"
    if not before:
        plain = f"{title}: {key} now {after}"
    elif not after:
        plain = f"{title}: {key} no longer {before}"
    return {
        "path": [str(part) for part in path],
        "before": before,
        "after": after,
        "words": words or plain,
    }


def _title(tables: dict[Path, Table], path: Path) -> str:
    own = str(tables[path].get("title", "") or str(path[-1]).replace("_", " "))
    return "plant" if path == ("plant",) else own


def _shown(value: Any) -> str:
    """Give a value as the plant file has it, in one short line."""
    if value is None:
        return ""
    from motorworks.plantfile.text import toml

    text = value if isinstance(value, str) else toml(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
