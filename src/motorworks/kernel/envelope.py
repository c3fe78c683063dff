"""The envelope of a saved state: what is looked at before the kernel reads a byte of it.

Magic word, a checksum over all that follows, the length of a heading in JSON, the heading, the
kernel's own bytes. The heading says which kernel wrote the state and by which version of the
rules, and carries the fingerprint of the program's structure.
"""

import hashlib
import json
from dataclasses import dataclass

from motorworks.errors import ProgramError
from motorworks.program import Program
from motorworks.program.structure import Structure, differences, room, structure

MAGIC = b"motorworks state\n"
FORMAT = 1
"""Version of this envelope."""
RULES = 1
"""Version of the rules; goes up when the same state would go on in another way."""

_CHECKSUM = 16


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
    _fit(structure(program), heading.get("structure"))
    return Opened(body=body, wake=heading.get("room") != room(program))


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
    except ValueError:
        heading = None
    if not isinstance(heading, dict):
        raise ProgramError("state: its heading cannot be read; save it anew")
    return heading, rest[4 + length :]


def _fit(mine: Structure, theirs: object) -> None:
    if not isinstance(theirs, dict):
        raise ProgramError("state: its heading cannot be read; save it anew")
    different = differences(mine, {str(name): tuple(x) for name, x in theirs.items()})
    if different:
        more = f" (and {len(different) - 1} more)" if len(different) > 1 else ""
        raise ProgramError(
            f"state: {different[0]}{more} differs between this program and the one the state was "
            "taken from; must have the same things, wired in the same way"
        )


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_CHECKSUM).digest()


def _same(what: str, given: object, expected: object) -> None:
    if given != expected:
        raise ProgramError(f"state: {what} is {given!r}; must be {expected!r}; save it anew")
