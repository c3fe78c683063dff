"""Small changes at one process: what they change, and that they change nothing else."""

from dataclasses import replace

import pytest
from tests.experiment.conftest import row

from motorworks.experiment.nudges import find_process, nudges
from motorworks.plant.station import technical_availability
from motorworks.simulation import simulate

TIME = {"cycle_time": '"10 s"'}
FAILING = TIME | {"failures": '[{ mtbf = "9 min", mttr = "1 min" }]'}
RANDOM = {"cycle_time": '{ law = "exponential", mean = "10 s" }'}


def of_kind(plant, process, kind):
    """Give one of the small changes of a process."""
    return next(n for n in nudges(plant, process) if n.kind == kind)


def test_speed_divides_the_cycle_time(plant):
    """10 s become 10 s / 1.05 there, and nowhere else."""
    before = plant(row(3, TIME, TIME))
    after = of_kind(before, "row/m1", "speed").plant
    assert find_process(after, "row/m1")[1].cycle_time.mean() == pytest.approx(10 / 1.05)
    assert find_process(after, "row/m0")[1] == find_process(before, "row/m0")[1]


def test_availability_rises_by_a_twentieth(plant):
    """0.9 becomes 0.945, by shorter repairs alone."""
    before = plant(row(3, TIME, FAILING))
    assert technical_availability(find_process(before, "row/m1")[1]) == pytest.approx(0.9)
    station = find_process(of_kind(before, "row/m1", "availability").plant, "row/m1")[1]
    assert technical_availability(station) == pytest.approx(0.945)
    assert station.failures[0].up == find_process(before, "row/m1")[1].failures[0].up


@pytest.mark.parametrize(
    ("failures", "reason"),
    [
        (TIME, "it has no failures"),
        (TIME | {"failures": '[{ mtbf = "99 min", mttr = "1 min" }]'}, "99.0 % already"),
        (TIME | {"failures": '[{ mtbf = "20 min", mttr = "1 min" }]'}, "95.2 % already"),
    ],
)
def test_availability_that_cannot_rise_so_far_is_told(plant, failures, reason):
    """No repair takes less than no time."""
    found = of_kind(plant(row(3, TIME, failures)), "row/m1", "availability")
    assert found.plant is None
    assert reason in found.reason


def test_nameless_places_are_widened_on_both_sides_only(plant):
    """10 more before and behind the middle of five machines."""
    before = plant(row(3, *[TIME] * 5))
    after = of_kind(before, "row/m2", "places").plant
    run = simulate(after, duration="1h", warm_up=0)
    capacity = dict(
        zip(
            run.compiled.program.buffer_names,
            run.compiled.program.buffer_capacity.tolist(),
            strict=True,
        )
    )
    assert sorted(capacity.values()) == [3, 3, 13, 13]
    assert {name for name, c in capacity.items() if c == 13} == {"row/m2-in", "row/m3-in"}


def test_named_places_behave_as_nameless_ones(plant, monkeypatch):
    """With no place added, the changed plant is the same plant, part by part."""
    monkeypatch.setattr("motorworks.experiment.nudges.PLACES", 0)
    before = plant(row(3, RANDOM, RANDOM, RANDOM, RANDOM))
    after = of_kind(before, "row/m2", "places").plant
    assert after != before
    one, two = (simulate(p, duration="2d", warm_up=0, seed=3) for p in (before, after))
    a, b = one.replications[0].trace, two.replications[0].trace
    assert a.state_time.tolist() == b.state_time.tolist()
    assert a.sink_count.tolist() == b.sink_count.tolist()


def test_named_buffers_get_places_for_each_model(plant):
    """What a limited buffer has in all, for each model and for single models."""
    text = """
[buffer.store]
capacity = 20
[station.one]
inputs = ["rod"]
to = "store"
cycle_time = "10 s"
[station.two]
inputs = ["store"]
to = "out"
cycle_time = "10 s"
"""
    after = of_kind(plant(text), "two", "places").plant
    assert after.buffers[0].capacity == 30
    store = replace(after.buffers[0], capacity=None, by_model=True, capacity_per_model=4)
    limited = replace(after, buffers=(store,))
    assert of_kind(limited, "one", "places").plant.buffers[0].capacity_per_model == 14


def test_unlimited_places_are_told(plant):
    """There is nothing to widen."""
    found = of_kind(plant(row(3, TIME)), "row/m0", "places")
    assert found.plant is None
    assert found.reason == "nothing limits the places around it"


def test_there_is_no_such_process(plant):
    """Names are those of the bottleneck tables."""
    with pytest.raises(KeyError):
        nudges(plant(row(3, TIME)), "row/m7")
