"""Axes and curves in per cent of the drawing: they stretch with the page, text does not."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Axis:
    """A range of values laid on 0 to 100 %.

    Attributes
    ----------
    low, high
        Values at the ends.
    ticks
        Position [%] and label of each mark.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()

    def at(self, value: float) -> float:
        """Give the position of a value [%], kept on the axis."""
        if self.high == self.low:
            return 0.0
        return min(100.0, max(0.0, 100 * (value - self.low) / (self.high - self.low)))


def nice_axis(
    low: float, high: float, label: Callable[[float], str], *, marks: int = 5, tight: bool = False
) -> Axis:
    """Give an axis whose marks are round numbers.

    Parameters
    ----------
    low, high
        Values it must show.
    label
        Writes a mark.
    marks
        About how many marks.
    tight
        Whether to end at ``low`` and ``high`` and not at round numbers.
    """
    if not high > low:
        high = low + (abs(low) or 1.0)
    step = _round_step((high - low) / marks)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    values = [k * step for k in range(first, last + 1)]
    begin, end = (low, high) if tight else (values[0], values[-1])
    axis = Axis(low=begin, high=end)
    shown = [v for v in values if begin - step / 1e6 <= v <= end + step / 1e6]
    return Axis(low=begin, high=end, ticks=tuple((axis.at(v), label(v)) for v in shown))


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= rough * (1 - 1e-9))


def curve(xs: Sequence[float], ys: Sequence[float], x: Axis, y: Axis) -> str:
    """Give an SVG path through points, y upwards, in a square of 100 by 100; gaps at NaN."""
    parts: list[str] = []
    pen_down = False
    for a, b in zip(xs, ys, strict=True):
        if not math.isfinite(b):
            pen_down = False
            continue
        parts.append(f"{'L' if pen_down else 'M'}{x.at(a):.2f} {100 - y.at(b):.2f}")
        pen_down = True
    return "".join(parts)


def band(
    xs: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    x: Axis,
    y: Axis,
) -> str:
    """Give an SVG path round the area between two curves."""
    there = curve(xs, high, x, y)
    back = curve(list(xs)[::-1], list(low)[::-1], x, y)
    return there + "L" + back[1:] + "Z" if there and back else ""


def steps(edges: Sequence[float], heights: Sequence[float], x: Axis, y: Axis) -> str:
    """Give an SVG path round the bars of a histogram."""
    if not len(heights):
        return ""
    parts = [f"M{x.at(edges[0]):.2f} 100"]
    for left, right, height in zip(edges[:-1], edges[1:], heights, strict=True):
        top = 100 - y.at(height)
        parts.append(f"L{x.at(left):.2f} {top:.2f}L{x.at(right):.2f} {top:.2f}")
    return "".join(parts) + f"L{x.at(edges[-1]):.2f} 100Z"
