"""``motorworks explain``: what a station does all day, why it waits and for whom."""

import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.bar import watched
from motorworks.cli.options import Changes, Duration, Jobs, Json, Page, PlantName, Seed, WarmUp
from motorworks.cli.output import print_json
from motorworks.cli.progress import Watch
from motorworks.cli.study import page_to_write, settings, show
from motorworks.errors import RunError, StoppedError

if TYPE_CHECKING:
    from motorworks.report.studies.explain import Explained


def explain(
    plant: PlantName,
    station: Annotated[
        str, typer.Argument(help="Station, such as weld, LINE/weld, or of one copy LINE-02/weld.")
    ],
    duration: Duration = "28d",
    warm_up: WarmUp = "21d",
    replications: Annotated[int, typer.Option(min=1, help="Independent runs.")] = 2,
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Say what a station does all day, why it waits, for whom, and where it is described."""
    from motorworks.compile import compile_plant
    from motorworks.plantfile import load
    from motorworks.plantfile.whereabouts import whereabouts
    from motorworks.report.studies.explain import Explained, explain_study, explain_summary
    from motorworks.report.studies.study import write_study
    from motorworks.simulation import simulate
    from motorworks.statistics.explanation import explain_process, find_process

    overrides = tuple(changes or ())
    noun = load(plant, overrides=overrides)
    given = settings(duration, warm_up, replications, seed, jobs)
    process = find_process(compile_plant(noun).layout.work_units, noun.name, station)
    path = page_to_write(out, "explain.html")
    watch = Watch(noun, replications)
    with watched(watch.look, quiet=as_json) as cancel:
        run = simulate(
            noun,
            duration=given.duration,
            warm_up=given.warm_up,
            replications=replications,
            seed=seed,
            jobs=jobs or os.cpu_count() or 1,
            progress=watch.take,
            cancel=cancel,
        )
    if run.stopped:
        raise StoppedError("stopped before the station could be explained")
    if run.gridlocks:
        raise RunError(f"{noun.name} stands still: {run.gridlocks[0]}")
    found = Explained(
        run=run,
        what=explain_process(run, process),
        where=whereabouts(plant, process, overrides),
    )
    page = write_study(explain_study(found), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(explain_summary(found), page)


def record(found: "Explained") -> dict[str, Any]:
    """Give an explanation as the JSON that ``--json`` prints."""
    what, where = found.what, found.where
    return {
        "plant": found.run.plant.name,
        "process": what.process,
        "machines": what.machines,
        "place": str(where.place),
        "shares": what.shares,
        "waits": [asdict(w) for w in what.waits],
        "way": [asdict(s) for s in what.way],
        "root": what.way[-1].process,
        "stops": [asdict(s) for s in what.stops],
        "cycles": [asdict(c) for c in what.cycles],
        "values": [
            {
                "key": w.key,
                "value": w.mark.value,
                "source": w.mark.source,
                "note": w.mark.note,
                "range": w.mark.range,
                "place": str(w.place),
            }
            for w in where.values
        ],
    }
