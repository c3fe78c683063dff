"""How long a comparison will take is told from a plant that has filled."""

import pytest

from motorworks.files.catalogue import path_of
from motorworks.studio.jobs import estimate
from motorworks.studio.jobs.reading import Document

DAY = 86400.0
START = 0.4


class _Machine:
    """A machine on which days take some time, those after the fifth another."""

    def __init__(self, empty: float, full: float) -> None:
        self.empty, self.full = empty, full
        self.now = 0.0
        self.runs: list[float] = []

    def simulate(self, _plant: object, *, duration: float, **_settings: object) -> None:
        days = duration / DAY
        self.runs.append(days)
        self.now += START + self.empty * min(days, 5) + self.full * max(days - 5, 0)


@pytest.mark.parametrize(
    ("empty", "full", "runs"), [(1e-3, 1e-3, 5), (1e-3, 5e-2, 4), (0.3, 0.3, 2)]
)
def test_the_pace_is_that_of_a_full_plant(monkeypatch, empty, full, runs):
    """Quick plants are simulated for longer; what a run takes beside its days does not count."""
    machine = _Machine(empty, full)
    monkeypatch.setattr("motorworks.simulation.simulate", machine.simulate)
    monkeypatch.setattr(estimate.time, "process_time", lambda: machine.now)
    estimate._seconds_per_day.cache_clear()
    path = path_of("tutorial")
    pace = estimate.seconds_per_day(Document("base", path.read_text(), 0, path.parent))
    estimate._seconds_per_day.cache_clear()
    assert len(machine.runs) == runs
    assert machine.runs == sorted(machine.runs)
    assert pace == pytest.approx(full, rel=0.1)
