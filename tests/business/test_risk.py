"""One thing at a time, all at once, and waiting."""

from dataclasses import replace

import numpy as np
import pytest
from tests.business.test_cashflow import CASE
from tests.costing.works import works

from motorworks.business import Factor, cash_flow, correlations, monte_carlo, staging, tornado
from motorworks.business.draws import draw
from motorworks.business.factors import factors_of
from motorworks.business.risk import wilson
from motorworks.errors import MotorworksError
from motorworks.plantfile import load

GOOD = replace(CASE, years=10, price=520.0)
TWO = (
    Factor(key="price", title="Price", low=0.8, high=1.1),
    Factor(key="material", title="Material", low=0.9, high=1.3),
)


def test_the_ends_of_a_swing_are_cash_flows():
    """Each with one factor moved; the widest comes first."""
    found = {s.factor.key: s for s in tornado(GOOD, works(), TWO)}
    assert found["price"].low == pytest.approx(float(cash_flow(GOOD, price=0.8).value))
    high = float(cash_flow(GOOD, variable={"material": 1.3}).value)
    assert found["material"].high == pytest.approx(high)
    widths = [s.width for s in tornado(GOOD, works(), TWO)]
    assert widths == sorted(widths, reverse=True)


def test_drawn_factors_keep_their_range_and_correlation():
    """Rank correlation of a Gaussian copula: 6 / pi asin(r / 2)."""
    matrix = correlations(TWO, {("price", "material"): 0.6})
    drawn = draw(TWO, matrix, 40_000, 3)
    for f in TWO:
        assert f.low <= drawn[f.key].min()
        assert drawn[f.key].max() <= f.high
        mean = (f.low + 4 + f.high) / 6
        assert drawn[f.key].mean() == pytest.approx(mean, abs=0.002)
    ranks = [np.argsort(np.argsort(drawn[f.key])) for f in TWO]
    found = np.corrcoef(ranks)[0, 1]
    assert found == pytest.approx(6 / np.pi * np.arcsin(0.3), abs=0.015)


def test_correlations_that_contradict_each_other_are_refused():
    """A with B and C fully, B against C."""
    three = [Factor(key=k, title=k, low=0.9, high=1.1) for k in "abc"]
    given = {("a", "b"): 1.0, ("a", "c"): 1.0, ("b", "c"): -1.0}
    with pytest.raises(MotorworksError, match="contradict"):
        correlations(three, given)
    with pytest.raises(MotorworksError, match="expected -1 to 1"):
        correlations(three, {("a", "b"): 2.0})


def test_the_same_seed_gives_the_same_risk():
    """And another one another, within chance."""
    one, same, other = (monte_carlo(GOOD, works(), TWO, draws=4000, seed=s) for s in (1, 1, 2))
    assert (one.values == same.values).all()
    assert not (one.values == other.values).all()
    low, high = one.loss_interval
    assert low <= other.loss <= high + 0.03


def test_wilson_by_hand():
    """Wilson's interval of 8 of 10: 0.490 to 0.943."""
    assert wilson(8, 10) == pytest.approx((0.4901625, 0.9433178), abs=1e-6)
    assert wilson(0, 10)[0] == 0.0
    assert wilson(10, 10)[1] == 1.0


def test_ranges_of_the_plant_file_are_taken():
    """Magnets from 220 to 480 CNY around 260; what has no range is marked as assumed."""
    plant = load("dalian")
    case = replace(CASE, variable={"magnet_set": 1.0})
    found = {f.key: f for f in factors_of(plant, case)}
    assert (found["magnet_set"].low, found["magnet_set"].high) == pytest.approx(
        (220 / 260, 480 / 260)
    )
    assert found["magnet_set"].kind == "given"
    assert found["exchange"].kind == "assumed"


HALF = replace(
    GOOD,
    assets=tuple(replace(a, amount=0.6 * a.amount) for a in GOOD.assets),
    good=GOOD.good / 2,
    growing={k: v / 2 for k, v in GOOD.growing.items()},
    stock=GOOD.stock / 2,
)


def test_without_doubt_staging_is_the_better_of_then_and_never():
    """With no volatility the second half is built in all courses or in none."""
    found = staging(GOOD, HALF, volatility=0.0, draws=50)
    assert found.built.all() or not found.built.any()
    assert np.ptp(found.staged) == pytest.approx(0.0, abs=1e-6)
    assert found.staged.mean() >= found.half.mean() - 1e-6


def test_the_more_doubt_the_more_waiting_is_worth():
    """Against building all at once, with the same demand in the mean."""
    gains = []
    for volatility in (0.05, 0.3, 0.6):
        found = staging(GOOD, HALF, volatility=volatility, draws=6000, seed=4)
        gains.append(found.staged.mean() - found.at_once.mean())
    assert gains == sorted(gains)


def test_the_second_half_is_built_where_demand_is_high():
    """A threshold tells the courses apart."""
    found = staging(GOOD, HALF, volatility=0.4, draws=6000)
    assert 0 < found.built.mean() < 1
    assert found.threshold is not None
    with pytest.raises(MotorworksError, match="start above 0"):
        staging(GOOD, HALF, start=0.0)
