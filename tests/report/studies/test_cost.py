"""The page of a cost."""

from tests.costing.works import works
from tests.report.test_page import Outline

from motorworks.costing import calculated_cost, simulated_cost
from motorworks.report.money import Purse
from motorworks.report.studies.cost import cost_study
from motorworks.report.studies.cost_words import cost_sentence
from motorworks.report.studies.costed import Costed
from motorworks.report.studies.study import study_html
from motorworks.simulation import simulate


def test_the_page_is_whole_with_and_without_a_run():
    """Every element is closed, anchors are used once."""
    plant = works("5 %")
    planned = calculated_cost(plant)
    real = simulated_cost(simulate(plant, duration="5d", warm_up="1d", replications=2))
    for simulated in (None, real):
        found = Costed(
            plant=plant, calculated=planned, simulated=simulated, purse=Purse(code="EUR")
        )
        html = study_html(cost_study(found))
        page = Outline(html)
        assert page.open == []
        assert len(page.ids()) == len(set(page.ids()))
        assert ("What waiting, scrap" in html) == (simulated is not None)


def test_amounts_are_said_in_the_currency_asked_for():
    """At 2 EUR for a unit of it, half the number."""
    plant = works()
    planned = calculated_cost(plant)
    found = Costed(
        plant=plant, calculated=planned, simulated=None, purse=Purse(code="XXX", rate=2.0)
    )
    assert f"costs {planned.total / 2:,.2f} XXX" in cost_sentence(found)
