"""What an experiment is: the plant, what is varied, what is looked at, how it is simulated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from motorworks.process.field import described

FULL_FACTORIAL = "full_factorial"
LATIN_HYPERCUBE = "latin_hypercube"
ONE_AT_A_TIME = "one_at_a_time"
DESIGNS = (FULL_FACTORIAL, ONE_AT_A_TIME, LATIN_HYPERCUBE)

MORE, LESS, NONE = "more", "less", "none"
WISHES = (MORE, LESS, NONE)


@dataclass(frozen=True, kw_only=True)
class Factor:
    """Something that is varied: a value of the plant file, or several that move together.

    It has either ``levels``, or a range from ``low`` to ``high``. In a full factorial and one at
    a time a range is cut into ``steps`` levels; in a Latin hypercube without ``steps`` any value
    between may be drawn. A range of whole numbers gives whole numbers.
    """

    name: str = described("Name, and heading of its column in the tables.")
    title: str = described("What is shown to people.", default="")
    paths: tuple[str, ...] = described(
        "Where the value stands in the plant file, as for `--set`; a list of paths that all get "
        "the same value.",
        key="path",
        single=True,
        example="line.stators.places",
    )
    levels: tuple[object, ...] = described(
        "The values, each as the plant file would have it.", default=(), example="[1, 3, 10]"
    )
    low: object | None = described(
        "Lower end of a range: a number, or text with a unit.", default=None, example="50 s"
    )
    high: object | None = described("Upper end, in the same unit.", default=None, example="70 s")
    steps: int | None = described(
        "Levels into which the range is cut, both ends among them; 2 if not given, but for a "
        "Latin hypercube.",
        default=None,
        ge=2,
        le=1000,
    )

    @property
    def label(self) -> str:
        """The title, or else the name."""
        return self.title or self.name


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A named set of values, or another plant. The whole design is run for each scenario.

    A scenario that says nothing is the plant as it is.
    """

    name: str = described("Name, as it stands in the column `scenario` of the tables.")
    title: str = described("What is shown to people.", default="")
    plant: str | None = described(
        "Another plant: a shipped name, or a path from the folder of the experiment file.",
        default=None,
        example="second-line.toml",
    )
    set: tuple[str, ...] = described(
        "Values of the plant file, each as `--set` takes it.",
        default=(),
        single=True,
        example='["line.stators.places=10"]',
    )

    @property
    def label(self) -> str:
        """The title, or else the name."""
        return self.title or self.name


@dataclass(frozen=True, kw_only=True)
class Response:
    """A KPI that is looked at, of the plant or of a part of it."""

    name: str = described("Name, as it stands in the column `response` of the tables.")
    title: str = described("What is shown to people.", default="")
    kpi: str | None = described(
        "Name of the KPI; the name of the response if not given.",
        default=None,
        example="work_in_process",
    )
    of: str = described(
        "What it is taken of: `plant`, or a level and a name.",
        default="plant",
        example="station:stators/weld",
    )
    wish: str = described(
        "Whether more or less of it is wanted, for the trade-off picture.",
        default=NONE,
        choices=WISHES,
    )

    @property
    def label(self) -> str:
        """The title, or else the name in words."""
        return self.title or self.name.replace("_", " ")

    @property
    def figure(self) -> str:
        """Name of the KPI."""
        return self.kpi or self.name

    @property
    def scope(self) -> tuple[str, str]:
        """Level and name, as results have them."""
        level, _, name = self.of.partition(":")
        return level, name or level


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """One plant, what is varied in it, and how each variant is simulated."""

    title: str = described("What is shown to people.", default="")
    plant: str = described(
        "The plant: a shipped name, or a path from the folder of the experiment file.",
        example="tutorial",
    )
    set: tuple[str, ...] = described(
        "Values of the plant file that hold for every variant, each as `--set` takes it.",
        default=(),
        single=True,
        example='["line.stators.places=10"]',
    )
    design: str = described(
        "How levels are put together: every combination; the plant as it is and each level by "
        "itself; or a sample that covers every range evenly.",
        default=FULL_FACTORIAL,
        choices=DESIGNS,
    )
    samples: int | None = described(
        "Points of a Latin hypercube.", default=None, ge=2, le=100_000, example="40"
    )
    duration: float = described(
        "Time measured in each run.", quantity="time", gt=0, default=91 * 86400.0, example="91 d"
    )
    warm_up: float | None = described(
        "Time thrown away before; if automatic, one for all variants, found by MSER-5 from a pilot "
        "run of the plant as it is, of each scenario: the longest counts.",
        quantity="time",
        ge=0,
        default=21 * 86400.0,
        example="21 d",
        automatic=True,
    )
    replications: int = described(
        "Independent runs of each variant; two or more give intervals.",
        default=5,
        ge=1,
        le=100_000,
    )
    seed: int = described("Seed of all random numbers.", default=1, ge=0, le=2**62)
    independent: bool = described(
        "Whether every variant has random numbers of its own. If not, all share them, and their "
        "differences are surer (common random numbers).",
        default=False,
    )
    factors: tuple[Factor, ...] = described("What is varied.", key="factor", default=())
    scenarios: tuple[Scenario, ...] = described(
        "Named sets of values, or other plants.", key="scenario", default=()
    )
    responses: tuple[Response, ...] = described(
        "What is looked at; without any: good parts a year, throughput time and work in process.",
        key="response",
        default=(),
    )


DEFAULT_RESPONSES = (
    Response(name="good_motors_per_year", title="good parts a year", wish=MORE),
    Response(name="throughput_time_mean", title="throughput time", wish=LESS),
    Response(name="work_in_process", title="work in process", wish=LESS),
)
"""What is looked at where the file names nothing."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One variant of the plant.

    Attributes
    ----------
    number
        Counted from 1, in the order of the design.
    scenario
        Name of its scenario; empty where there are none.
    values
        Value of each factor, as the plant file would have it; ``None`` where the plant's own
        value stays.
    """

    number: int
    scenario: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
