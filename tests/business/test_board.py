"""What a board is advised, by value and by odds."""

from types import SimpleNamespace

import pytest

from motorworks.business.board import MOST_LOSSES, BusinessCase


def case(value, loss):
    """Give a case of which only value and odds are known."""
    money = SimpleNamespace(flow=SimpleNamespace(value=value), risk=SimpleNamespace(loss=loss))
    return BusinessCase(investment=money, plant=None, outlay=None, cost=None, numbers=(), site=None)


@pytest.mark.parametrize(
    ("value", "loss", "worth", "risky"),
    [
        (5.0, 0.04, True, False),
        (5.0, MOST_LOSSES + 0.01, True, True),
        (-5.0, 0.9, False, True),
        (0.0, 0.0, False, False),
    ],
)
def test_worth_and_risk(value, loss, worth, risky):
    """A plant may be worth it and lose in nearly half of the courses of events."""
    found = case(value, loss)
    assert (found.worth, found.risky) == (worth, risky)
