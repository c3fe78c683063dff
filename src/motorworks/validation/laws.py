"""Laws of the case format: their grammar, taken from the laws of the plant, and the way over."""

from collections.abc import Callable, Mapping
from typing import Any

from motorworks.process import LAWS, FieldNote, Law
from motorworks.validation.checks import Check, list_of, number, only, record, table_of
from motorworks.validation.findings import Path, Scope, did_you_mean, shown

LISTS = ("probs", "means")
"""Parameters that are lists of numbers."""
EXTRA = ("success", "unit")
"""Parameters of ``constant_plus`` that the case format keeps in an object ``extra``."""


def _parameter(key: str, note: FieldNote) -> Check:
    one = number(ge=note.ge, gt=note.gt, le=note.le)
    return list_of(one, least=1) if key in LISTS else one


def _grammar(kind: str) -> Check:
    keys = {key: _parameter(key, note) for key, note in LAWS[kind].parameters.items()}
    extra = {key: keys.pop(key) for key in EXTRA if key in keys}
    if extra:
        keys["extra"] = record("a geometric number", {"dist": only("geometric"), **extra})
    return record(f"a law '{kind}'", {"dist": only(kind), **keys}, also=_together)


def _together(value: Any, path: Path, scope: Scope) -> None:
    for fault in plant_law(value).faults():
        scope.refuse(path, fault)


_KINDS: Mapping[str, Check] = {kind: _grammar(kind) for kind in LAWS}


def law(value: Any, path: Path, scope: Scope) -> None:
    """Check for a law."""
    if not isinstance(value, dict):
        scope.refuse(path, f"is {shown(value)}; expected a law as an object with 'dist'")
    elif "dist" not in value:
        scope.refuse(path, "has no 'dist', which a law needs")
    elif not isinstance(value["dist"], str) or value["dist"] not in _KINDS:
        kind = value["dist"]
        hint = did_you_mean(kind, _KINDS) if isinstance(kind, str) else ""
        scope.refuse((*path, "dist"), f"is {shown(kind)}, which is no law{hint}")
    else:
        _KINDS[value["dist"]](value, path, scope)


def time_by_type(value: Any, path: Path, scope: Scope) -> None:
    """Check for a law, or for one law per part type."""
    if isinstance(value, dict) and "by_type" in value:
        _BY_TYPE(value, path, scope)
    else:
        law(value, path, scope)


_BY_TYPE = record("a time by part type", {"by_type": table_of(law)})


def time_or_law(value: Any, path: Path, scope: Scope) -> None:
    """Check for a plain number of time units, or a law."""
    (law if isinstance(value, dict) else _TIME)(value, path, scope)


_TIME: Callable[[Any, Path, Scope], None] = number(ge=0)


def plant_law(value: Any) -> Law:
    """Give a checked law (or plain number) of a case as a law of the plant."""
    if not isinstance(value, Mapping):
        return Law("constant", (float(value),))
    numbers = {**value, **value.get("extra", {})}
    kind = str(value["dist"])
    return Law(kind, tuple(_numbers(numbers[key]) for key in LAWS[kind].parameters))


def _numbers(value: Any) -> float | tuple[float, ...]:
    return tuple(float(x) for x in value) if isinstance(value, list) else float(value)
