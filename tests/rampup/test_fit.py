"""Fits find the curve that points were made with."""

import pytest

from motorworks.errors import MotorworksError
from motorworks.plant import Experience, Learning
from motorworks.rampup import factor_after, fitted

DAY = 86400.0


def through(curve, at):
    """Give a curve that knows only points of another."""
    points = tuple(Experience(at=x, value=factor_after(curve, x)) for x in at)
    return Learning(
        name="c", on=("all",), of="cycle_time", form=curve.form, plateau=curve.plateau,
        incompressible=curve.incompressible, points=points,
        motors=None if curve.motors is None else 1.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    "curve",
    [
        Learning(name="c", on=("all",), of="cycle_time", start=1.5, time=40 * DAY),
        Learning(name="c", on=("all",), of="cycle_time", form="s_curve", start=1.6, time=50 * DAY),
        Learning(
            name="c",
            on=("all",),
            of="cycle_time",
            form="wright",
            start=3.0,
            rate=0.85,
            motors=100.0,
        ),
    ],
    ids=lambda c: c.form,
)
def test_points_of_a_curve_give_the_curve(curve):
    """Start, time or motors and rate come back; nothing is left over."""
    found = fitted(through(curve, (0, 10, 30, 60, 100, 200)))
    assert found.rms < 1e-6
    assert found.learning.start == pytest.approx(curve.start, rel=1e-3)
    if curve.motors is None:
        assert found.learning.time == pytest.approx(curve.time, rel=1e-3)
    else:
        assert found.learning.motors == pytest.approx(curve.motors, rel=1e-3)
        assert found.learning.rate == pytest.approx(curve.rate, rel=1e-3)


def test_least_squares_by_hand():
    """Of two values seen on one day the curve takes the middle, and the residuals say so."""
    points = (Experience(at=0, value=1.4), Experience(at=0, value=1.6))
    law = Learning(name="c", on=("all",), of="cycle_time", points=points)
    found = fitted(law)
    assert found.learning.start == pytest.approx(1.5, rel=1e-6)
    assert found.residuals == pytest.approx((-0.1, 0.1), abs=1e-6)
    assert found.rms == pytest.approx(0.1, rel=1e-6)


def test_too_few_points():
    """A power law has three unknowns."""
    points = (Experience(at=0, value=1.4), Experience(at=9, value=1.2))
    law = Learning(name="hands", on=("all",), of="cycle_time", form="wright", points=points)
    with pytest.raises(MotorworksError, match=r"'hands' has 2 points.* takes 3"):
        fitted(law)


def test_without_points_nothing_is_fitted():
    """A curve that says all is kept as it is."""
    law = Learning(name="c", on=("all",), of="cycle_time", start=1.4, time=DAY)
    assert fitted(law).learning == law
    assert fitted(law).rms == 0
