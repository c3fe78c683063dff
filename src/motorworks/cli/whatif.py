"""``motorworks whatif``: what follows from a change of a motor, link by link."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.options import Changes, Json, Page, PlantName
from motorworks.cli.output import print_json
from motorworks.cli.study import page_to_write, show

if TYPE_CHECKING:
    from motorworks.report.studies.whatif import Sheets
    from motorworks.sizing.consequences import Consequences


def whatif(
    plant: PlantName,
    changes: Changes = None,
    target: Annotated[
        float | None,
        typer.Option(min=1, help="Good motors a year; by default the plant's target."),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(help="Plant file to write with the new bills and times, to be simulated."),
    ] = None,
    out: Page = None,
    as_json: Json = False,
) -> None:
    """Show what follows from a motor's change: bill, times, machines, floor, money."""
    from motorworks.files import whole
    from motorworks.motor.sheet import sheet
    from motorworks.plantfile import load_changed, write_plant
    from motorworks.report.studies.study import write_study
    from motorworks.report.studies.whatif import whatif_study, whatif_summary
    from motorworks.sizing.consequences import consequences

    # What else is set holds before and after; only the motors are compared.
    before, after = load_changed(plant, overrides=tuple(changes or ()))
    path = page_to_write(out, "whatif.html")
    found = consequences(after, before, target=target)
    sheets = {m: (sheet(old), sheet(new)) for m, (old, new) in found.changed.items()}
    if write is not None:
        with whole(write) as under:
            under.write_text(write_plant(found.plant), encoding="utf-8")
    page = write_study(whatif_study(found, sheets), path) if path else None
    if as_json:
        print_json(record(found, sheets) | {"page": str(page) if page else None})
    else:
        show(whatif_summary(found, sheets), page)


def record(found: "Consequences", sheets: "Sheets") -> dict[str, Any]:
    """Give the consequences as the JSON that ``--json`` prints."""
    from motorworks.report.studies.whatif import changed, motor_rows

    return {
        "plant": found.plant.name,
        "target": found.target,
        "models": list(found.changed),
        "motor": [
            {"model": r[0], "figure": r[1], "before": r[2], "after": r[3], "unit": r[4]}
            for r in changed(motor_rows(sheets))
        ],
        "bill": [
            {
                "model": m.model,
                "material": m.material,
                "before": m.before,
                "after": m.after,
                "unit": m.unit,
                "cost": m.cost,
            }
            for m in found.materials
        ],
        "processes": [
            {
                "process": p.process,
                "times": {m: {"before": b, "after": a} for m, (b, a) in p.times.items()},
                "installed": p.installed,
                "work": {"before": p.load[0], "after": p.load[1]},
                "machines": {"before": p.machines[0], "after": p.machines[1]},
                "more": p.more,
            }
            for p in found.processes
        ],
        "floor": found.floor,
        "capital": found.capital,
        "material_cost": found.material_cost,
        "output": {"before": found.most[0], "after": found.most[1]},
        "sized": {
            "lines": {n: {"before": b, "after": a} for n, (b, a) in found.held.lines.items()},
            "machines": _pair(found.held.machines),
            "people": _pair(found.held.people),
            "floor_m2": _pair(found.held.floor),
            "price_of_machines": _pair(found.held.price),
            "why_not": found.held.why_not or None,
        },
        "currency": found.plant.currency,
    }


def _pair(figures: tuple[float, float] | None) -> dict[str, float] | None:
    return None if figures is None else dict(zip(("before", "after"), figures, strict=True))
