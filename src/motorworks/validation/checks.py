"""Checks from which the grammar of the case format is put together.

A check looks at one value and adds what is wrong with it to the scope. Checks of objects and
lists go on after a fault, so that one reading finds everything.
"""

from collections.abc import Callable, Mapping
from typing import Any

from motorworks.validation.findings import Path, Scope, did_you_mean, shown

Check = Callable[[Any, Path, Scope], None]

LARGEST = 1e15
"""Numbers above are refused: times near it could no longer be told apart to a second."""


def number(*, ge: float | None = None, gt: float | None = None, le: float | None = None) -> Check:
    """Give a check for a finite number within bounds."""
    wanted = _wanted("a number", ge, gt, le)

    def check(value: Any, path: Path, scope: Scope) -> None:
        if not _is_number(value) or not _within(value, ge, gt, le):
            scope.refuse(path, f"is {shown(value)}; expected {wanted}")

    return check


def whole(*, ge: int, le: int = 10**12) -> Check:
    """Give a check for a whole number within bounds; ``3.0`` counts as whole."""
    wanted = _wanted("a whole number", ge, None, le)

    def check(value: Any, path: Path, scope: Scope) -> None:
        if not _is_number(value) or value != int(value) or not _within(value, ge, None, le):
            scope.refuse(path, f"is {shown(value)}; expected {wanted}")

    return check


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return abs(value) <= LARGEST  # neither NaN nor infinity is, nor a number past all floats


def _within(value: float, ge: float | None, gt: float | None, le: float | None) -> bool:
    return not (
        (ge is not None and value < ge)
        or (gt is not None and value <= gt)
        or (le is not None and value > le)
    )


def _wanted(noun: str, ge: float | None, gt: float | None, le: float | None) -> str:
    above = "" if gt is None else f" above {gt:g}"
    least = "" if ge is None else f" of at least {ge:g}"
    most = f" up to {le:g}" if le is not None and le < 10**12 else ""
    return f"{noun}{above}{least}{most}"


def text(value: Any, path: Path, scope: Scope) -> None:
    """Check for a text."""
    if not isinstance(value, str):
        scope.refuse(path, f"is {shown(value)}; expected a text")


def name(value: Any, path: Path, scope: Scope) -> None:
    """Check for a text that can serve as an id."""
    if not isinstance(value, str) or not value.strip() or len(value) > 200:
        scope.refuse(path, f"is {shown(value)}; expected a text of 1 to 200 characters")
    elif not value.isprintable():  # also keeps out halves of surrogate pairs
        scope.refuse(path, f"is {shown(value)}; expected printable characters")


def word(*choices: str) -> Check:
    """Give a check for one of several words."""

    def check(value: Any, path: Path, scope: Scope) -> None:
        if not isinstance(value, str):
            scope.refuse(path, f"is {shown(value)}; expected one of: {', '.join(choices)}")
        elif value not in choices:
            scope.refuse(path, f"is {shown(value)}{did_you_mean(value, choices)}")

    return check


def only(expected: object) -> Check:
    """Give a check for one particular value."""

    def check(value: Any, path: Path, scope: Scope) -> None:
        if value != expected or type(value) is not type(expected):
            scope.refuse(path, f"is {shown(value)}; expected {shown(expected)}")

    return check


def or_null(check: Check) -> Check:
    """Give a check that also lets ``null`` pass."""

    def either(value: Any, path: Path, scope: Scope) -> None:
        if value is not None:
            check(value, path, scope)

    return either


def refers(*nouns: str) -> Check:
    """Give a check for the id of one of these nouns of the network."""
    wanted = " or ".join(f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}" for noun in nouns)

    def check(value: Any, path: Path, scope: Scope) -> None:
        if not isinstance(value, str):
            scope.refuse(path, f"is {shown(value)}; expected the id of {wanted}")
            return
        noun = scope.nouns.get(value)
        if noun is None:
            known = [i for i, n in scope.nouns.items() if n in nouns]
            scope.refuse(path, f"is {shown(value)}, which is no node{did_you_mean(value, known)}")
        elif noun not in nouns:
            scope.refuse(path, f"is {shown(value)}, a {noun}; expected {wanted}")

    return check


def list_of(check: Check, *, least: int = 0) -> Check:
    """Give a check for a list of at least so many entries."""
    wanted = "a list" if least == 0 else f"a list of at least {least}"

    def each(value: Any, path: Path, scope: Scope) -> None:
        if not isinstance(value, list) or len(value) < least:
            scope.refuse(path, f"is {shown(value)}; expected {wanted}")
            return
        for i, entry in enumerate(value):
            check(entry, (*path, i), scope)

    return each


def table_of(check: Check) -> Check:
    """Give a check for an object whose keys are names of the case's own."""

    def each(value: Any, path: Path, scope: Scope) -> None:
        if not isinstance(value, dict) or not value:
            scope.refuse(path, f"is {shown(value)}; expected an object with at least one key")
            return
        for key, entry in value.items():
            name(key, path, scope)
            check(entry, (*path, key), scope)

    return each


def record(
    what: str,
    required: Mapping[str, Check],
    optional: Mapping[str, Check] | None = None,
    also: Check | None = None,
) -> Check:
    """Give a check for an object with known keys.

    Parameters
    ----------
    what
        What the object describes, for messages: ``a station``.
    required, optional
        The check of each key.
    also
        What must hold of the keys together; asked only where each of them is in order.
    """
    known = {**required, **(optional or {})}

    def check(value: Any, path: Path, scope: Scope) -> None:
        if not isinstance(value, dict):
            scope.refuse(path, f"is {shown(value)}; expected {what} as an object")
            return
        before = len(scope.found)
        for key in value.keys() - known.keys():
            scope.refuse((*path, key), f"is no key of {what}{did_you_mean(key, known)}")
        for key in required.keys() - value.keys():
            scope.refuse(path, f"has no '{key}', which {what} needs")
        scope.found[before:] = sorted(scope.found[before:], key=str)
        for key, entry in value.items():
            if key in known:
                known[key](entry, (*path, key), scope)
        if also is not None and len(scope.found) == before:
            also(value, path, scope)

    return check
