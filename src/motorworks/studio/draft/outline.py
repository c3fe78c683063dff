"""What a plant is made of, as a list to choose from. Runs on the bench."""

from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.plant import Line
from motorworks.plantfile.shape import Path, keys_of, tables
from motorworks.studio.draft.groups import PALETTE
from motorworks.studio.draft.in_line import order_of
from motorworks.studio.draft.nature import is_station
from motorworks.studio.draft.places import inner_words
from motorworks.studio.draft.sheet import Sheet
from motorworks.studio.draft.whole import Whole


@lru_cache(maxsize=8)
def whole_of(text: str, folder: FilePath | None) -> Whole:
    """Give the values of the whole plant of a text; not to be changed."""
    return Whole(Sheet(text), folder)


def outline(text: str, folder: FilePath | None = None) -> dict[str, Any]:
    """Give the nouns of a plant by word, and what may be added.

    Parameters
    ----------
    text
        The text of a plant file.
    folder
        Folder from which other files that it names are found.

    Returns
    -------
    dict
        ``words``: the tables there are or may be, each with ``word``, ``sentence``, ``placed``
        (whether it may say where it stands), ``palette`` (its place among those offered first,
        or ``None``) and its ``nouns`` (``name``, ``title``, ``path``, ``own``; of lines also
        ``stations`` in order, ``buffer`` and ``transport``; of stations and sources what they
        take from, ``takes``, and give to, ``gives``); ``error`` where the text cannot be read.
    """
    try:
        whole = whole_of(text, folder)
    except MotorworksError as error:
        return {"words": [], "error": str(error)}
    words = [
        {
            "word": word,
            "placed": key.shape.noun is not None and "x" in keys_of(key.shape.noun),
            "sentence": key.note.sentence,
            "palette": PALETTE.index(word) if word in PALETTE else None,
            "nouns": [_noun(whole, (word, name)) for name in _table(whole.tree.get(word))],
        }
        for word, key in tables().items()
    ]
    return {"words": words, "error": ""}


def _noun(whole: Whole, path: Path) -> dict[str, Any]:
    table = whole.value(path)
    title = table.get("title", "") if isinstance(table, dict) else ""
    if not title and is_station(path):
        entry = whole.value((*path, "process"), path[-1])
        title = whole.value(("process", entry, "title"), "") if isinstance(entry, str) else ""
    said = {
        "name": str(path[-1]),
        "title": title if isinstance(title, str) else "",
        "path": list(path),
        "own": whole.sheet.has(path),
        **_flow(path, table),
    }
    if path[0] == "line" and len(path) == 2:
        stations = [_noun(whole, (*path, "station", name)) for name in order_of(whole, path)]
        inner = {
            word: [_noun(whole, (*path, word, n)) for n in _table(whole.value((*path, word)))]
            for word in inner_words()
            if word != "station"
        }
        return {**said, "stations": stations, **inner}
    return said


def _flow(path: Path, table: Any) -> dict[str, list[str]]:
    """Give the names of what a station or source takes from and gives to, as written."""
    found: dict[str, list[Any]] = {"takes": [], "gives": []}
    if not isinstance(table, dict) or path[-2] not in ("station", "source"):
        return {}
    taken = table.get("inputs")
    for one in taken if isinstance(taken, list) else ():
        found["takes"].append(one.get("from") if isinstance(one, dict) else one)
    for key in ("random", "each", "by_model"):
        ways = table.get(key)
        for way in ways if isinstance(ways, list) else ():
            if isinstance(way, dict):
                found["gives"] += [way.get("to"), way.get("overflow")]
    found["gives"] += [table.get(key) for key in ("to", "overflow", "rework_to", "scrap_to")]
    return {
        word: list(dict.fromkeys(name for name in names if isinstance(name, str)))
        for word, names in found.items()
    }


def inner_tables() -> dict[str, str]:
    """Give the words of nouns within a line, with their sentences."""
    keys = keys_of(Line)
    return {word: keys[word].note.sentence for word in inner_words()}


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
