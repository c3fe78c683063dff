"""``motorworks business-case``: one page and one workbook that a board reads."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.options import (
    Budget,
    Budgets,
    Calculated,
    Changes,
    CurrencyName,
    Draws,
    Holidays,
    Jobs,
    Json,
    Objective,
    PlantName,
    RestDays,
    Seed,
    Shifts,
    Sold,
    Store,
    Years,
)
from motorworks.cli.output import print_json
from motorworks.cli.ramp_file import RampFile, load_of
from motorworks.cli.study import page_to_write, show
from motorworks.cli.wish import looked_at, wish_of

if TYPE_CHECKING:
    from motorworks.business import BusinessCase


def business_case(
    plant: PlantName,
    out: Annotated[Path, typer.Option(help="Folder for the page and the workbook.")],
    budget: Budget = None,
    frontier: Budgets = 3,
    demand: Sold = None,
    objective: Objective = "output",
    rest_days: RestDays = False,
    holidays: Holidays = False,
    shifts: Shifts = False,
    calculated: Calculated = False,
    years: Years = 10,
    draws: Draws = 10_000,
    seed: Seed = 1,
    jobs: Jobs = 0,
    currency: CurrencyName = None,
    ramp: RampFile = None,
    store: Store = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Write what a board decides on: verdict, floor, numbers, frontier, cash flow, risks."""
    from motorworks import business
    from motorworks.plantfile import load
    from motorworks.report.money import purse_of
    from motorworks.report.studies.board import board_sentence, board_study, board_summary
    from motorworks.report.studies.study import write_study
    from motorworks.workbook import write_business_case

    noun = load(plant, overrides=tuple(changes or ()))
    purse = purse_of(noun, currency)
    wish = wish_of(
        noun,
        budget,
        demand,
        points=frontier,
        objective=objective,
        rest_days=rest_days,
        holidays=holidays,
        shifts=shifts,
        simulated=not calculated,
        years=years,
        draws=draws,
        seed=seed,
        ramp=load_of(ramp),
    )
    path = page_to_write(out, "business-case.html")
    assert path is not None
    found = looked_at(business.business_case, noun, wish, store=store, jobs=jobs, quiet=as_json)
    sentence = board_sentence(found, purse)
    page = write_study(board_study(found, purse), path)
    book = write_business_case(found, sentence, path.with_suffix(".xlsx"))
    if as_json:
        files = {"page": str(page), "workbook": str(book)}
        print_json({"verdict": sentence} | record(found) | files)
    else:
        show(board_summary(found, purse), page)
        typer.echo(f" book  {book}")


def record(found: "BusinessCase") -> dict[str, Any]:
    """Give a business case as the JSON that ``--json`` prints, in the plant's currency."""
    from motorworks.cli.invest import record as of_investment

    currency = found.plant.currency
    site = found.site
    return {
        "worth_it": found.worth,
        "numbers": [
            asdict(n) | {"unit": currency if n.unit == "money" else n.unit} for n in found.numbers
        ],
        "site": {"reason": found.no_site, "fits": False}
        if site is None
        else {
            "fits": found.fits,
            "checks": [asdict(c) for c in site.checks],
            "buildings": [
                {"name": b.name, **site.plan.at[b.name]._asdict()} for b in site.plan.blocks
            ],
        },
        "cost": [asdict(line) for line in found.cost.lines],
        "investment": of_investment(found.investment),
    }
