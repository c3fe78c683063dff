"""Tours by timetable, reckoned by hand."""

import pytest
from tests.kernel.draft import Draft
from tests.kernel.rules import KERNELS, Ran

STOPS = [(5.0, 2.0), (3.0, 1.0)]
"""Travel and handling [s]: picked up 7 s, set down 11 s after the departure."""


def _line(d: Draft, origin: int, seconds: float, place: int) -> int:
    """Add a machine with a constant time."""
    return d.station([(origin, 1, 0)], [(-1, [d.constant(seconds)] * d.types)], [(place,)])


@KERNELS
def test_a_tour_leaves_by_its_timetable_and_handles_at_the_end_of_each_stop(kernel):
    """Away at 10, picked up at 17, set down at 21, home at 25."""
    d = Draft()
    store, out = d.buffer(initial=[3]), d.sink()
    d.tour([10.0], STOPS, [(0, 1, store, out, -1, 1)], period=100.0, home=4.0)
    for until, level, aboard in ((16, 3, 0), (17, 0, 3), (20, 0, 3), (21, 0, 0)):
        ran = Ran(kernel, d, until)
        assert ran.trace.buffer_level.tolist() == [[level]]
        assert ran.trace.tour_aboard.tolist() == [aboard]
    ran = Ran(kernel, d, 50)
    assert ran.out("sink 0") == [21, 21, 21]
    assert ran.trace.tour_runs.tolist() == [1]
    assert ran.trace.tour_parts.tolist() == [3]
    assert ran.trace.tour_away.tolist() == [15]
    assert Ran(kernel, d, 115).trace.tour_runs.tolist() == [2]
    assert Ran(kernel, d, 115).trace.tour_away.tolist() == [20]


@KERNELS
@pytest.mark.parametrize(
    ("most", "unit", "capacity", "taken"),
    [(-1, 1, -1, 7), (5, 1, -1, 5), (5, 2, -1, 4), (-1, 2, 3, 2), (-1, 8, -1, 0), (0, 1, -1, 0)],
)
def test_only_whole_containers_travel_as_many_as_may(kernel, most, unit, capacity, taken):
    """Seven parts lie there."""
    d = Draft()
    store, out = d.buffer(initial=[7]), d.sink()
    d.tour([0.0], STOPS, [(0, 1, store, out, most, unit)], capacity=capacity)
    ran = Ran(kernel, d, 50)
    assert len(ran.out("sink 0")) == taken
    assert ran.trace.buffer_level.tolist() == [[7 - taken]]


@KERNELS
def test_loads_share_the_vehicle_in_their_order(kernel):
    """Five places: all three of the first load, then two of the second."""
    d = Draft()
    first, second = d.buffer(initial=[3]), d.buffer(initial=[3])
    left, right = d.sink(), d.sink()
    loads = [(0, 1, first, left, -1, 1), (0, 1, second, right, -1, 1)]
    d.tour([0.0], STOPS, loads, capacity=5)
    ran = Ran(kernel, d, 50)
    assert ran.out("sink 0") == [11] * 3
    assert ran.out("sink 1") == [11] * 2


@KERNELS
@pytest.mark.parametrize(("vehicles", "runs", "late"), [(1, 3, 3), (2, 4, 0)])
def test_a_departure_without_a_vehicle_is_late(kernel, vehicles, runs, late):
    """A run of 14 s every 10 s: one vehicle leaves at 0, 14 and 28, two at 0, 10, 20 and 30."""
    d = Draft()
    store, out = d.buffer(initial=[9]), d.sink()
    d.tour([0.0], STOPS, [(0, 1, store, out, 1, 1)], period=10.0, vehicles=vehicles, home=3.0)
    ran = Ran(kernel, d, 35)
    begins = [0, 14, 28] if vehicles == 1 else [0, 10, 20, 30]
    assert ran.out("sink 0") == [begin + 11 for begin in begins if begin + 11 <= 35]
    assert ran.trace.tour_runs.tolist() == [runs]
    assert ran.trace.tour_late.tolist() == [late]


@KERNELS
def test_a_tour_takes_only_what_finds_room_claims_included(kernel):
    """Three places: two for the first vehicle, one for the second that leaves 1 s later."""
    d = Draft()
    store, place = d.buffer(initial=[9]), d.buffer(3)
    d.tour([0.0, 1.0], STOPS, [(0, 1, store, place, 2, 1)], vehicles=2)
    assert Ran(kernel, d, 9).trace.tour_aboard.tolist() == [3]
    ran = Ran(kernel, d, 50)
    assert ran.trace.buffer_level.tolist() == [[6], [3]]
    assert ran.trace.tour_parts.tolist() == [3]


