"""What is found about a research centre."""

from dataclasses import dataclass

from motorworks.plant import Plant
from motorworks.research.course import YEAR, growth, last_delay
from motorworks.research.frontier import Corner
from motorworks.research.hiring import Hire
from motorworks.research.load import limit, projects_a_year
from motorworks.research.prototypes import Cost
from motorworks.research.schedule import Schedule
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

    @property
    def fits(self) -> bool:
        """Whether the portfolio is covered in the mean."""
        return limit(self.load)[1] <= 1 + 1e-9

    @property
    def kept(self) -> bool:
        """Whether releases do not fall behind; of named developments, whether targets are kept."""
        if self.steady:
            return self.fits and self.growth <= self.wish.growth
        pairs = zip(self.schedule.projects, self.schedule.releases, strict=True)
        return all(p.target is None or week <= p.target for p, week in pairs)

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
