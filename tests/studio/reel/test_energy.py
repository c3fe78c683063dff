"""Power and energy of a reel are those of the statistics and of the report."""

from pathlib import Path

import polars as pl
import pytest

from motorworks.plant import Station
from motorworks.plantfile import load
from motorworks.program import STATES
from motorworks.simulation import save_run, simulate
from motorworks.statistics import kpis
from motorworks.studio.reel.live import LiveReel
from motorworks.studio.reel.trace import TraceReel

HOUR = 3600.0
BEGIN = 32 * HOUR
AT = BEGIN + 8 * HOUR
SEED = 5


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """Give the folder of a run of the last eight hours, and its report's energy per good part."""
    folder = tmp_path_factory.mktemp("project") / "run"
    found = simulate(
        load("midsize"),
        duration="8h",
        warm_up=f"{BEGIN / HOUR:g}h",
        seed=SEED,
        replications=1,
        trace=folder / "trace",
    )
    save_run(found, folder)
    rows = kpis(found).filter(pl.col("scope") == "plant", pl.col("name") == "energy_per_good_motor")
    return folder, float(rows["mean"][0])


def test_energy_per_good_part_is_that_of_the_report(run: tuple[Path, float]) -> None:
    """Over the same hours, live and replayed."""
    folder, reported = run
    replayed = TraceReel(str(folder))
    live = LiveReel(replayed.plant, SEED)
    one, other = live.figures(AT), replayed.figures(AT)
    assert one["from"] == other["from"] == BEGIN
    assert reported > 0
    assert one["energy_per_good"] == pytest.approx(reported)
    assert other["energy_per_good"] == pytest.approx(reported)
    assert one["power"] == pytest.approx(other["power"])


def test_power_is_that_of_every_machine_in_its_state() -> None:
    """The sum over the machines of the plant file, each by the state it is in."""
    live = LiveReel(load("midsize"), SEED)
    foreign = {w.name for w in live.plant.workshops if not w.own}
    states = iter(live.course.trace(AT).state)
    wanted = 0.0
    for unit in live.compiled.layout.work_units:
        own = unit.transport is None and unit.workshop not in foreign
        for _ in range(unit.station.machines):
            draws = _draws(unit.station, STATES[int(next(states))])
            wanted += draws if own else 0.0
    assert live.figures(AT)["power"] == pytest.approx(wanted / 1000) != 0


def _draws(station: Station, state: str) -> float:
    if state in ("off_shift", "down"):
        return station.off_power
    return station.power if state == "working" else station.standby_power


def test_a_plant_without_power_has_no_energy() -> None:
    """Nothing is said rather than nought."""
    figures = LiveReel(load("tandem20"), SEED).figures(AT)
    assert figures["power"] is None
    assert figures["energy_per_good"] is None
