"""The flow of material as it is drawn."""

import pytest

from motorworks.report.figures.flow import flow_figure
from motorworks.report.names import Names
from motorworks.statistics import flow


@pytest.fixture(scope="module")
def views(midsize_run):
    """Give the two pictures of the midsize plant."""
    figure = flow_figure(midsize_run, flow(midsize_run), Names(midsize_run))
    return {key: view for key, _, view in figure.data["views"]}


def titles(view):
    """Give the names that stand in a picture."""
    return [n["title"] for n in view["nodes"]]


def test_every_process_stands_in_the_fine_picture(views, midsize_run):
    """Equal lines once."""
    units = midsize_run.compiled.layout.work_units
    processes = {(u.line_noun, u.station.name) for u in units}
    drawn = [n for n in views["process"]["nodes"] if n["kind"] == "process"]
    assert len(drawn) == len(processes)


def test_lines_are_one_bar_in_the_coarse_picture(views):
    """Fewer bars, lines by their title."""
    assert len(views["line"]["nodes"]) < len(views["process"]["nodes"])
    assert "Stator lines" in titles(views["line"])
    assert "Laser welding" not in titles(views["line"])


def test_ribbons_tell_their_parts(views):
    """From, to and how many."""
    for ribbon in views["process"]["ribbons"]:
        way, parts = ribbon["tip"].split("\n")
        assert " → " in way
        assert parts.endswith(" parts a year")


def test_nothing_flows_nothing_is_drawn(midsize_run):
    """An empty table gives no figure."""
    assert flow_figure(midsize_run, flow(midsize_run).clear(), Names(midsize_run)) is None
