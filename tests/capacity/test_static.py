"""Static capacity against hand reckoning."""

import math

import pytest

from motorworks.capacity import static_capacity
from motorworks.plantfile import read_plant

HOUR = 3600.0
YEAR = 1000 * HOUR

ONE = """
[line.row]
stations = ["cut", "weld"]
[line.row.station.cut]
inputs = ["rod"]
cycle_time = "10 s"
[line.row.station.weld]
to = "out"
cycle_time = "12 s"
"""


def one(**more):
    """Give the text of the row with keys added to the welder."""
    return ONE + "\n".join(f"{key} = {value}" for key, value in more.items())


def welder(plant, **more):
    """Give what the welder of the row allows."""
    found = static_capacity(plant(one(**more)))
    return next(p.good_per_year for p in found.processes if p.process == "row/weld")


def test_slowest_process_sets_the_capacity(plant):
    """1,000 h of a part every 12 s are 300,000; the cutter would allow 360,000."""
    found = static_capacity(plant(ONE))
    assert found.good_per_year == pytest.approx(300_000)
    assert found.tightest.process == "row/weld"
    assert [round(p.good_per_year) for p in found.processes] == [300_000, 360_000]


@pytest.mark.parametrize(
    ("more", "parts"),
    [
        ({"machines": "2"}, 600_000),
        ({"performance_factor": "0.9"}, 270_000),
        ({"planned_stop": '"5 %"'}, 285_000),
        # 9 h of work and 1 h of repair in every 10 h.
        ({"failures": '[{ mtbf = "9 h", mttr = "1 h" }]'}, 270_000),
        # On the calendar's clock the machine is up in 90 % of all time: the same.
        ({"failures": '[{ clock = "calendar", mtbf = "9 h", mttr = "1 h" }]'}, 270_000),
        ({"scrap_rate": '"5 %"'}, 285_000),
        # At most two repeats at the same machine: 1 + 0.1 + 0.01 passes for 0.9 of that good.
        ({"rework_rate": '"10 %"'}, 270_000),
        ({"rework_rate": '"10 %"', "max_reworks": "0"}, 270_000),
        # 10 s more for every tenth part are 1 s a part.
        ({"tool": '{ life = 10, change = "10 s" }'}, 300_000 * 12 / 13),
        ({"batch": "3"}, 900_000),
    ],
)
def test_each_loss_takes_its_mean(plant, more, parts):
    """One loss at a time, against arithmetic on 300,000."""
    assert welder(plant, **more) == pytest.approx(parts, rel=1e-9)


def test_scrap_behind_a_process_asks_it_for_more(plant):
    """What the welder scraps the cutter has made for nothing."""
    found = static_capacity(plant(one(scrap_rate='"50 %"')))
    by_name = {p.process: p.good_per_year for p in found.processes}
    assert by_name["row/cut"] == pytest.approx(180_000)


def test_repairs_cost_nothing_in_breaks():
    """An hour of work, an hour of pause: of a constant repair of an hour, half falls in the pause.

    It begins at an even moment of the working hour and runs on through the pause: what is left
    of the hour, in the mean half an hour, is lost; the other half is pause, at whose end it ends.
    """
    text = """
[plant]
name = "small"
calendar = "halves"
[calendar.halves]
period = "2 h"
on = [["0 h", "1 h"]]
[source.rod]
[sink.out]
[station.weld]
inputs = ["rod"]
to = "out"
cycle_time = "36 s"
failures = [{ mtbf = "5 h", mttr = { law = "constant", value = "1 h" } }]
"""
    found = static_capacity(read_plant(text))
    assert found.good_per_year == pytest.approx(4380 * 100 * 5 / 5.5, rel=1e-6)


MODELS = """
[model.a]
share = "50 %"
[model.b]
share = "50 %"
[line.row]
lines = 2
stations = ["weld"]
allocation = [["a"], ["a", "b"]]
[line.row.station.weld]
inputs = ["rod"]
to = "out"
cycle_time = "10 s"
"""


def test_mix_and_allocation(plant):
    """Machine 1 makes a, machine 2 b alone: both are full, the mix is 50 to 50."""
    found = static_capacity(plant(MODELS))
    assert found.good_per_year == pytest.approx(720_000)
    assert found.as_allocated == pytest.approx(720_000)


def test_allocation_can_hold_a_mix_back(plant):
    """Of b, three in four, only machine 2 may make any: 360,000 are three quarters of 480,000."""
    found = static_capacity(plant(MODELS), mix={"a": 1, "b": 3})
    assert found.good_per_year == pytest.approx(720_000)
    assert found.as_allocated == pytest.approx(480_000)
    assert found.mix == {"a": 1, "b": 3}


def test_times_by_model_weigh_with_the_mix(plant):
    """A part of a takes 10 s, one of b 20 s: 15 s in the mean, two machines."""
    found = static_capacity(plant(MODELS + 'cycle_times = { b = "20 s" }'))
    assert found.good_per_year == pytest.approx(480_000)


