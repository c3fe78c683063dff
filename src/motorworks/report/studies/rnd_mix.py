"""Figures of the mix over time: what the plant makes while motors are released."""

from collections.abc import Iterator

from motorworks.experiment.paired import Estimate, estimated
from motorworks.report.figure import Figure
from motorworks.report.figures.mix import colour_of, mix_chart, title_of
from motorworks.report.number import counted
from motorworks.report.studies.rnd_tables import table_figure
from motorworks.report.table import Column, Table, numbers
from motorworks.research.mix import Mix, month_after


def mix_figures(mix: Mix, product: str) -> tuple[Figure, ...]:
    """Give the mix by month, output by model before and after, and what late releases cost."""
    return (_course(mix, product), _paces(mix, product), *_late(mix, product))


def _course(mix: Mix, product: str) -> Figure:
    return Figure(
        key="mix",
        title=f"Good {product}s a day by model",
        lead="Simulated, mean over runs, by month: one model upon the other. Dashed: releases; "
        "lines that go over stand still for their conversion and then run in.",
        template="keyed_chart",
        data={
            "key": [(title_of(mix, m), colour_of(k), "") for k, m in enumerate(mix.models)],
            "chart": mix_chart(mix),
        },
        table=Table(caption="Good parts by quarter and model", columns=tuple(_quarters(mix))),
    )


def _quarters(mix: Mix) -> Iterator[Column]:
    made = mix.by_quarter
    rows = [(q, k) for q in range(len(mix.quarters)) for k in range(len(mix.models))]
    found = [estimated(made[:, q, k]) for q, k in rows]
    yield Column(
        name="Quarter",
        values=[_quarter(mix, q) for q, _ in rows],
    )
    yield Column(name="Model", values=[title_of(mix, mix.models[k]) for _, k in rows])
    yield numbers("Good", [f.mean for f in found])
    yield numbers("±", [f.half_width for f in found])


def _quarter(mix: Mix, number: int) -> str:
    """Give the name of a quarter, and which part of it is looked at if not the whole."""
    begin = mix.quarters[number]
    name = f"{begin.year} Q{(begin.month + 2) // 3}"
    if begin < mix.edges[0]:
        name += f", from {mix.edges[0]}"
    if month_after(begin, 3) > mix.edges[-1]:
        name += f", to {mix.edges[-1]}"
    return name


def _paces(mix: Mix, product: str) -> Figure:
    rows = mix.paces
    return table_figure(
        "paces",
        f"{product.capitalize()}s a year before and after",
        "Simulated: what is made from the first day to the first release, and after the last one "
        "has run in, scaled to the working time of a year, with 95 % intervals.",
        Column(name="Model", values=[title_of(mix, r.model) for r in rows]),
        *_pair("Before", [r.before for r in rows]),
        *_pair("After", [r.after for r in rows]),
    )


def _pair(name: str, values: list[Estimate]) -> tuple[Column, Column]:
    return (
        numbers(name, [v.mean for v in values]),
        numbers("±", [v.half_width for v in values]),
    )


def _late(mix: Mix, product: str) -> Iterator[Figure]:
    rows = mix.late
    if not rows:
        return
    yield table_figure(
        "late",
        f"A release {counted(rows[0].weeks, 'week')} late",
        f"{product.capitalize()}s up to {mix.edges[-1]}, paired differences with 95 % intervals. "
        "Made instead: more of the model that is replaced.",
        Column(name="Release", values=[title_of(mix, r.release.development.name) for r in rows]),
        Column(name="Planned", values=[str(r.release.day) for r in rows]),
        *_pair("New ones missed", [r.lost for r in rows]),
        *_pair("Made instead", [r.instead for r in rows]),
        *_pair("Lost in all", [r.all_lost for r in rows]),
    )
