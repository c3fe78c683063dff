"""Frames: what a page is sent of a stretch of time, as one binary message.

Little-endian. A header of 32 bytes (magic, kind, number of tables, generation, begin and end), the
rows of each table, and every column of every table in turn, each padded to 8 bytes.
"""

import struct
from collections.abc import Mapping, Sequence

import numpy as np

from motorworks.program.program import Array

MAGIC = 0x4D
KEY, DELTA = 0, 1
NOWHERE = 0xFFFFFFFF
"""Node of a part that is not made yet, or is no more."""

HEADER = struct.Struct("<BBHIddQ")

DELTA_TABLES: Mapping[str, Mapping[str, str]] = {
    "states": {"dt": "<f4", "machine": "<u4", "cause": "<u2", "state": "<u1"},
    "moves": {"dt": "<f4", "part": "<u4", "origin": "<u4", "target": "<u4", "model": "<u1"},
    "trips": {
        "start": "<f4",
        "end": "<f4",
        "origin": "<u4",
        "target": "<u4",
        "vehicle": "<u4",
        "phase": "<u1",
        "parts": "<u2",
    },
    "stops": {"dt": "<f4", "tour": "<u4", "vehicle": "<u4", "stop": "<u4", "aboard": "<u4"},
}
"""Tables of a delta: what happened, times in s since its begin."""

KEY_TABLES: Mapping[str, Mapping[str, str]] = {
    "machines": {"since": "<f8", "cause": "<u2", "state": "<u1"},
    "held": {"part": "<u4", "node": "<u4", "since": "<f8", "model": "<u1"},
    "levels": {"node": "<u4", "model": "<u1", "count": "<u4"},
    "counts": {"node": "<u4", "count": "<u8"},
    "vehicles": {"vehicle": "<u4", "node": "<u4", "parts": "<u2"},
}
"""Tables of a key frame: how everything stands."""

_PADDING = tuple(b"\0" * n for n in range(8))


def encode(
    kind: int, generation: int, t0: float, t1: float, tables: Sequence[Sequence[Array]]
) -> bytes:
    """Give a frame.

    Parameters
    ----------
    kind
        :data:`KEY` or :data:`DELTA`.
    generation
        The client's number of its last jump, given back to it.
    t0, t1
        Begin and end [s].
    tables
        Columns of every table, with the dtypes of :data:`KEY_TABLES` or :data:`DELTA_TABLES`.
    """
    head = HEADER.pack(MAGIC, kind, len(tables), generation & 0xFFFFFFFF, t0, t1, 0)
    rows = struct.pack(f"<{len(tables)}I", *(len(columns[0]) for columns in tables))
    pieces = [head, rows, _PADDING[-len(rows) % 8]]
    for columns in tables:
        for column in columns:
            data = column.tobytes()
            pieces += (data, _PADDING[-len(data) % 8])
    return b"".join(pieces)


def decode(frame: bytes) -> tuple[int, int, float, float, dict[str, dict[str, Array]]]:
    """Give kind, generation, begin and end [s], and the tables of a frame.

    Raises
    ------
    ValueError
        If it is no frame.
    """
    magic, kind, count, generation, t0, t1, _ = HEADER.unpack_from(frame)
    if magic != MAGIC or kind not in (KEY, DELTA):
        raise ValueError("this is no frame")
    known = KEY_TABLES if kind == KEY else DELTA_TABLES
    rows = struct.unpack_from(f"<{count}I", frame, HEADER.size)
    at = HEADER.size + 4 * count + (-4 * count) % 8
    tables: dict[str, dict[str, Array]] = {}
    for (name, columns), many in zip(known.items(), rows, strict=True):
        tables[name] = {}
        for column, dtype in columns.items():
            tables[name][column] = np.frombuffer(frame, dtype, many, at)
            size = np.dtype(dtype).itemsize * many
            at += size + (-size) % 8
    return kind, generation, t0, t1, tables


def with_generation(frame: bytes, generation: int) -> bytes:
    """Give a frame with another client's generation."""
    return frame[:4] + struct.pack("<I", generation & 0xFFFFFFFF) + frame[8:]
