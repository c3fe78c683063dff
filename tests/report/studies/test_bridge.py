"""The page of a loss bridge."""

import json

import pytest
from tests.report import factories
from tests.report.test_page import Outline

from motorworks.experiment import Settings, bridge
from motorworks.plantfile import load
from motorworks.report.studies.bridge import bridge_sentence, bridge_study
from motorworks.report.studies.study import study_html, write_study

SHORT = Settings(duration="5d", warm_up="1d", replications=2)


@pytest.fixture(scope="module")
def found():
    """Give the bridge of the tutorial plant."""
    return bridge(load("tutorial"), SHORT)


@pytest.fixture(scope="module")
def page(found):
    """Give its page, taken apart."""
    return Outline(study_html(bridge_study(found)))


def test_the_page_is_whole(page):
    """Every element is closed; anchors are used once; the contents lead somewhere."""
    assert page.open == []
    assert len(page.ids()) == len(set(page.ids()))
    links = [a["href"][1:] for tag, a in page.elements if tag == "a" and a["href"][0] == "#"]
    assert set(links) <= set(page.ids())


def test_the_page_asks_nothing_of_the_network(page):
    """No address is loaded."""
    loaded = [a for tag, a in page.elements if tag in {"img", "link", "script"}]
    assert all(not str(a.get("src", a.get("href", ""))).startswith("http") for a in loaded)


def test_the_table_holds_the_figures_of_the_bridge(found, page):
    """What the fall draws can be read as numbers."""
    tables = [json.loads(s) for s in page.scripts if '"Loss bridge"' in s]
    (table,) = tables
    columns = {c["name"]: c for c in table["columns"]}
    losses = columns["Loss"]["values"]
    assert losses[0] == pytest.approx(found.steps[0].loss.mean, rel=1e-5)
    assert [v is None for v in losses] == [not s.modelled for s in found.steps]


def test_the_sentence_says_both_figures(found):
    """Capacity and output."""
    sentence = bridge_sentence(found)
    assert f"{found.capacity.good_per_year:,.0f}" in sentence
    assert f"{found.output.mean:,.0f}" in sentence


def test_hostile_names_stay_text():
    """A title that attacks the page is shown as it is written."""
    settings = Settings(duration="1d", warm_up="0", replications=1)
    html = study_html(bridge_study(bridge(factories.hostile_plant(), settings)))
    assert factories.EVIL not in html


def test_it_opens_in_a_browser(browser, found, tmp_path):
    """Alone, without complaint, and without scrolling sideways."""
    path = write_study(bridge_study(found), tmp_path / "bridge.html")
    context = browser.new_context(offline=True)
    seen = factories.Watched(context.new_page())
    seen.page.goto(path.as_uri())
    for width in (390, 1440):
        seen.page.set_viewport_size({"width": width, "height": 844})
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.complaints == []
    context.close()
