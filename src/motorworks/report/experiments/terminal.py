"""An experiment for the terminal."""

from typing import TYPE_CHECKING

from motorworks.experiment.analysis import Results, main_effects
from motorworks.report.experiments.measure import heading, measure_of
from motorworks.report.experiments.page import headline, precision
from motorworks.report.experiments.variants import best, shown, unbroken
from motorworks.report.number import percent
from motorworks.report.terminal import printable

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

MOST = 24
"""Variants printed."""


def summary_of(results: Results) -> "Group":
    """Give an experiment for the terminal, to be printed by rich."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [Text(printable(headline(results)), style="bold")]
    said = precision(results)
    parts += [Text(printable(said))] if said else []
    parts.append(_variants(results))
    if any(main_effects(results, k).effects for k in range(len(results.responses))):
        parts.append(_effects(results))
    parts.append(Text(_foot(results), style="dim"))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def _variants(results: Results) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    first = next((k for k, r in enumerate(results.responses) if r.wish != "none"), 0)
    table = Table("", "variant", box=None, pad_edge=False)
    table.columns[0].justify = "right"
    for response in results.responses:
        unit = measure_of(results, results.responses.index(response))
        table.add_column(Text(printable(heading(response, unit))), justify="right")
    for p in shown(results, first)[:MOST]:
        cells = [_cell(results, p, k) for k in range(len(results.responses))]
        table.add_row(
            str(results.points[p].number), Text(printable(unbroken(results.label(p)))), *cells
        )
    return table


def _cell(results: Results, point: int, response: int) -> "RenderableType":
    from rich.text import Text

    if results.troubles[point]:
        return Text("stood still", style="red")
    text = measure_of(results, response).bare(results.estimate(point, response))
    return Text(text, style="bold" if best(results, response) == point else "")


def _effects(results: Results) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    table = Table("main effect of", "from", "to", "on", "", box=None, pad_edge=False)
    table.columns[-1].justify = "right"
    for k, response in enumerate(results.responses):
        unit = measure_of(results, k)
        for effect in main_effects(results, k).effects:
            words = (effect.title, effect.levels[0].text, effect.levels[-1].text, response.label)
            table.add_row(*(Text(printable(w)) for w in words), unit.change(effect.change))
    return table


def _foot(results: Results) -> str:
    count, parts = len(results.points), []
    if count > MOST:
        parts.append(f"{MOST} of {count:,} variants are shown; the tables have all.")
    explained = main_effects(results, 0).explained
    if explained is not None and results.experiment.design != "one_at_a_time":
        parts.append(
            f"Main effects explain {percent(explained, 0)} of the differences in "
            f"{results.responses[0].label}."
        )
    random = (
        "each variant with random numbers of its own"
        if results.experiment.independent
        else "common random numbers"
    )
    parts.append(f"95 % intervals over {results.replications} replications, {random}.")
    return printable(" ".join(parts))
