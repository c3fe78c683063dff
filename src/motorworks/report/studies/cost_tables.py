"""The cost of a motor by workshop, operation and model."""

from motorworks.costing.cost import LINES, TITLES
from motorworks.report.figure import Figure
from motorworks.report.studies.costed import Costed
from motorworks.report.table import Column, Table


def _money_columns(found: Costed, rows: list[dict[str, float]]) -> list[Column]:
    purse = found.purse
    kept = [key for key in LINES if any(abs(r.get(key, 0.0)) > 0 for r in rows)]
    columns = [
        Column(name=TITLES[key], values=[purse.of(r.get(key, 0.0)) for r in rows], kind="number")
        for key in kept
    ]
    sums = [purse.of(sum(r.values())) for r in rows]
    return [*columns, Column(name="Total", values=sums, kind="number", unit=purse.code)]


def workshops_figure(found: Costed) -> Figure:
    """Give the lines by workshop."""
    titles = {w.name: w.title or w.name for w in found.plant.workshops}
    by = found.best.workshops()
    titles |= {"whole plant": "Whole plant", "": "Outside workshops"}
    names = [titles.get(n, n) for n in by]
    return Figure(
        key="workshops",
        title="By workshop",
        lead="Whole plant: staff, buildings, utilities, land and research, which belong to no "
        "operation, and steel scrap sold.",
        template="table",
        table=Table(
            caption="Cost by workshop",
            columns=(
                Column(name="Workshop", values=names),
                *_money_columns(found, list(by.values())),
            ),
        ),
    )


def operations_figure(found: Costed) -> Figure:
    """Give the lines by operation."""
    rows = found.best.operations
    titles = {w.name: w.title or w.name for w in found.plant.workshops}
    return Figure(
        key="operations-table",
        title="By operation",
        lead="Costs of the machines of an operation with their people, and the material that goes "
        "in there.",
        template="table",
        long=True,
        table=Table(
            caption="Cost by operation",
            filters=("Workshop",),
            columns=(
                Column(name="Operation", values=[r.title for r in rows]),
                Column(name="Process", values=[r.process for r in rows]),
                Column(name="Workshop", values=[titles.get(r.workshop, r.workshop) for r in rows]),
                Column(name="Machines", values=[r.machines for r in rows], kind="number"),
                Column(name="Passes", values=[r.passes for r in rows], kind="number"),
                Column(name="Scrapped", values=[r.scrapped for r in rows], kind="share"),
                Column(name="Energy", values=[r.kwh for r in rows], kind="number", unit="kWh"),
                *_money_columns(found, [dict(r.costs) for r in rows]),
            ),
        ),
    )


def models_figure(found: Costed) -> Figure:
    """Give the lines by model, and what its price leaves."""
    titles = {m.name: m.title or m.name for m in found.plant.models}
    prices = {m.name: m.price for m in found.plant.models}
    models, purse = found.best.models, found.purse
    margin = [
        1 - sum(row.values()) / prices[name] if prices.get(name) else None
        for name, row in models.items()
    ]
    return Figure(
        key="models-table",
        title="By model",
        lead="Machines with their people count by the working time that a model took of them; what "
        "belongs to no machine is alike for all.",
        template="table",
        table=Table(
            caption="Cost by model",
            columns=(
                Column(name="Model", values=[titles.get(n, n) or "all" for n in models]),
                Column(name="Share", values=[found.best.mix.get(n) for n in models], kind="share"),
                *_money_columns(found, [dict(r) for r in models.values()]),
                Column(
                    name="Price",
                    values=[purse.of(prices.get(n, 0.0)) for n in models],
                    kind="number",
                ),
                Column(name="Margin", values=margin, kind="share"),
            ),
        ),
    )
