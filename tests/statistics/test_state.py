"""Shares of states."""

import polars as pl
import pytest

from motorworks.program.program import STATES
from motorworks.statistics import states


def test_shares_of_every_scope_sum_to_one(small_run):
    """All eight states of a scope are there and make the whole."""
    table = states(small_run)
    sums = table.group_by("scope", maintain_order=True).agg(pl.col("share").sum(), pl.len())
    assert sums["share"].to_list() == pytest.approx([1.0] * sums.height)
    assert set(sums["len"]) == {len(STATES)}


def test_off_shift_is_a_third_of_the_day(small_run):
    """Two shifts of 8 h leave 8 h off."""
    table = states(small_run).filter(pl.col("state") == "off_shift")
    assert table["share"].to_list() == pytest.approx([1 / 3] * table.height)


def test_scopes_come_from_the_plant_down(small_run):
    """Plant, lines, stations, in the order of the file."""
    assert states(small_run)["scope"].unique(maintain_order=True).to_list() == [
        "plant", "line:line-01", "line:line-02", "station:line-01/one", "station:line-01/two",
        "station:line-02/one", "station:line-02/two", "station:test",
    ]  # fmt: skip
