"""The page as a file: whole, alone, safe and not too large."""

import json
import re
from html.parser import HTMLParser

import pytest
from tests.report.factories import wide_plant

from motorworks.errors import RunError
from motorworks.plantfile import load
from motorworks.report import report_html, write_report
from motorworks.simulation import simulate

SECTIONS = (
    "verdict",
    "bottlenecks",
    "figures",
    "time",
    "material",
    "output",
    "stock",
    "energy",
    "inputs",
    "method",
)
VOID = {"meta", "link", "img", "br", "input", "hr", "path", "line", "circle"}


class Outline(HTMLParser):
    """What elements a page has, and whether they are closed in order."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.open = []
        self.scripts = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        """Take the start of an element."""
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Take its end."""
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        """Take the text of scripts."""
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)

    def ids(self):
        """Give all anchors."""
        return [a["id"] for _, a in self.elements if a.get("id")]


def test_every_section_stands_on_the_page(tutorial_html):
    """Each has its anchor, and the list of contents leads there."""
    outline = Outline(tutorial_html)
    for section in SECTIONS:
        assert section in outline.ids()
        assert ("a", {"href": f"#{section}"}) in outline.elements


def test_elements_are_closed_and_ids_are_unique(tutorial_html):
    """The page is sound HTML."""
    outline = Outline(tutorial_html)
    assert outline.open == []
    assert len(set(outline.ids())) == len(outline.ids())


def test_nothing_is_loaded_from_elsewhere(tutorial_html):
    """No element names an address that a browser would fetch."""
    for tag, attributes in Outline(tutorial_html).elements:
        assert "src" not in attributes
        if tag == "link":
            assert attributes["href"] == "data:,"
    assert "url(" not in tutorial_html
    assert "@import" not in tutorial_html


def test_every_button_leads_to_something(tutorial_html):
    """What a button or a choice names is on the page."""
    outline = Outline(tutorial_html)
    ids = set(outline.ids())
    pointers = (
        "aria-controls",
        "data-shows",
        "data-copies",
        "data-opens",
        "data-paints",
        "data-on",
        "data-table-now",
    )
    named = [a[p] for _, a in outline.elements for p in pointers if p in a]
    assert named
    assert set(named) <= ids


def test_every_figure_has_its_table(midsize_run):
    """Behind each drawing lie its numbers."""
    html = report_html(midsize_run)
    figures = re.findall(r'<figure id="figure-(\w+)"', html)
    assert len(figures) >= 20
    for key in set(figures) - {"references"}:
        assert f'id="data-{key}"' in html, key


def test_tables_of_hostile_names_stay_inside_their_script(hostile_run):
    """JSON in the page never ends its element, and reads back as what it was."""
    html = report_html(hostile_run)
    outline = Outline(html)
    read = [json.loads(s) for s in outline.scripts if s.startswith("{")]
    assert any("<script>" in json.dumps(table) for table in read)
    assert html.count("<script") == html.count("</script>")
    assert "<img" not in html


def test_only_web_addresses_are_linked(hostile_run):
    """An address of another scheme is no link."""
    links = [a["href"] for tag, a in Outline(report_html(hostile_run)).elements if tag == "a"]
    assert 'https://example.org/?a="><script>' in links
    assert not [link for link in links if link.startswith("javascript")]


def test_a_standstill_is_told_before_anything_else(gridlocked_run):
    """The circle of waiting stands above the verdict, once for equal replications."""
    html = report_html(gridlocked_run)
    assert html.count('role="alert"') == 1
    assert html.index("a waits for a place in r") < html.index("<h1>")


def test_a_run_stopped_early_gives_a_page(cancelled_run):
    """With next to nothing simulated the page says so and stays whole."""
    html = report_html(cancelled_run)
    assert "The run is incomplete" in html
    assert Outline(html).open == []


def test_a_plant_that_says_little_gives_a_page(plain_run):
    """Without models, workshops, calendar, target, power and marks."""
    html = report_html(plain_run)
    assert 'id="energy"' not in html
    assert 'id="inputs"' not in html
    assert "No target" in html


def test_without_samples_there_are_no_curves():
    """What was not sampled is left out, not drawn as zero."""
    run = simulate(load("tutorial"), duration="1d", warm_up=0, sample_interval=0)
    html = report_html(run)
    assert 'id="figure-output"' not in html
    assert 'id="figure-load"' not in html


def test_six_hundred_machines_fit_on_a_page():
    """Every machine is there, and the file stays small."""
    run = simulate(wide_plant(), duration="30min", warm_up="5min", replications=2)
    html = report_html(run)
    assert html.count('class="state-row"') >= 650
    assert len(html) < 3_000_000


def test_the_same_run_gives_the_same_page(tutorial_run, tutorial_html):
    """No clock and no chance go into it."""
    assert report_html(tutorial_run) == tutorial_html


def test_a_report_is_written_whole(tutorial_run, tutorial_html, tmp_path):
    """Folders are made; nothing else is left behind."""
    path = write_report(tutorial_run, tmp_path / "new" / "page.html")
    assert path.read_text(encoding="utf-8") == tutorial_html
    assert [p.name for p in path.parent.iterdir()] == ["page.html"]


def test_a_place_that_cannot_be_written_is_named(tutorial_run, tmp_path):
    """The message says which file and why."""
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match=r"page\.html: cannot write the report"):
        write_report(tutorial_run, tmp_path / "file" / "page.html")
