"""What is wrong with a design, said so that a person can put it right."""

from typing import NamedTuple


class Fault(NamedTuple):
    """One reason why a design cannot be built.

    Attributes
    ----------
    key
        The field to look at.
    text
        What is wrong, with its figures.
    hint
        What to do.
    """

    key: str
    text: str
    hint: str = ""


def mm(length: float) -> str:
    """Give a length [m] as a person on the shop floor says it."""
    return f"{length * 1e3:.4g} mm"
