"""Roll calls, relief, crews at the end of the shift; by hand."""

import numpy as np
import pytest
from draft import NEVER, Draft
from tests.kernel.rules import KERNELS, Ran

from motorworks.program import streams

ON, OFF = 1, 0
HAND_OVER = 1
CALENDAR = 1
"""Clock of a failure mode."""


def day(draft, until=8.0, period=20.0):
    """Add a calendar that is on from the beginning of its period to a time [s]."""
    return draft.calendar(period, [(0.0, ON), (until, OFF)])


def working(draft, pool, seconds=10.0, machines=1, **values):
    """Add a station whose machines need one of a pool for all of their work."""
    return draft.station(
        [(draft.source(),)],
        [(pool, [draft.constant(seconds)])],
        [(draft.sink(),)],
        station_machines=machines,
        **values,
    )


@KERNELS
def test_who_finishes_goes_on_beyond_the_hours(kernel):
    """On for 8 of 20 s, 10 s of work: begun at 0 and 20, ended at 10 and 30."""
    d = Draft()
    working(d, d.pool(1, calendar=day(d)))
    ran = Ran(kernel, d, 45)
    assert ran.out_of(0) == [10, 30]
    assert ran.trace.pool_busy.tolist() == [25]
    assert ran.trace.pool_present.tolist() == [21]
    assert ran.trace.pool_laid_down.tolist() == [0]


@KERNELS
def test_who_hands_over_lays_the_work_down_and_the_next_crew_goes_on(kernel):
    """8 s of the first part, then 2 s of it at 20; 6 s of the second, then 4 s at 40."""
    d = Draft()
    working(d, d.pool(1, calendar=day(d), at_end=HAND_OVER))
    ran = Ran(kernel, d, 45)
    assert ran.out_of(0) == [22, 44]
    assert ran.time("station 0", "waiting_for_operator") == 24
    assert ran.trace.pool_laid_down.tolist() == [2]
    assert ran.trace.pool_served.tolist() == [5]
    assert ran.trace.pool_wait.tolist() == [24]
    assert ran.trace.pool_busy.tolist() == [21]


@KERNELS
def test_without_a_gap_only_the_surplus_lays_down_its_work(kernel):
    """2 people, 1 from 4 to 8 of every 12 s; work that ends at the roll call at 28 counts as done.

    Machine 0 works 0-10, 10-20, 20-30; machine 1 works 0-4, 8-14, 14-16, 20-28.
    """
    d = Draft()
    crew = d.pool(2, sizes=((0.0, 2), (4.0, 1), (8.0, 2)), period=12.0, at_end=HAND_OVER)
    working(d, crew, machines=2)
    ran = Ran(kernel, d, 31)
    assert ran.out_of(0) == [10, 14, 20, 28, 30]
    assert ran.trace.pool_laid_down.tolist() == [2]
    assert ran.trace.pool_present.tolist() == [2 * 31 - 4 - 4 - 3]


@KERNELS
def test_a_crew_of_the_same_size_goes_on_without_anybody_noticing(kernel):
    """A roll call that finds as many people as are engaged changes nothing."""
    d = Draft()
    crew = d.pool(9, sizes=((0.0, 2), (4.0, 2)), period=6.0, at_end=HAND_OVER)
    working(d, crew, machines=2)
    ran = Ran(kernel, d, 20)
    assert ran.out_of(0) == [10, 10, 20, 20]
    assert ran.trace.pool_laid_down.tolist() == [0]
    assert ran.trace.pool_present.tolist() == [40]


@KERNELS
def test_who_finishes_stays_when_the_roll_call_finds_fewer(kernel):
    """One of two goes at 4, when the work is done: then one machine waits."""
    d = Draft()
    working(d, d.pool(2, sizes=((0.0, 2), (4.0, 1))), machines=2)
    ran = Ran(kernel, d, 25)
    assert ran.out_of(0) == [10, 10, 20]
    assert ran.trace.pool_present.tolist() == [8 + 21]
    assert ran.trace.pool_busy.tolist() == [20 + 15]


