"""The pages of improvements and uncertain verdicts."""

from dataclasses import replace

import pytest
from tests.report import factories
from tests.report.test_page import Outline

from motorworks.experiment import Settings, improve, rank_bottlenecks, select, uncertain
from motorworks.plantfile import load, read_plant
from motorworks.plantfile.whereabouts import whereabouts
from motorworks.report.studies.bottleneck import bottleneck_study
from motorworks.report.studies.explain import Explained, explain_study
from motorworks.report.studies.improve import improve_study
from motorworks.report.studies.select import select_study
from motorworks.report.studies.study import study_html, write_study
from motorworks.report.studies.uncertain import uncertain_study
from motorworks.simulation import simulate
from motorworks.statistics.explanation import explain_process

SHORT = Settings(duration="5d", warm_up="1d", replications=2)
RANGES = (
    'ranges = { cycle_time = ["52 s", "75 s"], scrap_rate = ["0.2 %", "2 %"] }\ncycle_time = "60 s"'
)


@pytest.fixture(scope="module")
def studies():
    """Give one study of each kind on the tutorial plant."""
    from motorworks.files.catalogue import path_of

    text = path_of("tutorial").read_text("utf-8").replace('cycle_time = "60 s"', RANGES)
    drawn = uncertain(read_plant(text), Settings(**{**vars(SHORT), "replications": 1}), draws=30)
    better = improve(load("tutorial"), SHORT)
    ranked = rank_bottlenecks(load("tutorial"), SHORT, candidates=2)
    best = select([load("tutorial"), load("tandem20")], SHORT, share=0.5)
    run = simulate(load("tutorial"), duration="5d", warm_up="1d")
    explained = Explained(
        run=run,
        what=explain_process(run, "pack"),
        where=whereabouts("tutorial", "stators/pack"),
    )
    return {
        "explain": explain_study(explained),
        "improve": improve_study(better),
        "uncertain": uncertain_study(drawn),
        "bottleneck": bottleneck_study(ranked),
        "select": select_study(best),
    }


@pytest.mark.parametrize("kind", ["improve", "uncertain", "bottleneck", "select", "explain"])
def test_the_page_is_whole(studies, kind):
    """Every element is closed; anchors are used once; the contents lead somewhere."""
    page = Outline(study_html(studies[kind]))
    assert page.open == []
    assert len(page.ids()) == len(set(page.ids()))
    links = [a["href"][1:] for tag, a in page.elements if tag == "a" and a["href"][0] == "#"]
    assert set(links) <= set(page.ids())


@pytest.mark.parametrize("kind", ["improve", "uncertain", "bottleneck", "select", "explain"])
def test_it_opens_in_a_browser(browser, studies, kind, tmp_path):
    """Alone, without complaint, tables open, and nothing scrolls sideways."""
    path = write_study(studies[kind], tmp_path / f"{kind}.html")
    context = browser.new_context(offline=True)
    seen = factories.Watched(context.new_page())
    seen.page.goto(path.as_uri())
    for button in seen.page.query_selector_all("[data-shows]"):
        button.click()
    for width in (390, 1440):
        seen.page.set_viewport_size({"width": width, "height": 844})
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.complaints == []
    context.close()


def test_hostile_titles_stay_text():
    """Titles that attack the page are shown as they are written."""
    plant = load("tutorial")
    (line,) = plant.lines
    stations = tuple(replace(s, title=factories.EVIL) for s in line.stations)
    hostile = replace(plant, title=factories.EVIL, lines=(replace(line, stations=stations),))
    few = Settings(duration="1d", warm_up="0", replications=2)
    assert factories.EVIL not in study_html(improve_study(improve(hostile, few)))


def test_sentences_give_goal_and_probability(studies):
    """What a manager reads first."""
    assert "probability of" in studies["uncertain"].sentence
    assert "good stators a year" in studies["improve"].sentence
