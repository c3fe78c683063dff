"""The summary in the terminal."""

import io

import pytest
from rich.console import Console
from tests.report.factories import ESCAPE

from motorworks.report import summary
from motorworks.statistics import verdict


def printed(run, width, *, colour=False, report="out/report.html"):
    """Give what a terminal of a width shows."""
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None
    )
    console.print(summary(run, report))
    return out.getvalue()


def words(text):
    """Give a text without its line breaks."""
    return " ".join(text.split())


@pytest.mark.parametrize("width", [80, 120])
def test_it_fits_the_terminal(midsize_run, width):
    """No line is longer than the terminal is wide."""
    assert max(len(line.rstrip()) for line in printed(midsize_run, width).splitlines()) <= width


def test_it_says_verdict_bottlenecks_and_where_the_report_lies(midsize_run):
    """The three things a person looks for."""
    shown = words(printed(midsize_run, 100))
    assert words(verdict(midsize_run).sentence) in shown
    assert "What holds it back 1 " in shown
    assert " 3 " in shown
    assert shown.endswith("report out/report.html")


def test_it_says_what_share_is_assumed(midsize_run):
    """A reader knows how far to trust the inputs."""
    assert "values are assumptions" in words(printed(midsize_run, 100))


def test_without_colour_it_is_plain_text(midsize_run):
    """No sequence that a file or a pipe would show as rubbish."""
    assert "\x1b" not in printed(midsize_run, 80)
    assert "\x1b[1;3" in printed(midsize_run, 80, colour=True)


def test_names_do_not_steer_the_terminal(hostile_run):
    """Escape sequences and markup in names are shown, not obeyed."""
    shown = printed(hostile_run, 120)
    assert "\x1b" not in shown
    assert ESCAPE.replace("\x1b", "\N{REPLACEMENT CHARACTER}") in shown


def test_a_standstill_comes_first(gridlocked_run):
    """The circle of waiting stands above all figures."""
    shown = words(printed(gridlocked_run, 100))
    assert shown.startswith("Gridlock: In 2 replications of 2")
    assert "a waits for a place in r" in shown


def test_without_a_report_none_is_named(plain_run):
    """Where no file was written there is nothing to point to."""
    assert "report" not in printed(plain_run, 80, report=None)
