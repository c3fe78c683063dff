"""The report's contents: which figures stand where, and in which order."""

from collections.abc import Iterable
from typing import Any

from motorworks import statistics
from motorworks.report.figure import Figure, Section
from motorworks.report.figures.bottleneck import bottleneck_figures
from motorworks.report.figures.carriage import carriage_figures
from motorworks.report.figures.energy import energy_figures
from motorworks.report.figures.flow import flow_figure
from motorworks.report.figures.inputs import inputs_figures
from motorworks.report.figures.key_figures import glossary_figure, table_figure, tiles_figure
from motorworks.report.figures.levels import level_figures
from motorworks.report.figures.maintenance import maintenance_figure
from motorworks.report.figures.oee import oee_figure
from motorworks.report.figures.output import output_figures
from motorworks.report.figures.people import people_figure
from motorworks.report.figures.side_by_side import side_by_side_figure
from motorworks.report.figures.states import states_figure
from motorworks.report.figures.stress import stress_figure
from motorworks.report.figures.throughput_time import throughput_time_figure
from motorworks.report.figures.welch import welch_figure
from motorworks.report.names import Names
from motorworks.simulation import Run
from motorworks.statistics.welch import welch

MOST_SCOPES = 300
"""Waterfalls drawn at the most: plant, workshops, then lines."""


def find_sections(run: Run) -> tuple[Section, ...]:
    """Give the sections of the report of a run; one without figures is left out."""
    names = Names(run)
    kpis = statistics.kpis(run)
    found = (
        _bottlenecks(run, names),
        _key_figures(run, kpis, names),
        _time(run, names),
        _flow(run, names),
        _output(run, kpis, names),
        _stock(run, names),
        _carriage(kpis, names),
        _people(run, kpis, names),
        _maintenance(run, kpis, names),
        _energy(run, names),
        _inputs(run),
        _method(run),
    )
    return tuple(s for s in found if s.figures)


def _present(figures: Iterable[Figure | None]) -> tuple[Figure, ...]:
    return tuple(f for f in figures if f is not None)


def _bottlenecks(run: Run, names: Names) -> Section:
    return Section(
        key="bottlenecks",
        short="What holds it back",
        title="What holds the plant back",
        figures=bottleneck_figures(statistics.bottlenecks(run), statistics.causes(run), names),
    )


def _key_figures(run: Run, frame: Any, names: Names) -> Section:
    return Section(
        key="figures",
        short="Key figures",
        title="Key figures",
        figures=(
            tiles_figure(frame, run.plant.product),
            table_figure(frame, names),
            glossary_figure(),
        ),
    )


def _time(run: Run, names: Names) -> Section:
    frame = statistics.states(run)
    return Section(
        key="time",
        short="Machine time",
        title="Where machine time goes",
        figures=_present(
            (
                states_figure(run, frame, names),
                side_by_side_figure(run, frame, names),
                oee_figure(_waterfalls(run, frame), names),
            )
        ),
    )


def _waterfalls(run: Run, states: Any) -> dict[str, Any]:
    wide = states.filter(states["level"] != "station")["scope"].unique(maintain_order=True)
    return statistics.oee_waterfalls(run, wide[:MOST_SCOPES])


def _flow(run: Run, names: Names) -> Section:
    return Section(
        key="material",
        short="Material flow",
        title="Material flow",
        figures=_present((flow_figure(run, statistics.flow(run), names),)),
    )


def _output(run: Run, kpis: Any, names: Names) -> Section:
    return Section(
        key="output",
        short="Output",
        title="Output",
        figures=_present(
            (
                *output_figures(
                    statistics.output_curve(run),
                    statistics.daily_output(run),
                    kpis,
                    run.plant,
                    names,
                ),
                throughput_time_figure(run, statistics.throughput_quantiles(run), names),
            )
        ),
    )


def _stock(run: Run, names: Names) -> Section:
    return Section(
        key="stock",
        short="Stores and places",
        title="Stores and places",
        figures=level_figures(statistics.levels(run), statistics.level_table(run), names),
    )


def _people(run: Run, kpis: Any, names: Names) -> Section:
    return Section(
        key="people",
        short="People",
        title="People",
        figures=_present((people_figure(run, kpis, names),)),
    )


def _maintenance(run: Run, kpis: Any, names: Names) -> Section:
    return Section(
        key="maintenance",
        short="Maintenance",
        title="Maintenance",
        figures=_present((maintenance_figure(run, kpis, names),)),
    )


def _carriage(kpis: Any, names: Names) -> Section:
    return Section(
        key="carriage",
        short="Transport and supply",
        title="Transport and supply",
        figures=carriage_figures(kpis, names),
    )


def _energy(run: Run, names: Names) -> Section:
    return Section(
        key="energy",
        short="Energy",
        title="Energy and power",
        figures=energy_figures(
            statistics.energy(run), statistics.load_curve(run), names, run.plant.product
        ),
    )


def _inputs(run: Run) -> Section:
    return Section(
        key="inputs",
        short="Inputs and sources",
        title="Inputs, sources and assumptions",
        lead="A simulation is as good as what it is told. Every value of the plant file, and what "
        "it is based on.",
        figures=inputs_figures(run.plant),
    )


def _method(run: Run) -> Section:
    return Section(
        key="method",
        short="Method",
        title="How this was simulated",
        figures=_present(
            (
                stress_figure(run),
                welch_figure(welch(run), run.plant, len(run.replications)),
            )
        ),
    )
