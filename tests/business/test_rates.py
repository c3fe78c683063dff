"""Present values and rates of return against textbooks and spreadsheets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.business import irr, npv, payback, xirr
from motorworks.errors import MotorworksError


def test_npv_of_the_spreadsheet_manuals():
    """Excel's manual: NPV(10 %, -10000, 3000, 4200, 6800) = 1,188.44, all a year later."""
    assert round(npv(0.1, [0, -10_000, 3000, 4200, 6800]), 2) == 1188.44
    # And NPV(8 %, 8000, 9200, 10000, 12000, 14500) - 40000 = 1,922.06.
    assert round(npv(0.08, [-40_000, 8000, 9200, 10_000, 12_000, 14_500]), 2) == 1922.06
    with pytest.raises(MotorworksError, match="more than -1"):
        npv(-1.0, [1.0])


@pytest.mark.parametrize(
    ("payments", "rate"),
    [
        ([-70_000, 12_000, 15_000, 18_000, 21_000, 26_000], 0.0866309480365316),
        ([-70_000, 12_000, 15_000, 18_000, 21_000], -0.0212448482734),
        ([-100, 39, 59, 55, 20], 0.2809484212),
        ([-4000, 2000, 4000], 0.2807764064),
        ([-100, 0, 0, 0, 100 * 1.1**4], 0.1),
    ],
)
def test_irr_of_textbooks(payments, rate):
    """Excel's manual, NumPy's, Brealey and Myers 5.3, and compound interest."""
    found = irr(payments)
    assert found.rate == pytest.approx(rate, abs=1e-9)
    assert found.warning == ""


def test_xirr_of_the_spreadsheet_manual():
    """Excel's manual: 37.3362535 %."""
    days = [date(2008, 1, 1), date(2008, 3, 1), date(2008, 10, 30), date(2009, 2, 15)]
    found = xirr([-10_000, 2750, 4250, 3250, 2750], [*days, date(2009, 4, 1)])
    assert found.rate == pytest.approx(0.373362535, abs=1e-8)
    with pytest.raises(MotorworksError, match="as many of both"):
        xirr([1.0], [])


def test_several_changes_of_sign_are_warned_of():
    """-1000, 2500, -1540 is worth nothing at 10 and at 40 %."""
    found = irr([-1000, 2500, -1540])
    assert found.all == pytest.approx((0.1, 0.4))
    assert found.rate == pytest.approx(0.1)
    assert "change sign 2 times" in found.warning


def test_payments_without_a_rate():
    """Money that goes one way only."""
    assert irr([1.0, 2.0]).rate is None
    assert "paid out only" in irr([-1.0, -2.0]).warning
    assert irr([]).rate is None
    assert irr([-1000, 2000, -1500]).rate is None  # negative at every rate


@given(
    st.floats(1.0, 1e6),
    st.lists(st.floats(0.0, 1e6), min_size=1, max_size=30).filter(lambda x: sum(x) > 1.0),
)
def test_at_the_rate_the_value_is_nothing(paid, back):
    """By definition; one change of sign has one root."""
    payments = [-paid, *back]
    found = irr(payments)
    if found.rate is not None:
        scale = paid + sum(back)
        assert abs(npv(found.rate, payments)) < 1e-6 * scale * max(1.0, 1 / (1 + found.rate)) ** 30
        assert found.warning == ""


def test_payback_plain_and_discounted():
    """100 out, 40 a period back: after two and a half; never at a rate above the return."""
    assert payback([-100, 40, 40, 40]) == 2.5
    assert payback([-100, 60, 60], 0.1) == pytest.approx(1 + (100 - 60 / 1.1) / (60 / 1.21))
    assert payback([-100, 40, 40]) is None
    assert payback([100, -40]) == 0.0
