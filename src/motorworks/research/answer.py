"""What is found about a research centre."""

from dataclasses import dataclass

from motorworks.plant import Plant
from motorworks.research.course import YEAR, growth, last_delay
from motorworks.research.frontier import Corner
from motorworks.research.hiring import Hire
from motorworks.research.load import limit, projects_a_year
from motorworks.research.mix import Mix
from motorworks.research.prototypes import Cost
from motorworks.research.schedule import Schedule
from motorworks.research.spread import Spread
from motorworks.research.verdict import Verdict
from motorworks.research.wish import Wish


@dataclass(frozen=True, kw_only=True, eq=False)
class Answer:
    """What is found about a research centre.

    Attributes
    ----------
    plant, wish
        What was asked of what.
    platforms, derivatives
        Projects at once.
    steady
        Whether they follow one another without end; else the plant names its developments.
    there, load
        What there is, and the share of it that is taken in the mean, by name.
    schedule
        The projects on the first day within the limits.
    course
        The portfolio over the years, by rule: what comes first is served first.
    frontier
        How many go at once.
    hires
        What more people bring, the first of them with nobody more.
    prototypes
        What prototypes cost the plant.
    verdict
        What is proved about a steady portfolio; ``None`` for one that is not.
    spread
        Releases with drawn durations and prototypes; ``None`` if nothing varies.
    mix
        What the plant makes while motors are released; ``None`` if not simulated.
    trouble
        Why the mix could not be simulated; empty if it was, or was not asked for.
    """

    plant: Plant
    wish: Wish
    platforms: int
    derivatives: int
    steady: bool
    there: dict[str, float]
    load: dict[str, float]
    schedule: Schedule
    course: Schedule
    frontier: tuple[Corner, ...]
    hires: tuple[Hire, ...]
    prototypes: Cost
    verdict: Verdict | None = None
    spread: Spread | None = None
    mix: Mix | None = None
    trouble: str = ""

    @property
    def fits(self) -> bool:
        """Whether the portfolio is covered in the mean."""
        return limit(self.load)[1] <= 1 + 1e-9

    @property
    def kept(self) -> bool:
        """Whether it is kept: proved, or by rule; of named developments, whether targets are."""
        if self.steady:
            return self.by_rule or (self.verdict is not None and self.verdict.feasible)
        pairs = zip(self.schedule.projects, self.schedule.releases, strict=True)
        return all(p.target is None or week <= p.target for p, week in pairs)

    @property
    def by_rule(self) -> bool:
        """Whether releases do not fall behind, first come first served at an even pace."""
        return self.fits and self.growth <= self.wish.growth

    @property
    def last_delay(self) -> float:
        """Mean delay of the releases that are planned in the last year [weeks]."""
        return last_delay(self.course, self.wish.years if self.steady else 0)

    @property
    def growth(self) -> float:
        """Weeks by which delays grow a year."""
        return growth(self.course, self.wish.years) if self.steady else 0.0


def released_a_year(found: Answer) -> tuple[float, float]:
    """Give platforms and derivatives released a year as delays grow."""
    slower = 1 / (1 + max(found.growth, 0.0) / YEAR)
    platforms, derivatives = projects_a_year(found.plant, found.platforms, found.derivatives)
    return platforms * slower, derivatives * slower
