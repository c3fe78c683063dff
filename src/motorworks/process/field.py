"""One definition per field: type, unit, default, bounds and sentence in one place.

The plant-file reader, the JSON Schema, the reference pages and later the forms are all
generated from what :func:`described` stores beside a dataclass field.
"""

import dataclasses
from dataclasses import MISSING
from typing import Any, NamedTuple


class FieldNote(NamedTuple):
    """What is known of a field beside its type and default.

    Attributes
    ----------
    sentence
        What the field means, for a reader of the reference.
    quantity
        The dimension of a number written with a unit: ``time``, ``rate``, ``power``,
        ``energy``, ``area``, ``length``, ``speed``, ``mass``, ``voltage``, ``current``,
        ``money``; ``share`` for a plain number or a percentage; ``None`` for anything else.
    ge, gt, le, lt
        Bounds in SI units.
    choices
        The words allowed.
    refers
        The noun whose name the value must be, such as ``buffer`` or ``calendar``.
        Several nouns are separated by a bar: ``buffer|sink``.
    key
        The key in the plant file where it differs from the field's name.
    example
        A value as a person would write it.
    law
        For a law of duration: the law that a plain time in the file means.
    unlimited
        Whether the word "unlimited" may stand in the file for ``None``.
    automatic
        Whether the word "auto" may, for a value that is then found.
    single
        Whether one value may stand in the file for a list of one.
    """

    sentence: str
    quantity: str | None = None
    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    choices: tuple[str, ...] | None = None
    refers: str | None = None
    key: str | None = None
    example: str | None = None
    law: str = "constant"
    unlimited: bool = False
    automatic: bool = False
    single: bool = False


def described(
    sentence: str,
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    **note: Any,
) -> Any:
    """Give a dataclass field with its :class:`FieldNote`.

    Parameters
    ----------
    sentence
        What the field means.
    default, default_factory
        As for :func:`dataclasses.field`; with neither the field is required.
    **note
        The other attributes of :class:`FieldNote`.
    """
    return dataclasses.field(
        default=default,
        default_factory=default_factory,
        metadata={"note": FieldNote(sentence, **note)},
    )


def field_notes(noun: type) -> dict[str, FieldNote]:
    """Give the notes of a dataclass by field name, in the order of definition."""
    return {f.name: f.metadata["note"] for f in dataclasses.fields(noun) if "note" in f.metadata}
