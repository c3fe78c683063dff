"""The reference page of all KPIs and elements, written from their definitions."""

from motorworks.statistics.definition import Kpi
from motorworks.statistics.elements import ELEMENTS
from motorworks.statistics.registry import FAMILIES

TITLES = {
    "output": "Output",
    "equipment": "Equipment",
    "upkeep": "Failures and maintenance",
    "times": "Throughput time",
    "stock": "Stock",
    "value_adding": "Value adding",
    "energy_use": "Energy",
    "people": "People",
    "carriage": "Transport",
    "procurement": "Supply",
}
"""Heading of each family, by its module."""

INTRODUCTION = """# KPIs

Every KPI that `motorworks.kpis(run)` and the JSON of `motorworks run` give, with its formula and
where it comes from. How they are meant is told in
[OEE and its neighbours](../../background/oee.md).

A `mean` is the mean over the replications, `half_width` half the width of its 95 % interval by
Student's t, null when there is one replication. A KPI that is not defined, such as the
availability of a machine without planned busy time, is null and says why in `note`; it is never
given as 0 or 100 %. Yearly figures scale by the plant's planned time. In formulas, *good* is the
number of parts into the sinks that count as good; other symbols are the elements at the end of
this page."""


def page() -> str:
    """Give the page in Markdown."""
    lines = [INTRODUCTION]
    for family in FAMILIES:
        lines += ["", f"## {TITLES[family.__name__.rpartition('.')[2]]}"]
        for kpi in family.KPIS:
            lines += ["", *_entry(kpi)]
    return "\n".join([*lines, "", "## Elements", "", *_elements(), ""])


def _entry(kpi: Kpi) -> list[str]:
    source = "" if kpi.source == "Motorworks" else f" by {kpi.source}"
    facts = [
        f"- Formula{source}: {kpi.formula}",
        f"- Unit: {_unit(kpi.unit)}",
        f"- Given for: {', '.join(kpi.levels)}",
        f"- Kind: {kpi.kind}",
    ]
    if kpi.undefined:
        facts.append(f"- Null where {kpi.undefined}.")
    return [f"### {kpi.name}", "", kpi.sentence, "", *facts]


def _unit(unit: str) -> str:
    return "none: a share or ratio" if unit == "-" else unit


def _elements() -> list[str]:
    rows = [
        f"| {symbol} | {e.name} | {e.unit} | {e.sentence} | {e.source} |"
        for symbol, e in ELEMENTS.items()
    ]
    return [
        "Times are sums over the machines of a station, a line, a workshop or the plant.",
        "",
        "| symbol | name | unit | what it is | source |",
        "| --- | --- | --- | --- | --- |",
        *rows,
    ]
