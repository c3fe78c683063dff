"""The summary of a run for the terminal: verdict, key figures, the three worst bottlenecks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from motorworks.report.number import big, given, percent, plain
from motorworks.simulation import Run

if TYPE_CHECKING:
    from rich.console import Group, RenderableType

STYLES = {"reached": "bold green", "missed": "bold red", "gridlock": "bold red"}
FIGURES = (
    ("good_motors_per_year", "good {product}s a year"),
    ("good_motors_per_shift", "good {product}s a shift"),
    ("good_motors_per_shift_worst_tenth", "  in the worst tenth of shifts"),
    ("throughput_time_median", "throughput time, median"),
    ("work_in_process", "work in process"),
    ("right_first_time", "right first time"),
    ("stand_alone_oee", "stand-alone OEE"),
    ("energy_per_good_motor", "energy per good {product}"),
    ("peak_power", "15-minute peak power"),
)
"""KPIs of the plant in the summary, with their words."""
GAUGE = 40
_CONTROLS = {c: "\N{REPLACEMENT CHARACTER}" for c in (*range(9), *range(11, 32), *range(127, 160))}


def summary(run: Run, report: Path | str | None = None) -> "Group":
    """Give the summary of a run, to be printed by rich; plain text reads as well.

    Parameters
    ----------
    run
        What :func:`motorworks.simulate` gave.
    report
        Where the HTML report lies, if one was written.
    """
    from rich.console import Group
    from rich.padding import Padding

    from motorworks.statistics import verdict

    parts = [*_alarms(run), *_verdict(verdict(run)), _figures(run), *_bottlenecks(run)]
    parts.append(_foot(run, report))
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))


def printable(text: str) -> str:
    """Give a text without signs that would steer a terminal: names are what a user wrote."""
    return text.translate(_CONTROLS)


def _alarms(run: Run) -> Iterator["RenderableType"]:
    from rich.text import Text

    from motorworks.report.figures.verdict import alarms

    for alarm in alarms(run):
        style = "bold yellow" if alarm.mild else "bold red"
        yield Text.assemble((f"{alarm.title}: ", style), printable(alarm.text))


def _verdict(judged: Any) -> Iterator["RenderableType"]:
    from rich.text import Text

    from motorworks.report.figures.verdict import WORDS

    sign, word = WORDS.get(judged.outcome, ("○", judged.outcome))
    style = STYLES.get(judged.outcome, "bold yellow")
    yield Text.assemble((f"{sign} {word}", style), "\n", (printable(judged.sentence), "bold"))
    if judged.target and given(judged.mean):
        yield Text.assemble(*_gauge(judged.mean, judged.target, style))


def _gauge(mean: float, target: float, style: str) -> list[Any]:
    """Give a bar of the output with a mark at the target."""
    top = 1.12 * max(mean, target)
    filled, mark = (round(GAUGE * v / top) for v in (mean, target))
    bar = "".join("┃" if i == mark else "█" if i < filled else "─" for i in range(GAUGE))
    words = f"  {big(mean)} of {big(target)} ({percent(mean / target)})"
    return [(bar[: min(filled, GAUGE)], style), (bar[filled:], "dim"), words]


def _figures(run: Run) -> "RenderableType":
    from motorworks.statistics import kpis

    return key_figures(kpis(run), run.plant.product)


def key_figures(frame: Any, product: str) -> "RenderableType":
    """Give the key figures of a plant from the table of its KPIs."""
    from rich.table import Table
    from rich.text import Text

    from motorworks.report.figures.key_figures import interval, said

    rows = {r["name"]: r for r in frame.iter_rows(named=True) if r["scope"] == "plant"}
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(style="dim")
    for name, words in FIGURES:
        row = rows.get(name)
        if row and given(row["mean"]):
            number, unit = said(row["mean"], row["unit"])
            # As Text: a product called "[/b]" is no markup.
            name_of = Text(printable(words.format(product=product)))
            table.add_row(name_of, f"{number} {unit}".strip(), interval(row))
    return table


def _bottlenecks(run: Run) -> Iterator["RenderableType"]:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from motorworks.report.figures.bottleneck import worst
    from motorworks.report.names import Names
    from motorworks.statistics import bottlenecks

    names = Names(run)
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="bold")
    table.add_column(overflow="fold")
    for rank, row in enumerate(worst(bottlenecks(run)), start=1):
        words = Text.assemble(
            (printable(names.label(row["name"])), "bold"),
            (f"  {printable(names.line_and_machines(row['name'], row['machines']))}", "dim"),
            f"  {percent(row['utilisation'])} in use\n",
            (printable(names.spelt_out(row["why"])), ""),
        )
        table.add_row(f"{rank}", words)
    if table.row_count:
        yield Group(Text("What holds it back", style="bold underline"), table)


def _foot(run: Run, report: Path | str | None) -> "RenderableType":
    from rich.text import Text

    pieces: list[Any] = [(_facts(run), "dim")]
    origin = _origin(run)
    if origin:
        pieces += ["\n", (origin, "dim")]
    if report is not None:
        pieces += ["\n\n", "report  ", (printable(str(report)), "bold underline")]
    return Text.assemble(*pieces)


def _facts(run: Run) -> str:
    from motorworks.report.number import span

    count = len(run.replications)
    return (
        f"{count} replication{'s' if count != 1 else ''} of {span(run.duration)} after "
        f"{span(run.warm_up)} of warm-up ({run.warm_up_basis}), seed {run.seed}; "
        f"{run.operations:,} operations in {span(run.wall)}, {plain(run.peak_mib)} MiB"
    )


def _origin(run: Run) -> str:
    """Give what share of the inputs is assumed; empty where the file marks nothing."""
    from motorworks.report.figures.inputs import origin_counts, simulated

    counts = origin_counts(simulated(run.plant))
    total = sum(counts.values())
    if not total:
        return ""
    return (
        f"inputs: {percent(counts['assumed'] / total, 0)} of {total:,} values are assumptions, "
        f"{percent(counts['sourced'] / total, 0)} cite a source"
    )
