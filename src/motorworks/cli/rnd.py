"""``motorworks rnd``: what the research centre can develop at once, and when it is released."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

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
from motorworks.cli.study import estimate_record, page_to_write, settings, show

if TYPE_CHECKING:
    from motorworks.research import Answer


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
    from motorworks.report.studies.rnd import rnd_study, rnd_summary
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
        settings=None if calculated else given,
    )
    found = research.rnd(noun, wish)
    page = write_study(rnd_study(found), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(rnd_summary(found), page)


def record(found: "Answer") -> dict[str, Any]:
    """Give the answer as the JSON that ``--json`` prints."""
    from motorworks.research.portfolio import day_of

    cost = found.prototypes
    shown = found.schedule
    return {
        "plant": found.plant.name,
        "platforms": found.platforms,
        "derivatives": found.derivatives,
        "fits_in_the_mean": found.fits,
        "kept": found.kept,
        "delay_growth_weeks_a_year": found.growth,
        "delay_last_year_weeks": found.last_delay,
        "load": found.load,
        "there": found.there,
        "levelled": {
            "mean_delay_weeks": shown.delay,
            "bound_weeks": shown.bound,
            "releases": [
                {
                    "project": p.name,
                    "kind": p.kind,
                    "model": p.model or None,
                    "planned": str(day_of(found.plant, planned)),
                    "released": str(day_of(found.plant, week)),
                    "delay_weeks": int(week - planned),
                }
                for p, planned, week in zip(
                    shown.projects, shown.unlimited, shown.releases, strict=True
                )
            ],
        },
        "frontier": [
            {"platforms": c.platforms, "mean": c.mean, "levelled": c.levelled, "limit": c.limit}
            for c in found.frontier
        ],
        "hires": [
            {"where": h.where, "delay_weeks": h.delay, "scale": h.scale, "limit": h.limit}
            for h in found.hires
        ],
        "prototypes": {
            "line_hours_a_year": cost.hours,
            "good_a_year": estimate_record(cost.good),
            "lost_a_year": estimate_record(cost.lost),
            "trouble": cost.trouble or None,
        },
    }
