"""Draws of durations against what is known of them."""

import numpy as np
import pytest
from tests.projects.by_hand import DAY, MONDAY, project

from motorworks.errors import MotorworksError
from motorworks.projects import RiskEvent
from motorworks.projects.draws import three_point
from motorworks.projects.network import network
from motorworks.projects.risk import BLOCK, project_risk


def spread(low, high):
    """Give the fields of a shortest and longest duration [d]."""
    return {"shortest": low * DAY, "longest": high * DAY}


def net_of(*rows):
    """Give the network of some rows."""
    return network(project(*rows), start=MONDAY)


@pytest.mark.parametrize(
    ("law", "mean", "variance"),
    [
        # PERT of 60, 90, 150: mean (60 + 360 + 150) / 6; variance (mean-a)(b-mean)/7.
        ("pert", 95.0, 35 * 55 / 7),
        # Triangular: mean of the three; (a2 + b2 + c2 - ab - ac - bc) / 18.
        ("triangular", 100.0, (3600 + 8100 + 22500 - 5400 - 9000 - 13500) / 18),
    ],
)
def test_moments_of_a_three_point_law(law, mean, variance):
    """Mean, variance and ends."""
    drawn = three_point(np.random.default_rng(1), 60, 90, 150, 200_000, law)
    assert drawn.mean() == pytest.approx(mean, rel=0.003)
    assert drawn.var() == pytest.approx(variance, rel=0.02)
    assert drawn.min() >= 60
    assert drawn.max() <= 150


def test_what_is_certain_stays_so():
    """No spread, no draw."""
    assert (three_point(np.random.default_rng(1), 5, 5, 5, 10, "pert") == 5).all()


def test_a_row_of_activities_adds_up():
    """Mean and variance of a sum are the sums; the finish is near normal."""
    rows = [("A0", 10, "", spread(5, 20))]
    rows += [(f"A{n}", 10, f"A{n - 1}", spread(5, 20)) for n in range(1, 12)]
    risk = project_risk(net_of(*rows), draws=40_000)
    mean = (5 + 40 + 20) / 6
    variance = (mean - 5) * (20 - mean) / 7
    assert risk.finishes.mean() - MONDAY.toordinal() == pytest.approx(12 * mean, rel=0.002)
    assert risk.finishes.var() == pytest.approx(12 * variance, rel=0.03)
    assert all(e.criticality == 1 for e in risk.exposures)
    assert all(abs(e.cruciality - 12**-0.5) < 0.03 for e in risk.exposures)


def test_two_equal_ways_are_critical_half_of_the_time():
    """And never both."""
    risk = project_risk(
        net_of(("A", 10, "", spread(5, 20)), ("B", 10, "", spread(5, 20)), ("M", 0, "A, B")),
        draws=40_000,
    )
    by_name = {e.name: e for e in risk.exposures}
    assert by_name["A"].criticality == pytest.approx(0.5, abs=0.01)
    assert by_name["A"].criticality + by_name["B"].criticality == pytest.approx(1, abs=1e-9)


def test_a_risk_happens_as_often_as_it_is_said():
    """10 days, and with 30 % 5 more: two finishes only."""
    storm = RiskEvent(name="storm", activities=("A",), probability=0.3, delay=5 * DAY)
    risk = project_risk(net_of(("A", 10, "")), draws=40_000, risks=[storm])
    days = risk.finishes - MONDAY.toordinal()
    assert set(days.tolist()) == {10.0, 15.0}
    assert (days == 15).mean() == pytest.approx(0.3, abs=0.01)
    assert risk.exposures[0].name == "storm"
    assert risk.exposures[0].cruciality == pytest.approx(1)


def test_a_risk_hits_its_activities_together():
    """Two parallel activities late by the same delay: the finish is late by it once."""
    strike = RiskEvent(name="strike", activities=("A", "B"), delay=4 * DAY)
    risk = project_risk(net_of(("A", 10, ""), ("B", 10, ""), ("M", 0, "A, B")), risks=[strike])
    assert (risk.finishes == MONDAY.toordinal() + 14).all()


def test_more_draws_begin_with_the_same():
    """Blocks have random numbers of their own; another seed has others."""
    net = net_of(("A", 10, "", spread(5, 20)), ("B", 3, "A", spread(1, 9)))
    few, many = project_risk(net, draws=BLOCK + 500), project_risk(net, draws=2 * BLOCK)
    assert (many.finishes[: BLOCK + 500] == few.finishes).all()
    assert not (project_risk(net, draws=BLOCK, seed=2).finishes == few.finishes[:BLOCK]).any()


def test_quantiles_and_the_chance_of_a_date():
    """One is the inverse of the other."""
    risk = project_risk(net_of(("A", 10, "", spread(5, 20))), draws=20_000)
    middle = risk.quantile(0.5)
    assert risk.by(middle) == pytest.approx(0.5, abs=0.001)
    assert risk.by(MONDAY.toordinal() + 20) == 1


def test_too_few_draws_are_refused():
    """Three finishes are no distribution."""
    with pytest.raises(MotorworksError, match="draws is 3; expected 10 or more"):
        project_risk(net_of(("A", 10, "")), draws=3)
