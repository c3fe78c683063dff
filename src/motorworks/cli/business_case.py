"""``motorworks business-case``: one page and one workbook that a board reads."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.cost import CurrencyName
from motorworks.cli.counted import counted
from motorworks.cli.options import Changes, Jobs, Json, PlantName, Seed, Store
from motorworks.cli.output import print_json
from motorworks.cli.study import page_to_write, show

if TYPE_CHECKING:
    from motorworks.business import BusinessCase


def business_case(
    plant: PlantName,
    out: Annotated[Path, typer.Option(help="Folder for the page and the workbook.")],
    budget: Annotated[
        str | None,
        typer.Option(help="Money there is, such as '50G JPY'. [default: what the plant costs]"),
    ] = None,
    frontier: Annotated[
        int,
        typer.Option(min=1, help="Budgets from half of it to all; 1 looks at the budget alone."),
    ] = 3,
    demand: Annotated[
        float | None, typer.Option(min=1, help="Good parts a year that can be sold at most.")
    ] = None,
    sundays: Annotated[bool, typer.Option("--sundays", help="Sundays may be worked.")] = False,
    calculated: Annotated[
        bool, typer.Option("--calculated", help="Arithmetic alone; nothing is simulated.")
    ] = False,
    years: Annotated[int, typer.Option(min=1, max=50, help="Years of production.")] = 10,
    draws: Annotated[int, typer.Option(min=2, help="Courses of events drawn.")] = 10_000,
    seed: Seed = 1,
    jobs: Jobs = 0,
    currency: CurrencyName = None,
    store: Store = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Write what a board decides on: verdict, floor, numbers, frontier, cash flow, risks."""
    from motorworks.business import Wish
    from motorworks.business import business_case as looked_at
    from motorworks.cli.kept import opened_if_any
    from motorworks.cli.money import money
    from motorworks.cli.where import place
    from motorworks.plantfile import load
    from motorworks.report.money import purse_of
    from motorworks.report.studies.board import board_sentence, board_study, board_summary
    from motorworks.report.studies.study import write_study
    from motorworks.workbook import write_business_case

    noun = load(plant, overrides=tuple(changes or ()))
    purse = purse_of(noun, currency)
    wish = Wish(
        budget=None if budget is None else money(budget, noun, "budget"),
        points=frontier,
        sundays=sundays,
        demand=demand,
        simulated=not calculated,
        years=years,
        draws=draws,
        seed=seed,
    )
    path = page_to_write(out, "business-case.html")
    assert path is not None
    with (
        opened_if_any(store) as kept,
        counted(quiet=as_json, some_kept=kept is not None) as (progress, cancel),
    ):
        where = place(jobs, None) if wish.simulated else None
        found = looked_at(noun, wish, store=kept, where=where, progress=progress, cancel=cancel)
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
