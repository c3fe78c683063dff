"""``motorworks improve``: what buys more output."""

from dataclasses import asdict
from pathlib import Path
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
    WarmUp,
)
from motorworks.cli.output import print_json
from motorworks.cli.places import file_to_write
from motorworks.cli.share import share
from motorworks.cli.study import estimate_record, page_to_write, settings, show
from motorworks.errors import MotorworksError, RunError
from motorworks.files import whole

if TYPE_CHECKING:
    from motorworks.experiment.improve import Improvement
    from motorworks.experiment.search import Tried
    from motorworks.plant import Plant


def improve(
    plant: PlantName,
    gain: Annotated[str, typer.Option(help="Output wanted more, as a share.")] = "5%",
    to: Annotated[
        str | None,
        typer.Option("--to", help="Output wanted a year instead: a number, or target."),
    ] = None,
    duration: Duration = "60d",
    warm_up: WarmUp = "21d",
    replications: Replications = 3,
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Page = None,
    write: Annotated[
        Path | None,
        typer.Option(
            help="Plant file to write: the plant with the cheapest set found, based on this one."
        ),
    ] = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Simulate single changes of a plant, and find a cheap set that reaches a goal."""
    from motorworks import experiment
    from motorworks.plantfile import load
    from motorworks.report.studies.improve import improve_study, improve_summary
    from motorworks.report.studies.study import write_study

    noun = load(plant, overrides=tuple(changes or ()))
    given = settings(duration, warm_up, replications, seed, jobs)
    more, goal = share(gain, "gain"), _goal(to, noun)
    path = page_to_write(out, "improve.html")
    if write is not None:
        file_to_write(write, "--write", anew=True)
    with counted("plants", quiet=as_json) as (progress, cancel):
        found = experiment.improve(
            noun, given, gain=more, goal=goal, progress=progress, cancel=cancel
        )
    page = write_study(improve_study(found), path) if path else None
    if write is not None:
        _write(found, plant, (*(changes or ()),), write)
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(improve_summary(found), page)


def _write(found: "Improvement", plant: str, changes: tuple[str, ...], path: Path) -> None:
    """Write the plant with the best set as a file that is based on the plant asked for."""
    from motorworks.plantfile.overlay import overlay
    from motorworks.report.studies.improve import improve_title, price_sentence

    if found.best is None:
        raise MotorworksError(f"{path}: nothing was written, for no set reaches the goal")
    base = Path(plant)
    text = overlay(
        str(base.resolve()) if base.suffix else plant,
        [*changes, *found.best.sets],
        name=path.stem,
        title=improve_title(found),
        description=price_sentence(found),
    )
    try:
        with whole(path) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise RunError(f"{path}: cannot be written: {error.strerror or error}") from error


def _goal(text: str | None, plant: "Plant") -> float | None:
    if text is None:
        return None
    if text == "target":
        if plant.target is None:
            raise MotorworksError(f"plant '{plant.name}' names no target; give --to a number")
        return plant.target
    try:
        goal = float(text.replace("_", "").replace(",", ""))
    except ValueError:
        goal = -1.0
    if not 0 < goal < 1e12:
        raise MotorworksError(
            f"to is {text!r}; expected parts a year, such as 3_600_000, or target"
        )
    return goal


def record(found: "Improvement") -> dict[str, Any]:
    """Give what would bring more as the JSON that ``--json`` prints."""
    from motorworks.experiment.prices import BASIS

    best = found.best
    return {
        "plant": found.plant.name,
        "currency": found.plant.currency,
        "output": estimate_record(found.output),
        "goal": found.goal,
        "tried": [_tried(t) for t in found.tried],
        "best": None
        if best is None
        else {
            "title": best.title,
            "set": list(best.sets),
            "price": best.price,
            "yearly": best.yearly,
            "floor_m2": best.floor,
            "output_of_a_year": estimate_record(found.verified),
            "reached": found.reached,
        },
        "assumptions": {
            name: {"value": value, "basis": BASIS[name]}
            for name, value in asdict(found.prices).items()
        },
    }


def _tried(tried: "Tried") -> dict[str, Any]:
    return {
        "change": tried.change.key,
        "title": tried.change.title,
        "set": list(tried.change.sets),
        "output": estimate_record(tried.output),
        "gain": estimate_record(tried.gain),
        "sure": tried.sure,
        "price": tried.change.price,
        "yearly": tried.change.yearly,
        "floor_m2": tried.change.floor,
        "cost_per_extra_part": tried.cost,
        "greatest_shift_of_mix": tried.shift,
        "trouble": tried.trouble,
    }
