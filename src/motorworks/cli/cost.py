"""``motorworks cost``: what a good motor costs, simulated and by arithmetic."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from motorworks.cli.options import (
    Calculated,
    Changes,
    CurrencyName,
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
from motorworks.cli.study import page_to_write, settings, show

if TYPE_CHECKING:
    from motorworks.costing import Cost
    from motorworks.experiment import Settings
    from motorworks.plant import Plant
    from motorworks.report.studies.costed import Costed
    from motorworks.simulation import Run


def cost(
    plant: PlantName,
    calculated: Calculated = False,
    currency: CurrencyName = None,
    duration: Duration = "28d",
    warm_up: WarmUp = "21d",
    replications: Replications = 4,
    seed: Seed = 1,
    jobs: Jobs = 0,
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Say what a good motor costs, by line, workshop, operation and model."""
    from motorworks.costing import calculated_cost, simulated_cost
    from motorworks.plantfile import load
    from motorworks.report.money import purse_of
    from motorworks.report.studies.cost import cost_study
    from motorworks.report.studies.cost_words import cost_summary
    from motorworks.report.studies.costed import Costed
    from motorworks.report.studies.settings import settings_facts
    from motorworks.report.studies.study import write_study

    noun = load(plant, overrides=tuple(changes or ()))
    given = settings(duration, warm_up, replications, seed, jobs)
    purse = purse_of(noun, currency)
    path = page_to_write(out, "cost.html")
    planned = calculated_cost(noun)
    simulated = None if calculated else simulated_cost(_run(noun, given, quiet=as_json))
    found = Costed(
        plant=noun,
        calculated=planned,
        simulated=simulated,
        purse=purse,
        facts=settings_facts(given) if simulated else (),
    )
    page = write_study(cost_study(found), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(cost_summary(found), page)


def _run(plant: "Plant", given: "Settings", *, quiet: bool) -> "Run":
    """Simulate, with a bar."""
    from motorworks.cli.bar import watched
    from motorworks.cli.progress import Watch
    from motorworks.simulation import simulate

    watch = Watch(plant, given.replications)
    with watched(watch.look, quiet=quiet) as cancel:
        return simulate(
            plant,
            duration=given.duration,
            warm_up=given.warm_up,
            replications=given.replications,
            seed=given.seed,
            jobs=given.jobs,
            progress=watch.take,
            cancel=cancel,
        )


def record(found: "Costed") -> dict[str, Any]:
    """Give a cost as the JSON that ``--json`` prints, in the currency asked for."""
    return {
        "plant": found.plant.name,
        "currency": found.purse.code,
        "calculated": _cost(found, found.calculated),
        "simulated": None if found.simulated is None else _cost(found, found.simulated),
    }


def _cost(found: "Costed", cost: "Cost") -> dict[str, Any]:
    def amounts(row: Any) -> dict[str, float]:
        return {key: found.purse.of(value) for key, value in row.items()}

    def amount(value: float | None) -> float | None:
        return None if value is None else found.purse.of(value)

    return {
        "total": amount(cost.total),
        "half_width": amount(cost.half_width),
        "good_per_year": cost.good_per_year,
        "scrap_credit": amount(cost.scrap_credit),
        "lines": [
            asdict(line) | {"amount": amount(line.amount), "half_width": amount(line.half_width)}
            for line in cost.lines
        ],
        "workshops": {name: amounts(row) for name, row in cost.workshops().items()},
        "operations": [asdict(o) | {"costs": amounts(o.costs)} for o in cost.operations],
        "models": {name: amounts(row) for name, row in cost.models.items()},
        "uses": [
            asdict(s) | {n: amount(getattr(s, n)) for n in ("time_cost", "energy_cost", "material")}
            for s in cost.shares
        ],
        "materials_without_a_station": list(cost.late),
    }
