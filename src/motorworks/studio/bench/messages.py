"""How the server and its worker processes write to each other: pickles with their length."""

import pickle
from typing import IO, Any

LENGTH = 8
"""Bytes of the length before each message."""


def packed(thing: object) -> bytes:
    """Give a thing as it is sent."""
    data = pickle.dumps(thing)
    return len(data).to_bytes(LENGTH, "little") + data


def send(file: IO[bytes], thing: object) -> None:
    """Write a thing."""
    file.write(packed(thing))
    file.flush()


def receive(file: IO[bytes]) -> Any:
    """Read a thing that :func:`send` wrote; ``None`` at the end of the file."""
    length = file.read(LENGTH)
    if len(length) < LENGTH:
        return None
    return pickle.loads(file.read(int.from_bytes(length, "little")))
