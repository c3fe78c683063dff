"""The cash flow against a spreadsheet, to the cent, and by its own laws."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from tests.business import workbook as w

from motorworks.business import Asset, Case, cash_flow
from motorworks.errors import MotorworksError


def of(inputs):
    """Give the case of what a spreadsheet was given."""
    known = dict(inputs)
    assets = known.pop("assets")
    lines = {n: {n: known.pop(n)} for n in ("variable", "growing", "fixed")}
    return Case(
        assets=tuple(
            Asset(name=f"{n}", amount=a, life=y or None) for n, (a, y) in enumerate(assets)
        ),
        ramp=tuple(known.pop("ramp")),
        **lines,
        **known,
    )


CASE = of(w.SMALL)


@pytest.mark.parametrize("name", w.cases())
def test_golden_spreadsheet_to_the_cent(name):
    """Every line in every quarter, the value twice, the rate of return, and the payback."""
    path, inputs = w.cases()[name]
    rows = list(csv.reader(path.read_text("utf-8").splitlines()))
    heads, end = rows[0], len(rows) - 3
    table = {h: [float(r[n]) for r in rows[1:end]] for n, h in enumerate(heads)}
    flow = cash_flow(of(inputs))
    for head in ("revenue", "profit", "residual", "cash"):
        assert flow.rows[head] == pytest.approx(table[head], abs=0.005)
    for head in ("variable", "growing", "fixed", "depreciation", "tax", "investment"):
        assert -flow.rows[head] == pytest.approx(table[head], abs=0.005)
    assert -flow.rows["working_capital"] == pytest.approx(table["working_capital"], abs=0.005)
    assert float(flow.value) == pytest.approx(float(rows[end][1]), abs=0.005)
    assert float(flow.value) == pytest.approx(float(rows[end][2]), abs=0.005)
    assert flow.internal_rate().rate == pytest.approx(float(rows[end + 1][1]), abs=1e-10)
    back = flow.payback_years()
    assert (-1 if back is None else back) == pytest.approx(float(rows[end + 2][1]), abs=1e-9)


def test_what_is_written_off_and_left_is_what_was_paid():
    """Nothing is lost on the way, whatever the lives."""
    flow = cash_flow(CASE)
    left = flow.rows["residual"].sum()
    assert -flow.rows["depreciation"].sum() + left == pytest.approx(CASE.capital)
    assert flow.rows["working_capital"].sum() == pytest.approx(0.0)


def test_many_courses_are_as_many_single_ones():
    """Vectorised over draws: entry by entry what each gives alone."""
    prices, demands = np.array([0.9, 1.0, 1.2]), np.array([1.1, 0.7, 1.0])
    many = cash_flow(CASE, price=prices, demand=demands, variable={"material": prices})
    for n in range(3):
        one = cash_flow(CASE, price=prices[n], demand=demands[n], variable={"material": prices[n]})
        assert many.value[n] == pytest.approx(float(one.value))


def test_losses_are_carried_forward():
    """No tax before the losses of the ramp are made up for."""
    flow = cash_flow(replace(CASE, years=8))
    profit, tax = flow.rows["profit"], -flow.rows["tax"]
    total = np.cumsum(profit)
    assert (tax[total < 0] == 0).all()
    assert tax.sum() == pytest.approx(CASE.tax * total[-1])


def test_a_ramp_by_quarter_takes_the_place_of_years():
    """Such as a simulated one; the last share holds on."""
    flow = cash_flow(replace(CASE, quarter_ramp=(0.5, 1.0)))
    revenue = flow.rows["revenue"][CASE.build :]
    assert revenue[0] == pytest.approx(revenue[1] / 2)
    assert revenue[2] == pytest.approx(revenue[1])


def test_numbers_that_make_no_sense_are_refused():
    """With the name and what was expected."""
    with pytest.raises(MotorworksError, match="years is 0; expected 1 or more"):
        replace(CASE, years=0)
    with pytest.raises(MotorworksError, match="ramp is empty"):
        replace(CASE, ramp=())
