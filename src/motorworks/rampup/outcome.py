"""What comes of a ramp-up."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from motorworks.plant import Plant
from motorworks.rampup.commissioning import Commissioning
from motorworks.rampup.fit import Fit
from motorworks.rampup.lever import Lever
from motorworks.rampup.output import Span
from motorworks.rampup.struck import Struck
from motorworks.rampup.wish import Wish


@dataclass(frozen=True, kw_only=True)
class Pull:
    """What a lever brings, replication by replication against the plant as it is.

    Attributes
    ----------
    lever
        The lever.
    gain
        Good parts more in the months looked at, mean and half-width of its 95 % interval.
    earlier
        Days by which what the plant made in its first year is made earlier, mean.
    """

    lever: Lever
    gain: tuple[float, float | None]
    earlier: float | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Ramp:
    """A ramp-up.

    Attributes
    ----------
    plant
        The plant as it is when all is learnt and in service.
    wish
        What was asked.
    when
        When it comes into service, by replication.
    fits
        Its learning curves.
    months, periods
        Output by calendar month, and by twelve months from the start of production.
    motors
        Mean output by quarter of production.
    first
        Days from the start of production to the first good part, by replication.
    held
        Month from which the target's pace is held; ``None`` if it never is.
    pulls
        What levers bring.
    struck
        What the disturbance of the programme costs; ``None`` where it was not asked for.
    cpu
        Time that all runs took together [s].
    """

    plant: Plant
    wish: Wish
    when: tuple[Commissioning, ...]
    fits: tuple[Fit, ...]
    months: tuple[Span, ...]
    periods: tuple[Span, ...]
    motors: tuple[float, ...]
    first: tuple[float, ...]
    held: date | None
    pulls: tuple[Pull, ...] = field(default=())
    struck: Struck | None = None
    cpu: float = 0.0

    @property
    def reached(self) -> date | None:
        """First month that makes what the target asks for in its working time."""
        return next((m.begin for m in self.months if m.share is not None and m.share >= 1), None)

    @property
    def load(self) -> tuple[float, ...]:
        """Share of full load by quarter of production: the last four count as full; then 1."""
        full = float(np.mean(self.motors[-4:]))
        return (*(q / full for q in self.motors), 1.0) if full > 0 else ()

    @property
    def quarters(self) -> tuple[float, ...]:
        """Output by quarter of production as a share of a quarter of the target."""
        target = self.plant.target
        return tuple(q / (target / 4) for q in self.motors) if target else ()

    @property
    def first_good(self) -> date:
        """Day of the first good part, of the replication in the middle."""
        days = sorted(
            w.production + timedelta(days=f) for w, f in zip(self.when, self.first, strict=True)
        )
        return days[len(days) // 2]
