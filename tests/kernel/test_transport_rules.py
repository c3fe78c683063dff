"""Fleets and the jobs of transports, reckoned by hand."""

import pytest
from tests.kernel.draft import Draft
from tests.kernel.rules import KERNELS, Ran

HOME, LOADS, UNLOADS = range(3)
WAYS = [[0.0, 10.0, 30.0], [10.0, 0.0, 20.0], [30.0, 4.0, 0.0]]
"""Metres from each position to each; the way back to where it loads is short."""
ON, OFF = 1, 0


def _yard(types: int = 1, vehicles: int = 1, calendar: int = -1) -> Draft:
    """Give three positions and a fleet of 2 m/s that is at home."""
    d = Draft(types=types)
    d.positions(WAYS)
    d.fleet(vehicles, home=HOME, speed=2.0, calendar=calendar)
    return d


def _transport(d: Draft, origin: int, *places: int, lot: int = 1, **values: object) -> int:
    """Add a transport of the first fleet: 3 s of loading, 4 s of unloading."""
    return d.station(
        [(origin, 1, 0)],
        [],
        [(place,) for place in places],
        **{
            "station_kind": 2,
            "batch_min": lot,
            "batch_max": lot,
            "transport_pool": 0,
            "transport_from": LOADS,
            "transport_to": UNLOADS,
            "transport_load": d.constant(3.0),
            "transport_unload": d.constant(4.0),
        }
        | values,
    )


@KERNELS
def test_a_job_comes_loads_goes_and_unloads(kernel):
    """10 m empty, 3 s, 20 m loaded, 4 s, at 2 m/s; the third part is no lot."""
    d = _yard()
    _transport(d, d.buffer(initial=[3]), d.sink(), lot=2)
    ran = Ran(kernel, d, 50)
    assert ran.out("sink 0") == [22, 22]
    assert ran.trace.fleet_time.tolist() == [[5, 3, 10, 4]]
    assert ran.trace.fleet_trips.tolist() == [1]
    assert ran.trace.fleet_parts.tolist() == [2]
    assert ran.trace.pool_busy.tolist() == [22]
    assert ran.time("station 0", "working") == 22
    assert ran.trace.produced.tolist() == [[2]]
    assert ran.trace.cycles.tolist() == [1]


@KERNELS
@pytest.mark.parametrize("by_type", [False, True])
def test_places_stay_occupied_until_the_parts_are_loaded(kernel, by_type):
    """A job is there from 2 on, but its two places are free only when it has loaded, at 10."""
    d = _yard()
    store = d.buffer(-1 if by_type else 2, by_type=by_type, type_capacity=[2])
    d.station([(d.source(), 1, 0)], [(-1, [d.constant(1.0)])], [(store,)])
    _transport(d, store, d.sink(), lot=2)
    ran = Ran(kernel, d, 20)
    assert ran.time("station 0", "blocked") == 7 + 8  # from 3 to 10, and from 12 on
    assert ran.trace.buffer_max.tolist() == [2]
    # One part from 1, two from 2 to 10 and from 11; at 10 the third one steps in.
    assert ran.trace.buffer_integral.tolist() == [1 + 16 + 1 + 18]
    assert ran.trace.buffer_level.tolist() == [[2]]
    assert ran.trace.holds.tolist() == [1, 2]


@KERNELS
def test_parts_that_are_fetched_lie_in_their_buffer_until_then(kernel):
    """At 6 the job has come and loads: the part is not in the vehicle yet."""
    d = _yard()
    _transport(d, d.buffer(initial=[1]), d.sink())
    for until, level, holds in ((6, 1, 0), (8.5, 0, 1), (30, 0, 0)):
        ran = Ran(kernel, d, until)
        assert ran.trace.buffer_level.tolist() == [[level]]
        assert ran.trace.holds.tolist() == [holds]


@KERNELS
def test_the_nearest_idle_vehicle_comes(kernel):
    """Of two at home the first goes; after that it stands nearest, 4 m away, each time."""
    d = _yard(vehicles=2)
    store = d.buffer()
    d.source(gap=d.constant(100.0), entries=((store, -1),))
    _transport(d, store, d.sink())
    ran = Ran(kernel, d, 390)
    assert ran.out("sink 0") == [122, 219, 319]
    assert ran.trace.fleet_time[0, 0] == 5 + 2 + 2


