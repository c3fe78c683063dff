"""Prototypes on the lines that make motors for sale: what they cost the plant, simulated."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from motorworks.experiment.paired import Estimate, difference
from motorworks.experiment.trial import Settings, outcomes
from motorworks.plant import Outage, Plant
from motorworks.research.load import projects_a_year

YEARS = 2
"""Years of builds that are written, so that warm-up and measured time have theirs."""


@dataclass(frozen=True)
class Build:
    """Prototypes of one phase built on the lines for sale.

    Attributes
    ----------
    phase
        Name of the phase.
    a_year
        Developments that go through it a year.
    prototypes
        Prototypes that each builds in it.
    hours
        Hours that it takes a line each time.
    """

    phase: str
    a_year: float
    prototypes: float
    hours: float


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What prototypes cost the plant.

    Attributes
    ----------
    builds
        What is built.
    good
        Good parts a year without them; ``None`` if not simulated.
    lost
        Good parts a year that they cost; ``None`` if not simulated.
    trouble
        Why it could not be simulated; empty if it was.
    """

    builds: tuple[Build, ...]
    good: Estimate | None = None
    lost: Estimate | None = None
    trouble: str = ""

    @property
    def hours(self) -> float:
        """Hours of a line a year."""
        return sum(build.a_year * build.hours for build in self.builds)


def builds_of(plant: Plant, platforms: float, derivatives: float) -> tuple[Build, ...]:
    """Give what a steady portfolio builds on the lines for sale in a year."""
    a_year = sum(projects_a_year(plant, platforms, derivatives))
    return tuple(
        Build(phase.name, a_year, phase.prototypes, phase.prototypes * phase.series_time / 3600)
        for phase in plant.phases
        if phase.prototypes * phase.series_time > 0 and a_year > 0
    )


def with_builds(plant: Plant, builds: tuple[Build, ...]) -> Plant:
    """Give the plant in which prototypes take the time of its lines.

    Each build takes one copy of each series line in turn as a planned stop; builds of a phase are
    evenly spread over the year and begin at 06:00.
    """
    outages = tuple(
        Outage(name=f"prototypes-{n}", start=begin, end=end, of=of, state="planned")
        for n, (begin, end, of) in enumerate(_turns(plant, builds), 1)
    )
    return replace(plant, outages=(*plant.outages, *outages))


def _turns(
    plant: Plant, builds: tuple[Build, ...]
) -> Iterator[tuple[datetime, datetime, tuple[str, ...]]]:
    wanted = plant.research.series_lines if plant.research else ()
    copies = [line.copies() for line in plant.lines if line.name in wanted]
    first = datetime.combine(plant.start, time(6))
    turn = 0
    for b, build in enumerate(builds if copies else ()):
        every = 365 / build.a_year
        for n in range(int(YEARS * build.a_year)):
            # Whole days, and builds of one phase between those of another.
            begin = first + timedelta(days=int(every * (n + (b + 0.5) / len(builds))))
            of = tuple(names[turn % len(names)] for names in copies)
            turn += 1
            yield begin, begin + timedelta(hours=build.hours), of


def cost_of_prototypes(
    plant: Plant, platforms: float, derivatives: float, settings: Settings | None
) -> Cost:
    """Give what a year's prototypes cost the plant in good parts.

    Parameters
    ----------
    plant
        The plant.
    platforms, derivatives
        Projects at once.
    settings
        How to simulate; ``None``: not at all.
    """
    builds = builds_of(plant, platforms, derivatives)
    if settings is None or not builds or not (plant.research and plant.research.series_lines):
        return Cost(builds=builds)
    as_it_is, beside = outcomes([plant, with_builds(plant, builds)], settings)
    trouble = as_it_is.trouble or beside.trouble
    if trouble:
        return Cost(builds=builds, trouble=trouble)
    from motorworks.experiment.paired import estimated

    return Cost(
        builds=builds,
        good=estimated(as_it_is.values),
        lost=difference(as_it_is.values, beside.values),
    )
