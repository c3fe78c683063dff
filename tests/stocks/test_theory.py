"""What arithmetic says of a stock, against tables and by hand."""

import math

import pytest

from motorworks.plant import Timetable
from motorworks.process import Law
from motorworks.stocks import eoq, lead_time_use, poisson_base_stock, safe_level
from motorworks.stocks.theory import DAY, LeadTimeUse, between_looks


def test_use_in_the_lead_time():
    """Two days of 10 with variance 9, and a lead time with a variance of 1/3 d2: 18 + 100 / 3."""
    law = Law("uniform", (1 * DAY, 3 * DAY))
    found = lead_time_use(10.0, 9.0, law, 0.0)
    assert found.mean == pytest.approx(20.0)
    assert found.deviation == pytest.approx(math.sqrt(18 + 100 / 3))
    assert lead_time_use(10.0, 9.0, None, DAY / 2).mean == pytest.approx(5.0)


@pytest.mark.parametrize(("k", "loss"), [(0.0, 0.3989), (1.0, 0.08332), (2.0, 0.008491)])
def test_levels_follow_the_loss_function_of_the_normal_law(k, loss):
    """Values of the table of G(k) in textbooks; deviation 1000, so that a part is 0.001 k."""
    use = LeadTimeUse(mean=5000.0, deviation=1000.0)
    service = 1 - loss * 1000.0 / 4000.0
    assert safe_level(use, service, 4000.0) == pytest.approx(5000 + 1000 * k, abs=2)


def test_without_chance_the_level_is_the_use():
    """Nothing varies: the mean is enough."""
    assert safe_level(LeadTimeUse(mean=7.2, deviation=0.0), 0.99, 5.0) == 8


def test_best_lot():
    """10,000 parts a year, 50 an order, 4 a part and year: 500; both costs are then 1,000."""
    lot = eoq(10_000.0, 50.0, 4.0)
    assert lot == pytest.approx(500.0)
    assert 10_000 / lot * 50 == pytest.approx(lot / 2 * 4)


def test_base_stock_with_lost_calls():
    """Erlang B of 4 lines and a load of 2 is 2 / 21; the mean stock 46 / 21."""
    assert poisson_base_stock(4, 2.0) == pytest.approx((19 / 21, 46 / 21))


def test_time_between_looks():
    """Every so often; or twice a day on two days of the week."""
    assert between_looks(Timetable(every=100.0)) == 100.0
    assert between_looks(Timetable(at=(0.0, 3600.0), days=("mon", "tue"))) == 7 * DAY / 4


@pytest.mark.parametrize(
    ("law", "variance"),
    [
        (Law("constant", (3.0,)), 0.0),
        (Law("exponential", (3.0,)), 9.0),
        (Law("erlang", (4.0, 6.0)), 9.0),
        (Law("gamma", (4.0, 1.5)), 9.0),
        (Law("hyperexponential", ((0.5, 0.5), (1.0, 3.0))), 6.0),
        (Law("lognormal", (5.0, 2.0)), 4.0),
        (Law("weibull", (1.0, 3.0)), 9.0),
        (Law("uniform", (2.0, 8.0)), 3.0),
        (Law("triangular", (0.0, 3.0, 6.0)), 1.5),
        (Law("constant_plus", (5.0, 1.0, 0.5, 2.0)), 8.0),
    ],
)
def test_variances_of_laws(law, variance):
    """By hand: mean squared, over stages, 12, 18; a geometric number of 1/2 has variance 2."""
    assert law.variance() == pytest.approx(variance)
