"""How long the start-up of a plant lasts: page and terminal."""

from typing import TYPE_CHECKING

import numpy as np

from motorworks.report.figure import Section
from motorworks.report.figures.welch import welch_figure
from motorworks.report.number import counted, span
from motorworks.report.studies.study import Study
from motorworks.report.terminal import printable
from motorworks.simulation import Run
from motorworks.statistics.welch import Welch

if TYPE_CHECKING:
    from rich.console import Group

BLOCKS = "▁▂▃▄▅▆▇█"
LETTERS = 60


def warmup_study(run: Run, found: Welch) -> Study:
    """Give the page on the start-up of a plant."""
    figure = welch_figure(found, run.plant, len(run.replications))
    assert figure is not None
    return Study(
        kind="start-up",
        plant=run.plant,
        sentence=warmup_sentence(run, found),
        precision=advice(found),
        facts=(
            ("from empty for", span(run.duration)),
            ("replications", str(len(run.replications))),
            ("seed", str(run.seed)),
        ),
        intervals="There are no intervals on this page: it shows means over replications.",
        sections=(
            Section(key="startup", short="Start-up", title="The start-up", figures=(figure,)),
        ),
    )


def warmup_sentence(run: Run, found: Welch) -> str:
    """Give the answer in one sentence."""
    name = run.plant.title or run.plant.name
    many = counted(len(run.replications), "replication")
    if not found.found:
        return f"{name} shows no start-up: MSER-5 on the mean of {many} throws nothing away."
    return f"The start-up of {name} is over after {span(found.found)}: MSER-5 on {many}."


def advice(found: Welch) -> str:
    """Give what to do with it."""
    if found.found > 0.45 * float(found.time[-1]):
        return "It may not be over by then: MSER-5 looks in the first half. Look longer, --for."
    return "Compare with the plot: the moving average should be level from there on."


def warmup_summary(run: Run, found: Welch) -> "Group":
    """Give the answer for the terminal, with the moving average as a row of blocks."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    level = found.smooth[~np.isnan(found.smooth)]
    at = np.linspace(0, len(level) - 1, min(LETTERS, len(level))).round().astype(int)
    top = float(level.max()) or 1.0
    bar = "".join(BLOCKS[min(7, max(0, int(8 * v / top)))] for v in level[at])
    # The row shows the intervals that have a moving average.
    cut = int((found.time[: len(level)][at] <= found.found).sum())
    end = span(float(found.time[len(level) - 1]))
    parts = [
        Text(printable(warmup_sentence(run, found)), "bold"),
        Text(advice(found)),
        Text.assemble((bar[:cut], "dim"), bar[cut:], (f"  to {end}", "dim")),
        Text(
            f"moving average of the output over {2 * found.window + 1} intervals of "
            f"{span(found.interval)} of working time (Welch)",
            "dim",
        ),
    ]
    return Group(*(Padding(part, (1, 0, 0, 1)) for part in parts))
