"""The OEE waterfall."""

import pytest

from motorworks.errors import MotorworksError
from motorworks.statistics import kpis, oee_waterfall, oee_waterfalls


@pytest.mark.parametrize("scope", ["plant", "line:line-01", "station:test"])
def test_losses_lead_from_each_total_to_the_next(small_run, scope):
    """Every subtotal is what stands before it less the losses between."""
    left = 0.0
    for row in oee_waterfall(small_run, scope).iter_rows(named=True):
        if row["kind"] == "total":
            left = row["hours"]
        elif row["kind"] == "loss":
            left -= row["hours"]
        else:
            assert row["hours"] == pytest.approx(left, abs=1e-6), row["step"]


def test_the_end_over_planned_busy_time_is_the_oee_index_of_a_station(small_run):
    """Stations whose models take the same time have one and the same OEE both ways."""
    steps = {
        r["step"]: r["hours"]
        for r in oee_waterfall(small_run, "station:line-01/two").iter_rows(named=True)
    }
    table = kpis(small_run)
    oee = next(
        r["mean"] for r in table.iter_rows(named=True)
        if (r["name"], r["scope"]) == ("oee_index", "station:line-01/two")
    )  # fmt: skip
    assert steps["net good time"] / steps["planned busy time"] == pytest.approx(oee, rel=1e-3)


def test_an_unknown_scope_is_refused_with_those_there_are(small_run):
    """The message names the scopes."""
    with pytest.raises(MotorworksError, match=r"no scope 'line:line'.*line:line-01"):
        oee_waterfall(small_run, "line:line")


def test_several_scopes_at_once_are_each_on_their_own(small_run):
    """One pass over the run gives what one call for each scope gives."""
    several = oee_waterfalls(small_run, ["plant", "line:line-02"])
    assert list(several) == ["plant", "line:line-02"]
    for scope, table in several.items():
        assert table.equals(oee_waterfall(small_run, scope))
