"""Files of named arrays that are mapped into memory, each whole or not there at all.

A file is a mark, the length of a header, the header (JSON: where each array stands, and what is
to be known beside), and the arrays.
"""

import json
import mmap
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from motorworks.errors import RunError
from motorworks.files import whole, write_straight
from motorworks.program.program import Array
from motorworks.simulation.parquet import unwritable

MARK = b"MWLIVES2"
_ALIGNED = 8


def write_chunk(path: Path, about: dict[str, Any], arrays: dict[str, Array]) -> None:
    """Write arrays so that the path names a complete file or nothing.

    Raises
    ------
    RunError
        If it cannot be written.
    """
    places, end = {}, 0
    for name, array in arrays.items():
        places[name] = [array.dtype.str, end, len(array)]
        end += -(-array.nbytes // _ALIGNED) * _ALIGNED
    check = _check(arrays)
    head = json.dumps({**about, "arrays": places, "bytes": end, "check": check}).encode()
    head += b" " * (-(len(MARK) + 4 + len(head)) % _ALIGNED)
    pieces: list[memoryview | bytes] = [MARK + len(head).to_bytes(4, "little") + head]
    for array in arrays.values():
        pieces += [np.ascontiguousarray(array).data, b"\0" * (-array.nbytes % _ALIGNED)]
    try:
        with whole(path) as part:
            write_straight(part, pieces)
    except OSError as error:
        raise unwritable(path, error) from error


def read_chunk(path: Path) -> tuple[dict[str, Any], dict[str, Array]]:
    """Give what stands beside the arrays, and the arrays; these are read only when looked at.

    Raises
    ------
    RunError
        If it is no such file, or not all of one.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if mapped[: len(MARK)] != MARK:
            raise ValueError("it does not begin as such a file does")
        begin = len(MARK) + 4
        head = begin + int.from_bytes(mapped[len(MARK) : begin], "little")
        about = json.loads(mapped[begin:head])
        if len(mapped) != head + about["bytes"]:
            raise ValueError(f"it has {len(mapped)} bytes instead of {head + about['bytes']}")
        arrays = {
            name: np.frombuffer(mapped, dtype=dtype, count=count, offset=head + offset)
            for name, (dtype, offset, count) in about["arrays"].items()
        }
        if _check(arrays) != about["check"]:
            raise ValueError("its lists are not those that were written")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(path, error) from error
    return about, arrays


def _check(arrays: dict[str, Array]) -> int:
    """Give a number that changes if a byte does, save of packed rows, which have their own."""
    check = 0
    for name, array in arrays.items():
        if not name.endswith(".data"):
            check = zlib.crc32(np.ascontiguousarray(array).data, check)
    return check


def damaged(path: Path, error: object) -> RunError:
    """Give the error that says that a file of the trace is damaged, and what to do."""
    return RunError(f"{path}: damaged: {error}; make the trace again with `motorworks run --trace`")
