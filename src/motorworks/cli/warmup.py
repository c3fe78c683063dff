"""``motorworks warmup``: how long the start-up of a plant lasts."""

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.bar import watched
from motorworks.cli.options import Changes, Duration, Jobs, Json, Page, PlantName, Seed
from motorworks.cli.output import print_json
from motorworks.cli.progress import Watch
from motorworks.cli.study import page_to_write, settings, show
from motorworks.errors import MotorworksError, RunError, StoppedError

if TYPE_CHECKING:
    from motorworks.simulation import Run
    from motorworks.statistics.welch import Welch


def warmup(
    plant: PlantName,
    duration: Duration = "60d",
    replications: Annotated[
        int, typer.Option(min=1, help="Independent runs; the more, the smoother the plot.")
    ] = 10,
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Simulate a plant from empty and show how long its start-up lasts (Welch, MSER-5)."""
    from motorworks.plantfile import load
    from motorworks.report.studies.study import write_study
    from motorworks.report.studies.warmup import warmup_study, warmup_summary
    from motorworks.simulation import simulate
    from motorworks.statistics.welch import welch

    noun = load(plant, overrides=tuple(changes or ()))
    given = settings(duration, "0 s", replications, seed, jobs)
    path = page_to_write(out, "warmup.html")
    watch = Watch(noun, replications)
    with watched(watch.look, quiet=as_json) as cancel:
        run = simulate(
            noun,
            duration=given.duration,
            warm_up=0.0,
            replications=replications,
            seed=seed,
            jobs=jobs or os.cpu_count() or 1,
            progress=watch.take,
            cancel=cancel,
        )
    if run.stopped:
        raise StoppedError("stopped before the start-up was simulated")
    if run.gridlocks:
        raise RunError(f"{noun.name} stands still: {run.gridlocks[0]}")
    found = welch(run, until=run.duration)
    if found is None:
        raise MotorworksError(f"{duration} is too short to see a start-up; expected some days")
    page = write_study(warmup_study(run, found), path) if path else None
    if as_json:
        print_json(record(run, found) | {"page": str(page) if page else None})
    else:
        show(warmup_summary(run, found), page)


def record(run: "Run", found: "Welch") -> dict[str, Any]:
    """Give the start-up as the JSON that ``--json`` prints."""
    return {
        "plant": run.plant.name,
        "replications": len(run.replications),
        "mser5_s": found.found,
        "interval_s": found.interval,
        "window": found.window,
        "time_s": found.time.tolist(),
        "rate": found.rate.tolist(),
        "moving_average": found.smooth.tolist(),
    }
