"""What is asked about a research centre."""

from dataclasses import dataclass

from motorworks.experiment.trial import Settings
from motorworks.research.mix import MixWish


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is asked.

    Attributes
    ----------
    platforms, derivatives
        Projects at once; those of the research centre if ``None``.
    hire
        People hired in each variant.
    years
        Years over which a steady portfolio is followed.
    effort
        Work of the solver on the projects under way; 0: by rule alone.
    vary
        Share by which the pace of a phase may be above or below its mean.
    draws
        Draws of durations and prototypes for the dates of releases; 0: none.
    growth
        Weeks a year by which releases may fall behind before a steady portfolio does not count as
        kept: half a week is 1 % of the pace.
    mix
        How the mix over time is simulated; ``None``: it is not.
    settings
        How prototypes are simulated; ``None``: they are not.
    """

    platforms: int | None = None
    derivatives: int | None = None
    hire: float = 20.0
    years: int = 3
    effort: float = 0.5
    vary: float = 0.25
    draws: int = 200
    growth: float = 0.5
    mix: MixWish | None = None
    settings: Settings | None = None
