"""Upkeep: when it falls due, when it may begin, what it counts as; by hand."""

from draft import NEVER, Draft
from tests.kernel.rules import KERNELS, Ran

from motorworks.program import streams

ON, OFF, STOP = 1, 0, 2
CALENDAR, CYCLES, OPERATING, ELAPSED = 1, 2, 3, 4
"""Clocks of failure modes and upkeep."""
SUSPEND, FINISH = 0, 1


def working(draft, *modes, seconds=1.0, inputs=None, **values):
    """Add a station with one step and failure modes or upkeep."""
    return draft.station(
        inputs or [(draft.source(),)],
        [(NEVER, [draft.constant(seconds)])],
        [(draft.sink(),)],
        failures=list(modes),
        **values,
    )


def upkeep(draft, clock, every, seconds, crew=NEVER, window=NEVER):
    """Give upkeep that takes so many seconds [s]."""
    return clock, NEVER, draft.constant(seconds), crew, every, window


@KERNELS
def test_upkeep_by_cycles_stops_the_machine_after_so_many(kernel):
    """Three cycles, ten seconds, three cycles, ..."""
    d = Draft()
    working(d, upkeep(d, CYCLES, 3, 10.0))
    ran = Ran(kernel, d, 27)
    assert ran.out_of(0) == [1, 2, 3, 14, 15, 16, 27]
    assert ran.time("station 0", "planned_stop") == 20
    assert ran.trace.upkeeps.tolist() == [2]
    assert ran.trace.failures.tolist() == [0]
    assert ran.trace.mode_failures.tolist() == [2]
    assert ran.trace.mode_down.tolist() == [20]


@KERNELS
def test_machines_of_a_station_are_kept_up_one_after_the_other(kernel):
    """Every 4 cycles: machine 1 begins with 2, machine 0 with 4; from then on both with 4 more."""
    d = Draft()
    working(d, upkeep(d, CYCLES, 4, 10.0), station_machines=2)
    ran = Ran(kernel, d, 16)
    assert ran.out_of(0) == [1, 1, 2, 2, 3, 4, 13, 14, 15, 15, 16, 16]
    assert ran.trace.upkeeps.tolist() == [3]


@KERNELS
def test_upkeep_by_operating_time_falls_due_at_the_end_of_a_pass(kernel):
    """Every 5 s of work, 3 s each: due after 6 s, then after 12 s of work."""
    d = Draft()
    working(d, upkeep(d, OPERATING, 5, 2.0), seconds=3.0)
    ran = Ran(kernel, d, 16)
    assert ran.out_of(0) == [3, 6, 11, 14]
    assert ran.time("station 0", "planned_stop") == 4


@KERNELS
def test_upkeep_by_elapsed_time_waits_for_the_end_of_the_pass(kernel):
    """Due at 10, begun at 12; due again 10 s after its end at 14, begun at 26."""
    d = Draft()
    working(d, upkeep(d, ELAPSED, 10, 2.0), seconds=4.0)
    ran = Ran(kernel, d, 30)
    assert ran.out_of(0) == [4, 8, 12, 18, 22, 26]
    assert ran.time("station 0", "planned_stop") == 4


@KERNELS
def test_an_idle_machine_is_kept_up_when_it_falls_due(kernel):
    """Nothing to do: due at 10 and at 22, for 2 s each."""
    d = Draft()
    working(d, upkeep(d, ELAPSED, 10, 2.0), inputs=[(d.buffer(),)])
    ran = Ran(kernel, d, 24)
    assert ran.time("station 0", "planned_stop") == 4
    assert ran.time("station 0", "starved") == 20


@KERNELS
def test_upkeep_on_sunday_with_a_part_in_the_machine(kernel):
    """Weeks of 60 s and a Sunday of 10; due since 16, begun at 60, while a part is half done."""
    d = Draft()
    week = d.calendar(70.0, [(0.0, ON), (60.0, OFF)], rule=SUSPEND)
    sunday = d.calendar(70.0, [(0.0, OFF), (60.0, ON)])
    working(d, upkeep(d, CYCLES, 2, 5.0, window=sunday), seconds=8.0, station_calendar=week)
    ran = Ran(kernel, d, 90)
    assert ran.out_of(0) == [8, 16, 24, 32, 40, 48, 56, 74, 82, 90]
    assert ran.time("station 0", "off_shift") == 10
    assert ran.time("station 0", "planned_stop") == 0
    assert ran.trace.mode_down.tolist() == [5]
    assert ran.trace.upkeeps.tolist() == [1]


