"""Prototypes on the lines that make motors for sale: what they cost the plant, simulated."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

import numpy as np

from motorworks.experiment.paired import Estimate, difference, estimated
from motorworks.experiment.trial import Settings, outcomes
from motorworks.plant import Outage, Plant
from motorworks.research.load import projects_a_year
from motorworks.research.spread import triangular

SEED = 1
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
        Hours that these take a line.
    fewest, most
        Prototypes at the least and at the most.
    """

    phase: str
    a_year: float
    prototypes: float
    hours: float
    fewest: float
    most: float


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
        Build(
            phase=phase.name,
            a_year=a_year,
            prototypes=phase.prototypes,
            hours=phase.prototypes * phase.series_time / 3600,
            fewest=phase.prototypes if phase.fewest_prototypes is None else phase.fewest_prototypes,
            most=phase.prototypes if phase.most_prototypes is None else phase.most_prototypes,
        )
        for phase in plant.phases
        if phase.prototypes * phase.series_time > 0 and a_year > 0
    )


def with_builds(plant: Plant, builds: tuple[Build, ...]) -> Plant:
    """Give the plant in which prototypes take the time of its lines.

    Each build takes one copy of each series line in turn, and one machine of each series station,
    as a planned stop; builds of a phase are evenly spread over the year and begin at 06:00. How
    many prototypes it makes is drawn from a triangular law with the least, typical and greatest
    number.
    """
    stations = plant.research.series_stations if plant.research else ()
    outages: list[Outage] = []
    for n, (begin, end, of) in enumerate(_turns(plant, builds), 1):
        if of:
            outages.append(_stop(f"prototypes-{n}", begin, end, of, None))
        if stations:
            outages.append(_stop(f"prototypes-{n}-after", begin, end, stations, 1))
    return replace(plant, outages=(*plant.outages, *outages))


def _stop(
    name: str, begin: datetime, end: datetime, of: tuple[str, ...], machines: int | None
) -> Outage:
    return Outage(name=name, start=begin, end=end, of=of, machines=machines, state="planned")


def _turns(
    plant: Plant, builds: tuple[Build, ...]
) -> Iterator[tuple[datetime, datetime, tuple[str, ...]]]:
    """Give begin and end of each build, and the copies that it takes."""
    wanted = plant.research.series_lines if plant.research else ()
    copies = [line.copies() for line in plant.lines if line.name in wanted]
    first = datetime.combine(plant.start, time(6))
    turn = 0
    for b, build in enumerate(builds):
        every = 365 / build.a_year
        for n in range(int(YEARS * build.a_year)):
            # Whole days, and builds of one phase between those of another.
            begin = first + timedelta(days=int(every * (n + (b + 0.5) / len(builds))))
            of = tuple(names[turn % len(names)] for names in copies)
            turn += 1
            yield begin, begin + timedelta(hours=drawn_hours(build, b, n)), of


def drawn_hours(build: Build, phase: int, number: int) -> float:
    """Give the hours of one build: each has a random number of its own."""
    random = np.random.Generator(np.random.Philox(np.random.SeedSequence([SEED, phase, number])))
    made = triangular(random, build.fewest, build.prototypes, build.most)
    return build.hours * made / build.prototypes


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
    if settings is None or not builds or not _taken(plant):
        return Cost(builds=builds)
    as_it_is, beside = outcomes([plant, with_builds(plant, builds)], settings)
    trouble = as_it_is.trouble or beside.trouble
    if trouble:
        return Cost(builds=builds, trouble=trouble)
    return Cost(
        builds=builds,
        good=estimated(as_it_is.values),
        lost=difference(as_it_is.values, beside.values),
    )


def _taken(plant: Plant) -> bool:
    """Tell whether prototypes are built on lines or stations for sale."""
    centre = plant.research
    return centre is not None and bool(centre.series_lines or centre.series_stations)
