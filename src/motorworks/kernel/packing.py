"""Rows of the event log packed by key, so that those of one key are found without the rest."""

from typing import Any

import numpy as np

from motorworks.errors import RunError
from motorworks.kernel._kernel import DamagedError, unpack

Columns = dict[str, np.ndarray[Any, np.dtype[Any]]]


def find_rows(pack: Columns, keys: Any, kinds: int = 0xFFFF) -> Columns:
    """Give the rows of some keys.

    Parameters
    ----------
    pack
        ``data``: the bytes; ``first``: first key of each block; ``offset``: where each block
        begins, and where the last one ends; of :class:`.Index`.
    keys
        int64 (n,).
    kinds
        Set of bits: which kinds are wanted.

    Returns
    -------
    dict
        ``key``, ``time``, ``since``, ``kind``, ``model``, ``a``, ``b``; key by key as given.

    Raises
    ------
    RunError
        If a block is damaged.
    """
    wanted = np.ascontiguousarray(keys, dtype=np.int64)
    try:
        return unpack(pack["data"], pack["first"], pack["offset"], wanted, kinds)
    except DamagedError as error:
        raise RunError(str(error)) from error
