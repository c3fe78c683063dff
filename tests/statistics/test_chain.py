"""Waiting followed to its root, on lines where the root is known."""

import pytest
from tests.experiment.conftest import HEAD, row

from motorworks.plantfile import read_plant
from motorworks.simulation import simulate
from motorworks.statistics.chain import Chains


def chains_of(text, **how):
    """Give the chains of a plant simulated for a few hours."""
    return Chains(simulate(read_plant(HEAD + text), **({"duration": "8h", "warm_up": "1h"} | how)))


def certain(time):
    """Give the keys of a machine that always takes the same time [s]."""
    return {"cycle_time": f'"{time} s"'}


LINE = row(2, certain(5), certain(8), certain(20), certain(6), certain(4))


def test_starving_leads_up_to_the_slow_machine():
    """The last of five waits for the one before it, and that for the third."""
    way = chains_of(LINE).follow("row/m4")
    assert [s.process for s in way] == ["row/m4", "row/m3", "row/m2"]
    assert [s.wait.state if s.wait else "" for s in way] == ["starved", "starved", ""]
    assert way[0].wait.share == pytest.approx(16 / 20, abs=1e-3)
    assert way[-1].end == "hardly waits"
    assert way[-1].used == pytest.approx(1.0)


def test_blocking_leads_down_to_the_slow_machine():
    """The first is blocked by the second, and that by the third."""
    way = chains_of(LINE).follow("row/m0")
    assert [s.process for s in way] == ["row/m0", "row/m1", "row/m2"]
    assert [s.wait.state if s.wait else "" for s in way] == ["blocked", "blocked", ""]
    assert way[1].wait.share == pytest.approx(12 / 20, abs=1e-3)


def test_the_root_itself_is_the_whole_way():
    """It waits for nobody."""
    (step,) = chains_of(LINE).follow("row/m2")
    assert (step.wait, step.end) == (None, "hardly waits")


JOIN = """
[buffer.a]
capacity = 3
[buffer.b]
capacity = 3
[station.quick]
inputs = ["rod"]
to = "a"
cycle_time = "4 s"
[station.slow]
inputs = ["rod"]
to = "b"
cycle_time = "16 s"
[station.marry]
inputs = ["a", "b"]
to = "out"
cycle_time = "5 s"
"""


def test_a_join_leads_from_the_quick_side_to_the_slow_one():
    """What the one makes waits because the other does not come."""
    way = chains_of(JOIN).follow("quick")
    assert [s.process for s in way] == ["quick", "marry", "slow"]
    assert [s.wait.state if s.wait else "" for s in way] == ["blocked", "starved", ""]


PEOPLE = """
[pool.hands]
count = 1
[buffer.between]
capacity = 3
[station.one]
inputs = ["rod"]
to = "between"
steps = [{ time = "10 s", operator = "hands" }]
[station.two]
inputs = ["between"]
to = "out"
steps = [{ time = "10 s", operator = "hands" }]
"""


def test_waiting_for_people_ends_the_way():
    """One pair of hands for two machines."""
    chains = chains_of(PEOPLE)
    ends = [chains.follow(name)[-1] for name in ("one", "two")]
    assert any(e.wait and e.wait.state == "waiting" for e in ends)
    waiting = next(e for e in ends if e.wait and e.wait.state == "waiting")
    assert waiting.wait.cause == "hands"
    assert waiting.end == "waits for people"


ARRIVALS = """
[plant]
name = "slow-arrivals"
[source.yard]
interarrival = "30 s"
to = "pile"
[buffer.pile]
[sink.out]
[station.only]
inputs = ["pile"]
to = "out"
cycle_time = "10 s"
"""


def test_what_comes_from_outside_ends_the_way():
    """Parts that arrive too slowly have no maker in the plant."""
    chains = Chains(simulate(read_plant(ARRIVALS), duration="8h", warm_up="1h"))
    (step,) = chains.follow("only")
    assert step.wait.state == "starved"
    assert step.wait.share == pytest.approx(2 / 3, abs=1e-3)
    assert step.end == "waits for what comes from outside"


def test_shares_add_up():
    """States are shares of planned time; causes of starving add up to it."""
    chains = chains_of(LINE)
    for name in chains.names:
        assert sum(chains.shares(name).values()) == pytest.approx(1.0)
        starved = sum(w.share for w in chains.waits(name) if w.state == "starved")
        assert starved == pytest.approx(chains.shares(name)["starved"], abs=1e-9)


def test_every_station_of_a_large_plant_can_be_followed():
    """To an end, without walking in circles."""
    from motorworks.plantfile import load

    chains = Chains(simulate(load("dalian"), duration="1d", warm_up="1d"))
    for name in chains.names:
        way = chains.follow(name)
        assert way[-1].end
        assert len({s.process for s in way}) == len(way)
