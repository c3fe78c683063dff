"""Plants with one field ignored or changed wherever it stands, and whether a case notices."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from motorworks.errors import MotorworksError
from motorworks.kernel import Kernel
from motorworks.plant import Plant
from motorworks.plantfile import check_plant, write_plant
from motorworks.plantfile.shape import Key, Kind, tables
from motorworks.process import Law
from motorworks.validation import judge_works
from motorworks.validation.works_case import WorksCase

Change = Callable[[Any], Any]
"""What a value of the field becomes."""


def is_noticed(case: WorksCase, noun: type, key: Key) -> bool:
    """Tell whether a case notices that a field is ignored; if it is the default, changed.

    Parameters
    ----------
    case
        A case that holds.
    noun, key
        The field.
    """
    values = list(_values(case.plant, noun, key.field))
    if not key.required and any(value != key.default for value in values):
        return _fails(case, noun, key.field, lambda _: key.default)
    others = (change for value in values for change in _others(value, key, case.plant))
    return any(_fails(case, noun, key.field, change) for change in others)


def _fails(case: WorksCase, noun: type, field: str, change: Change) -> bool:
    """Tell whether a changed plant has findings, cannot be run, or gives other values."""
    changed = _changed(case.plant, noun, field, change)
    plant, _ = check_plant(write_plant(dataclasses.replace(changed, marks=())))
    if plant is None:
        return True
    try:
        judged = judge_works(dataclasses.replace(case, plant=plant), kernel=Kernel)
    except MotorworksError:
        return True
    return any(comparison.why for _, comparison in judged)


def _is_noun(value: Any) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, Law)


def _values(value: Any, noun: type, field: str) -> Iterator[Any]:
    """Give the field's value in every such noun within a value."""
    if _is_noun(value):
        if type(value) is noun:
            yield getattr(value, field)
        for inner in dataclasses.fields(value):
            yield from _values(getattr(value, inner.name), noun, field)
    elif isinstance(value, tuple | Mapping) and not isinstance(value, Law):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _values(inner, noun, field)


def _changed(value: Any, noun: type, field: str, change: Change) -> Any:
    """Give a value with the field changed in every such noun within it."""
    if isinstance(value, Law):
        return value
    if _is_noun(value):
        inner = {
            f.name: _changed(getattr(value, f.name), noun, field, change)
            for f in dataclasses.fields(value)
        }
        if type(value) is noun:
            inner[field] = change(inner[field])
        return dataclasses.replace(value, **inner)
    if isinstance(value, tuple):
        return tuple(_changed(each, noun, field, change) for each in value)
    if isinstance(value, Mapping):
        return {k: _changed(each, noun, field, change) for k, each in value.items()}
    return value


# ---- other values ----


def _others(value: Any, key: Key, plant: Plant) -> Iterator[Change]:
    """Give changes of a value that the file leaves at its default, or must have."""
    kind = key.shape.kind
    if kind is Kind.TEXT:
        for word in key.note.choices or _names(key, plant):
            if word != value:
                yield lambda _, word=word: word
    elif kind is Kind.FLAG:
        yield lambda flag: not flag
    elif value is not None and kind in _STEPS:
        yield from (lambda each, step=step: _stepped(each, step) for step in _STEPS[kind])


def _stepped(value: Any, step: Change) -> Any:
    """Give another value, where there is one."""
    return value if value is None or value == () else step(value)


_STEPS: Mapping[Kind, tuple[Change, ...]] = {
    Kind.WHOLE: (lambda n: n + 1, lambda n: n - 1),
    Kind.NUMBER: (lambda x: 2 * x, lambda x: x / 2, lambda x: x + 1),
    Kind.LAW: (lambda law: Law(law.kind, tuple(2 * p for p in law.parameters)),),
    Kind.DATE: (lambda day: day + timedelta(days=1),),
    Kind.INSTANT: (lambda instant: instant + timedelta(hours=1),),
    Kind.LIST: (lambda items: items[:-1],),
    Kind.MAP: (lambda items: dict(list(items.items())[:-1]),),
}


def _names(key: Key, plant: Plant) -> list[str]:
    """Give the names in the plant of what the field may refer to, then one of nothing."""
    words = (key.note.refers or "").split("|")
    found = [
        noun.name for w in words if w in tables() for noun in getattr(plant, tables()[w].field)
    ]
    return [*found, "nothing"]
