"""Named arrays with a header, as bytes that are read without copying."""

import json
import struct
from typing import Any

import numpy as np

from motorworks.errors import RunError
from motorworks.program.program import Array

MARK = b"MWREEL01"


def pack(header: dict[str, Any], arrays: dict[str, Array]) -> bytes:
    """Give a header (JSON) and arrays as bytes; equal ones give equal bytes."""
    listed = {name: [a.dtype.str, len(a)] for name, a in arrays.items()}
    head = json.dumps({"header": header, "arrays": listed}, sort_keys=True).encode()
    head += b" " * (-(len(MARK) + 8 + len(head)) % 8)
    pieces = [MARK, struct.pack("<Q", len(head)), head]
    for name in sorted(arrays):
        data = np.ascontiguousarray(arrays[name]).tobytes()
        pieces += (data, b"\0" * (-len(data) % 8))
    return b"".join(pieces)


def unpack(data: bytes) -> tuple[dict[str, Any], dict[str, Array]]:
    """Give the header and the arrays, which look into the bytes.

    Raises
    ------
    RunError
        If these are not such bytes.
    """
    if data[: len(MARK)] != MARK:
        raise RunError("this is no segment of a reel, or one of another version")
    at = len(MARK) + 8
    (length,) = struct.unpack_from("<Q", data, len(MARK))
    head = json.loads(data[at : at + length])
    at += length
    arrays: dict[str, Array] = {}
    for name in sorted(head["arrays"]):
        dtype, count = head["arrays"][name]
        arrays[name] = np.frombuffer(data, dtype, count, at)
        size = arrays[name].nbytes
        at += size + (-size) % 8
    return head["header"], arrays
