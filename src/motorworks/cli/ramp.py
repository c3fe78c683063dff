"""``motorworks ramp``: from the first good motor to full output."""

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.counted import counted
from motorworks.cli.curves import Firms, People, curve_of
from motorworks.cli.day import day
from motorworks.cli.options import Changes, Jobs, Json, Page, PlantName, Seed
from motorworks.cli.output import print_json
from motorworks.cli.study import estimate_record, page_to_write, show

if TYPE_CHECKING:
    from motorworks.rampup import Ramp, Span, Struck

Years = Annotated[
    int, typer.Option("--years", min=1, max=20, help="Years from the start of production.")
]
Runs = Annotated[int, typer.Option("--replications", min=1, help="Runs of the plant as it is.")]
Compared = Annotated[
    int, typer.Option("--levers", min=0, help="Runs of each lever; 0 leaves levers out.")
]
Start = Annotated[
    str | None,
    typer.Option(help="Start of production instead of the programme's; all days move with it."),
]
Drawn = Annotated[
    bool,
    typer.Option("--drawn", help="Draw the programme's durations anew for each replication."),
]
Within = Annotated[
    bool, typer.Option("--crews", help="Dates within the limits of the programme's resources.")
]
Epidemic = Annotated[
    bool,
    typer.Option("--epidemic", help="Simulate it with and without the programme's disturbance."),
]


def ramp(
    plant: PlantName,
    years: Years = 3,
    replications: Runs = 3,
    levers: Compared = 2,
    start: Start = None,
    drawn: Drawn = False,
    crews: Within = False,
    epidemic: Epidemic = False,
    curve: People = None,
    firms: Firms = None,
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Simulate the ramp-up: lines come into service by the programme, and learn."""
    from motorworks import rampup
    from motorworks.plantfile import load
    from motorworks.report.studies.ramp import ramp_study, ramp_summary
    from motorworks.report.studies.study import write_study

    noun = load(plant, overrides=tuple(changes or ()))
    wish = rampup.Wish(
        years=years,
        replications=replications,
        compared=levers,
        seed=seed,
        jobs=jobs or os.cpu_count() or 1,
        production=None if start is None else day(start, "start"),
        drawn=drawn,
        limited=crews,
        epidemic=epidemic,
        curve=curve_of(noun.curves, noun.name, curve),
        firms=curve_of(noun.curves, noun.name, firms),
    )
    path = page_to_write(out, "ramp.html")
    with counted(quiet=as_json) as (progress, cancel):
        found = rampup.ramp(noun, wish, progress=progress, cancel=cancel)
    page = write_study(ramp_study(found), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(ramp_summary(found), page)


def record(found: "Ramp") -> dict[str, Any]:
    """Give a ramp-up as the JSON that ``--json`` prints, and that ``invest --ramp`` reads."""
    return {
        "plant": found.plant.name,
        "target": found.plant.target,
        "seed": found.wish.seed,
        "replications": found.wish.replications,
        "production": [w.production.isoformat() for w in found.when],
        "days_to_first_good": list(found.first),
        "first_good": found.first_good.isoformat(),
        "reached": found.reached.isoformat() if found.reached else None,
        "held": found.held.isoformat() if found.held else None,
        "months": [_span(s) for s in found.months],
        "periods": [_span(s) for s in found.periods],
        "quarters": list(found.quarters),
        "load": list(found.load),
        "learning": [
            {
                "name": f.learning.name,
                "form": f.learning.form,
                "start": f.learning.start,
                "plateau": f.learning.plateau,
                "time_s": f.learning.time,
                "motors": f.learning.motors,
                "rate": f.learning.rate,
                "fitted": list(f.fitted),
                "residuals": list(f.residuals),
                "rms": f.rms,
            }
            for f in found.fits
        ],
        "levers": [
            {
                "key": p.lever.key,
                "title": p.lever.title,
                "gain": {"mean": p.gain[0], "half_width": p.gain[1]},
                "days_earlier": p.earlier,
                "cost": p.lever.cost,
                "basis": p.lever.basis,
            }
            for p in found.pulls
        ],
        "disturbance": None if found.struck is None else _struck(found.struck),
        "cpu_s": round(found.cpu, 1),
    }


def _struck(struck: "Struck") -> dict[str, Any]:
    return {
        "before": [d.isoformat() for d in struck.days],
        "cases": [
            {
                "case": c.key,
                "production": [d.isoformat() for d in c.production],
                "days_later": estimate_record(c.later),
                "good": [estimate_record(e) for e in c.made],
                "fewer": [estimate_record(e) for e in c.lost],
            }
            for c in struck.courses
        ],
    }


def _span(span: "Span") -> dict[str, Any]:
    return {
        "begin": span.begin.isoformat(),
        "end": span.end.isoformat(),
        "good": list(span.good),
        "mean": span.mean,
        "half_width": span.half_width,
        "share": span.share,
        "planned": span.planned,
    }