@KERNELS
def test_work_laid_down_is_taken_up_in_the_order_in_which_it_had_been_begun(kernel):
    """Machines 0 and 1 stand before machine 2, which has waited longer; one person comes at 20."""
    d = Draft()
    crew = d.pool(0, calendar=day(d), sizes=((0.0, 2), (20.0, 1)), at_end=HAND_OVER)
    working(d, crew, machines=3)
    ran = Ran(kernel, d, 27)
    assert ran.out_of(0) == [22, 24]
    assert ran.trace.cycles.tolist() == [1, 1, 0]


@KERNELS
def test_a_repair_is_laid_down_and_taken_up(kernel):
    """Down at 5; repaired from 5 to 8 and from 20 to 27."""
    d = Draft()
    crew = d.pool(1, calendar=day(d), at_end=HAND_OVER)
    mode = (CALENDAR, d.constant(5.0), d.constant(10.0), crew)
    working(d, NEVER, failures=[mode])
    ran = Ran(kernel, d, 27)
    assert ran.time("station 0", "down") == 22
    assert ran.trace.repair_wait.tolist() == [12]
    assert ran.trace.mode_down.tolist() == [22]
    assert ran.trace.pool_laid_down.tolist() == [1]
    assert ran.trace.pool_busy.tolist() == [10]


@KERNELS
def test_work_that_stands_still_anyway_is_laid_down_just_so(kernel):
    """Down from 4 to 14, the crew goes at 8; the machine waits for the next one until 20."""
    d = Draft()
    mode = (CALENDAR, d.constant(4.0), d.constant(10.0), NEVER)
    working(d, d.pool(1, calendar=day(d, period=40.0), at_end=HAND_OVER), failures=[mode])
    d.lists["calendar_time"] += [20.0]
    d.lists["calendar_state"] += [ON]
    d.lists["calendar_start"][1] += 1
    ran = Ran(kernel, d, 17.5)
    assert ran.time("station 0", "down") == 10
    assert ran.time("station 0", "waiting_for_operator") == 3.5
    assert ran.trace.pool_busy.tolist() == [8]
    assert ran.trace.pool_laid_down.tolist() == [1]


@KERNELS
def test_relief_helps_when_nobody_is_free_and_its_own_requests_are_served(kernel):
    """Two machines for one person; the relief has a machine of its own: 3 s of hands, 2 s alone.

    Machine 1 gets help at 3 and, after the relief's own machine (13 to 16), at 16.
    """
    d = Draft()
    people = d.pool(1, relief=1)
    relief = d.pool(1)
    working(d, people, machines=2)
    steps = [(relief, [d.constant(3.0)]), (NEVER, [d.constant(2.0)])]
    d.station([(d.source(),)], steps, [(d.sink(),)])
    ran = Ran(kernel, d, 27)
    assert ran.out_of(0) == [10, 13, 20, 26]
    assert ran.out_of(1) == [5, 18]
    assert ran.trace.pool_helped.tolist() == [2, 0]
    assert ran.trace.pool_served.tolist() == [5, 3]
    assert ran.trace.pool_wait.tolist() == [6, 16]
    assert ran.trace.pool_busy.tolist() == [27, 27]


@KERNELS
def test_relief_that_still_has_somebody_free_helps_at_once(kernel):
    """The first look at 0 finds a request of the relief's own; its second person helps then."""
    d = Draft()
    working(d, d.pool(0, relief=1))
    working(d, d.pool(2))
    ran = Ran(kernel, d, 11)
    assert ran.out_of(0) == [10]
    assert ran.out_of(1) == [10]


@KERNELS
def test_relief_does_not_chain(kernel):
    """Nobody in the first two pools; the third helps the second, and not the first."""
    d = Draft()
    working(d, d.pool(0, relief=1))
    working(d, d.pool(0, relief=2))
    d.pool(2)
    ran = Ran(kernel, d, 25)
    assert ran.out_of(0) == []
    assert ran.out_of(1) == [10, 20]


