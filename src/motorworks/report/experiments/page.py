"""The page of an experiment."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from motorworks.experiment.analysis import Results
from motorworks.experiment.plan.noun import FULL_FACTORIAL, LATIN_HYPERCUBE, NONE
from motorworks.report.experiments.effects import effects_figure, interactions_figure, strongest
from motorworks.report.experiments.measure import measure_of
from motorworks.report.experiments.tradeoff import tradeoff_figure
from motorworks.report.experiments.variants import best, boxes_figure, factor_columns, means_figure
from motorworks.report.figure import Figure, Section
from motorworks.report.number import counted, span
from motorworks.report.studies.study import Study, write_study
from motorworks.report.table import Column, Table

DESIGNS = {
    FULL_FACTORIAL: "full factorial",
    LATIN_HYPERCUBE: "Latin hypercube",
    "one_at_a_time": "one at a time",
}


def write_pages(results: Results, folder: Path | str) -> Path:
    """Write the page of an experiment into its folder; give the file.

    Raises
    ------
    RunError
        If it cannot be written.
    """
    return write_study(experiment_study(results), Path(folder) / "experiment.html")


def experiment_study(results: Results) -> Study:
    """Give the page of an experiment."""
    experiment = results.experiment
    return Study(
        kind="experiment",
        about=f"{experiment.title or results.name} · {results.plant}",
        sentence=headline(results),
        precision=precision(results),
        facts=(
            ("variants", f"{len(results.points):,}"),
            ("design", DESIGNS[experiment.design]),
            ("replications", f"{results.replications:,}"),
            ("each run", span(experiment.duration)),
            ("warm-up", "auto" if experiment.warm_up is None else span(experiment.warm_up)),
            ("seed", str(experiment.seed)),
        ),
        intervals="Intervals are 95 % Student-t intervals over replications; variants are compared "
        + (
            "with random numbers of their own."
            if experiment.independent
            else "replication by replication, with common random numbers."
        ),
        sections=tuple(_sections(results)),
    )


def headline(results: Results) -> str:
    """Give what came out in one sentence."""
    count = counted(len(results.points), "variant")
    first = next((k for k, r in enumerate(results.responses) if r.wish != NONE), None)
    winner = None if first is None else best(results, first)
    if first is None or winner is None:
        names = ", ".join(r.label for r in results.responses)
        return f"{count} of {results.plant}: {names}."
    found = results.estimate(winner, first)
    unit, response = measure_of(results, first), results.responses[first]
    word = "most" if response.wish == "more" else "least"
    return (
        f"Of {count}, number {results.points[winner].number} has the {word} "
        f"{unit.of(response.label, found)}, with {results.label(winner)}."
    )


def precision(results: Results) -> str:
    """Give what moves the first response that is wished for, and what went wrong."""
    first = next((k for k, r in enumerate(results.responses) if r.wish != NONE), 0)
    parts = [strongest(results, first)]
    stood = [p.number for p, t in zip(results.points, results.troubles, strict=True) if t]
    if stood:
        numbers = ", ".join(str(n) for n in stood[:8])
        parts.append(f"No value, for the plant stood still: variants {numbers}.")
    return " ".join(p for p in parts if p)


def _sections(results: Results) -> Iterator[Section]:
    figures = (means_figure(results), boxes_figure(results))
    yield Section(
        key="variants",
        short="Variants",
        title="What each variant gives",
        figures=tuple(f for f in figures if f),
    )
    found = [f for f in (effects_figure(results), interactions_figure(results)) if f]
    if found:
        yield Section(
            key="factors",
            short="Factors",
            title="What each factor does",
            figures=tuple(found),
        )
    tradeoff = tradeoff_figure(results)
    if tradeoff:
        yield Section(key="trade", short="Trade-off", title="Trade-off", figures=(tradeoff,))
    yield Section(
        key="design",
        short="All variants",
        title="All variants",
        figures=(_design(results),),
    )
    yield Section(
        key="method",
        short="Method",
        title="How it was simulated",
        figures=(_method(results),),
    )


def _design(results: Results) -> Figure:
    columns = list(factor_columns(results))
    for k, response in enumerate(results.responses):
        unit = measure_of(results, k)
        columns.append(
            Column(
                name=response.label
                if all(response.label != c.name for c in columns)
                else f"{response.label} ({response.name})",
                values=[
                    "" if np.isnan(results.means[p, k]) else unit.sure(results.estimate(p, k))
                    for p in range(len(results.points))
                ],
            )
        )
    if any(results.troubles):
        columns.append(Column(name="Trouble", values=list(results.troubles)))
    return Figure(
        key="design-table",
        title="The design and what came of it",
        template="table",
        table=Table(caption="The design and what came of it", columns=tuple(columns)),
        long=True,
    )


def _method(results: Results) -> Figure:
    experiment = results.experiment
    rows = [
        ("Plant", experiment.plant),
        *(("Set for all", text) for text in experiment.set),
        *(
            (f"Factor {f.name}", f"{f.label}. Path: {', '.join(f.paths)}.")
            for f in experiment.factors
        ),
        *((f"Scenario {s.name}", _scenario(s)) for s in experiment.scenarios),
        *(
            (f"Response {r.name}", f"{r.label}. KPI {r.figure} of {r.of}; wish: {r.wish}.")
            for r in results.responses
        ),
        (
            "Random numbers",
            "Each variant has its own."
            if experiment.independent
            else "All variants share them: whatever has the same name in two variants has the same "
            "luck in both, so that their differences are surer than their means.",
        ),
        (
            "Main effects",
            "An additive model laid by least squares through the variants of each replication; "
            "the effects of the replications give the intervals (Montgomery 2013, "
            "sections 5.3 and 10.3). They say how sure the effect is in this design, not how well "
            "a straight line or a sum of effects describes the plant.",
        ),
    ]
    return Figure(
        key="how",
        title="Plant, factors and responses",
        template="table",
        table=Table(
            caption="Plant, factors and responses",
            columns=(
                Column(name="What", values=[r[0] for r in rows]),
                Column(name="How", values=[r[1] for r in rows]),
            ),
        ),
    )


def _scenario(scenario: object) -> str:
    label, plant, sets = (getattr(scenario, n) for n in ("label", "plant", "set"))
    parts = [label, f"plant {plant}" if plant else "", ", ".join(sets)]
    return ". ".join(p for p in parts if p)
