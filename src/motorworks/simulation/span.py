"""A length of time as a person writes it: 90 s, 8 h, 30 d, 1 y."""

import math
import re

from motorworks.errors import MotorworksError

SECONDS = {
    "s": 1.0,
    "min": 60.0,
    "h": 3600.0,
    "d": 86400.0,
    "w": 7 * 86400.0,
    "week": 7 * 86400.0,
    "month": 365 * 86400.0 / 12,
    "y": 365 * 86400.0,
    "year": 365 * 86400.0,
}
_SPAN = re.compile(r"\s*([0-9_.]+(?:[eE][+-]?[0-9]+)?)\s*([a-z]*)\s*")


def seconds(span: float | str, what: str = "time") -> float:
    """Give a span of time in seconds.

    Parameters
    ----------
    span
        A number [s], or text such as ``"90 s"``, ``"30 d"``, ``"1y"`` (of 365 days).
    what
        What it is for, to be named in the message.

    Raises
    ------
    MotorworksError
        If it cannot be read, is negative, infinite or not a number.
    """
    value = _read(span, what) if isinstance(span, str) else float(span)
    if not math.isfinite(value) or value < 0:
        msg = f"{what} is {span!r}; expected a time of 0 s or more, such as 30 d"
        raise MotorworksError(msg)
    return value


def _read(text: str, what: str) -> float:
    match = _SPAN.fullmatch(text)
    unit = match.group(2) if match else ""
    unit = unit[:-1] if unit.endswith("s") and unit != "s" else unit
    try:
        if match is None or (unit or "s") not in SECONDS:
            raise ValueError
        return float(match.group(1)) * SECONDS[unit or "s"]
    except ValueError:
        msg = f"{what} is {text!r}; expected a number with s, min, h, d, w or y, such as 30 d or 1y"
        raise MotorworksError(msg) from None
