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
    missing = len(codes) > 0 and int(codes.min()) < 0
    numbers = np.maximum(codes, 0) if missing else codes
    if len(words) < len(names):  # two of them are alike
        place = {word: i for i, word in enumerate(words)}
        numbers = np.array([place[name] for name in names], dtype=np.uint32)[numbers]
    series = pl.Series(column, numbers.astype(np.uint32), dtype=pl.UInt32)
    if missing:
        series = series.set(pl.Series(codes < 0), None)
    return series.cat.to(pl.Enum(words))
