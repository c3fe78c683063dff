"""A chart with two axes: what the chart template draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from motorworks.report.axis import Axis
from motorworks.report.table import script_json


class Shape(NamedTuple):
    """A path with how it is drawn.

    Attributes
    ----------
    kind
        Style classes: ``line``, ``area``, ``solid``, ``target``, ``thin``.
    path
        SVG path in a square of 100 by 100.
    colour
        Name of a colour of the page, such as ``flow-1``; the accent if empty.
    """

    kind: str
    path: str
    colour: str = ""


class Word(NamedTuple):
    """A few words at a place of the chart, in per cent from the left and the top."""

    x: float
    y: float
    text: str
    shift: str = ""


class Dot(NamedTuple):
    """A point worth seeing, with what its tip says, a style class and a colour of the page."""

    x: float
    y: float
    tip: str
    kind: str = ""
    colour: str = ""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart.

    Attributes
    ----------
    label
        What it shows, for those who cannot see it.
    points
        What the tip says along the x-axis; from :func:`points`.
    room
        Width kept for the labels of the y-axis.
    """

    x: Axis
    y: Axis
    label: str
    shapes: tuple[Shape, ...]
    marks: tuple[Word, ...] = ()
    dots: tuple[Dot, ...] = ()
    points: Markup | None = None
    height: str = "18rem"
    room: str = ""


def points(
    at: Sequence[float], labels: Sequence[str], series: Sequence[tuple[str, Sequence[str]]]
) -> Markup:
    """Give what the tip says: positions [%], a label and one text per series at each."""
    return script_json(
        {
            "x": [round(x, 2) for x in at],
            "labels": list(labels),
            "series": [{"name": name, "values": list(values)} for name, values in series],
        }
    )
