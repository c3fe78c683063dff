"""Ranges of values with a unit: what lies between ``50 s`` and ``70 s``."""

import math
import re
from dataclasses import dataclass
from typing import Any

_NUMBER = re.compile(
    r"\s*(?P<number>[+-]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)(?P<gap>\s*)(?P<unit>.*?)\s*",
    re.DOTALL | re.ASCII,
)
_LONGEST = 80
FINEST = 1e-3
"""Values between are written to a digit not greater than this share of the range."""


def parted(value: Any) -> tuple[float, str] | None:
    """Give number and unit of a value; ``None`` if it is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        number, unit = float(value), ""
    elif isinstance(value, str) and len(value) <= _LONGEST:
        match = _NUMBER.fullmatch(value)
        if match is None:
            return None
        number, unit = float(match["number"].replace("_", "")), match["unit"]
    else:
        return None
    return (number, unit) if math.isfinite(number) else None


@dataclass(frozen=True)
class Range:
    """Values from low to high, all in one unit.

    Attributes
    ----------
    low, high
        Numbers in that unit.
    unit
        Unit as written; empty for a plain number.
    whole
        Whether only whole numbers are meant.
    """

    low: float
    high: float
    unit: str = ""
    whole: bool = False

    def at(self, share: float, finest: float = FINEST) -> Any:
        """Give the value at a share of the way, 0 to 1, as the plant file would have it.

        It is rounded to a digit not greater than ``finest``, a share of the range. Whole numbers
        all come equally often when shares are drawn evenly.
        """
        if self.whole:
            count = round(self.high - self.low) + 1
            return round(self.low) + min(count - 1, math.floor(share * count))
        return self._written(self.low + share * (self.high - self.low), finest)

    def cut(self, steps: int) -> list[Any]:
        """Give evenly spaced values, both ends among them; whole ones rounded."""
        way = [n / (steps - 1) for n in range(steps)]
        if self.whole:
            return [round(self.low + share * (self.high - self.low)) for share in way]
        return [self._written(self.low + share * (self.high - self.low)) for share in way]

    def _written(self, number: float, finest: float = FINEST) -> Any:
        width = self.high - self.low or 1.0
        behind = -math.floor(math.log10(width * finest))
        short = round(number, behind)
        text = f"{short:.{max(0, behind)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return f"{text} {self.unit}" if self.unit else short


def range_of(low: Any, high: Any) -> Range | None:
    """Give the range between two values of the file; ``None`` if they have none in common."""
    first, last = parted(low), parted(high)
    if first is None or last is None or first[1] != last[1]:
        return None
    whole = all(isinstance(end, int) for end in (low, high))
    return Range(first[0], last[0], first[1], whole)
