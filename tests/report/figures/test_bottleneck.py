"""What holds the plant back, in words and bars."""

import polars as pl
import pytest

from motorworks.report.figures.bottleneck import bottleneck_figures, worst
from motorworks.report.names import Names
from motorworks.statistics import bottlenecks, causes


@pytest.fixture(scope="module")
def frame(tutorial_run):
    """Give the ranking of the tutorial plant."""
    return bottlenecks(tutorial_run)


def told(run, frame):
    """Give the words on how the two rankings agree."""
    culprits, _ = bottleneck_figures(frame, causes(run), Names(run))
    return culprits.data["agreement"]


def test_the_worst_come_first(frame):
    """Processes only, by use of planned time."""
    rows = worst(frame)
    used = [r["utilisation"] for r in rows]
    assert len(rows) == 3
    assert used == sorted(used, reverse=True)
    assert {r["level"] for r in rows} == {"process"}


def test_bars_split_what_is_used(tutorial_run, frame):
    """The thick parts sum to the utilisation, all parts to the planned time."""
    _, ranking = bottleneck_figures(frame, causes(tutorial_run), Names(tutorial_run))
    for row, bar in zip(worst(frame, 99), ranking.data["views"]["use"], strict=True):
        own = sum(float(w) for _, w in bar["own"])
        outside = sum(float(w) for _, w in bar["outside"])
        assert own == pytest.approx(100 * row["utilisation"], abs=0.2)
        assert own + outside == pytest.approx(100, abs=0.3)


def test_agreement_of_the_rankings_is_told(tutorial_run, frame):
    """Whether both name the same process, or which each names, or none."""
    assert told(tutorial_run, frame) == "Both rankings name Weld the ends."
    first = pl.col("name") == worst(frame)[0]["name"]
    second = pl.col("name") == worst(frame)[1]["name"]
    swapped = frame.with_columns(arrow_rank=pl.when(second).then(1).cast(pl.Int64))
    assert told(tutorial_run, swapped).startswith("The rankings differ: Weld the ends is busiest")
    none = frame.with_columns(arrow_rank=pl.when(first).then(None).cast(pl.Int64))
    assert told(tutorial_run, none).startswith("Waiting points to no single process")
