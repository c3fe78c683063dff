"""``motorworks rnd``: what the research centre can develop at once, and when it is released."""

from typing import TYPE_CHECKING, Annotated

import typer

from motorworks.cli.counted import counted
from motorworks.cli.day import day
from motorworks.cli.options import (
    Calculated,
    Changes,
    Duration,
    Jobs,
    Json,
    Page,
    PlantName,
    Replications,
    Seed,
    WarmUp,
)
from motorworks.cli.output import print_json
from motorworks.cli.rnd_record import record
from motorworks.cli.study import page_to_write, settings, show

if TYPE_CHECKING:
    from motorworks.experiment import Settings
    from motorworks.research.mix import MixWish


def rnd(
    plant: PlantName,
    platforms: Annotated[
        int | None, typer.Option(min=0, max=200, help="Platforms at once; as in the plant file.")
    ] = None,
    derivatives: Annotated[
        int | None, typer.Option(min=0, max=200, help="Derivatives at once; as in the plant file.")
    ] = None,
    hire: Annotated[
        float, typer.Option(min=0, max=100_000, help="People hired in each variant.")
    ] = 20.0,
    years: Annotated[
        int, typer.Option(min=1, max=10, help="Years over which the portfolio is followed.")
    ] = 3,
    effort: Annotated[
        float, typer.Option(min=0, max=100, help="Work of the solver; 0: by rule alone.")
    ] = 0.5,
    vary: Annotated[
        float,
        typer.Option(
            min=0, max=100, help="Per cent by which the pace of a phase may leave its mean."
        ),
    ] = 25.0,
    draws: Annotated[
        int,
        typer.Option(min=0, max=10_000, help="Draws of months and prototypes; 0: no bands."),
    ] = 100,
    until: Annotated[
        str, typer.Option(help="Day up to which the mix is simulated, such as 2021-12-31.")
    ] = "",
    late: Annotated[
        int, typer.Option(min=0, max=104, help="Weeks by which each release is late in turn.")
    ] = 8,
    runs: Annotated[
        int, typer.Option(min=0, max=1000, help="Runs of the mix over time; 0: none.")
    ] = 3,
    calculated: Calculated = False,
    duration: Duration = "56d",
    warm_up: WarmUp = "14d",
    replications: Replications = 4,
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Say how many motors can be developed at once, what limits it, and when each is released."""
    from motorworks import research
    from motorworks.plantfile import load
    from motorworks.report.studies.rnd import rnd_study
    from motorworks.report.studies.rnd_terminal import rnd_summary
    from motorworks.report.studies.study import write_study

    noun = load(plant, overrides=tuple(changes or ()))
    given = settings(duration, warm_up, replications, seed, jobs)
    path = page_to_write(out, "rnd.html")
    wish = research.Wish(
        platforms=platforms,
        derivatives=derivatives,
        hire=hire,
        years=years,
        effort=effort,
        vary=vary / 100,
        draws=draws,
        mix=None if calculated or not runs else _mix(given, until, late, runs),
        settings=None if calculated else given,
    )
    with counted("runs", quiet=as_json) as (progress, _cancel):
        found = research.rnd(noun, wish, progress=progress)
    page = write_study(rnd_study(found), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(rnd_summary(found), page)


def _mix(given: "Settings", until: str, late: int, runs: int) -> "MixWish":
    """Give how the mix over time is simulated.

    Raises
    ------
    MotorworksError
        If the day cannot be read.
    """
    from motorworks.research.mix import MixWish

    return MixWish(
        until=day(until, "until") if until else None,
        late=late,
        replications=runs,
        seed=given.seed,
        jobs=given.jobs,
        warm_up="14d" if given.warm_up == "auto" else given.warm_up,
    )
