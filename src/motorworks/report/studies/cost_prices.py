"""The prices that a cost rests on, with their sources."""

from motorworks.report.figure import Figure
from motorworks.report.studies.costed import Costed
from motorworks.report.table import Column, Table


def prices_figure(found: Costed) -> Figure:
    """Give the prices with their dates and sources."""
    plant, purse = found.plant, found.purse
    marks = {m.path: m for m in plant.marks}
    rows = [
        (t.title or t.name, t.price, t.unit, str(t.dated or ""), f"tariff.{t.name}.price")
        for t in plant.tariffs
    ]
    rows += [
        (m.title or m.name, m.price, m.unit, "", f"material.{m.name}.price")
        for m in plant.materials
    ]
    said = [marks.get(path) for *_, path in rows]
    return Figure(
        key="prices-table",
        title="Prices, wages and tariffs",
        lead="As the plant file gives them. A source named assumption is an estimate.",
        template="folded_table",
        data={"summary": "All prices, with source and range"},
        table=Table(
            caption="Prices",
            columns=(
                Column(name="What", values=[r[0] for r in rows]),
                Column(
                    name="Price",
                    values=[purse.of(r[1]) for r in rows],
                    kind="number",
                    unit=purse.code,
                ),
                Column(name="For", values=[r[2] for r in rows]),
                Column(name="Dated", values=[r[3] for r in rows]),
                Column(
                    name="Source",
                    values=[(m.source or "not marked") if m else "not marked" for m in said],
                ),
                Column(
                    name="Range",
                    values=[
                        " to ".join(x.strip('"') for x in m.range) if m and m.range else ""
                        for m in said
                    ],
                ),
            ),
        ),
    )
