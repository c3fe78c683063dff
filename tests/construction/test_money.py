"""Money by month, reckoned by hand."""

from datetime import date

import numpy as np
import pytest
from tests.construction.by_hand import project_by_hand, row

from motorworks.construction.money import COSTS, spending
from motorworks.projects.critical_path import critical_path


def spent(*activities, **more):
    """Give the money of a project."""
    project = project_by_hand(*activities, **more)
    return spending(project, critical_path(project.net()))


def test_money_is_spent_evenly_over_the_days():
    """62 days from 1 March are 31 of March, 30 of April, 1 of May."""
    money = spent(row("A", 62, pays={"hall": 0.5}), capital={"hall": 1240.0})
    assert money.months == (date(2021, 3, 1), date(2021, 4, 1), date(2021, 5, 1))
    assert money.of("hall") == pytest.approx([310, 300, 10])
    assert money.planned == pytest.approx([310, 610, 620])
    assert money.unpaid == {"hall": 620.0}


def test_own_cost_and_capital_stand_side_by_side():
    """What an activity costs by itself is no item of capital; a milestone pays at once."""
    money = spent(
        row("A", 31, cost=31.0, pays={"hall": 1.0}),
        row("B", 0, "A", cost=5.0),
        capital={"hall": 310.0},
    )
    assert money.items == ("hall", COSTS)
    assert money.of(COSTS) == pytest.approx([31, 5])
    assert money.total == pytest.approx(346)
    assert money.unpaid == {}
    assert money.of("nothing").tolist() == [0, 0]


def test_latest_dates_pay_later_and_as_much():
    """B has 31 days of float."""
    money = spent(row("A", 62), row("B", 31, cost=100.0))
    assert money.spent.sum(axis=0) == pytest.approx([100, 0, 0])
    assert money.late.sum(axis=0) == pytest.approx([0, 3000 / 31, 100 / 31])
    assert np.all(money.planned >= money.planned_late - 1e-9)
