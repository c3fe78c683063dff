"""Tools, planned stops, rework, co-products; by hand."""

from dataclasses import replace

from tests.kernel.rules import KERNELS, Ran, constant, plant, station

from motorworks.plant import (
    Buffer,
    Calendar,
    Destination,
    Failure,
    Input,
    PlannedStop,
    Pool,
    Sink,
    Source,
    Step,
    Tool,
)


@KERNELS
def test_a_tool_is_changed_after_the_cycle_that_reaches_its_life(kernel):
    """Three cycles, ten seconds, three cycles, ..."""
    ran = Ran(kernel, plant(station("m", 1, tool=Tool(life=3, change=constant(10)))), 27)
    assert ran.out() == [1, 2, 3, 14, 15, 16, 27]
    assert ran.time("m", "setting_up") == 20
    assert ran.trace.tool_changes.tolist() == [2]


@KERNELS
def test_one_setter_changes_one_tool_at_a_time(kernel):
    """Two machines wear alike; the second waits for the setter."""
    tool = Tool(life=2, change=constant(10), setter="setter")
    two = station("m", 1, machines=2, tool=tool)
    ran = Ran(kernel, plant(two, pools=(Pool(name="setter", count=1),)), 24)
    assert ran.out() == [1, 1, 2, 2, 13, 14, 23, 24]
    assert ran.trace.pool_served.tolist() == [3]


@KERNELS
def test_a_planned_stop_suspends_the_work(kernel):
    """A quarter of every 100 s: the eighth part ends at 105 instead of 80."""
    stopping = station("m", 10, planned_stop=PlannedStop(share=0.25, every=100.0))
    ran = Ran(kernel, plant(stopping), 110)
    assert ran.out() == [10, 20, 30, 40, 50, 60, 70, 105]
    assert ran.time("m", "planned_stop") == 25


@KERNELS
def test_a_repeated_operation_stays_at_its_machine(kernel):
    """Every pass fails: three passes, then scrap."""
    ran = Ran(kernel, plant(station("m", 1, rework_rate=1.0)), 30)
    assert ran.trace.cycles.tolist() == [30]
    assert ran.trace.rework.sum() == 20
    assert ran.trace.scrap.sum() == 10
    assert ran.out() == []


@KERNELS
def test_a_coproduct_overflows_instead_of_blocking(kernel):
    """Nobody takes the second product: one place fills, the rest is surplus."""
    ways = (Destination(to="out"), Destination(to="rack", overflow="surplus"))
    pressing = station("press", 1, to=None, each=ways)
    taking = station("never", 1e6, inputs=(Input(origin="rack", take=1),))
    ran = Ran(
        kernel,
        plant(
            pressing,
            taking,
            buffers=(Buffer(name="rack", capacity=1),),
            sinks=(Sink(name="surplus", counts_as="surplus"),),
        ),
        10,
    )
    assert len(ran.out()) == 10
    assert len(ran.out("surplus")) == 8
    assert ran.trace.overflowed.tolist()[:2] == [0, 8]
    assert ran.time("press", "blocked") == 0


@KERNELS
def test_a_coproduct_without_overflow_blocks(kernel):
    """The press holds the core for which there is no place, and makes no other."""
    ways = (Destination(to="out"), Destination(to="rack"))
    pressing = station("press", 1, to=None, each=ways)
    taking = station("never", 1e6, inputs=(Input(origin="rack"),))
    ran = Ran(kernel, plant(pressing, taking, buffers=(Buffer(name="rack", capacity=1),)), 10)
    assert len(ran.out()) == 3
    assert ran.time("press", "blocked") == 7


@KERNELS
def test_failures_on_the_operating_clock_do_not_run_while_the_machine_waits(kernel):
    """Fails after 4.5 s of work each time, 2 s of repair; 1 s of work comes every 4 s."""
    mode = Failure(up=constant(4.5), repair=constant(2))
    failing = station("m", 1, inputs=(Input(origin="queue"),), failures=(mode,))
    arrivals = Source(name="slow", interarrival=constant(4), to="queue")
    ran = Ran(kernel, plant(failing, sources=(arrivals,), buffers=(Buffer(name="queue"),)), 42)
    # Work of 1 s ends at 5, 9, 13, 17; the fifth (from 20) breaks after half of it, for 2 s.
    assert ran.out()[:6] == [5, 9, 13, 17, 23, 25]
    assert ran.trace.failures.tolist() == [2]


@KERNELS
def test_a_crew_with_hours_begins_no_repair_outside_them(kernel):
    """Down at 10; the crew comes at 20 and takes 5 s."""
    crew = Pool(name="crew", count=1, calendar="day")
    day = Calendar(name="day", period=40.0, on=((0.0, 8.0), (20.0, 40.0)))
    mode = Failure(clock="calendar", up=constant(10), repair=constant(5), crew="crew")
    ran = Ran(kernel, plant(station("m", 4, failures=(mode,)), pools=(crew,), calendars=(day,)), 30)
    assert ran.time("m", "down") == 15
    assert ran.out() == [4, 8, 27]
    assert ran.trace.repair_wait.tolist() == [10]


@KERNELS
def test_a_step_holds_its_operator_to_its_end(kernel):
    """Two machines, one operator for the first 2 s of 5: the second starts 2 s later."""
    steps = (Step(time=constant(2), operator="people"), Step(time=constant(3)))
    two = replace(station("m", 1, machines=2), cycle_time=None, steps=steps)
    ran = Ran(kernel, plant(two, pools=(Pool(name="people", count=1),)), 12)
    assert ran.out() == [5, 7, 10, 12]
    assert ran.time("m", "waiting_for_operator") == 2