@KERNELS
def test_places_claimed_by_a_tour_hold_a_pulling_station_back(kernel):
    """Two places, both claimed at 7 and filled at 11: the station that pulls makes no more."""
    d = Draft()
    store, place = d.buffer(initial=[2]), d.buffer(2)
    d.tour([0.0], STOPS, [(0, 1, store, place, -1, 1)])
    hours = d.calendar(100.0, [(0.0, 0), (8.0, 1)])
    d.station(
        [(d.source(), 1, 0)],
        [(-1, [d.constant(1.0)])],
        [(place,)],
        station_pull=1,
        station_calendar=hours,
    )
    ran = Ran(kernel, d, 50)
    assert ran.trace.cycles.tolist() == [0]
    assert ran.time("station 0", "blocked") == 42


@KERNELS
def test_a_part_that_finds_its_place_taken_waits_outside(kernel):
    """A machine that does not ask fills the place at 8; the tour's part enters at 25."""
    d = Draft()
    store, place, out = d.buffer(initial=[1]), d.buffer(1), d.sink()
    d.tour([0.0], STOPS, [(0, 1, store, place, -1, 1)], home=2.0)
    _line(d, d.source(count=1), 8.0, place)
    shut = d.calendar(1000.0, [(0.0, 0), (25.0, 1)])
    d.station([(place, 1, 0)], [(-1, [d.constant(5.0)])], [(out,)], station_calendar=shut)
    before = Ran(kernel, d, 20).trace
    assert before.tour_aboard.tolist() == [0]
    assert before.tour_away.tolist() == [13]  # it has gone on
    assert before.parts_now.tolist() == [2]
    assert before.buffer_level.sum() == 1
    assert Ran(kernel, d, 50).out("sink 0") == [30, 35]


@KERNELS
def test_a_container_from_a_store_is_of_one_model(kernel):
    """The oldest head has not enough for a container; of the others there is one."""
    d = Draft(types=2)
    store, out = d.buffer(by_type=True), d.sink()
    d.source(gap=d.constant(1.0), count=3, kind=2, models=(1, 0, 0), entries=((store, -1),))
    d.tour([0.0], STOPS, [(0, 1, store, out, -1, 2)])
    ran = Ran(kernel, d, 50)
    assert ran.trace.sink_count.tolist() == [[2, 0]]
    assert ran.trace.buffer_level.tolist() == [[0, 1]]


@KERNELS
def test_a_model_without_room_stays_and_another_goes(kernel):
    """The places of the first model are taken; a single queue would end there."""
    d = Draft(types=2)
    place = d.buffer(by_type=True, type_capacity=[1, 3], initial=[1, 0])
    store, queue = d.buffer(by_type=True, initial=[2, 2]), d.buffer(initial=[2, 2])
    d.tour([0.0], STOPS, [(0, 1, store, place, 1, 1)])
    d.tour([20.0], STOPS, [(0, 1, queue, place, 1, 1)])
    ran = Ran(kernel, d, 50)
    assert ran.trace.buffer_level.tolist() == [[1, 1], [2, 1], [2, 2]]


@KERNELS
def test_a_stop_sets_down_before_it_picks_up(kernel):
    """What comes with the vehicle to the middle stop leaves it again at once."""
    d = Draft()
    store, middle, out = d.buffer(initial=[2]), d.buffer(initial=[1]), d.sink()
    loads = [(1, 2, middle, out, -1, 1), (0, 1, store, middle, -1, 1)]
    d.tour([0.0], [*STOPS, (4.0, 0.0)], loads)
    ran = Ran(kernel, d, 50)
    assert ran.out("sink 0") == [15, 15, 15]
    assert ran.trace.tour_parts.tolist() == [5]


@KERNELS
def test_a_tour_comes_before_a_machine_at_the_same_instant(kernel):
    """At 7 it finds nothing, as the machine ends after it; at 27 three parts are there."""
    d = Draft()
    store, out = d.buffer(), d.sink()
    _line(d, d.source(), 7.0, store)
    d.tour([0.0], STOPS, [(0, 1, store, out, -1, 1)], period=20.0)
    assert Ran(kernel, d, 31).out("sink 0") == [31, 31, 31]


@KERNELS
def test_a_place_that_a_tour_makes_lets_the_next_in(kernel):
    """The machine is blocked from 2 on; the tour takes the one part at 7."""
    d = Draft()
    store, out = d.buffer(1), d.sink()
    _line(d, d.source(), 1.0, store)
    d.tour([0.0], STOPS, [(0, 1, store, out, -1, 1)])
    ran = Ran(kernel, d, 10)
    assert ran.time("station 0", "blocked") == 5 + 2  # and from 8 on
    assert ran.out("sink 0") == []
    assert Ran(kernel, d, 11).out("sink 0") == [11]
