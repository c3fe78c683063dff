"""What a run of a ramp-up refuses."""

import threading
from datetime import date
from pathlib import Path

import pytest

from motorworks.errors import RunError
from motorworks.plantfile import load
from motorworks.rampup.commissioning import Commissioning
from motorworks.rampup.runs import Planned, run_all
from motorworks.rampup.wish import Wish

DRIFTING = Path(__file__).parents[1] / "statistics" / "drifting.toml"


def test_a_plant_that_locks_itself_is_refused():
    """Though no circle of waiting can be named."""
    plant = load(DRIFTING)
    when = Commissioning(production=plant.start, days={}, why={})
    plan = Planned(plant, when, 0, date(2021, 3, 1))
    with pytest.raises(RunError, match=r"in replication 0 nothing leaves it from 2021-0\d-\d\d on"):
        run_all([plan], Wish(seed=1, jobs=1), lambda _done, _of: None, threading.Event())
