"""``motorworks size``: the plant for a demand."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

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
from motorworks.cli.study import estimate_record, page_to_write, settings, show
from motorworks.errors import MotorworksError, RunError

if TYPE_CHECKING:
    from motorworks.plant import Plant
    from motorworks.report.studies.size import SizedStudy
    from motorworks.simulation import Run
    from motorworks.sizing import Sized

LETTERS = {"k": 1e3, "m": 1e6, "g": 1e9}


def size(
    plant: PlantName,
    demand: Annotated[
        str | None,
        typer.Option(help="Good parts a year, such as 3.6M; the plant's target if not given."),
    ] = None,
    mix: Annotated[
        str | None,
        typer.Option(help="Share of each model, as ni50=40%,ni100=60%; the plant's by default."),
    ] = None,
    demands: Annotated[
        str | None, typer.Option(help="More demands to set beside it, as 1M,2M,3M.")
    ] = None,
    levers: Annotated[
        bool,
        typer.Option("--levers", help="Longer hours first: their pay, the machines they save."),
    ] = False,
    margin: Annotated[
        float,
        typer.Option(min=0.0, max=1.0, help="What a line is to make more than is asked of it."),
    ] = 0.04,
    simulate: Annotated[
        bool, typer.Option("--simulate", help="Simulate the plant and set its output beside it.")
    ] = False,
    duration: Duration = "60d",
    warm_up: WarmUp = "21d",
    replications: Replications = 2,
    seed: Seed = 1,
    jobs: Jobs = 0,
    write: Annotated[
        Path | None, typer.Option(help="Write the plant as a plant file based on this one.")
    ] = None,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Give machines, lines, people, floor and energy for a demand, and the plant that has them."""
    from motorworks import sizing
    from motorworks.plantfile import load
    from motorworks.report.studies.size import SizedStudy, size_study
    from motorworks.report.studies.size_terminal import size_summary
    from motorworks.report.studies.study import write_study

    noun = load(plant, overrides=tuple(changes or ()))
    wanted, shares = _wanted(demand, noun), _mix(mix)
    given = settings(duration, warm_up, replications, seed, jobs)
    path = page_to_write(out, "size.html")
    if write is not None:
        file_to_write(write, "--write", anew=True)
    sized = sizing.size(noun, wanted, mix=shares, margin=margin)
    others = [parts_a_year(text, "demands") for text in demands.split(",")] if demands else []
    study = SizedStudy(
        sized=sized,
        steps=sizing.steps(noun, [*others, wanted], mix=shares, margin=margin) if others else (),
        levers=sizing.levers(noun, wanted) if levers else None,
        **(_simulated(sized, given) if simulate else {}),
    )
    page = write_study(size_study(study), path) if path else None
    if write is not None:
        _write(sized, plant, tuple(changes or ()), write)
    if as_json:
        print_json(record(study) | {"page": str(page) if page else None})
    else:
        show(size_summary(study), page)


def _wanted(text: str | None, plant: "Plant") -> float:
    if text is not None:
        return parts_a_year(text, "demand")
    if plant.target is None:
        raise MotorworksError(
            f"plant '{plant.name}' names no target; give --demand, such as --demand 3.6M"
        )
    return plant.target


def parts_a_year(text: str, what: str) -> float:
    """Give the parts a year of a text such as ``3.6M``, ``550k`` or ``100_000``.

    Raises
    ------
    MotorworksError
        If it is no number.
    """
    word = text.strip().replace("_", "").replace(" ", "")
    scale = LETTERS.get(word[-1:].lower(), 1.0)
    try:
        return float(word[:-1] if scale > 1.0 else word) * scale
    except ValueError:
        raise MotorworksError(
            f"{what} is {text!r}; expected good parts a year, such as 3.6M, 550k or 100_000"
        ) from None


def _mix(text: str | None) -> dict[str, float] | None:
    """Give the shares of ``ni50=40%,ni100=60%``."""
    if text is None:
        return None
    found: dict[str, float] = {}
    for entry in text.split(","):
        name, equals, share = (part.strip() for part in entry.partition("="))
        try:
            value = float(share.removesuffix("%")) / (100.0 if share.endswith("%") else 1.0)
        except ValueError:
            value = float("nan")
        if not equals or not name or value != value or name in found:
            raise MotorworksError(
                f"mix: {entry.strip()!r} gives no model and share; "
                "expected each model once, as ni50=40%,ni100=60%"
            )
        found[name] = value
    return found


