"""Runs that several tests look at, simulated once."""

import pytest
from tests.statistics.factories import small_plant

from motorworks.simulation import simulate


@pytest.fixture(scope="session")
def small_run():
    """Give three replications of the small plant over five days."""
    return simulate(
        small_plant(target=400_000), duration="5 d", warm_up="1 d", replications=3, seed=3
    )