@KERNELS
def test_the_longest_waiting_job_gets_the_vehicle(kernel):
    """Both ask at 0; the first one's second job asks when the first has ended."""
    d = _yard()
    first, second = d.buffer(initial=[2]), d.buffer(initial=[1])
    _transport(d, first, d.sink())
    _transport(d, second, d.sink())
    ran = Ran(kernel, d, 100)
    assert ran.out("sink 0") == [22, 22 + 19 + 19]
    assert ran.out("sink 1") == [22 + 19]
    assert ran.trace.pool_wait.tolist() == [22 + 19]
    assert ran.time("station 1", "waiting_for_operator") == 22


@KERNELS
def test_several_jobs_of_a_transport_are_under_way_at_once(kernel):
    """Three parts, two vehicles, jobs for all of them."""
    d = _yard(vehicles=2)
    _transport(d, d.buffer(initial=[3]), d.sink(), station_machines=3)
    ran = Ran(kernel, d, 100)
    assert ran.out("sink 0") == [22, 22, 22 + 19]


@KERNELS
def test_the_hours_of_a_transport_suspend_its_phases(kernel):
    """Off from 6 to 16: the loading that began at 5 ends at 18 instead of 8."""
    d = _yard()
    hours = d.calendar(100.0, [(0.0, ON), (6.0, OFF), (16.0, ON)])
    _transport(d, d.buffer(initial=[1]), d.sink(), station_calendar=hours)
    ran = Ran(kernel, d, 50)
    assert ran.out("sink 0") == [32]
    assert ran.time("station 0", "off_shift") == 10
    assert ran.trace.fleet_time.tolist() == [[5, 3, 10, 4]]  # what they take, not what they wait


@KERNELS
def test_a_fleet_off_shift_gives_no_vehicle(kernel):
    """The fleet comes to work at 8; a trip under way at its end goes on."""
    d = Draft()
    hours = d.calendar(100.0, [(0.0, OFF), (8.0, ON), (20.0, OFF)])
    d.positions(WAYS)
    d.fleet(1, home=HOME, speed=2.0, calendar=hours)
    _transport(d, d.buffer(initial=[2]), d.sink())
    ran = Ran(kernel, d, 90)
    assert ran.out("sink 0") == [30]
    assert ran.time("station 0", "waiting_for_operator") == 8 + 60


@KERNELS
def test_a_vehicle_is_kept_until_the_last_part_has_left(kernel):
    """Of three parts one goes on to the machine, one to the place, one waits for 10 s."""
    d = _yard()
    store, place = d.buffer(initial=[3]), d.buffer(1)
    _transport(d, store, place, lot=3)
    d.station([(place, 1, 0)], [(-1, [d.constant(10.0)])], [(d.sink(),)])
    ran = Ran(kernel, d, 60)
    assert ran.trace.pool_busy.tolist() == [22 + 10]
    assert ran.time("station 0", "blocked") == 10
    assert ran.trace.fleet_trips.tolist() == [1]
    assert Ran(kernel, d, 25).trace.fleet_trips.tolist() == [1]  # the trip ended at 22


@KERNELS
def test_a_transport_that_pulls_leaves_what_finds_no_place(kernel):
    """A lot of up to three for one place: one part, and the next when that has been taken."""
    d = _yard()
    store, place = d.buffer(initial=[3]), d.buffer(1)
    _transport(d, store, place, batch_max=3, station_pull=1)
    d.station([(place, 1, 0)], [(-1, [d.constant(50.0)])], [(d.sink(),)])
    ran = Ran(kernel, d, 100)
    # 22: taken at once, second job; 41: it lies there; 72: taken, third job; 91: it lies there.
    assert ran.trace.fleet_parts.tolist() == [3]
    assert ran.time("station 0", "blocked") == 72 - 41
    assert ran.trace.pool_busy.tolist() == [41 + 19]


@KERNELS
def test_the_parts_of_a_lot_go_by_model(kernel):
    """One vehicle brings both models, each to its own place."""
    d = _yard(types=2)
    store = d.buffer(initial=[1, 1])
    _transport(d, store, d.sink(), d.sink(), lot=2, route_kind=3)
    ran = Ran(kernel, d, 40)
    assert ran.out("sink 0") == ran.out("sink 1") == [22]


@KERNELS
def test_what_lies_behind_a_fetched_part_can_be_used_at_once(kernel):
    """The head is for the transport alone; the machine starts as soon as a job has it."""
    d = _yard(types=2)
    store = d.buffer(2, initial=[1, 1])
    one = d.constant(1.0)
    d.station([(store, 1, 0)], [(-1, [one, one])], [(d.sink(),)], station_types=2)
    _transport(d, store, d.sink(), station_types=1)
    ran = Ran(kernel, d, 40)
    assert ran.out("sink 0") == [1]
    assert ran.out("sink 1") == [22]
