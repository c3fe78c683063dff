"""Random numbers that hang on names and numbers."""

import numpy as np
import pytest

from motorworks.logistics.draws import Draws
from motorworks.process import Law


def test_even_calls_add_up():
    """No part of a motor is lost, none is called off twice."""
    found = Draws(1, 0).quantities("even", 0.0, 8.4, 5, "one", 0)
    assert found.tolist() == [8, 8, 9, 8, 9]


def test_gamma_has_its_mean_and_spread():
    """Within the error of 20,000 draws; whole motors, rounded without loss."""
    found = Draws(1, 0).quantities("gamma", 0.2, 500.0, 20_000, "one", 0)
    assert np.mean(found) == pytest.approx(500, rel=0.005)
    assert np.std(found) / 500 == pytest.approx(0.2, rel=0.03)
    assert (found == np.round(found)).all()


def test_poisson_has_its_mean_and_variance():
    """Both are the same."""
    found = Draws(1, 0).quantities("poisson", 0.0, 3.0, 20_000, "one", 0)
    assert np.mean(found) == pytest.approx(3, rel=0.02)
    assert np.var(found) == pytest.approx(3, rel=0.05)


def test_a_draw_hangs_on_its_number_alone():
    """Not on what was drawn before; replications and names differ."""
    law = Law("exponential", (10.0,))
    draws = Draws(1, 0)
    second = draws.one(law, "south", 2, "delay")
    draws.one(law, "south", 1, "delay")
    assert draws.one(law, "south", 2, "delay") == second
    others = {
        Draws(1, 1).one(law, "south", 2, "delay"),
        Draws(2, 0).one(law, "south", 2, "delay"),
        draws.one(law, "east", 2, "delay"),
        draws.one(law, "south", 2, "transit"),
    }
    assert len(others | {second}) == 5


def test_no_law_takes_no_time():
    """And a constant no random number."""
    assert Draws(1, 0).one(None, "a", 0, "b") == 0.0
    assert Draws(1, 0).one(Law("constant", (7.0,)), "a", 0, "b") == 7.0
