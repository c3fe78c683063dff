"""A lever of a ramp-up."""

from dataclasses import dataclass

from motorworks.plant import Plant
from motorworks.rampup.commissioning import Commissioning


@dataclass(frozen=True, kw_only=True)
class Lever:
    """A change of a ramp-up.

    Attributes
    ----------
    key, title
        A word, and what it is.
    plant
        The plant with it, ready to be simulated.
    when
        When it then comes into service.
    cost
        What it costs once [currency]; ``None`` where nobody knows.
    basis
        How the cost was found, or why it is not known.
    still
        Whether it moves nothing: it is not simulated then.
    """

    key: str
    title: str
    plant: Plant
    when: Commissioning
    cost: float | None
    basis: str
    still: bool = False
