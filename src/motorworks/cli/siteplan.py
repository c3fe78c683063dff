"""``motorworks siteplan``: buildings on the site, flows between them, the park beside."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.options import Changes, Duration, Json, Page, PlantName, Seed, WarmUp
from motorworks.cli.output import print_json
from motorworks.cli.places import file_to_write
from motorworks.cli.study import page_to_write, show
from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.plant import Plant
    from motorworks.report.studies.siteplan_moved import Moved
    from motorworks.simulation import Run
    from motorworks.siteplan.compare_sites import Comparison
    from motorworks.siteplan.study import SiteStudy


def siteplan(
    plant: PlantName,
    dxf: Annotated[
        Path | None,
        typer.Option(help="Engineer's drawing that fixes buildings or keeps ground free."),
    ] = None,
    write_dxf: Annotated[
        Path | None, typer.Option("--write-dxf", help="File for the plan as a drawing (DXF).")
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(help="Write the plant with the plan's ways as a plant file."),
    ] = None,
    simulate: Annotated[
        bool, typer.Option("--simulate", help="Take flows from a run, and run on the plan's ways.")
    ] = False,
    duration: Duration = "28d",
    warm_up: WarmUp = "14d",
    sites: Annotated[Path | None, typer.Option(help="File of sites to compare (TOML).")] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(help="Weight of a criterion of the sites, as wages=0.4; may be repeated."),
    ] = None,
    ratio: Annotated[
        float, typer.Option(min=0.2, max=5.0, help="Length of the land over its depth.")
    ] = 1.6,
    lane: Annotated[
        float, typer.Option(min=0.0, max=100.0, help="Gap between two buildings, in m.")
    ] = 10.0,
    seed: Seed = 1,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Place the buildings of a plant on its site: floor, flows in tonnes, a plan to scale."""
    from motorworks.plantfile import load
    from motorworks.report.studies.siteplan import siteplan_study
    from motorworks.report.studies.siteplan_moved import Moved
    from motorworks.report.studies.siteplan_words import siteplan_summary
    from motorworks.report.studies.study import write_study
    from motorworks.siteplan.drawing import write_dxf as drawn
    from motorworks.siteplan.dxf import package
    from motorworks.siteplan.locate import located
    from motorworks.siteplan.study import site_study

    noun = load(plant, overrides=tuple(changes or ()))
    weights = _weights(weight or ())
    path = page_to_write(out, "siteplan.html")
    if write_dxf:
        package()
    if write is not None:
        file_to_write(write, "--write", anew=True)
    before = _simulated(noun, duration, warm_up, seed) if simulate else None
    found = site_study(
        noun,
        run=before,
        drawing=dxf,
        sites=sites,
        weights=weights,
        ratio=ratio,
        lane=lane,
        seed=seed,
    )
    moved = None
    new = located(noun, found.plan)
    if write is not None:
        _write(noun, new, plant, tuple(changes or ()), write)
    if before is not None:
        after = before if new is noun else _simulated(new, duration, warm_up, seed)
        moved = Moved(before=before, after=after)
    drawing = (
        drawn(found.plan, write_dxf, found.underlay.lines if found.underlay else ())
        if write_dxf
        else None
    )
    page = write_study(siteplan_study(found, moved), path) if path else None
    if as_json:
        files = {"page": str(page) if page else None, "drawing": str(drawing) if drawing else None}
        print_json(record(found, moved) | files)
    else:
        show(siteplan_summary(found, moved), page)


def _weights(texts: Sequence[str]) -> dict[str, float]:
    """Give the weights of ``wages=0.4`` and the like."""
    found: dict[str, float] = {}
    for text in texts:
        name, _, number = (part.strip() for part in text.partition("="))
        try:
            found[name] = float(number.removesuffix("%")) / (100 if number.endswith("%") else 1)
        except ValueError:
            msg = f"--weight {text!r}: expected a criterion and its weight, as wages=0.4"
            raise MotorworksError(msg) from None
    return found


