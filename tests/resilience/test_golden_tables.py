"""What the usual disturbances cost a shipped plant, and what helps, kept in files."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.golden_tables import differences

from motorworks.plantfile import load
from motorworks.resilience import Terms, stress

GOLDEN = Path(__file__).parent / "golden" / "midsize"
DAY = 86400.0
TERMS = Terms(
    starts=(datetime(2024, 1, 8),), warm_up=2 * DAY, after=3 * DAY, week=DAY, replications=2, seed=5
)


@pytest.fixture(scope="module")
def found():
    """Give the stress of a plant of three workshops."""
    return stress(load("midsize"), TERMS)


def losses(found):
    """Give a row for each disturbance."""
    return [
        {
            "disturbance": t.disturbance.name,
            "begin": t.events[0].begin,
            "days": t.duration / DAY,
            "lost": t.loss.lost.mean if t.loss else t.shock.motors,
            "half_width": t.loss.lost.half_width if t.loss else None,
            "late": t.loss.late.mean if t.loss else None,
            "survived": days(t.loss.survive) if t.loss else None,
            "recovered": days(t.loss.recover) if t.loss else None,
            "worst_week": t.loss.worst_week.mean if t.loss else None,
            "money": t.money,
        }
        for t in found.tried
    ]


def days(of):
    """Give a time that may never come, in days."""
    return None if of.time is None else of.time.mean / DAY


def measures(found):
    """Give a row for each disturbance and measure."""
    return [
        {
            "disturbance": c.disturbance,
            "measure": c.measure,
            "saved": c.saved.mean,
            "half_width": c.saved.half_width,
            "anyway": c.anyway.mean,
            "once": c.price.once,
            "yearly": c.price.yearly,
            "each": c.each,
        }
        for c in found.cells
    ]


@pytest.mark.parametrize("table", [losses, measures])
def test_tables_of_a_stress(found, table):
    """Losses and what each measure saves are as they were."""
    assert differences(table(found), GOLDEN / f"{table.__name__}.csv") == []
