"""Plain horizontal bars: what the bars template draws."""

from typing import NamedTuple


class Bar(NamedTuple):
    """One bar.

    Attributes
    ----------
    title
        What it is of.
    width
        Length [%].
    value, small
        What stands behind it, and smaller behind that.
    tip
        What its tip says.
    colour
        Name of a colour of the page.
    target
        Where a dashed mark crosses it [%]; empty for none.
    """

    title: str
    width: str
    value: str
    small: str = ""
    tip: str = ""
    colour: str = "accent-fill"
    target: str = ""
