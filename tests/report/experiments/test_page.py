"""The pages of experiments and comparisons."""

import io
import json

import numpy as np
import pytest
from tests.report import factories
from tests.report.test_browser import CONTRAST
from tests.report.test_page import Outline

from motorworks.experiment.analysis import Results
from motorworks.experiment.analysis.comparison import compare_values
from motorworks.experiment.plan import Experiment, Factor, Response, Scenario, points
from motorworks.report.experiments import comparison_study, experiment_study, summary_of
from motorworks.report.studies.study import study_html, write_study

FACTORS = (
    Factor(name="a", title="First", paths=("plant.a",), levels=(1, 2, 3)),
    Factor(name="b", paths=("plant.b",), levels=("slow", "fast")),
)
RANGES = (
    Factor(name="a", title="First", paths=("plant.a",), low=1.0, high=5.0),
    Factor(name="b", paths=("plant.b",), low="50 s", high="70 s"),
)
RESPONSES = (
    Response(name="output", title="Good parts a year", kpi="good_motors_per_year", wish="more"),
    Response(name="time", kpi="throughput_time_mean", wish="less"),
    Response(name="blocked", kpi="blocking_share"),
)


def results(design="full_factorial", factors=FACTORS, replications=4, words="", **more):
    """Give results that look like those of a plant."""
    experiment = Experiment(plant="tutorial", title=words, design=design, factors=factors, **more)
    found = points(experiment)
    rng = np.random.default_rng(3)
    base = np.linspace(0, 1, len(found))[:, None, None]
    noise = rng.normal(size=(len(found), replications, 3)) * 0.02
    values = (1 + base + noise) * np.array([1e5, 1200.0, 0.1])
    return Results(
        name="shown",
        plant=words or "Plant",
        experiment=experiment,
        points=found,
        responses=RESPONSES,
        units=("1/year", "s", "-"),
        values=values,
        troubles=("",) * len(found),
    )


def latin():
    """Give results of a sample."""
    return results("latin_hypercube", RANGES, samples=30)


def alone():
    """Give results of one thing at a time in two scenarios."""
    scenarios = (Scenario(name="s"), Scenario(name="t", title="Other"))
    return results("one_at_a_time", FACTORS, scenarios=scenarios)


def stood():
    """Give results with a variant that stood still."""
    found = results()
    found.values[1] = np.nan
    object.__setattr__(found, "troubles", ("", "gridlock", *found.troubles[2:]))
    return found


CASES = {
    "factorial": results,
    "latin": latin,
    "alone": alone,
    "stood": stood,
    "single": lambda: results(replications=1),
    "scenarios": lambda: results(factors=(), scenarios=(Scenario(name="s"), Scenario(name="t"))),
    "hundreds": lambda: results("latin_hypercube", RANGES, samples=200),
}


@pytest.mark.parametrize("case", CASES)
def test_the_page_is_whole(case):
    """Every element is closed; anchors are used once; the contents lead somewhere."""
    page = Outline(study_html(experiment_study(CASES[case]())))
    assert page.open == []
    assert len(page.ids()) == len(set(page.ids()))
    links = [a["href"][1:] for tag, a in page.elements if tag == "a" and a["href"][0] == "#"]
    assert set(links) <= set(page.ids())


@pytest.mark.parametrize("case", CASES)
def test_the_terminal_has_a_summary(case):
    """Whatever the design."""
    from rich.console import Console

    text = io.StringIO()
    Console(width=100, file=text).print(summary_of(CASES[case]()))
    assert "variants" in text.getvalue()


def test_sections_depend_on_what_there_is():
    """No interactions in a sample, no trade-off without wishes, no boxes of one replication."""

    def figures(found):
        return {f.key for s in experiment_study(found).sections for f in s.figures}

    assert {"means", "boxes", "effects", "interactions", "tradeoff"} <= figures(results())
    assert "interactions" not in figures(latin())
    assert "boxes" not in figures(results(replications=1))


def test_the_table_of_means_has_every_variant():
    """Also those that are not drawn."""
    page = Outline(study_html(experiment_study(CASES["hundreds"]())))
    (table,) = [json.loads(s) for s in page.scripts if '"Means of all variants"' in s]
    assert table["rows"] == 200


def test_the_best_variant_is_said_loudly():
    """The last one has the most output by construction."""
    sentence = experiment_study(results()).sentence
    assert sentence.startswith("Of 6 variants, number 6 has the most good parts a year: ")


def hostile():
    """Give results whose every word attacks the page."""
    evil = factories.EVIL
    factors = (
        Factor(name="a", title=evil, paths=(evil,), levels=(evil, "x")),
        Factor(name="b", title=evil, paths=("p",), levels=(1, 2)),
    )
    scenarios = (Scenario(name="s", title=evil), Scenario(name="t", title=factories.EVIL * 3))
    found = results(factors=factors, words=evil, scenarios=scenarios)
    responses = tuple(Response(name=r.name, kpi=r.kpi, wish=r.wish, title=evil) for r in RESPONSES)
    object.__setattr__(found, "responses", responses)
    object.__setattr__(found, "troubles", (evil, *found.troubles[1:]))
    return found


def compared(words=("one", "two", "three")):
    """Give a comparison of three variants."""
    found = results()
    return compare_values(
        words, RESPONSES, found.units, found.values[:3], troubles=("", "", ""), which="all"
    )


def test_hostile_words_stay_text():
    """On both pages."""
    assert factories.EVIL not in study_html(experiment_study(hostile()))
    assert factories.EVIL not in study_html(comparison_study(compared((factories.EVIL,) * 3)))


@pytest.mark.parametrize("case", [*CASES, "hostile", "compared"])
def test_it_opens_in_a_browser(browser, case, tmp_path):
    """Alone, without complaint, tables and views open, and nothing scrolls sideways."""
    study = (
        comparison_study(compared())
        if case == "compared"
        else experiment_study(hostile() if case == "hostile" else CASES[case]())
    )
    path = write_study(study, tmp_path / "page.html")
    context = browser.new_context(offline=True)
    seen = factories.Watched(context.new_page())
    page = seen.page
    page.goto(path.as_uri())
    for button in page.query_selector_all("[data-shows], [data-chooses] button"):
        button.click()
    for width in (390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("window.hacked") is None
    assert page.query_selector_all("img") == []
    assert seen.complaints == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out(browser, scheme, tmp_path):
    """Contrast of at least 4.5 to 1, light and dark."""
    path = write_study(experiment_study(results()), tmp_path / "page.html")
    context = browser.new_context(offline=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.evaluate(CONTRAST) == []
    context.close()


def test_words_beside_bars_do_not_lie_on_each_other(browser, tmp_path):
    """Labels, bars and figures of a row keep apart, wide and narrow; marks of axes too."""
    path = write_study(experiment_study(latin()), tmp_path / "page.html")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        rows = page.locator('[data-view="means"]:not([hidden]) .range-row').all()
        for row in rows[:10]:
            boxes = [row.locator(s).bounding_box() for s in ("> span", "> .lane", "> b")]
            assert not any(_overlap(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
        ticks = page.locator('[data-view="means"]:not([hidden]) .range-axis div span:visible')
        boxes = [t.bounding_box() for t in ticks.all()]
        assert not any(_overlap(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    context.close()


def _overlap(a, b):
    apart_x = a["x"] + a["width"] <= b["x"] + 0.5 or b["x"] + b["width"] <= a["x"] + 0.5
    apart_y = a["y"] + a["height"] <= b["y"] + 0.5 or b["y"] + b["height"] <= a["y"] + 0.5
    return not (apart_x or apart_y)
