"""Why stations waited."""

import polars as pl
import pytest

from motorworks.statistics import causes, kpis
from motorworks.statistics.causes import merged_names


def test_causes_add_up_to_the_waiting(small_run):
    """Shares of the inputs a station starved for sum to its starving share, blocking likewise."""
    found = causes(small_run)
    table = kpis(small_run)
    for state, name in (("starved", "starving_share"), ("blocked", "blocking_share")):
        for station in small_run.compiled.program.station_names:
            total = found.filter(pl.col("station") == station, pl.col("state") == state)[
                "share"
            ].sum()
            row = table.filter(pl.col("name") == name, pl.col("scope") == f"station:{station}")
            assert total == pytest.approx(row["mean"][0], abs=1e-9)


def test_causes_are_named_by_the_places(small_run):
    """The first station is blocked by the second's places, the test starves for the store."""
    found = {
        (r["station"], r["state"]): r["cause"] for r in causes(small_run).iter_rows(named=True)
    }
    assert found["line-01/one", "blocked"] == "line-01/two.in"
    assert found["test", "starved"] == "store"


def test_the_places_of_equal_lines_have_one_name(small_run):
    """Without the number of the copy they are the same place."""
    merged = merged_names(small_run)
    assert merged == {"line-01/two.in": "line/two.in", "line-02/two.in": "line/two.in"}
