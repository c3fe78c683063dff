"""The cost of a motor: the page."""

from collections.abc import Iterator

from motorworks.report.figure import Section
from motorworks.report.studies.cost_lines import lines_figure, uses_figure, waterfall_figure
from motorworks.report.studies.cost_prices import prices_figure
from motorworks.report.studies.cost_tables import models_figure, operations_figure, workshops_figure
from motorworks.report.studies.cost_words import cost_precision, cost_sentence
from motorworks.report.studies.costed import Costed
from motorworks.report.studies.study import Study


def cost_study(found: Costed) -> Study:
    """Give the page of a cost."""
    return Study(
        kind="cost",
        plant=found.plant,
        chip="Simulated" if found.simulated else "Calculated",
        style="reached" if found.simulated else "undecided",
        sentence=cost_sentence(found),
        precision=cost_precision(found),
        facts=found.facts,
        intervals="Intervals are 95 % Student-t intervals over replications."
        if found.simulated
        else "Nothing was simulated: there are no intervals.",
        sections=tuple(_sections(found)),
    )


def _sections(found: Costed) -> Iterator[Section]:
    yield Section(
        key="lines",
        short="Lines",
        title="What it is made of",
        figures=(waterfall_figure(found), lines_figure(found)),
    )
    if found.best.shares:
        yield Section(
            key="uses",
            short="Waiting and scrap",
            title="What waiting, scrap and rework cost",
            figures=(uses_figure(found),),
        )
    yield Section(
        key="operations",
        short="Operations",
        title="Where it arises",
        figures=(workshops_figure(found), operations_figure(found)),
    )
    yield Section(
        key="models",
        short="Models",
        title="What each model costs",
        figures=(models_figure(found),),
    )
    yield Section(
        key="prices",
        short="Prices",
        title="Prices behind it",
        figures=(prices_figure(found),),
    )