def _write(noun: "Plant", new: "Plant", plant: str, changes: tuple[str, ...], path: Path) -> None:
    """Write the plant on its plan as a file that is based on the plant asked for."""
    from motorworks.errors import RunError
    from motorworks.files import whole
    from motorworks.plantfile import load
    from motorworks.plantfile.overlay import overlay_of

    base = Path(plant)
    text = overlay_of(
        load(plant) if changes else noun,
        new,
        str(base.resolve()) if base.suffix else plant,
        name=path.stem,
        title=f"{noun.title or noun.name}, on its site plan",
        description="Ways between positions are those along the lanes of a site plan.",
    )
    try:
        with whole(path) as part:
            part.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise RunError(f"{path}: cannot be written: {error.strerror or error}") from error


def _simulated(noun: "Plant", duration: str, warm_up: str, seed: int) -> "Run":
    from motorworks.errors import RunError
    from motorworks.simulation import simulate

    run = simulate(noun, duration=duration, warm_up=warm_up, seed=seed)
    if run.gridlocks:
        raise RunError(f"{noun.name} stands still: {run.gridlocks[0]}")
    return run


def record(found: "SiteStudy", moved: "Moved | None") -> dict[str, Any]:
    """Give a site plan as the JSON that ``--json`` prints."""
    from motorworks.report.studies.siteplan_moved import moved_rows

    plan, ground = found.plan, found.plan.ground
    return {
        "plant": found.plant.name,
        "land": {
            "area": ground.land,
            "width": ground.width,
            "height": ground.height,
            "given": ground.given,
        },
        "buildings": [
            {
                "name": b.name,
                "title": b.title,
                "kind": b.kind,
                "floor": b.floor,
                "storeys": b.storeys,
                "fixed": b.name in plan.fixed,
                **plan.at[b.name]._asdict(),
            }
            for b in plan.blocks
        ],
        "flows": {
            "kind": found.flows.kind,
            "good_per_year": found.flows.good,
            "hauls": [
                asdict(h) | {"way": found.routes.way(h.origin, h.target)} for h in found.flows.hauls
            ],
        },
        "tonne_metres": {"plan": plan.cost, "plain_layout": plan.naive, "bound": plan.bound},
        "tonne_kilometres_of_material": found.haulage,
        "tonne_kilometres_straight_through": found.direct,
        "checks": [asdict(c) for c in found.checks],
        "park": _park(found),
        "jobs": asdict(found.jobs),
        "sites": None if found.sites is None else _sites(found.sites),
        "findings": [f.to_dict() for f in found.underlay.findings] if found.underlay else [],
        "simulated": None
        if moved is None
        else [{"figure": n, "before": b, "after": a} for n, b, a in moved_rows(moved)],
    }


def _sites(known: "Comparison") -> list[dict[str, Any]]:
    return [
        {
            "site": r.site.name,
            "score": r.score,
            "first": r.first,
            "first_if_assumptions_are_off": r.first_if_off,
            "values": [
                {
                    "criterion": c.name,
                    "weight": c.weight,
                    "value": r.site.values[c.name],
                    "kind": "assumed" if r.site.assumed(c.name) else "given",
                    "source": known.sources.get(r.site.sources[c.name], r.site.sources[c.name]),
                }
                for c in known.criteria
            ],
        }
        for r in known.sites
    ]


def _park(found: "SiteStudy") -> Any:
    if found.park is None:
        return None
    return {
        "floor": found.park.floor,
        "people": found.park.people,
        "land": found.park.land,
        "footprint": found.park.footprint,
        "fits": found.park.fits,
        "firms": [
            {
                "firm": m.firm.name,
                "floor": m.firm.floor,
                "value": m.value,
                "tonnes": m.tonnes,
                "best": m.best.way if m.best else None,
                "finding": m.sweep.finding if m.sweep else None,
                "best_with": dict(m.sweep.shares) if m.sweep else None,
                "turned_by": dict(m.sweep.turns) if m.sweep else None,
                "saved_per_m2": m.gain_per_area,
                "ways": [asdict(c) | {"total": c.total} for c in m.choices],
            }
            for m in found.park.members
        ],
    }
