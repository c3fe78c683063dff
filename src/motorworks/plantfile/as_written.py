"""Values and nouns → text for the right-hand side of a key, as ``--set`` takes it."""

import dataclasses
from typing import Any

from motorworks.plantfile.quantity import Money
from motorworks.plantfile.shape import Kind, Shape
from motorworks.plantfile.text import toml
from motorworks.plantfile.written import fields_written, written
from motorworks.process import FieldNote, Law


def as_written(value: Any) -> str:
    """Give a value as one line of TOML that reads back to the same.

    Parameters
    ----------
    value
        A law, a noun of a plant, a plain value, or a list of these. Money within nouns is
        not given a currency.

    Examples
    --------
    >>> as_written(Law("constant", (90.0,)))
    '"90 s"'
    >>> as_written([["ni50"], ["ni50", "ni70"]])
    '[["ni50"], ["ni50", "ni70"]]'
    """
    return toml(_raw(value))


def _raw(value: Any) -> Any:
    if isinstance(value, Law):
        return written(value, Shape(Kind.LAW), FieldNote("", quantity="time"), Money())
    if dataclasses.is_dataclass(value):
        return fields_written(value, Money())
    if isinstance(value, list | tuple):
        return [_raw(item) for item in value]
    return value
