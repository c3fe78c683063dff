"""Replications of shipping, and the reference plant's figures."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.golden_tables import differences
from tests.logistics.small import DAY, even_feed, harbour_plant

from motorworks.errors import MotorworksError
from motorworks.logistics import Terms, ship, ships
from motorworks.logistics.feed import WEEK, drawn_weeks
from motorworks.logistics.ship import feeds
from motorworks.plantfile import load

GOLDEN = Path(__file__).parent / "golden"
TERMS = Terms(duration=21 * DAY, warm_up=7 * DAY, replications=3)


@pytest.fixture(scope="module")
def given():
    """Give feeds of four weeks for three replications."""
    return [drawn_weeks(even_feed(28), 28 * DAY, 1, r) for r in range(3)]


def test_figures_have_intervals_over_replications(given):
    """Mean and values belong together."""
    found = ship(harbour_plant(), TERMS, given)
    figure = found.of("customer", "one", "fill_rate")
    assert figure.mean == pytest.approx(np.mean(figure.values))
    assert len(figure.values) == 3
    assert figure.half_width is not None
    assert found.quay_days.shape == (3, 21, 1)


def test_ways_share_their_feed_and_draws(given):
    """The same plant twice gives the same; one truck more changes no call-off."""
    plant = harbour_plant()
    more = replace(plant, trucks=(replace(plant.trucks[0], number=3), *plant.trucks[1:]))
    one, again, other = ships([plant, plant, more], TERMS, given)
    key = ("customer", "two", "called")
    assert one.figures[key].values == again.figures[key].values == other.figures[key].values
    busy = ("truck", "to_port", "use")
    assert one.figures[busy].values != other.figures[busy].values


def test_processes_give_what_one_gives(given):
    """Figures do not depend on how many compute them."""
    plants = [harbour_plant()]
    alone = ships(plants, replace(TERMS, replications=3), given)[0]
    together = ships(plants * 2, replace(TERMS, replications=3, jobs=2), given)[1]
    for key, figure in alone.figures.items():
        np.testing.assert_equal(figure.values, together.figures[key].values)


def test_progress_is_told(given):
    """One replication after the other."""
    seen = []
    ship(harbour_plant(), TERMS, given, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_nothing_beyond_the_gate_is_said():
    """A plant without docks has nothing to ship."""
    with pytest.raises(MotorworksError, match="tutorial has no docks"):
        ship(load("tutorial"), TERMS)


def test_weeks_need_a_week():
    """Fewer days cannot be drawn whole."""
    terms = replace(TERMS, simulated=3 * DAY)
    with pytest.raises(MotorworksError, match="must last a week"):
        feeds(load("dalian"), terms)


def test_the_reference_plant():
    """Figures of a short time, kept in a file."""
    terms = Terms(duration=WEEK, warm_up=WEEK, simulated=WEEK, run_in=WEEK, replications=2)
    found = ship(load("dalian"), terms)
    rows = [
        {
            "kind": kind,
            "name": name,
            "figure": figure,
            "mean": None if value.mean != value.mean else value.mean,
        }
        for (kind, name, figure), value in found.figures.items()
    ]
    assert differences(rows, GOLDEN / "dalian.csv") == []
    b = found.first.balance
    there = b.stores + b.bays + b.roads + b.quays + b.seas + b.customers + b.delivered
    assert b.came == b.unplaced + there
