"""The policies of one part, each with the least stock that held the service."""

from motorworks.report.bars import Bar
from motorworks.report.figure import Figure, Section
from motorworks.report.number import percent, plain
from motorworks.report.table import Column, Table, numbers
from motorworks.stocks import Answer


def policy_columns(found: Answer) -> tuple[Column, ...]:
    """Give the columns of the table of policies."""
    tried = found.tried
    return (
        Column(name="Policy", values=[t.policy for t in tried]),
        numbers("Point calc.", [float(t.calculated) for t in tried]),
        numbers("Point sim.", [float(t.found) for t in tried]),
        numbers("Stock", [t.stock.mean for t in tried]),
        numbers("±", [t.stock.half_width for t in tried]),
        Column(name="In stock", values=[t.served.mean for t in tried], kind="share"),
        numbers("Gain a year", [t.gain.mean for t in tried]),
        numbers("± gain", [t.gain.half_width for t in tried]),
        Column(name="Held", values=["yes" if t.held else "no" for t in tried]),
    )


def policies_section(found: Answer) -> Section:
    """Give the comparison of the policies of the part that was looked at."""
    assert found.of is not None
    name = found.of.supply.title or found.of.supply.name
    columns = policy_columns(found)
    title = f"Least stock of {name} for {percent(found.service)}"
    most = max([t.stock.mean for t in found.tried], default=1.0) or 1.0
    bars = Figure(
        key="policies",
        title=title,
        lead="Each policy with the least stock, of the levels simulated, that held the service; "
        "begun at the level that is calculated, with the same random numbers.",
        template="bars",
        data={
            "bars": [
                Bar(
                    title=t.policy,
                    width=f"{100 * t.stock.mean / most:.1f}",
                    colour="flow-2" if t.held else "flow-5",
                    value=plain(t.stock.mean),
                    small=f"in stock {percent(t.served.mean)} of the time, point {plain(t.found)} "
                    f"(calculated {plain(t.calculated)})",
                    tip=f"{t.tries} levels simulated",
                )
                for t in found.tried
            ]
        },
        table=Table(caption=title, columns=columns),
    )
    return Section(
        key="policies", short="Policies", title="Which policy does with least", figures=(bars,)
    )
