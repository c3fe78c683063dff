"""The envelope of a saved state: what is looked at before the kernel reads a byte of it.

Magic word, a checksum over all that follows, the length of a heading in JSON, the heading, the
kernel's own bytes. The heading says which kernel wrote the state and by which version of the
rules, and carries the fingerprint of the program's structure.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from motorworks.errors import ProgramError
from motorworks.program import Program, columns
from motorworks.program.structure import differences, room, structure
from motorworks.program.things import different_things, things

MAGIC = b"motorworks state\n"
FORMAT = 2
"""Version of this envelope."""
RULES = 1
"""Version of the rules; goes up when the same state would go on in another way."""

MOST_NAMED = 3
"""Things that a refusal names at the most."""

_CHECKSUM = 16
_NUMBERED = re.compile(r"\b(buffer|pool|model) (\d+)")


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What an envelope held.

    Attributes
    ----------
    body
        The kernel's own bytes.
    wake
        Whether the program has other numbers than the one the state was taken from, so that
        it must be looked whether something can begin.
    """

    body: bytes
    wake: bool


def close(kernel: str, program: Program, body: bytes) -> bytes:
    """Give a state with its envelope.

    Parameters
    ----------
    kernel
        Name of the kernel that wrote the body.
    program
        The program that it runs.
    body
        The kernel's own bytes.
    """
    heading = {
        "format": FORMAT,
        "rules": RULES,
        "kernel": kernel,
        "room": room(program),
        "structure": structure(program),
        "things": things(program),
    }
    text = json.dumps(heading).encode()
    rest = len(text).to_bytes(4, "little") + text + body
    return MAGIC + _checksum(rest) + rest


def open_envelope(kernel: str, program: Program, state: bytes) -> Opened:
    """Give what an envelope holds, if it is whole and fits.

    Raises
    ------
    ProgramError
        If the bytes are no state, are damaged, come from another kernel or version, or from a
        program with another structure; the message names the first array that differs.
    """
    heading, body = _read(state)
    _same("the format", heading.get("format"), FORMAT)
    _same("the version of the rules", heading.get("rules"), RULES)
    _same("the kernel that wrote it", heading.get("kernel"), kernel)
    _fit(program, heading)
    return Opened(body=body, wake=heading.get("room") != room(program))


@contextmanager
def named(program: Program) -> Iterator[None]:
    """Say names in place of the numbers of things in what a kernel refuses of a state."""
    try:
        yield
    except ProgramError as error:
        if not str(error).startswith("state: "):
            raise
        raise ProgramError(_NUMBERED.sub(lambda m: _name(program, m), str(error))) from error


def _name(program: Program, numbered: re.Match[str]) -> str:
    kind, number = numbered[1], int(numbered[2])
    names = getattr(program, f"{'type' if kind == 'model' else kind}_names")
    return f"{kind} '{names[number]}'" if number < len(names) else numbered[0]


def _read(state: bytes) -> tuple[dict[str, object], bytes]:
    start = len(MAGIC) + _CHECKSUM
    if state[: len(MAGIC)] != MAGIC:
        raise ProgramError("state: these bytes are no saved state of a run")
    rest = state[start:]
    if len(rest) < 4 or _checksum(rest) != state[len(MAGIC) : start]:
        raise ProgramError("state: damaged, its checksum does not hold; save it anew")
    length = int.from_bytes(rest[:4], "little")
    try:
        heading = json.loads(rest[4 : 4 + length])
    except (ValueError, RecursionError):
        heading = None
    if not isinstance(heading, dict):
        raise ProgramError("state: its heading cannot be read; save it anew")
    return heading, rest[4 + length :]


def _fit(program: Program, heading: dict[str, object]) -> None:
    theirs, others = heading.get("structure"), heading.get("things")
    if not isinstance(theirs, dict) or not isinstance(others, dict):
        raise ProgramError("state: its heading cannot be read; save it anew")
    try:
        different = differences(structure(program), {n: tuple(x) for n, x in theirs.items()})
        named = different_things(things(program), others) if different else []
    except (ValueError, IndexError) as error:
        raise ProgramError(f"program: its arrays do not belong together: {error}") from error
    except (TypeError, AttributeError) as error:
        raise ProgramError("state: its heading cannot be read; save it anew") from error
    if not different:
        return
    more = f" and {len(different) - 1} more arrays differ" if len(different) > 1 else " differs"
    raise ProgramError(
        f"state: does not fit: {_first(named)}{_noted(different[0])}{more} from the plant it was "
        "taken from; must have the same things, wired in the same way"
    )


def _noted(name: str) -> str:
    """Give the name of an array with what it says."""
    note = columns().get(name)
    return f"{name} ({note.sentence})" if note else name


def _first(named: list[str]) -> str:
    """Say the first few of what differs."""
    rest = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return "".join(f"{text}, " for text in named[:MOST_NAMED]).removesuffix(", ") + (
        f"{rest}; " if named else ""
    )


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECKSUM).digest()


def _same(what: str, given: object, expected: object) -> None:
    if given != expected:
        raise ProgramError(f"state: {what} is {given!r}; must be {expected!r}; save it anew")
