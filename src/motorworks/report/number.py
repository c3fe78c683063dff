"""Numbers as people read them: 3.52 million, 83.4 %, 4.2 h."""

import math
from collections.abc import Callable

NOTHING = "–"
SPANS = ((86400.0, "d"), (3600.0, "h"), (60.0, "min"))


def given(value: float | None) -> bool:
    """Tell whether there is a number to show."""
    return value is not None and math.isfinite(value)


def plain(value: float | None, digits: int = 3) -> str:
    """Give a number with so many significant digits at least, thousands parted by commas."""
    if value is None or not math.isfinite(value):
        return NOTHING
    if value == 0:
        return "0"
    behind = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{min(behind, 9)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def big(value: float | None) -> str:
    """Give a large number in words short enough for a tile: 3.52 M, 12.4 k."""
    if value is None or not math.isfinite(value):
        return NOTHING
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e4, "k")):
        if abs(value) >= size:
            return f"{plain(value / (1e3 if letter == 'k' else size))} {letter}"
    return plain(value)


def scaled(top: float) -> Callable[[float], str]:
    """Give how marks of an axis up to ``top`` are written: all in the same size."""
    size, letter = 1.0, ""
    if top >= 1e4:
        size, letter = (1e6, " M") if top >= 8e5 else (1e3, " k")
    return lambda value: f"{plain(value / size)}{letter}" if value else "0"


def counted(count: int, noun: str) -> str:
    """Give a number of things with their noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def percent(value: float | None, behind: int = 1) -> str:
    """Give a share [-] in per cent."""
    if value is None or not math.isfinite(value):
        return NOTHING
    return f"{100 * value:.{behind}f} %"


def span(value: float | None) -> str:
    """Give a time [s] in the unit a person would choose."""
    if value is None or not math.isfinite(value):
        return NOTHING
    for length, unit in SPANS:
        if abs(value) >= 2 * length:
            return f"{plain(value / length)} {unit}"
    return f"{plain(value)} s"


def wide(value: float) -> str:
    """Give a position in per cent for a style, short and never in exponents."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
