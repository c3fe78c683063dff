"""Names for numbers: columns of codes become columns of words."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from motorworks.program.program import Array


def named(column: str, codes: Array, names: Sequence[str]) -> Any:
    """Give a series of words.

    Parameters
    ----------
    column
        Its name.
    codes
        Numbers into ``names``; a negative one stands for nothing.
    names
        The words; two of them may be alike.
    """
    import polars as pl

    words = list(dict.fromkeys(names)) or [""]
    place = {word: i for i, word in enumerate(words)}
    codes = np.asarray(codes, dtype=np.int64)
    into = np.array([place[name] for name in names] or [0], dtype=np.uint32)
    series = pl.Series(column, into[np.maximum(codes, 0)], dtype=pl.UInt32)
    if (codes < 0).any():
        series = series.set(pl.Series(codes < 0), None)
    return series.cat.to(pl.Enum(words))
