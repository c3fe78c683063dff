"""Estimate and simulation side by side: when they agree, and what is said when they do not."""

import pytest

from motorworks.plantfile import load
from motorworks.simulation import simulate
from motorworks.sizing import Compared, compared, size, tightest


def found(simulated, **waits):
    """Give a comparison with an estimate of 100."""
    shares = {"supplied": 0.0, "held": 0.0, "called": 0.0} | waits
    return Compared(
        estimated=100.0, simulated=simulated, tightest="line", slowest="line/weld", **shares
    )


@pytest.mark.parametrize(("simulated", "agrees"), [(98.1, True), (101.9, True), (97.0, False)])
def test_two_per_cent_are_agreement(simulated, agrees):
    """Either way."""
    assert found(simulated).agrees is agrees


def test_waits_are_told_the_longest_first():
    """Those below half a per cent are not."""
    why = found(90.0, supplied=0.03, held=0.06, called=0.004).why
    assert why.index("blocked by what comes after 6.0%") < why.index("parts of others 3.0%")
    assert "people" not in why


def test_without_waits_the_mean_is_named():
    """And a simulation above the estimate is not explained by waits."""
    assert "mean mix" in found(90.0).why
    assert "mean mix" in found(110.0, held=0.06).why


def test_the_tightest_line_limits_the_estimate():
    """Simulated, the plant of the tutorial agrees; its shares are shares."""
    sized = size(load("tutorial"), 100_000)
    name, output = tightest(sized)
    assert output == pytest.approx(min(p.output for p in sized.places.values()), rel=0.2)
    run = simulate(sized.plant, duration="20d", warm_up="5d", replications=1)
    side = compared(sized, run, output)
    assert side.agrees
    assert side.tightest == name
    assert all(0.0 <= share <= 1.0 for share in (side.supplied, side.held, side.called))
