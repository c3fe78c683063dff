"""What a plant is, as a short word: equal plants have equal words, others do not."""

import dataclasses
import hashlib
import json
import weakref
from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from typing import Any

from motorworks.plant import Plant

BESIDE: Mapping[str, Any] = {
    "title": "",
    "description": "",
    "based_on": "",
    "without": (),
    "exchange": {},
    "references": (),
    "facts": (),
    "marks": (),
}
"""Fields of a plant that say where its values come from, not how it works, and their nothing."""

_KNOWN: dict[int, tuple["weakref.ref[Plant]", str]] = {}


def content(plant: Plant) -> str:
    """Give the fingerprint of how a plant works, 32 hexadecimal digits.

    Two plants that are equal, apart from titles, sources and notes, have the same; comments,
    units and the order of keys in a plant file count for nothing. The order of stations does
    count, as it decides who is first where two come at once.

    Parameters
    ----------
    plant
        The plant.
    """
    known = _KNOWN.get(id(plant))
    if known and known[0]() is plant:
        return known[1]
    text = json.dumps(_plain_plant(plant), separators=(",", ":"), sort_keys=True)
    found = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
    number = id(plant)
    _KNOWN[number] = (weakref.ref(plant, lambda _: _KNOWN.pop(number, None)), found)
    return found


def bare(plant: Plant) -> Plant:
    """Give the plant without titles, sources and notes, as it is sent to other processes."""
    return dataclasses.replace(plant, **BESIDE)


def _plain_plant(plant: Plant) -> dict[str, Any]:
    return {
        f.name: _plain(getattr(plant, f.name))
        for f in dataclasses.fields(plant)
        if f.name not in BESIDE
    }


def _plain(value: Any) -> Any:
    """Give a value as what JSON knows, equal for equal values and different for others."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return float(value).hex() if float(value) == value else int(value)
    if isinstance(value, Mapping):
        return {"": "mapping", **{str(k): _plain(v) for k, v in value.items()}}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    return _noun(value)


def _noun(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"": type(value).__name__, **fields}
    if isinstance(value, Enum):
        return [type(value).__name__, value.name]
    if isinstance(value, date | time):
        return [type(value).__name__, value.isoformat()]
    if isinstance(value, frozenset | set):
        return ["set", *sorted(json.dumps(_plain(v), sort_keys=True) for v in value)]
    msg = f"a plant holds a {type(value).__name__}, which has no canonical form"
    raise TypeError(msg)