def test_changeovers_of_a_campaign_spread_over_its_lots(plant):
    """A change of 20 s in front of every 4 parts adds 5 s to each where models alternate."""
    text = MODELS.replace("lines = 2", "lines = 1").replace('allocation = [["a"], ["a", "b"]]', "")
    text += 'changeover = "20 s"\ncampaign = { rule = "sequence", lot = 4 }'
    assert static_capacity(plant(text)).good_per_year == pytest.approx(360_000 * 10 / 15)


def test_every_machine_changes_over_for_a_lot_in_sequence(plant):
    """Two machines share the lots, and both change: 10 s a part, of two machines."""
    text = MODELS.replace("lines = 2", "lines = 1").replace('allocation = [["a"], ["a", "b"]]', "")
    text += 'machines = 2\nchangeover = "20 s"\ncampaign = { rule = "sequence", lot = 4 }'
    assert static_capacity(plant(text)).good_per_year == pytest.approx(720_000 * 10 / 20)


def test_join_takes_both_kinds(plant):
    """Each motor takes a rotor, which needs 30 s, and a stator, which needs 12 s."""
    text = """
[buffer.stators]
capacity = 5
[buffer.rotors]
capacity = 5
[station.stator]
inputs = ["rod"]
to = "stators"
cycle_time = "12 s"
[station.rotor]
inputs = ["rod"]
to = "rotors"
cycle_time = "30 s"
[station.marry]
inputs = [{ from = "stators" }, { from = "rotors", take = 2 }]
to = "out"
cycle_time = "1 s"
"""
    found = static_capacity(plant(text))
    assert found.good_per_year == pytest.approx(60_000)
    assert found.tightest.process == "rotor"


def test_a_way_by_chance_loads_what_lies_behind_it(plant):
    """A quarter goes through a test of 60 s: it allows 240,000 in all."""
    text = """
[buffer.some]
capacity = 5
[station.weld]
inputs = ["rod"]
random = [{ to = "out", probability = "75 %" }, { to = "some", probability = "25 %" }]
cycle_time = "1 s"
[station.test]
inputs = ["some"]
to = "out"
cycle_time = "60 s"
"""
    found = static_capacity(plant(text))
    assert found.good_per_year == pytest.approx(240_000)


def test_arrivals_are_a_limit(plant):
    """Nothing can leave faster than it comes: a part a minute of all time, planned or not."""
    text = """
[buffer.queue]
[source.arriving]
interarrival = "60 s"
to = "queue"
[station.weld]
inputs = ["queue"]
to = "out"
cycle_time = "1 s"
"""
    found = static_capacity(plant(text))
    assert found.good_per_year == pytest.approx(60_000)


def test_an_oven_is_limited_by_spacing_and_places(plant):
    """A part every 12 s would fit, but 60 places and a transit of 20 min allow one every 20 s."""
    belt = '{ transit = "20 min", places = 60 }'
    assert welder(plant, conveyor=belt) == pytest.approx(180_000, rel=1e-6)


def test_the_gap_of_a_belt_passes_in_a_stop():
    """Of 60 s, 30 s are stop: entries at 0 and 20 s, the next at 60 s: two a minute, not 1.5."""
    text = """
[plant]
name = "small"
[source.rod]
[sink.out]
[station.oven]
inputs = ["rod"]
to = "out"
cycle_time = "20 s"
conveyor = { transit = "60 s", places = 10 }
planned_stop = { share = "50 %", every = "60 s" }
"""
    found = static_capacity(read_plant(text))
    assert found.good_per_year == pytest.approx(2 * 365 * 24 * 60)


def test_a_process_that_the_mix_does_not_need_sets_no_limit(plant):
    """A plant without models may leave the mix free, and a dead branch counts for nothing."""
    text = ONE + '\n[sink.bin]\ncounts_as = "other"\n'
    text += '[station.polish]\ninputs = ["rod"]\nto = "bin"\ncycle_time = "99 s"\n'
    by_name = {p.process: p.good_per_year for p in static_capacity(plant(text)).processes}
    assert math.isinf(by_name["polish"])


@pytest.mark.parametrize(("overflow", "parts"), [("", 0), (', overflow = "surplus"', 180_000)])
def test_co_products_must_go_somewhere(plant, overflow, parts):
    """Two left halves meet one right: the right ones fill their places and stop the press.

    With an overflow for them, two strokes of 10 s make a part.
    """
    text = f"""
[sink.surplus]
counts_as = "surplus"
[buffer.left]
capacity = 5
[buffer.right]
capacity = 5
[station.press]
inputs = ["rod"]
each = [{{ to = "left" }}, {{ to = "right"{overflow} }}]
cycle_time = "10 s"
[station.use]
inputs = [{{ from = "left", take = 2 }}, "right"]
to = "out"
cycle_time = "1 s"
"""
    assert static_capacity(plant(text)).good_per_year == pytest.approx(parts)