def _simulated(sized: "Sized", given: Any) -> dict[str, Any]:
    from motorworks.experiment import outcomes
    from motorworks.experiment.paired import estimated
    from motorworks.experiment.trial import good_per_year
    from motorworks.sizing import compared

    runs: list[Run] = []

    def good(run: "Run") -> Any:
        runs.append(run)
        return good_per_year(run)

    (outcome,) = outcomes([sized.plant], given, response=good)
    if outcome.trouble:
        return {"trouble": outcome.trouble}
    simulated = estimated(outcome.values)
    return {"simulated": simulated, "compared": compared(sized, runs[0], simulated.mean)}


def _write(sized: "Sized", plant: str, changes: tuple[str, ...], path: Path) -> None:
    """Write the plant as a file that is based on the plant asked for."""
    from motorworks.files import whole
    from motorworks.plantfile import load
    from motorworks.plantfile.overlay import overlay_of
    from motorworks.report.studies.size import size_sentence

    base = Path(plant)
    text = overlay_of(
        load(plant) if changes else sized.base,
        sized.plant,
        str(base.resolve()) if base.suffix else plant,
        name=path.stem,
        title=f"{sized.base.title or sized.base.name}, {sized.demand:,.0f} a year",
        description=size_sentence(sized),
    )
    try:
        with whole(path) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise RunError(f"{path}: cannot be written: {error.strerror or error}") from error


def record(study: "SizedStudy") -> dict[str, Any]:
    """Give a sizing as the JSON that ``--json`` prints."""
    from motorworks.report.studies.size_tables import machines_note

    of = study.sized
    return {
        "plant": of.base.name,
        "demand": of.demand,
        "mix": dict(of.mix),
        "planned_hours": of.planned / 3600.0,
        "machines": [
            {
                "process": i.process,
                "kind": i.kind,
                "load": of.asked[i.process].worked,
                "needed": i.needed,
                "textbook": of.textbook[i.process].nominal,
                "installed": i.machines,
                "by_textbook": of.by_textbook[i.process],
                "note": machines_note(of, i.process),
                "losses": asdict(of.needed[i.process]),
            }
            for i in of.installed.values()
        ],
        "lines": [asdict(line) for line in of.lines.values()],
        "places": [asdict(places) for places in of.places.values()],
        "people": {
            "crews": of.people.crews,
            "direct": of.people.direct,
            "total": of.people.total,
            "groups": [asdict(g) | {"hired": g.hired} for g in of.people.groups],
        },
        "floor": {
            "machines_m2": of.floor.machines,
            "workshops_m2": of.floor.workshops,
            "areas_m2": dict(of.floor.areas),
            "total_m2": of.floor.total,
            "footprint_m2": of.floor.footprint,
            "may_cover_m2": of.floor.may_cover,
            "park_m2": of.floor.park,
        },
        "power": asdict(of.power),
        "utilities": asdict(of.utilities),
        "materials": [asdict(m) for m in of.materials],
        "shipped": asdict(of.shipped),
        "spent": {"total": of.spent.total} | {i.name: i.amount for i in of.spent.items},
        "simulated": estimate_record(study.simulated),
        "trouble": study.trouble,
        "compared": _compared(study),
        "levers": asdict(study.levers) if study.levers else None,
        "steps": [_step(step) for step in study.steps],
    }


def _compared(study: "SizedStudy") -> dict[str, Any] | None:
    """Give estimate and simulation side by side."""
    found = study.compared
    if found is None:
        return None
    said = {"apart": found.apart, "agrees": found.agrees}
    return asdict(found) | said | {"why": None if found.agrees else found.why}


def _step(step: Any) -> dict[str, Any]:
    of = step.sized
    if of is None:
        return {"demand": step.demand, "why_not": step.why_not}
    return {
        "demand": step.demand,
        "machines": sum(i.machines for i in of.installed.values()),
        "people": of.people.total,
        "floor_m2": of.floor.total,
        "money": of.spent.total,
    }
