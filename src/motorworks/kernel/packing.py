"""Rows of the event log packed by key, so that those of one key are found without the rest."""

from typing import Any

import numpy as np

from motorworks.errors import RunError
from motorworks.kernel._kernel import DamagedError, unpack
from motorworks.kernel._kernel import Packer as Compiled

Columns = dict[str, np.ndarray[Any, np.dtype[Any]]]


class Packer:
    """Collects rows and packs them."""

    def __init__(self) -> None:
        self._packer = Compiled()
        self.rows = 0
        """Rows collected since the last pack."""

    def add(
        self,
        kind: int,
        key: Any,
        time: Any,
        *,
        model: Any = None,
        a: Any = None,
        b: Any = None,
        since: Any = None,
    ) -> None:
        """Take rows.

        Parameters
        ----------
        kind
            Kind of all of them, 0 to 15.
        key
            Under what each is found: int64, int32 or int8 (n,).
        time
            When [s], float64 (n,), 0 or more.
        model, a, b
            Numbers of the row; 0 if not given.
        since
            When what ended at ``time`` began [s]; ``time`` if not given.
        """
        nothing = np.zeros(len(key), dtype=np.int8)
        model, a, b = (nothing if x is None else np.ascontiguousarray(x) for x in (model, a, b))
        since = time if since is None else since
        self.rows = self._packer.add(kind, np.ascontiguousarray(key), time, model, a, b, since)

    def take(self) -> Columns:
        """Give what was collected as a pack, and forget it.

        Returns
        -------
        dict
            ``data``: the bytes; ``first``: first key of each block; ``offset``: where each block
            begins, and where the last one ends. Rows of a key are in the order of time and kind.
        """
        self.rows = 0
        return dict(zip(("data", "first", "offset"), self._packer.take(), strict=True))


def find_rows(pack: Columns, keys: Any, kinds: int = 0xFFFF) -> Columns:
    """Give the rows of some keys.

    Parameters
    ----------
    pack
        As :meth:`Packer.take` gave it.
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
