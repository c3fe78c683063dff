"""What pulls a ramp-up forward."""

from motorworks.rampup import Ramp, looked_at
from motorworks.report.bars import Bar
from motorworks.report.figure import Figure, Section
from motorworks.report.money import Purse
from motorworks.report.number import wide
from motorworks.report.studies.ramp_words import cost_of, days_of, gain_of
from motorworks.report.table import Column, Table


def levers_section(found: Ramp, purse: Purse) -> Section:
    """Give what each lever brings and costs."""
    pulls = sorted(found.pulls, key=lambda p: -p.gain[0])
    product, months = found.plant.product, looked_at(found.wish)
    top = max((p.gain[0] for p in pulls), default=1.0)
    return Section(
        key="levers",
        short="Levers",
        title="What pulls it forward",
        figures=(
            Figure(
                key="levers",
                title=f"Good {product}s more in the first {months} months",
                lead="Each lever alone. Days: by how much earlier the output of the first year "
                "is there.",
                template="bars",
                data={
                    "bars": [
                        Bar(
                            title=p.lever.title,
                            width=wide(100 * max(0.0, p.gain[0]) / top) if top > 0 else "0",
                            value=gain_of(p),
                            small=f"{days_of(p)}, {cost_of(p, purse)}",
                            tip=f"{p.lever.title}: {gain_of(p)}\n{p.lever.basis}",
                        )
                        for p in pulls
                    ]
                },
                table=Table(
                    caption="What pulls it forward",
                    columns=(
                        Column(name="Lever", values=[p.lever.title for p in pulls]),
                        Column(name="More", values=[p.gain[0] for p in pulls], kind="number"),
                        Column(name="Half-width", values=[p.gain[1] for p in pulls], kind="number"),
                        Column(
                            name="Earlier",
                            values=[p.earlier for p in pulls],
                            kind="number",
                            unit="d",
                        ),
                        Column(
                            name="Cost",
                            values=[p.lever.cost for p in pulls],
                            kind="number",
                            unit=found.plant.currency,
                        ),
                        Column(
                            name="How the cost was found", values=[p.lever.basis for p in pulls]
                        ),
                    ),
                ),
            ),
        ),
    )
