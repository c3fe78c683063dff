"""The things of a program one by one: what of the structure is said of each of them.

Where two structures differ, this tells which station, buffer or pool it is.
"""

import hashlib
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from motorworks.program.program import Array, Program, columns
from motorworks.program.structure import FREE

KINDS = {
    "station": ("S", "station_kind"),
    "buffer": ("B", "buffer_capacity"),
    "pool": ("P", "pool_count"),
    "source": ("Q", "source_kind"),
    "tour": ("D", "tour_capacity"),
    "supply": ("V", "supply_buffer"),
}
"""Letter in the shapes of the columns, and a column with one number for each."""

Things = dict[str, dict[str, str]]
"""Fingerprint of each thing by kind and name."""


def things(program: Program) -> Things:
    """Give the fingerprint of what the structure says of each thing that has a name."""
    found: Things = {}
    for kind, (letter, counted) in KINDS.items():
        names = getattr(program, f"{kind}_names")
        if len(names) != len(getattr(program, counted)):
            continue
        digests = [hashlib.blake2b(digest_size=8) for _ in names]
        for values in _of(program, letter):
            for digest, mine in zip(digests, values, strict=True):
                digest.update(np.ascontiguousarray(mine).tobytes() + b";")
        found[kind] = {n: d.hexdigest() for n, d in zip(names, digests, strict=True)}
    return found


def _of(program: Program, letter: str) -> Iterator[list[Array]]:
    """Give what each structural column says of each thing of a kind."""
    starts = [
        name for name, note in columns().items() if note.shape == f"{letter}+1" and name not in FREE
    ]
    for name, note in columns().items():
        values = getattr(program, name)
        if name in FREE or name in starts:
            continue
        if note.shape.split("*")[0] == letter:
            yield _even(program, letter, values)
        owner = next((s for s in starts if name.startswith(s.removesuffix("start"))), None)
        if owner and note.shape[0] in "*F":
            yield _by_offsets(getattr(program, owner), values)


def _even(program: Program, letter: str, values: Array) -> list[Array]:
    n = next(len(getattr(program, one)) for of, one in KINDS.values() if of == letter)
    return list(values.reshape(n, -1)) if n else []


def _by_offsets(start: Array, values: Array) -> list[Array]:
    """Give the values between offsets; of a table the rows between them."""
    width = len(values) // int(start[-1]) if start[-1] else 1
    return [values[a * width : b * width] for a, b in pairwise(start)]


def different_things(mine: Things, other: Things) -> list[str]:
    """Say which things differ: those that only one has, else those that are otherwise."""
    alone, changed = [], []
    for kind in KINDS:
        here, there = mine.get(kind, {}), other.get(kind, {})
        alone += [f"{kind} '{n}' is only in the plant" for n in here if n not in there]
        alone += [f"{kind} '{n}' is only in the state" for n in there if n not in here]
        changed += [f"{kind} '{n}' is another" for n in here if there.get(n) not in (None, here[n])]
    return alone or changed
