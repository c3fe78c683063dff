"""What a board is advised, by value and by odds."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from motorworks.business import Wish, business_case
from motorworks.business.board import MOST_LOSSES, BusinessCase
from motorworks.plantfile import load
from motorworks.report.money import purse_of
from motorworks.report.studies.board import board_study
from motorworks.report.studies.study import write_study


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


def test_a_plant_that_no_plan_holds_says_why(tmp_path):
    """The money buys it, its ground does not carry it: the board reads the reason on the page."""
    plant = load("midsize")
    narrow = replace(plant, site=replace(plant.site, land=0.7 * plant.site.land))
    found = business_case(narrow, Wish(simulated=False, draws=50))
    assert found.site is None
    assert not found.fits
    assert found.no_site
    purse = purse_of(narrow, None)
    page = write_study(board_study(found, purse), tmp_path / "page.html").read_text()
    assert "No plan was found" in page
    assert found.no_site.splitlines()[0][:40] in page