@KERNELS
def test_what_a_helper_lays_down_goes_back_to_the_pool_that_was_asked(kernel):
    """Nobody of its own: the relief works from 0 to 8, and goes on at 20."""
    d = Draft()
    working(d, d.pool(0, relief=1))
    d.pool(1, calendar=day(d), at_end=HAND_OVER)
    ran = Ran(kernel, d, 25)
    assert ran.out_of(0) == [22]
    assert ran.trace.pool_helped.tolist() == [3, 0]
    assert ran.trace.pool_laid_down.tolist() == [0, 1]
    assert ran.trace.pool_busy.tolist() == [0, 13]


@KERNELS
def test_relief_takes_up_what_the_crew_has_laid_down(kernel):
    """The crew goes at 8, the relief is there and goes on at once."""
    d = Draft()
    working(d, d.pool(1, calendar=day(d), at_end=HAND_OVER, relief=1))
    d.pool(1)
    ran = Ran(kernel, d, 25)
    assert ran.out_of(0) == [10, 20]
    assert ran.trace.pool_laid_down.tolist() == [1, 0]
    assert ran.trace.pool_wait.tolist() == [0, 0]
    assert ran.trace.pool_busy.tolist() == [8 + 5, 12]


@KERNELS
@pytest.mark.parametrize(("absence", "present"), [(0.0, 3), (1.0, 0)])
def test_nobody_or_everybody_is_absent(kernel, absence, present):
    """Chances of 0 and 1 leave nothing to luck."""
    d = Draft()
    working(d, d.pool(3, absence=absence), machines=5)
    ran = Ran(kernel, d, 10)
    assert len(ran.out_of(0)) == present
    assert ran.trace.pool_present.tolist() == [10 * present]


@KERNELS
def test_a_pool_without_sizes_calls_the_roll_once(kernel):
    """Who is absent at 0 is absent for good."""
    d = Draft()
    d.pool(40, absence=0.5)
    program = d.program()
    running = kernel(program, streams(program, 3))
    running.advance(10.0)
    first = running.trace().pool_present[0]
    running.advance(1000.0)
    assert 0 < first < 400
    assert running.trace().pool_present[0] == 100 * first


@KERNELS
def test_absence_is_binomial(kernel):
    """20 people called 2,000 times: mean 18, variance 1.8, within 4 standard errors."""
    d = Draft()
    d.pool(0, sizes=((0.0, 20),), period=100.0, absence=0.1)
    program = d.program()
    running = kernel(program, streams(program, 1))
    present = []
    for call in range(2000):
        running.advance(100.0 * call + 50.0)
        running.reset_statistics()
        running.advance(100.0 * call + 75.0)
        present.append(running.trace().pool_present[0] / 25.0)
    counts = np.array(present)
    assert (counts == np.round(counts)).all()
    assert abs(counts.mean() - 18.0) < 4 * (1.8 / 2000) ** 0.5
    assert abs(counts.var() - 1.8) < 4 * 1.8 * (2 / 2000) ** 0.5


@KERNELS
def test_one_setter_goes_to_who_asked_first(kernel):
    """At 1 the press asks for its tool at its end of work, the taker of the part then to set up."""
    d = Draft(types=2)
    setter, rack = d.pool(1), d.buffer()
    one, two = d.constant(1.0), d.constant(2.0)
    d.lists["setup_law"] += [NEVER, two, two, NEVER]
    source = d.source(kind=2, models=(1, 0), weights=(0.5, 1.0))
    tool = {"tool_life": 1, "tool_law": d.constant(10.0), "tool_pool": setter}
    d.station([(source,)], [(NEVER, [one, one])], [(rack,)], **tool)
    setup = {"setup_table": 0, "setup_initial": 0, "setup_pool": setter}
    d.station([(rack,)], [(NEVER, [one, one])], [(d.sink(),)], **setup)
    assert Ran(kernel, d, 20).out_of(0) == [14]
