"""What is asked of a programme."""

from dataclasses import dataclass
from datetime import date

from motorworks.construction.progress import Report
from motorworks.errors import MotorworksError
from motorworks.projects import Curve

LEAST_DRAWS = 100
SPREADS = ("pert", "triangular")


@dataclass(frozen=True, kw_only=True)
class ProgrammeWish:
    """What is asked of a programme.

    Attributes
    ----------
    draws, seed
        How many times all durations are drawn, from which seed.
    spread
        How durations lie between their ends: ``pert`` or ``triangular``; empty for what the
        project names.
    today
        Day on which the plan is looked at; ``None`` if it is not.
    curve
        Curve of the workforce in place of the project's own; ``None`` for its own.
    firms
        Curve of the firms in place of those that activities name; ``None`` for ``curve`` where
        one is given, else for their own.
    crews
        Whether the schedule within the limits of resources is made.
    reports
        What has been done and what it has cost, up to ``today``; empty where that is not known.

    Raises
    ------
    MotorworksError
        If there are too few draws, the spread is none that is known, or progress has no day.
    """

    draws: int = 100_000
    seed: int = 1
    spread: str = ""
    today: date | None = None
    curve: Curve | None = None
    firms: Curve | None = None
    crews: bool = True
    reports: tuple[Report, ...] = ()

    def __post_init__(self) -> None:
        if self.draws < LEAST_DRAWS:
            raise MotorworksError(f"draws is {self.draws}; expected {LEAST_DRAWS} or more")
        if self.spread and self.spread not in SPREADS:
            msg = f"spread is {self.spread!r}; expected {' or '.join(SPREADS)}"
            raise MotorworksError(msg)
        if self.reports and self.today is None:
            raise MotorworksError("progress is looked at on a day; give it with --today")
