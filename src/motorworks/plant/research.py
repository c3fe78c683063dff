"""The research centre: who develops motors, by which phases, and what is being developed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motorworks.process import described

KINDS = ("platform", "derivative")
"""A motor made anew, and one made from a platform."""


@dataclass(frozen=True, kw_only=True)
class Department:
    """A department of the research centre."""

    name: str = described("Name, unique among departments.")
    title: str = described("What people call it.", default="")
    people: float = described("People in it.", gt=0, le=1_000_000, example="58")
    share: float | None = described(
        "Share of their worked time that goes into developments; that of the research centre if "
        "not given.",
        default=None,
        quantity="share",
        gt=0,
        le=1,
    )


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A phase that every development goes through; phases follow one another as written."""

    name: str = described("Name, unique among phases.")
    title: str = described("What people call it.", default="")
    months: float = described("Months it takes a platform.", gt=0, le=1200, example="7")
    months_derivative: float | None = described(
        "Months it takes a derivative; ``months`` if not given.", default=None, gt=0, le=1200
    )
    fewest_months: float | None = described(
        "Months it takes a platform at the least, a derivative in proportion; ``months`` if not "
        "given.",
        default=None,
        gt=0,
        le=1200,
        example="6",
    )
    most_months: float | None = described(
        "Months it takes a platform at the most, a derivative in proportion; ``months`` if not "
        "given.",
        default=None,
        gt=0,
        le=1200,
        example="9",
    )
    person_months: float = described(
        "Work for a platform, in months of one person.", ge=0, le=1_000_000, example="120"
    )
    person_months_derivative: float | None = described(
        "Work for a derivative; ``person_months`` if not given.",
        default=None,
        ge=0,
        le=1_000_000,
    )
    split: Mapping[str, float] = described(
        "Shares of departments in that work; they add up to 1.",
        default_factory=dict,
        refers="department",
        quantity="share",
        ge=0,
        le=1,
        example="{ design = 0.6, laboratory = 0.4 }",
    )
    prototypes: float = described(
        "Prototypes that a development typically builds in it.", default=0.0, ge=0, le=1_000_000
    )
    fewest_prototypes: float | None = described(
        "How many it builds at the least; ``prototypes`` if not given.",
        default=None,
        ge=0,
        le=1_000_000,
    )
    most_prototypes: float | None = described(
        "How many it builds at the most; ``prototypes`` if not given.",
        default=None,
        ge=0,
        le=1_000_000,
    )
    prototype_time: float = described(
        "Time of the prototype line for each of them.",
        default=0.0,
        quantity="time",
        ge=0,
        le=1e9,
        example='"2 h"',
    )
    series_time: float = described(
        "Time of the lines that make motors for sale that each of them takes.",
        default=0.0,
        quantity="time",
        ge=0,
        le=1e9,
        example='"3 min"',
    )
    test_cells: float = described(
        "Test cells that a platform takes while it lasts.", default=0.0, ge=0, le=10_000
    )
    test_cells_derivative: float | None = described(
        "Test cells that a derivative takes; ``test_cells`` if not given.",
        default=None,
        ge=0,
        le=10_000,
    )


@dataclass(frozen=True, kw_only=True)
class Development:
    """A motor under development: a platform, or a derivative of one."""

    name: str = described("Name, unique among developments.")
    title: str = described("What people call it.", default="")
    kind: str = described("What it is.", default="platform", choices=KINDS)
    derivative_of: str | None = described(
        "Development it is made from; it starts when that has been released.",
        default=None,
        refers="development",
    )
    start: date | None = described(
        "Day before which it does not start; as soon as there are people if not given.",
        default=None,
        example="2021-03-01",
    )
    phase: str | None = described(
        "Phase that it is in on its first day; the first one if not given.",
        default=None,
        refers="phase",
    )
    priority: float = described(
        "How much a week of its delay counts.", default=1.0, gt=0, le=1_000_000
    )
    model: str | None = described(
        "Model that is made from its release on.", default=None, refers="model"
    )
    design: str | None = described(
        "Design of the motor that it brings into the plant: from its release on a model with the "
        "development's name is made, with bill and cycle times that follow from the design.",
        default=None,
        refers="design",
    )
    replaces: str | None = described(
        "Model of the plant whose place that motor takes.", default=None, refers="model"
    )
    share: float = described(
        "Share of that model's output that the new motor takes over.",
        default=1.0,
        quantity="share",
        gt=0,
        le=1,
    )
    conversion: float = described(
        "Time for which each line that is to make it stands still at the release, in whole days, "
        "rounded up.",
        default=0.0,
        quantity="time",
        ge=0,
        le=3.2e7,
        example='"3 d"',
    )
    target: date | None = described(
        "Day at whose start it should have been released.", default=None, example="2023-06-01"
    )


@dataclass(frozen=True, kw_only=True)
class Research:
    """The research centre as a whole."""

    months: float = described(
        "Months of work that a person gives a year.", default=12.0, gt=0, le=12, example="10.5"
    )
    share: float = described(
        "Share of them that goes into developments.", default=1.0, quantity="share", gt=0, le=1
    )
    test_cells: float | None = described(
        "Test cells there are; not limited if not given.", default=None, ge=0, le=10_000
    )
    prototype_hours: float | None = described(
        "Hours a year that the prototype line works; not limited if not given.",
        default=None,
        quantity="time",
        ge=0,
        le=3.2e7,
        example='"3750 h"',
    )
    series_lines: tuple[str, ...] = described(
        "Lines on which prototypes are built beside motors for sale.",
        default=(),
        refers="line",
        single=True,
        example='["stator", "rotor"]',
    )
    series_stations: tuple[str, ...] = described(
        "Stations outside lines that prototypes pass as well, such as the end test: one machine of "
        "each is taken.",
        default=(),
        single=True,
        example='["end_test"]',
    )
    platforms: int = described(
        "Platforms that are to be under development at once.", default=0, ge=0, le=200
    )
    derivatives: int = described(
        "Derivatives that are to be under development at once.", default=0, ge=0, le=200
    )
    start: date | None = described(
        "First day of its plan; the plant's start if not given.", default=None
    )
