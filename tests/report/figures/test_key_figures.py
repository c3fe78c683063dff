"""Tiles and the table of key figures."""

import pytest

from motorworks.report.figures.key_figures import (
    glossary_figure,
    interval,
    said,
    table_figure,
    tiles_figure,
    words_of,
)
from motorworks.report.names import Names
from motorworks.statistics import REGISTRY, kpis


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (0.934, "-", ("93.4 %", "")),
        (9000, "s", ("2.5", "h")),
        (0.25, "h", ("15", "min")),
        (17_300, "kW", ("17.3", "MW")),
        (3_521_699, "1/year", ("3.52 M", "")),
        (145.2, "1/h", ("145", "per h")),
    ],
)
def test_a_tile_shows_number_and_unit(value, unit, shown):
    """In a size that a person would choose."""
    assert said(value, unit) == shown


def test_an_interval_is_in_the_unit_of_its_mean():
    """Not 95 min beside 33 h."""
    row = {"mean": 120_000.0, "half_width": 5_700.0, "unit": "s", "kind": "simulated"}
    assert interval(row) == "± 1.58 h"
    assert interval(row | {"half_width": None}) == "no interval"
    assert interval(row | {"kind": "calculated"}) == "calculated"


def test_tiles_that_say_nothing_are_left_out(plain_run, midsize_run):
    """No power in the plant file, no energy on the page."""

    def shown(run):
        tiles = tiles_figure(kpis(run), run.plant.product).data["tiles"]
        return {tile.of for tile in tiles}

    assert "Energy per good motor" in shown(midsize_run)
    assert "Energy per good motor" not in shown(plain_run)


def test_all_key_figures_stand_in_the_table(midsize_run):
    """One row for each row of the frame, the plant's shown first."""
    frame = kpis(midsize_run)
    table = table_figure(frame, Names(midsize_run)).table
    assert table.rows == len(frame)
    assert table.first == (("Level", "plant"),)


def test_every_key_figure_is_explained():
    """With formula and source."""
    assert glossary_figure().table.rows == len(REGISTRY)
    assert words_of("oee_index") == "OEE index"
