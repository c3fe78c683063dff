"""``motorworks design``: the sheet of a motor, all of it reckoned from its main dimensions."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.options import Changes, Json, Page
from motorworks.cli.output import print_json
from motorworks.cli.study import page_to_write, show

if TYPE_CHECKING:
    from motorworks.motor import Design
    from motorworks.motor.sheet import Figure, Sheet
    from motorworks.plant import Plant


def design(
    model: Annotated[str, typer.Argument(help="Model of the plant, or name of a design.")],
    plant: Annotated[str, typer.Option(help="Plant file, or name of a shipped plant.")] = "dalian",
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Show a motor's sheet: dimensions, masses, winding, performance, strip, cycle times."""
    from motorworks.motor.sheet import sheet
    from motorworks.plantfile import load
    from motorworks.report.studies.design import design_study, design_summary
    from motorworks.report.studies.study import write_study

    noun = load(plant, overrides=tuple(changes or ()))
    path = page_to_write(out, "design.html")
    found = sheet(design_of(noun, model))
    page = write_study(design_study(found, noun), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(design_summary(found), page)


def design_of(plant: "Plant", name: str) -> "Design":
    """Give the design of a model, or that of the name.

    Raises
    ------
    MotorworksError
        If the plant has no such motor.
    """
    from motorworks.errors import MotorworksError, did_you_mean

    designs = {d.name: d for d in plant.designs}
    models = {m.name: m.design for m in plant.models}
    if name in models and models[name] is None:
        raise MotorworksError(
            f"model '{name}' of {plant.name} has no design; describe it as [design.{name}] and "
            f'name it there with design = "{name}"'
        )
    found = designs.get(models.get(name) or name)
    if found is None:
        hint = did_you_mean(name, list(dict.fromkeys([*models, *designs])))
        raise MotorworksError(f"{plant.name} has no model or design '{name[:80]}'. {hint}".strip())
    return found


def record(found: "Sheet") -> dict[str, Any]:
    """Give a sheet as the JSON that ``--json`` prints; masses in kg, times in s."""
    from dataclasses import asdict

    return {
        "design": asdict(found.design),
        "dimensions": _figures(found.dimensions),
        "winding": _figures(found.winding),
        "performance": _figures(found.performance),
        "masses": asdict(found.masses),
        "bill": found.bill,
        "strips": [asdict(layout) | {"utilisation": share} for layout, share in found.strips],
        "cycle_times": found.times,
        "map": {
            "torques": found.map.torques.tolist(),
            "speeds": found.map.speeds.tolist(),
            "efficiency": found.map.efficiency.tolist(),
            "envelope": found.envelope.tolist(),
        },
    }


def _figures(rows: "tuple[Figure, ...]") -> dict[str, Any]:
    return {row.key: {"value": row.value, "unit": row.unit} for row in rows}