@KERNELS
def test_a_window_that_closes_does_not_end_upkeep(kernel):
    """15 s from 60 on: 10 s of Sunday, then a planned stop of 5 s."""
    d = Draft()
    week = d.calendar(70.0, [(0.0, ON), (60.0, OFF)], rule=SUSPEND)
    sunday = d.calendar(70.0, [(0.0, OFF), (60.0, ON)])
    working(d, upkeep(d, CYCLES, 2, 15.0, window=sunday), seconds=8.0, station_calendar=week)
    ran = Ran(kernel, d, 87)
    assert ran.out_of(0)[6:] == [56, 79, 87]
    assert ran.time("station 0", "off_shift") == 10
    assert ran.time("station 0", "planned_stop") == 5


@KERNELS
def test_a_window_may_open_before_the_shift_ends(kernel):
    """The calendar of the window changes before that of the shift: begun all the same."""
    d = Draft()
    sunday = d.calendar(70.0, [(0.0, OFF), (60.0, ON)])
    week = d.calendar(70.0, [(0.0, ON), (60.0, STOP)], rule=SUSPEND)
    working(d, upkeep(d, CYCLES, 2, 5.0, window=sunday), seconds=8.0, station_calendar=week)
    ran = Ran(kernel, d, 75)
    assert ran.trace.mode_down.tolist() == [5]
    assert ran.out_of(0)[6:] == [56, 74]


@KERNELS
def test_a_window_in_working_time_lets_upkeep_begin_between_two_parts(kernel):
    """Due at 2, the window opens at 10.5: begun at 11, for 2 s."""
    d = Draft()
    window = d.calendar(100.0, [(0.0, OFF), (10.5, ON)])
    working(d, upkeep(d, CYCLES, 2, 2.0, window=window))
    assert Ran(kernel, d, 14).out_of(0) == [*range(1, 12), 14]


@KERNELS
def test_upkeep_waits_for_its_crew(kernel):
    """Due at 3, the crew comes at 20 and takes 5 s."""
    d = Draft()
    crew = d.pool(1, calendar=d.calendar(50.0, [(0.0, OFF), (20.0, ON)]))
    working(d, upkeep(d, CYCLES, 3, 5.0, crew=crew))
    ran = Ran(kernel, d, 26)
    assert ran.out_of(0) == [1, 2, 3, 26]
    assert ran.time("station 0", "planned_stop") == 22
    assert ran.trace.repair_wait.tolist() == [17]
    assert ran.trace.mode_down.tolist() == [22]
    assert ran.trace.pool_served.tolist() == [1]


@KERNELS
def test_a_crew_that_hands_over_lays_upkeep_down(kernel):
    """2 s of 10 from 3 to 5, the other 8 s from 20 on."""
    d = Draft()
    hours = d.calendar(20.0, [(0.0, ON), (5.0, OFF)])
    working(d, upkeep(d, CYCLES, 3, 10.0, crew=d.pool(1, calendar=hours, at_end=1)))
    d.lists["calendar_period"][0] = 40.0
    d.lists["calendar_time"] += [20.0]
    d.lists["calendar_state"] += [ON]
    d.lists["calendar_start"][1] += 1
    ran = Ran(kernel, d, 29)
    assert ran.out_of(0) == [1, 2, 3, 29]
    assert ran.time("station 0", "planned_stop") == 25
    assert ran.trace.pool_laid_down.tolist() == [1]


@KERNELS
def test_upkeep_that_falls_due_during_a_failure_follows_it(kernel):
    """Down from 8 to 13, upkeep due at 10: from 13 to 15, for nothing else is in the machine."""
    d = Draft()
    failure = (CALENDAR, d.constant(8.0), d.constant(5.0), NEVER)
    working(d, failure, upkeep(d, ELAPSED, 10, 2.0), inputs=[(d.buffer(),)])
    ran = Ran(kernel, d, 16)
    assert ran.time("station 0", "down") == 5
    assert ran.time("station 0", "planned_stop") == 2
    assert ran.trace.state_since.tolist() == [15]


@KERNELS
def test_upkeep_that_falls_due_during_a_failure_waits_for_the_part(kernel):
    """The part that the failure from 9 to 14 caught is finished first, at 17."""
    d = Draft()
    failure = (CALENDAR, d.constant(9.0), d.constant(5.0), NEVER)
    working(d, failure, upkeep(d, ELAPSED, 10, 2.0), seconds=4.0)
    ran = Ran(kernel, d, 22)
    assert ran.out_of(0) == [4, 8, 17]
    assert ran.time("station 0", "planned_stop") == 2
    assert ran.trace.upkeeps.tolist() == [1]


@KERNELS
def test_a_failure_during_upkeep_shows_as_down(kernel):
    """Upkeep from 10 to 15, a failure from 12 to 14; the clocks of both run."""
    d = Draft()
    failure = (CALENDAR, d.constant(12.0), d.constant(2.0), NEVER)
    working(d, failure, upkeep(d, ELAPSED, 10, 5.0), inputs=[(d.buffer(),)])
    ran = Ran(kernel, d, 16)
    assert ran.time("station 0", "planned_stop") == 3
    assert ran.time("station 0", "down") == 2
    assert ran.trace.mode_down.tolist() == [2, 5]
    assert ran.trace.mode_failures.tolist() == [1, 1]


