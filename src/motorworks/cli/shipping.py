"""``motorworks shipping``: what lies beyond the gate, from the store to the customers."""

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.counted import counted
from motorworks.cli.options import Changes, Jobs, Json, Page, PlantName, Replications, Seed
from motorworks.cli.output import print_json
from motorworks.cli.study import page_to_write, show
from motorworks.errors import MotorworksError

if TYPE_CHECKING:
    from motorworks.logistics import Answer, Figure, Outcome
    from motorworks.plant import Plant


def shipping(
    plant: PlantName,
    duration: Annotated[str, typer.Option("--for", help="Time measured, such as 182d.")] = "182d",
    warm_up: Annotated[
        str, typer.Option(help="Time thrown away before, until the ways are filled.")
    ] = "56d",
    simulated: Annotated[
        str,
        typer.Option(
            help="Time of the plant that is simulated; weeks are drawn from it. As long as warm-up "
            "and --for together or longer: a simulation for each replication, used as it is."
        ),
    ] = "56d",
    levers: Annotated[
        bool, typer.Option("--levers/--no-levers", help="Whether levers are tried.")
    ] = True,
    closed: Annotated[
        float, typer.Option(min=0, max=180, help="Days for which one lever closes the port.")
    ] = 10.0,
    replications: Replications = 6,
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Ship what the plant makes: boxes, trucks, port, sailings, and the service of customers."""
    from motorworks import logistics
    from motorworks.plantfile import load
    from motorworks.report.studies.shipping import shipping_study, shipping_summary
    from motorworks.report.studies.study import write_study

    noun = load(plant, overrides=tuple(changes or ()))
    terms = logistics.Terms(
        duration=_time(duration, "duration"),
        warm_up=_time(warm_up, "warm-up", least=0.0),
        simulated=_time(simulated, "simulated"),
        replications=replications,
        seed=seed,
        jobs=jobs or os.cpu_count() or 1,
    )
    wish = logistics.Wish(
        terms=terms, levers=levers, closed_days=closed, unit_cost=_unit_cost(noun)
    )
    path = page_to_write(out, "shipping.html")
    with counted("runs", quiet=as_json) as (progress, cancel):
        found = logistics.shipping(noun, wish, progress=progress, cancel=cancel)
    page = write_study(shipping_study(found), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(shipping_summary(found), page)


def _time(text: str, what: str, least: float = 1.0) -> float:
    from motorworks.simulation import seconds

    found = seconds(text, what)
    if found < least:
        raise MotorworksError(f"{what} is {text!r}; expected more than 0 s")
    return found


def _unit_cost(plant: "Plant") -> float | None:
    """Give what a good motor costs by arithmetic; ``None`` where prices are missing."""
    from motorworks.costing import calculated_cost

    try:
        return calculated_cost(plant).total
    except MotorworksError:
        return None


def record(found: "Answer") -> dict[str, Any]:
    """Give what came of it as the JSON that ``--json`` prints; times in seconds."""
    base, terms = found.base, found.wish.terms
    return {
        "plant": base.plant.name,
        "currency": base.plant.currency,
        "replications": terms.replications,
        "seed": terms.seed,
        "duration": terms.duration,
        "warm_up": terms.warm_up,
        "feed": "weeks drawn" if terms.drawn else "as simulated",
        "unit_cost": found.wish.unit_cost,
        "figures": [
            {"kind": kind, "name": name or None, "figure": figure, **_number(value)}
            for (kind, name, figure), value in base.figures.items()
        ],
        "verdicts": found.verdicts,
        "quay_by_day": base.quay_days.mean(axis=0).round(3).tolist(),
        "levers": [
            {
                "name": e.lever.name,
                "title": e.lever.title,
                "cost_a_year": e.lever.yearly,
                "saved_a_year": e.saved,
                "changes": {name: _number(value) for name, value in e.changes.items()},
            }
            for e in found.effects
        ],
        "sailings": _calls(base.first, [s.name for s in base.plant.sailings]),
    }


def _number(value: "Figure") -> dict[str, float | None]:
    known = value.mean == value.mean
    return {"mean": value.mean if known else None, "half_width": value.half_width}


def _calls(first: "Outcome", names: list[str]) -> list[dict[str, Any]]:
    """Give the ships of the first replication."""
    return [
        {
            "sailing": names[call.sailing],
            "due": call.due,
            "berthed": call.berthed if call.berthed == call.berthed else None,
            "left": call.left if call.left == call.left else None,
            "boxes": len(call.boxes),
            "omitted": call.omitted,
        }
        for call in first.calls
    ]
