"""Bars of states."""

import pytest

from motorworks.report.figures.side_by_side import side_by_side_figure
from motorworks.report.figures.states import states_figure, walk
from motorworks.report.names import Names
from motorworks.statistics import states


@pytest.fixture(scope="module")
def figure(midsize_run):
    """Give the figure of the midsize plant."""
    return states_figure(midsize_run, states(midsize_run), Names(midsize_run))


def rows(figure):
    """Give all rows, those that open included."""
    return [row for _, group in figure.data["groups"] for row in walk(group)]


def test_every_bar_is_full(figure):
    """Shares of a machine, a line and a mean of lines all sum to 1."""
    for row in rows(figure):
        assert sum(row.shares.values()) == pytest.approx(1)
        assert sum(float(width) for _, width in row.parts) == pytest.approx(100, abs=0.1)


def test_every_station_and_line_has_a_row(figure, midsize_run):
    """Stations of equal lines stand below their copy, copies below their line."""
    units = midsize_run.compiled.layout.work_units
    leaves = [row for row in rows(figure) if not row.rows]
    assert len(leaves) == len(units)  # a line of one station is its own row
    titles = [row.title for row in rows(figure)]
    assert "Stator lines" in titles
    assert "Stator lines 03" in titles


def test_a_line_with_copies_shows_their_mean(figure):
    """The mean of the copies, each counted once."""
    row = next(r for r in rows(figure) if r.title == "Stator lines")
    mean = sum(copy.shares["working"] for copy in row.rows) / len(row.rows)
    assert row.shares["working"] == pytest.approx(mean)


def test_the_share_of_planned_time_leaves_off_shift_out(figure):
    """What is worked of the time on shift is more than of all time."""
    row = next(r for r in rows(figure) if r.shares["off_shift"] > 0.1)
    of_planned = row.shares["working"] / (1 - row.shares["off_shift"])
    assert row.working_of_planned == f"{100 * of_planned:.0f} %"


def test_lines_side_by_side_are_painted_by_their_strongest(midsize_run):
    """Depth runs from 0 to 1, and one cell at least is full."""
    names = Names(midsize_run)
    figure = side_by_side_figure(midsize_run, states(midsize_run), names)
    cells = [c for grid in figure.data["grids"] for _, row in grid["rows"] for c in row]
    depths = [dict(p.split(":") for p in c["style"].split(";")) for c in cells]
    blocked = [float(d["--b"]) for d in depths]
    assert min(blocked) >= 0
    assert max(blocked) == 1
    assert len(cells) == figure.table.rows


def test_without_equal_lines_there_is_nothing_side_by_side(tutorial_run):
    """A plant with one line has no such figure."""
    assert side_by_side_figure(tutorial_run, states(tutorial_run), Names(tutorial_run)) is None
