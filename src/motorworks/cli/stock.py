"""``motorworks stock``: what lies in stock, how well it serves, which policy does with less."""

import os
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
)
from motorworks.cli.output import print_json
from motorworks.cli.share import share
from motorworks.cli.study import estimate_record, page_to_write, show
from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.stocks import Answer, Row, Tried


def stock(
    plant: PlantName,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", help="Name of the supply whose policies are compared; one at a time."),
    ] = None,
    service: Annotated[
        str, typer.Option(help="Share of the time in which there is to be stock.")
    ] = "99%",
    duration: Duration = "42d",
    warm_up: Annotated[str, typer.Option(help="Time before it.")] = "21d",
    replications: Replications = 3,
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Say what lies in stock of every bought part, what it costs, and what less would do."""
    from motorworks import stocks
    from motorworks.plantfile import load
    from motorworks.report.studies.stock import stock_study, stock_summary
    from motorworks.report.studies.study import write_study

    if len(of or ()) > 1:
        raise MotorworksError(
            f"--of names {len(of or ())} supplies; policies are compared for one at a time"
        )
    noun = load(plant, overrides=tuple(changes or ()))
    terms = stocks.Terms(
        duration=_time(duration, "duration"),
        warm_up=_time(warm_up, "warm-up"),
        replications=replications,
        seed=seed,
        jobs=jobs or os.cpu_count() or 1,
    )
    path = page_to_write(out, "stock.html")
    found = stocks.stock(noun, terms, of="".join(of or ()), service=share(service, "service"))
    page = write_study(stock_study(found), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(stock_summary(found), page)


def _time(text: str, what: str) -> float:
    from motorworks.simulation import seconds

    found = seconds(text, what)
    if found < 86400:
        raise MotorworksError(f"{what} is {text!r}; expected a day or more")
    return found


def record(found: "Answer") -> dict[str, Any]:
    """Give the answer as the JSON that ``--json`` prints; times in seconds and days."""
    return {
        "plant": found.plant.name,
        "currency": found.plant.currency,
        "replications": found.terms.replications,
        "seed": found.terms.seed,
        "service": found.service,
        "good_a_year": estimate_record(found.good),
        "supplies": [_row(row) for row in found.rows],
        "of": found.of.supply.name if found.of else None,
        "policies": [_tried(t) for t in found.tried],
        "day_more_good_a_year": estimate_record(found.day_more),
    }


def _row(row: "Row") -> dict[str, Any]:
    means = ("use", "stock", "on_order", "orders", "empty", "awaited", "fill", "cycle")
    return {
        "name": row.supply.name,
        "supplier": row.supply.supplier,
        "policy": row.policy,
        "lead_time": row.lead,
        **{name: estimate_record(getattr(row, name)) for name in means},
        "days": row.days if row.days == row.days else None,
        "value_of_a_part": row.value,
        "money_in_stock": row.money,
        "day_more_a_year": row.day_cost,
        "calculated": {
            "use_in_lead_time": row.in_lead.mean,
            "deviation": row.in_lead.deviation,
            "reorder_point": row.level,
        },
    }


def _tried(tried: "Tried") -> dict[str, Any]:
    return {
        "policy": tried.policy,
        "calculated_point": tried.calculated,
        "found_point": tried.found,
        "held": tried.held,
        "levels_simulated": tried.tries,
        "stock": estimate_record(tried.stock),
        "served": estimate_record(tried.served),
        "good_a_year": estimate_record(tried.good),
        "gain_a_year": estimate_record(tried.gain),
    }
