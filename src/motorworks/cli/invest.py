"""``motorworks invest``: what money buys, and whether it is worth it."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

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
    Page,
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
    from motorworks.business import Investment, Point


def invest(
    plant: PlantName,
    budget: Budget = None,
    frontier: Budgets = 1,
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
    out: Page = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Say what money buys, what it earns, what may go wrong, and what waiting is worth."""
    from motorworks import business
    from motorworks.plantfile import load
    from motorworks.report.money import purse_of
    from motorworks.report.studies.invest import invest_study, invest_summary
    from motorworks.report.studies.study import write_study

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
    path = page_to_write(out, "invest.html")
    found = looked_at(business.invest, noun, wish, store=store, jobs=jobs, quiet=as_json)
    page = write_study(invest_study(found, purse), path) if path else None
    if as_json:
        print_json(record(found) | {"page": str(page) if page else None})
    else:
        show(invest_summary(found, purse), page)


def record(found: "Investment") -> dict[str, Any]:
    """Give an investment as the JSON that ``--json`` prints, in the plant's currency."""
    rate = found.flow.internal_rate()
    staged = found.staging
    return {
        "plant": found.plant.name,
        "currency": found.plant.currency,
        "capital": {
            "items": [asdict(i) | {"depreciation": i.depreciation} for i in found.outlay.items],
            "total": found.outlay.total,
            "envelope": found.outlay.envelope,
            "over": found.outlay.over,
            "floor_m2": found.outlay.floor.total,
            "most_floor_m2": found.outlay.most_floor,
        },
        "frontier": [_point(p) for p in found.points],
        "cash_flow": {name: row.ravel().tolist() for name, row in found.flow.rows.items()},
        "load": found.case.load().tolist(),
        "npv": float(found.flow.value),
        "npv_assumed_ramp": None if found.assumed is None else float(found.assumed.value),
        "irr": rate.yearly(4),
        "irr_warning": rate.warning,
        "payback_years": found.flow.payback_years(),
        "discounted_payback_years": found.flow.payback_years(discounted=True),
        "stock": found.case.stock,
        "stock_kind": found.stock_kind,
        "tornado": [
            asdict(s.factor) | {"npv_low": s.low, "npv_high": s.high} for s in found.swings
        ],
        "risk": {
            "draws": len(found.risk.values),
            "seed": found.risk.seed,
            "mean": found.risk.mean,
            "probability_of_loss": found.risk.loss,
            "interval": found.risk.loss_interval,
            "quantiles": dict(
                zip(("5 %", "50 %", "95 %"), found.risk.quantiles(0.05, 0.5, 0.95), strict=True)
            ),
        },
        "staging": None
        if staged is None
        else {
            "at_once": float(staged.at_once.mean()),
            "half": float(staged.half.mean()),
            "staged": float(staged.staged.mean()),
            "value_of_waiting": staged.waiting,
            "share_built": float(staged.built.mean()),
            "decide_years": staged.decide,
            "volatility": staged.volatility,
            "demand_threshold": staged.threshold,
        },
    }


def _point(point: "Point") -> dict[str, Any]:
    best = point.best
    return {
        "budget": point.budget,
        "choice": None if best.choice is None else asdict(best.choice),
        "estimated": best.good,
        "bound": best.bound,
        "estimated_npv": best.value,
        "npv_bound": best.value_bound,
        "simulated": point.good,
        "machines_made": point.made,
        "half_width": point.half_width,
        "replications": point.replications,
        "trouble": point.trouble,
        "capital": best.capital,
        "floor_m2": best.floor,
        "binding": best.binding,
        "unit_cost": None if point.cost is None else point.cost.total,
        "npv": point.value,
    }
