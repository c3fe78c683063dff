"""A finished run is played from its trace as it would be played live."""

import json
from pathlib import Path

import pytest

from motorworks.errors import RunError
from motorworks.plantfile import load
from motorworks.simulation import save_run, simulate
from motorworks.studio.reel.live import LiveReel
from motorworks.studio.reel.segment import Segment
from motorworks.studio.reel.trace import TraceReel

HOUR = 3600.0
DAY = 24 * HOUR
SEED = 3


@pytest.fixture(scope="module", params=["tutorial", "midsize"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a run of a plant with a trace of three days."""
    folder = tmp_path_factory.mktemp("project") / request.param
    plant = load(request.param)
    found = simulate(
        plant, duration="2d", warm_up="1d", seed=SEED, replications=1, trace=folder / "trace"
    )
    save_run(found, folder)
    return folder


def test_the_segments_are_those_of_a_live_reel(run: Path) -> None:
    """The same plant and seed: the same bytes, in whatever order they are asked for."""
    replayed = TraceReel(str(run))
    live = LiveReel(replayed.plant, SEED)
    last = int(3 * DAY / live.length) - 1
    day = int(DAY / live.length)
    for number in (0, 1, day + day // 2, 2 * day + day // 2, day // 3, last):
        one, other = (Segment.parse(r.segment(number)) for r in (replayed, live))
        assert one.header == other.header
        different = [
            name
            for name in one.arrays
            if one.arrays[name].tobytes() != other.arrays[name].tobytes()
        ]
        assert different == []
        assert one.to_bytes() == other.to_bytes()


def test_figures_and_lives_are_those_of_a_live_reel(run: Path) -> None:
    """Good parts by the hour, times by state, and where a motor was."""
    replayed = TraceReel(str(run))
    live = LiveReel(replayed.plant, SEED)
    at = 2 * DAY + 14 * HOUR
    mine, his = replayed.series(at)["points"], live.series(at)["points"]
    assert len(mine) == len(his) == 48
    for one, other in zip(mine, his, strict=True):
        assert (one["at"], one["good"], one["parts"]) == (
            other["at"],
            other["good"],
            other["parts"],
        )
        assert one["states"] == pytest.approx(other["states"])
    assert replayed.figures(at)["good"] == live.figures(at)["good"] > 0
    json.dumps([replayed.figures(at), replayed.insight(at)], allow_nan=False)
    motor = replayed.motor(60)
    assert (motor["part"], motor["at"]) == tuple(live.motor(60)[k] for k in ("part", "at"))
    lives = [r.part(motor["part"], motor["at"]) for r in (replayed, live)]
    assert lives[0] == lives[1]
    assert lives[0]["complete"]
    assert lives[0]["life"][-1]["words"] == "leaves the works"


def test_cards_agree(run: Path) -> None:
    """State, since when and why; how often it fell out in the last hours."""
    replayed = TraceReel(str(run))
    live = LiveReel(replayed.plant, SEED)
    at = 2 * DAY + 10 * HOUR
    for node in range(0, replayed.wiring.nodes.positions, 7):
        mine, his = replayed.card(node, at), live.card(node, at)
        both = {"name", "state", "since", "why", "holds", "level", "passed"} & mine.keys()
        assert {k: mine[k] for k in both} == {k: his[k] for k in both}
    with pytest.raises(RunError, match="this plant has nodes"):
        replayed.card(10**6, at)


def test_a_trace_ends_where_the_run_ended(run: Path) -> None:
    """No segment beyond the end, and no motor that was never made."""
    replayed = TraceReel(str(run))
    assert replayed.about()["until"] == 3 * DAY
    with pytest.raises(RunError, match="this reel has segments"):
        replayed.segment(10**6)
    with pytest.raises(RunError, match="no such motor"):
        replayed.motor(10**9)
    with pytest.raises(RunError, match="is not in the works"):
        replayed.part(10**9, DAY)


def test_a_folder_without_a_trace_is_refused(tmp_path: Path) -> None:
    """It is said what is missing and what to give."""
    with pytest.raises(RunError, match="no whole event log"):
        TraceReel(str(tmp_path))
