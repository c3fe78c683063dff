"""The waterfall as it is drawn."""

import pytest

from motorworks.report.figures.oee import oee_figure
from motorworks.report.names import Names
from motorworks.statistics import oee_waterfalls


@pytest.fixture(scope="module")
def falls(midsize_run):
    """Give the waterfalls of plant and two lines."""
    scopes = ["plant", "line:stator-01", "line:assembly-01"]
    return oee_figure(oee_waterfalls(midsize_run, scopes), Names(midsize_run)).data["falls"]


def test_losses_hang_where_the_time_before_them_ends(falls):
    """Step by step down to the next bar that stands."""
    for fall in falls:
        left = 88.0
        for step in fall["steps"]:
            bottom, height = float(step["bottom"]), float(step["height"])
            if step["stands"]:
                assert bottom == 0
                assert height == pytest.approx(left, abs=0.4)
                left = height
            else:
                assert bottom + height == pytest.approx(left, abs=0.4)
                left = bottom


def test_each_fall_begins_with_all_planned_time(falls):
    """And ends with what became good parts."""
    for fall in falls:
        assert fall["steps"][0]["value"] == "100.0 %"
        assert fall["steps"][-1]["name"] == "net good time"
