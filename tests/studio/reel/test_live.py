"""A live reel: the same bytes whichever way a time is reached, and what the kernel itself says."""

import json

import numpy as np
import pytest

from motorworks.compile import compile_plant
from motorworks.errors import PlantError, RunError
from motorworks.kernel import Kernel
from motorworks.plantfile import load
from motorworks.program import streams
from motorworks.studio.reel import course
from motorworks.studio.reel.course import HORIZON, WEEK
from motorworks.studio.reel.frame import decode
from motorworks.studio.reel.live import LiveReel
from motorworks.studio.reel.segment import Segment

HOUR = 3600.0
DAY = 24 * HOUR


def _reel(name: str = "midsize", seed: int = 1) -> LiveReel:
    return LiveReel(load(name), seed)


def test_a_segment_is_the_same_by_every_way() -> None:
    """Played through, jumped to, jumped back to, and from a week's state: the same bytes."""
    number = int((WEEK + 10 * HOUR) // 900)
    straight = _reel()
    for n in range(number - 3, number + 1):
        played = straight.segment(n)
    assert _reel().segment(number) == played
    back = _reel()
    back.segment(number + 2000)
    assert back.segment(number) == played
    looked = _reel()
    looked.glance((number - 1) * 900 + 123.4)
    looked.figures((number - 2) * 900 + 77.7)
    assert looked.segment(number) == played


def test_what_is_forgotten_is_reached_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for hardly any state the bytes are the same, and few states are kept."""
    number = int((3 * WEEK + 34 * HOUR) // 900)
    whole = [_reel().segment(n) for n in (number, number + 1)]
    monkeypatch.setattr(course, "ROOM", 100_000)
    reel = _reel()
    assert [reel.segment(n) for n in (number, number + 1)] == whole
    assert reel.segment(3) == _reel().segment(3)
    assert reel.segment(number) == whole[0]
    assert reel.glance(5 * WEEK) == _reel().glance(5 * WEEK)
    assert sum(len(state) for state in reel.course._states.values()) < 500_000


def test_other_seeds_are_other_runs() -> None:
    """The seed is that of the run."""
    number = int((4 * DAY + 10 * HOUR) // 900)
    assert _reel(seed=1).segment(number) != _reel(seed=2).segment(number)


@pytest.mark.parametrize("name", ["tutorial", "midsize", "dalian"])
def test_the_end_of_a_segment_is_what_the_kernel_says(name: str) -> None:
    """States, levels, parts held and counts are those of a kernel that ran straight there."""
    reel = _reel(name)
    segment = Segment.parse(reel.segment(int((5 * DAY + 9 * HOUR) // reel.length)))
    program = compile_plant(reel.plant, horizon=HORIZON).program
    kernel = Kernel(program, streams(program, 1, 0))
    kernel.advance(segment.end)
    trace = kernel.trace()
    tables = decode(segment.key(1, segment.end))[4]
    assert tables["machines"]["state"].tolist() == trace.state.tolist()
    assert np.array_equal(tables["machines"]["since"], trace.state_since)
    machines = segment.header["machines"]
    inside = tables["held"]["node"] < machines
    held = np.bincount(tables["held"]["node"][inside], minlength=machines)
    assert held.tolist() == trace.holds.tolist()
    counts = dict(zip(tables["counts"]["node"], tables["counts"]["count"], strict=True))
    sinks = machines + segment.header["buffers"]
    passed = trace.sink_count.sum(axis=1).tolist()
    assert [int(counts[sinks + k]) for k in range(len(passed))] == passed
    arrived = trace.source_arrivals.tolist()
    first = sinks + len(passed)
    assert [int(counts[first + q]) for q in range(len(arrived))] == arrived


def test_a_glance_is_the_key_of_the_segment() -> None:
    """Whether what leads there is recorded or not, all stands the same."""
    reel = _reel("tutorial")
    at = 8 * HOUR + 1234.5
    segment = Segment.parse(reel.segment(int(at // reel.length)))
    one, other = decode(segment.key(0, at)), decode(reel.glance(at))
    assert one[:4] == other[:4]
    for table in ("machines", "levels", "counts", "vehicles"):
        for column in one[4][table]:
            assert np.array_equal(one[4][table][column], other[4][table][column])
    assert np.array_equal(one[4]["held"]["node"], other[4]["held"]["node"])


def test_segments_there_are_not_are_refused() -> None:
    """A number outside of the reel is refused in words."""
    reel = _reel("tutorial")
    for number in (-1, 10**9):
        with pytest.raises(RunError, match="this reel has segments"):
            reel.segment(number)


@pytest.mark.parametrize("name", ["tutorial", "midsize"])
def test_a_plant_opens_when_there_is_something_to_see(name: str) -> None:
    """In a shift, with machines at work."""
    reel = _reel(name)
    figures = reel.figures(reel.about()["first_look"] + 1800)
    assert figures["states"]["working"] > 0


def test_a_text_with_errors_is_refused_with_its_findings() -> None:
    """What is wrong with a text is told as for a file."""
    with pytest.raises(PlantError) as refused:
        LiveReel('[plant]\nname = "x"\ncolour = "red"\n')
    assert refused.value.findings


def test_figures_are_those_of_the_run() -> None:
    """Good parts, hours and shares of states of the last hours and since the begin."""
    reel = _reel("tutorial")
    at = 4 * DAY + 15 * HOUR
    figures = reel.figures(at)
    json.dumps(figures, allow_nan=False)
    kernel = Kernel(reel.program, streams(reel.program, 1, 0))
    kernel.advance(at - 8 * HOUR)
    before = kernel.trace()
    kernel.advance(at)
    now = kernel.trace()
    assert figures["good"] == now.sink_count.sum()
    assert figures["good_last"] == (now.sink_count - before.sink_count).sum() > 0
    assert figures["planned_hours"] == pytest.approx(7.5)
    assert sum(figures["states"].values()) == pytest.approx(5 * 8 * HOUR)
    line = figures["lines"][0]
    assert line["made"] == figures["good_last"]
    assert line["target_per_hour"] == pytest.approx(figures["target_per_hour"])


def test_insight_names_the_bottleneck() -> None:
    """KPIs and bottlenecks are those of the statistics room; the weld is the tutorial's worst."""
    reel = _reel("tutorial")
    insight = reel.insight(4 * DAY + 15 * HOUR)
    json.dumps(insight, allow_nan=False)
    worst = insight["since_begin"]["bottlenecks"][0]
    assert worst["name"] == "stators/weld"
    kpis = {k["name"]: k["mean"] for k in insight["last"]["kpis"]}
    assert 0 < kpis["oee_index"] < 1
    assert kpis["jobs_per_hour"] == pytest.approx(reel.figures(4 * DAY + 15 * HOUR)["per_hour"])


def test_minutes_of_a_shift_have_no_kpis_of_their_own() -> None:
    """What was begun the day before would weigh too much: an OEE index above 1."""
    reel = _reel("tutorial")
    assert reel.insight(0.0)["last"] is None
    early = reel.insight(4 * DAY + 7 * HOUR + 600.0)
    assert early["last"] is None
    assert early["since_begin"]["kpis"]
    assert reel.insight(4 * DAY + 9 * HOUR)["last"]["kpis"]


def test_cards_say_why_a_machine_waits() -> None:
    """Every node has a card; of a machine that waits it says for what."""
    reel = _reel("tutorial")
    at = 8 * HOUR
    cards = [reel.card(node, at) for node in range(reel.wiring.nodes.count)]
    json.dumps(cards, allow_nan=False)
    whys = set()
    for k in range(200):
        card = reel.card(2, at + 97.0 * k)
        assert sum(card["shares"].values()) == pytest.approx(1)
        assert bool(card["why"]) <= (card["state"] not in ("working", "off_shift"))
        whys.add(card["why"])
    assert "waits for parts: before Pour and cure resin" in whys
    with pytest.raises(RunError, match="this plant has nodes"):
        reel.card(10_000, at)
