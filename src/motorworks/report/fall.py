"""Waterfalls: totals that stand, and steps that hang between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from motorworks.report.number import wide

ROOM = 88.0
"""Height of the drawing that bars may fill; the rest is for their labels [%]."""


@dataclass(frozen=True, kw_only=True)
class Total:
    """A bar that stands on the axis."""

    name: str
    value: float
    text: str
    tip: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """A bar that hangs where the one before it ended.

    Attributes
    ----------
    parts
        Heights with their styles, from the top of the fall: negative ones go down.
    """

    name: str
    parts: tuple[tuple[float, str], ...]
    text: str
    tip: str


def fall(
    bars: Sequence[Total | Change], label: str, levels: Sequence[float] = ()
) -> dict[str, Any]:
    """Give what the fall template draws, on an axis that begins somewhat below the least value.

    Parameters
    ----------
    bars
        In order; the first is a total.
    label
        What is shown, for those who cannot see it.
    levels
        Values marked by a dashed line across all bars.
    """
    spans = list(_spans(bars))
    ends = [end for parts in spans for low, high, _ in parts for end in (low, high)]
    ends += [bar.value for bar in bars if isinstance(bar, Total)] + list(levels)
    least, most = min(ends), max(ends)
    low = max(0.0, least - 0.25 * (most - least)) if most > least else 0.0
    scale = ROOM / (most - low) if most > low else 1.0

    def at(value: float) -> str:
        return wide(max(0.0, scale * (value - low)))

    return {
        "label": label,
        "levels": [at(level) for level in levels],
        "bars": [_drawn(bar, parts, low, at) for bar, parts in zip(bars, spans, strict=True)],
    }


Span = tuple[float, float, str]


def _spans(bars: Sequence[Total | Change]) -> Any:
    """Give low end, high end and style of every piece of each bar; totals have none."""
    now = 0.0
    for bar in bars:
        if isinstance(bar, Total):
            now = bar.value
            yield []
            continue
        pieces: list[Span] = []
        for height, style in bar.parts:
            pieces.append((min(now, now + height), max(now, now + height), style))
            now += height
        yield pieces


def _drawn(bar: Total | Change, pieces: list[Span], low: float, at: Any) -> dict[str, Any]:
    if isinstance(bar, Total):
        pieces = [(low, bar.value, "")]
    top = max(high for _, high, _ in pieces)
    return {
        "name": bar.name,
        "stands": isinstance(bar, Total),
        "value": bar.text,
        "tip": bar.tip,
        "top": at(top),
        "parts": [
            {
                "bottom": at(a),
                "height": wide(float(at(b)) - float(at(a))),
                "style": style,
            }
            for a, b, style in pieces
        ],
    }
