"""The page of an investment."""

from tests.report.test_page import Outline

from motorworks.business import Wish, invest
from motorworks.plantfile import load
from motorworks.report.money import Purse
from motorworks.report.studies.invest import invest_sentence, invest_study
from motorworks.report.studies.study import study_html


def test_the_page_is_whole():
    """Every element is closed, anchors are used once; amounts stand in the currency asked for."""
    found = invest(load("midsize"), Wish(points=3, simulated=False, draws=200))
    html = study_html(invest_study(found, Purse(code="EUR")))
    page = Outline(html)
    assert page.open == []
    assert len(page.ids()) == len(set(page.ids()))
    assert "What each sum of money buys" in html
    assert "Half now, half later" in html
    assert " XXX buy " in invest_sentence(found, Purse(code="XXX", rate=2.0))