@KERNELS
def test_on_a_conveyor_the_belt_stands_with_its_parts(kernel):
    """5 s of belt, one part a second; after every three 4 s of upkeep."""
    d = Draft()
    belt = {"conveyor_transit": 5.0, "conveyor_spacing": 1.0, "conveyor_places": 9}
    mode = upkeep(d, CYCLES, 3, 4.0)
    d.station([(d.source(),)], [], [(d.sink(),)], failures=[mode], station_kind=1, **belt)
    ran = Ran(kernel, d, 19)
    assert ran.out_of(0) == [5, 6, 7, 12, 13, 14, 19]
    assert ran.time("station 0", "planned_stop") == 8


@KERNELS
def test_a_pass_is_repeated_before_upkeep(kernel):
    """Every part is repeated once and then scrap; upkeep of 10 s after both passes."""
    d = Draft()
    working(d, upkeep(d, CYCLES, 1, 10.0), rework_prob=1.0, max_reworks=1)
    ran = Ran(kernel, d, 23)
    assert ran.trace.cycles.tolist() == [4]
    assert ran.trace.scrap.tolist() == [[2]]
    assert ran.trace.upkeeps.tolist() == [2]


@KERNELS
def test_the_tool_is_changed_before_upkeep(kernel):
    """Both after two cycles: 3 s of tool change, 5 s of upkeep."""
    d = Draft()
    working(d, upkeep(d, CYCLES, 2, 5.0), tool_life=2, tool_law=d.constant(3.0))
    ran = Ran(kernel, d, 12)
    assert ran.out_of(0) == [1, 2, 11, 12]
    assert ran.time("station 0", "setting_up") == 3
    assert ran.time("station 0", "planned_stop") == 5


@KERNELS
def test_a_blocked_machine_is_kept_up_with_its_finished_part(kernel):
    """Blocked at 3 and kept up until 13, blocked again from then on."""
    d = Draft()
    rack = d.buffer(1)
    never = d.constant(1000.0)
    d.station(
        [(d.source(),)],
        [(NEVER, [d.constant(1.0)])],
        [(rack,)],
        failures=[upkeep(d, CYCLES, 3, 10.0)],
    )
    d.station([(rack,)], [(NEVER, [never])], [(d.sink(),)])
    ran = Ran(kernel, d, 20)
    assert ran.time("station 0", "planned_stop") == 10
    assert ran.time("station 0", "blocked") == 7


@KERNELS
def test_where_work_is_finished_upkeep_comes_after_it(kernel):
    """Off from 6 to 20, the part ends at 8; due at 7 and 17, begun at 8 and 17, all off shift."""
    d = Draft()
    hours = d.calendar(20.0, [(0.0, ON), (6.0, OFF)], rule=FINISH)
    working(d, upkeep(d, ELAPSED, 7, 2.0), seconds=4.0, station_calendar=hours)
    ran = Ran(kernel, d, 24)
    assert ran.out_of(0) == [4, 8, 24]
    assert ran.time("station 0", "off_shift") == 12
    assert ran.trace.mode_down.tolist() == [4]


@KERNELS
def test_work_that_becomes_due_at_the_end_of_the_hours_leaves_room_for_upkeep(kernel):
    """The first step ends at 3 with the hours; before the second one there is upkeep of 1 s."""
    d = Draft()
    hours = d.calendar(20.0, [(0.0, ON), (3.0, OFF)], rule=SUSPEND)
    steps = [(NEVER, [d.constant(3.0)]), (NEVER, [d.constant(3.0)])]
    mode = upkeep(d, ELAPSED, 2, 1.0)
    d.station([(d.source(),)], steps, [(d.sink(),)], failures=[mode], station_calendar=hours)
    ran = Ran(kernel, d, 4.5)
    assert ran.trace.mode_failures.tolist() == [1]
    assert ran.trace.mode_down.tolist() == [1]


@KERNELS
def test_statistics_begin_anew_in_the_middle_of_upkeep(kernel):
    """Upkeep from 3 to 13, a reset at 10: 3 s of it count, and all of the next, from 16 on."""
    d = Draft()
    working(d, upkeep(d, CYCLES, 3, 10.0))
    d.pool(2)
    program = d.program()
    running = kernel(program, streams(program, 1))
    running.advance(10.0)
    running.reset_statistics()
    running.advance(16.5)
    trace = running.trace()
    assert trace.mode_down.tolist() == [3.5]
    assert trace.upkeeps.tolist() == [1]
    assert trace.pool_present.tolist() == [13]
