"""``motorworks bottleneck``: what holds a plant back, by four methods side by side."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.counted import counted
from motorworks.cli.options import (
    Changes,
    Duration,
    Jobs,
    Json,
    Page,
    PlantName,
    Replications,
    Seed,
    Store,
    WarmUp,
)
from motorworks.cli.output import print_json
from motorworks.cli.study import estimate_record, page_to_write, settings, show
from motorworks.cli.where import Cluster, places

if TYPE_CHECKING:
    from motorworks.experiment import Ranking
    from motorworks.experiment.bottleneck import Ranked


def bottleneck(
    plant: PlantName,
    candidates: Annotated[
        int,
        typer.Option(
            min=0, help="Processes at which small changes are simulated; 0 leaves that method out."
        ),
    ] = 5,
    duration: Duration = "28d",
    warm_up: WarmUp = "21d",
    replications: Replications = 6,
    seed: Seed = 1,
    jobs: Jobs = 0,
    store: Store = None,
    cluster: Cluster = None,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Rank what holds a plant back: use, waiting, active periods, simulated small changes."""
    from motorworks import experiment
    from motorworks.plantfile import load
    from motorworks.report.studies.bottleneck import bottleneck_study, bottleneck_summary
    from motorworks.report.studies.study import write_study

    noun = load(plant, overrides=tuple(changes or ()))
    given = settings(duration, warm_up, replications, seed, jobs)
    path = page_to_write(out, "bottleneck.html")
    with (
        places(store, jobs, cluster) as (kept, where),
        counted("runs" if where else "plants", quiet=as_json, some_kept=kept is not None) as (
            progress,
            cancel,
        ),
    ):
        found = experiment.rank_bottlenecks(
            noun,
            given,
            candidates=candidates,
            store=kept,
            where=where,
            progress=progress,
            cancel=cancel,
        )
    page = write_study(bottleneck_study(found), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(bottleneck_summary(found), page)


def record(found: "Ranking") -> dict[str, Any]:
    """Give a ranking as the JSON that ``--json`` prints."""
    return {
        "plant": found.plant.name,
        "output": estimate_record(found.output),
        "first": found.first,
        "nobody_active": found.nobody,
        "processes": [_process(r) for r in found.processes],
    }


def _process(of: "Ranked") -> dict[str, Any]:
    return {
        "process": of.process,
        "machines": of.machines,
        "ranks": of.ranks,
        "utilisation": estimate_record(of.utilisation),
        "active_periods": None
        if of.active is None
        else asdict(of.active) | {"either": estimate_record(of.active.either)},
        "small_changes": [
            {
                "kind": e.nudge.kind,
                "title": e.nudge.title,
                "gain": estimate_record(e.gain),
                "sure": e.sure,
                "trouble": e.trouble,
            }
            for e in of.effects
        ],
        "why": of.why,
    }
