"""What is asked of a ramp-up."""

from dataclasses import dataclass
from datetime import date

from motorworks.errors import MotorworksError
from motorworks.projects import Curve

LOOKED_AT = 18
"""Months from the start of production over which levers are compared."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is asked of a ramp-up.

    Attributes
    ----------
    years
        Twelve-month periods from the start of production.
    replications
        Runs of the plant.
    compared
        Runs of each lever; 0 leaves levers out.
    seed, jobs
        Seed of all random numbers; runs at the same time.
    production
        Start of production wanted instead of the programme's: all days move with it.
    drawn
        Whether each replication has a programme of drawn durations.
    limited
        Whether the programme keeps within its resources.
    epidemic
        Whether the ramp-up is simulated with and without the disturbance of the programme too.
    curve, firms
        Curves of the workforce and of the firms in place of the plant's own; with either the
        disturbance is simulated.
    """

    years: int = 3
    replications: int = 3
    compared: int = 2
    seed: int = 1
    jobs: int = 1
    production: date | None = None
    drawn: bool = False
    limited: bool = False
    epidemic: bool = False
    curve: Curve | None = None
    firms: Curve | None = None

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises
        ------
        MotorworksError
            If a number is out of bounds, or a start is both given and drawn.
        """
        for name, least in (("years", 1), ("replications", 1), ("compared", 0), ("jobs", 1)):
            if getattr(self, name) < least:
                raise MotorworksError(f"{name} is {getattr(self, name)}; expected {least} or more")
        if self.years > 20:
            raise MotorworksError(f"years is {self.years}; expected 20 or fewer")
        if self.drawn and self.production is not None:
            raise MotorworksError("a start that is given cannot be drawn as well; give one of them")

    @property
    def struck(self) -> bool:
        """Whether the disturbance of the programme is simulated."""
        return self.epidemic or self.curve is not None or self.firms is not None


def looked_at(wish: Wish) -> int:
    """Give the months over which levers are compared."""
    return min(LOOKED_AT, 12 * wish.years)
