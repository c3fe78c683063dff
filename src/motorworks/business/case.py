"""The case of a plant: from its costs and capital to what a cash flow is reckoned from."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from motorworks.business.cashflow import Asset, Case
from motorworks.capacity import capital
from motorworks.compile import Compiled, compile_plant
from motorworks.costing import Cost, Values, people
from motorworks.costing.prices import STEEL_SCRAP
from motorworks.plant import Plant
from motorworks.simulation import Run


def case_of(
    plant: Plant,
    cost: Cost,
    *,
    stock: float | None = None,
    compiled: Compiled | None = None,
    **assumed: Any,
) -> Case:
    """Give the case of a plant.

    Parameters
    ----------
    plant
        The plant.
    cost
        What a good motor costs, from which material, electricity and yield loss are taken, and
        the good motors of a year.
    stock
        Value of what lies in the plant; by default that of its stores as they begin.
    compiled
        The plant compiled, where that has been done.
    assumed
        Further arguments of :class:`~motorworks.business.cashflow.Case`, such as ``years``.

    Notes
    -----
    People who grow with the output follow the ramp; those who do not, research and
    maintenance are paid in full from the first day of production.
    """
    known = compiled or compile_plant(plant)
    economics = plant.economics
    fixed_share = {s.name: s.fixed for s in plant.staff}
    growing, fixed = 0.0, 0.0
    research = 0.0
    for group in people(plant, known, whole=True):
        if group.research:
            research += group.cost
        else:
            part = 0.0 if group.direct else fixed_share.get(group.name, 0.0)
            fixed += group.cost * part
            growing += group.cost * (1 - part)
    value = sum(i.amount for i in capital(plant).items if i.name == "machines")
    given: dict[str, Any] = {
        "discount": economics.discount_rate,
        "tax": economics.tax_rate,
        "price_decline": economics.price_decline,
    }
    return Case(
        assets=tuple(
            Asset(name=i.name, amount=i.amount, life=i.life) for i in capital(plant).items
        ),
        good=cost.good_per_year,
        price=mean_price(plant, cost.mix),
        variable=_variable(plant, cost),
        growing={"labour": growing},
        fixed={
            "labour": fixed,
            "research": research,
            "maintenance": value * economics.maintenance_rate,
        },
        stock=first_stock(plant, known) if stock is None else stock,
        **(given | assumed),
    )


def mean_price(plant: Plant, mix: Mapping[str, float]) -> float:
    """Give the mean price of a motor by the mix [currency]."""
    prices = {m.name: m.price for m in plant.models}
    return sum(share * prices.get(name, 0.0) for name, share in mix.items())


def _variable(plant: Plant, cost: Cost) -> dict[str, float]:
    """Give the costs of a good motor: each material, steel scrap sold, electricity, yield loss."""
    bills = {m.name: m.bill for m in plant.models}
    found: dict[str, float] = {}
    for material in plant.materials:
        amount = sum(
            share * bills.get(name, {}).get(material.name, 0.0) for name, share in cost.mix.items()
        )
        if amount > 0:
            found[material.name] = amount * material.price
    return found | {
        STEEL_SCRAP: -cost.scrap_credit,
        "electricity": cost["electricity"],
        "yield_loss": cost["yield_loss"],
    }


def _worth(plant: Plant, compiled: Compiled) -> np.ndarray:
    """Give what a part is worth in each buffer, by model, (B, T); 0 in stores of the park."""
    values = Values(plant, compiled.layout)
    foreign = {w.name for w in plant.workshops if not w.own}
    prices = {m.name: m.price for m in plant.materials}
    bought = {s.to: s.material for s in plant.supplies if s.material}
    bills = {m.name: m.bill for m in plant.models}
    worth = np.zeros((len(compiled.layout.buffers), len(values.models)))
    for b, buffer in enumerate(compiled.layout.buffers):
        if buffer.workshop in foreign:
            continue
        material = bought.get(buffer.name)
        for t, model in enumerate(values.models):
            worth[b, t] = values.stored(buffer.name, model)
            if material:
                worth[b, t] = prices.get(material, 0.0) * bills.get(model, {}).get(material, 0.0)
    return worth


def first_stock(plant: Plant, compiled: Compiled) -> float:
    """Give the value of what lies in the stores at the start [currency]."""
    worth = _worth(plant, compiled)
    models = [m.name for m in plant.models] or [""]
    lies = np.array(
        [[b.initial_by_model.get(m, 0) for m in models] for b in compiled.layout.buffers]
    )
    return float((worth * lies).sum())


def mean_stock(run: Run) -> float:
    """Give the mean value of what lay in the plant during a run [currency].

    Notes
    -----
    Mean level of each buffer x the mean worth of a part in it, models weighted as they lie there
    at the end, or by the good parts made where it is empty then.
    """
    worth = _worth(run.plant, run.compiled)
    found = []
    for one in run.replications:
        trace = one.trace
        elapsed = trace.now - trace.since
        level = trace.buffer_integral / elapsed if elapsed > 0 else 0.0 * trace.buffer_integral
        lies = trace.buffer_level.astype(float)
        made = trace.sink_count.sum(axis=0).astype(float) + 1e-12
        lies = np.where(lies.sum(axis=1, keepdims=True) > 0, lies, made[None, :])
        share = lies / lies.sum(axis=1, keepdims=True)
        found.append(float((level * (share * worth).sum(axis=1)).sum()))
    return float(np.mean(found)) if found else 0.0
