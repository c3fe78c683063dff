"""``motorworks bridge``: what takes the output, cause by cause."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    WarmUp,
)
from motorworks.cli.output import print_json
from motorworks.cli.study import estimate_record, page_to_write, settings, show

if TYPE_CHECKING:
    from motorworks.experiment import Bridge


def bridge(
    plant: PlantName,
    duration: Duration = "91d",
    warm_up: WarmUp = "21d",
    replications: Replications = 4,
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Show what takes the output of a plant: causes of loss switched on one by one."""
    from motorworks import experiment
    from motorworks.plantfile import load

    noun = load(plant, overrides=tuple(changes or ()))
    given = settings(duration, warm_up, replications, seed, jobs)
    path = page_to_write(out, "bridge.html")
    with counted("plants", quiet=as_json) as (progress, cancel):
        found = experiment.bridge(noun, given, progress=progress, cancel=cancel)
    page = _written(found, path)
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
        return
    from motorworks.report.studies.bridge import bridge_summary

    show(bridge_summary(found), page)


def _written(found: "Bridge", path: Path | None) -> Path | None:
    from motorworks.report.studies.bridge import bridge_study
    from motorworks.report.studies.study import write_study

    return write_study(bridge_study(found), path) if path else None


def record(found: "Bridge") -> dict[str, Any]:
    """Give a bridge as the JSON that ``--json`` prints."""
    capacity = found.capacity
    return {
        "plant": found.plant.name,
        "target": found.plant.target,
        "static_capacity": capacity.good_per_year,
        "static_as_allocated": capacity.as_allocated,
        "static_as_made": found.static_as_made,
        "tightest_process": capacity.tightest.process if capacity.tightest else None,
        "ideal": estimate_record(found.ideal),
        "ideal_static": found.ideal_static,
        "steps": [
            {
                "cause": s.cause,
                "title": s.title,
                "modelled": s.modelled,
                "output": estimate_record(s.output),
                "loss": estimate_record(s.loss),
                "static": s.static,
                "loss_in_static": s.in_static,
                "loss_beyond_static": estimate_record(s.beyond),
                "gain_if_off_alone": estimate_record(s.alone),
            }
            for s in found.steps
        ],
        "output": estimate_record(found.output),
        "interaction": estimate_record(found.interaction),
    }
