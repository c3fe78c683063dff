"""Dated outages and dated factors, reckoned by hand, on both kernels."""

import numpy as np
import pytest
from tests.kernel.draft import NEVER, Draft
from tests.kernel.rules import KERNELS

from motorworks.errors import ProgramError
from motorworks.kernel import Kernel
from motorworks.program import streams
from motorworks.program.program import (
    CYCLE_FACTOR,
    DOWN,
    OFF,
    SCRAP_FACTOR,
    STOP,
    UP_FACTOR,
    WORK,
)

CALENDAR_CLOCK, UPKEEP_ELAPSED = 1, 4
ON, SHUT = 1, 0
INF = float("inf")


def _machine(cycle=10.0, laws=None, **values):
    """Give the program of one station from an endless source to a sink."""
    d = Draft()
    law = laws(d) if laws else d.constant(cycle)
    values = {k: v(d) if callable(v) else v for k, v in values.items()}
    d.station([(d.source(),)], [(NEVER, [law])], [(d.sink(),)], **values)
    return d.program()


def _run(kernel, program, until, **logs):
    run = kernel(program, streams(program, 7), sink_log=True, **logs)
    run.advance(until)
    return run.trace()


def _out(trace):
    return trace.sink_log["time"].tolist()


@KERNELS
@pytest.mark.parametrize("state", [OFF, STOP, DOWN])
def test_work_is_suspended_within_an_outage(kernel, state) -> None:
    """Passes of 10 s from 0; away from 14 to 20: out at 10, 26, 36; 6 s in the outage's state."""
    trace = _run(kernel, _machine(outages=[[(14.0, 20.0, state)]]), 40.0)
    assert _out(trace) == [10.0, 26.0, 36.0]
    assert trace.state_time[0, state] == 6.0
    assert trace.state_time[0, WORK] == 34.0
    assert trace.failures.tolist() == [0]


@KERNELS
def test_work_that_ends_as_an_outage_begins_is_complete(kernel) -> None:
    """Out at 10 although the outage begins at 10; the next pass begins at 13."""
    trace = _run(kernel, _machine(outages=[[(10.0, 13.0, DOWN)]]), 30.0)
    assert _out(trace) == [10.0, 23.0]
    assert trace.state_time[0, DOWN] == 3.0


@KERNELS
def test_an_outage_from_the_beginning_and_one_without_end(kernel) -> None:
    """In service from 5 to 27: out at 15 and 25; 2 s of the third pass are done."""
    trace = _run(kernel, _machine(outages=[[(0.0, 5.0, OFF), (27.0, INF, STOP)]]), 50.0)
    assert _out(trace) == [15.0, 25.0]
    assert trace.state_time[0].tolist() == [5.0, 23.0, 0, 0, 22.0, 0, 0, 0]


@KERNELS
def test_outages_that_touch_are_one(kernel) -> None:
    """OFF 4 to 6, DOWN 6 to 9: suspended from 4 to 9; 6 s are left of the pass: out at 15."""
    spans = [(4.0, 6.0, OFF), (6.0, 9.0, DOWN)]
    trace = _run(kernel, _machine(outages=[spans]), 16.0)
    assert _out(trace) == [15.0]
    assert trace.state_time[0].tolist() == [2.0, 0, 3.0, 0, 11.0, 0, 0, 0]
    # Two spans of one state are one event at their end, none between.
    one = _run(kernel, _machine(outages=[[(4.0, 6.0, OFF), (6.0, 9.0, OFF)]]), 16.0)
    assert one.events == _run(kernel, _machine(outages=[[(4.0, 9.0, OFF)]]), 16.0).events


@KERNELS
def test_each_machine_has_its_own_outages(kernel) -> None:
    """Two machines of 10 s; the second is there from 5 on: out at 10, 15, 20, 25."""
    program = _machine(station_machines=2, outages=[[], [(0.0, 5.0, OFF)]])
    assert _out(_run(kernel, program, 29.0)) == [10.0, 15.0, 20.0, 25.0]


@KERNELS
def test_the_first_state_counts(kernel) -> None:
    """Planned stop 10 to 30, off shift 20 to 40, repair 12 to 15: STOP until 20, OFF until 40.

    Without the outage the machine would be DOWN from 12 to 15; the calendar comes before STOP.
    """
    program = _machine(
        outages=[[(10.0, 30.0, STOP)]],
        failures=lambda d: [(CALENDAR_CLOCK, d.constant(12.0), d.constant(3.0), NEVER)],
        station_calendar=lambda d: d.calendar(100.0, [(0.0, ON), (20.0, SHUT), (40.0, ON)]),
    )
    trace = _run(kernel, program, 26.0)
    assert trace.state_time[0].tolist() == [6.0, 10.0, 0, 0, 10.0, 0, 0, 0]
    assert trace.failures.tolist() == [1]


@KERNELS
def test_a_failure_within_a_planned_stop_shows_when_it_is_over(kernel) -> None:
    """Stop 10 to 13, repair 12 to 15: STOP 3 s, then DOWN 2 s; 10 s passes: out at 10, 25."""
    program = _machine(
        outages=[[(10.0, 13.0, STOP)]],
        failures=lambda d: [(CALENDAR_CLOCK, d.constant(12.0), d.constant(3.0), NEVER)],
    )
    trace = _run(kernel, program, 26.0)
    assert trace.state_time[0].tolist() == [0, 3.0, 2.0, 0, 21.0, 0, 0, 0]
    assert _out(trace) == [10.0, 25.0]


@KERNELS
def test_clocks_begin_when_a_machine_goes_into_service(kernel) -> None:
    """In service at 20; up time 12, repair 3: down at 32 and 47. A stop does not hold it up."""
    new = _machine(
        outages=[[(0.0, 20.0, OFF)]],
        failures=lambda d: [(CALENDAR_CLOCK, d.constant(12.0), d.constant(3.0), NEVER)],
    )
    assert _run(kernel, new, 31.9).failures.tolist() == [0]
    assert _run(kernel, new, 46.9).failures.tolist() == [1]
    assert _run(kernel, new, 47.0).failures.tolist() == [2]
    stopped = _machine(
        outages=[[(0.0, 20.0, STOP)]],
        failures=lambda d: [(CALENDAR_CLOCK, d.constant(12.0), d.constant(3.0), NEVER)],
    )
    assert _run(kernel, stopped, 12.0).failures.tolist() == [1]


@KERNELS
def test_upkeep_by_elapsed_time_counts_from_service(kernel) -> None:
    """In service at 20, due 28 s later: the pass of 40 to 50 ends, upkeep from 50 to 54."""
    program = _machine(
        outages=[[(0.0, 20.0, OFF)]],
        failures=lambda d: [(UPKEEP_ELAPSED, NEVER, d.constant(4.0), NEVER, 28.0, NEVER)],
    )
    trace = _run(kernel, program, 70.0)
    assert _out(trace) == [30.0, 40.0, 50.0, 64.0]
    assert trace.state_time[0, STOP] == 4.0


@KERNELS
def test_upkeep_that_fell_due_goes_first_after_an_outage(kernel) -> None:
    """Due at 12, within the stop of 10 to 20; upkeep 20 to 24, then work: out at 10, 34."""
    program = _machine(
        outages=[[(10.0, 20.0, DOWN)]],
        failures=lambda d: [(UPKEEP_ELAPSED, NEVER, d.constant(4.0), NEVER, 12.0, NEVER)],
    )
    trace = _run(kernel, program, 35.9)
    assert _out(trace) == [10.0, 34.0]
    assert trace.state_time[0, DOWN] == 10.0
    assert trace.state_time[0, STOP] == 4.0


def _belt(state):
    """Give an oven of 10 s with entries every 4 s, away from 6 to 9."""
    d = Draft()
    d.station(
        [(d.source(),)],
        [],
        [(d.sink(),)],
        outages=[[(6.0, 9.0, state)]],
        station_kind=1,
        conveyor_transit=10.0,
        conveyor_spacing=4.0,
        conveyor_places=9,
    )
    return d.program()


@KERNELS
def test_a_belt_stands_when_it_is_down_and_only_lets_nothing_in_when_it_stops(kernel) -> None:
    """Entries at 0 and 4. Down from 6 to 9: all is 3 s later. Stopped: only entries wait.

    Stopped, the parts come out at 10 and 14, the next entry is at 9, and the belt has run on.
    """
    assert _out(_run(kernel, _belt(DOWN), 22.0)) == [13.0, 17.0, 21.0]
    stopped = _run(kernel, _belt(STOP), 22.0)
    assert _out(stopped) == [10.0, 14.0, 19.0]
    assert stopped.state_time[0, STOP] == 3.0


@KERNELS
def test_a_factor_holds_from_its_date_for_what_is_drawn(kernel) -> None:
    """10 s each; twice that for passes begun from 15 on, half from 50 on.

    Begun at 0, 10 (10 s), 20, 40 (20 s), 60, 65 (5 s).
    """
    factors = {CYCLE_FACTOR: [(15.0, 2.0), (50.0, 0.5)]}
    assert _out(_run(kernel, _machine(factors=factors), 70.0)) == [10, 20, 40, 60, 65, 70]


@KERNELS
def test_a_factor_holds_at_its_very_date(kernel) -> None:
    """A pass begun at 10 is longer from 10 on; the one before is as it was drawn."""
    factors = {CYCLE_FACTOR: [(10.0, 3.0)]}
    assert _out(_run(kernel, _machine(factors=factors), 70.0)) == [10.0, 40.0, 70.0]


@KERNELS
def test_up_times_are_longer_or_shorter_by_date(kernel) -> None:
    """Up 12 s, repair 3: down at 12; from 14 on up times are 24 s: down at 15 + 24 = 39."""
    program = _machine(
        factors={UP_FACTOR: [(14.0, 2.0)]},
        failures=lambda d: [(CALENDAR_CLOCK, d.constant(12.0), d.constant(3.0), NEVER)],
    )
    assert _run(kernel, program, 38.9).failures.tolist() == [1]
    assert _run(kernel, program, 39.0).failures.tolist() == [2]


@KERNELS
def test_scrap_changes_by_date_within_what_rework_leaves(kernel) -> None:
    """Scrap 0.4, rework 0.25: none from 100, 0.75 (not 4) from 200, so nothing is good then."""
    program = _machine(
        1.0,
        factors={SCRAP_FACTOR: [(100.0, 0.0), (200.0, 10.0)]},
        scrap_prob=0.4,
        rework_prob=0.25,
        max_reworks=0,
    )
    run = kernel(program, streams(program, 7))
    counts = []
    for until in (100.0, 200.0, 300.0):
        run.advance(until - 0.5)
        trace = run.trace()
        counts.append((int(trace.good.sum()), int(trace.scrap.sum())))
        run.reset_statistics()
    (good, _), (good_then, scrap_then), (good_last, _) = counts
    assert 20 < good < 50
    assert 10 < scrap_then < 45  # the reworks that may not be repeated
    assert good_then + scrap_then == 100
    assert good_last == 0


@KERNELS
def test_a_factor_leaves_the_draws_as_they_are(kernel) -> None:
    """With a factor of 2 from the start an exponential station is exactly twice as slow."""
    plain = _machine(laws=lambda d: d.exponential(10.0))
    slow = _machine(laws=lambda d: d.exponential(10.0), factors={CYCLE_FACTOR: [(0.0, 2.0)]})
    once, twice = _out(_run(kernel, plain, 500.0)), _out(_run(kernel, slow, 1000.0))
    np.testing.assert_allclose(twice, 2 * np.array(once), rtol=1e-12)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"outages": [[(5.0, 5.0, OFF)]]}, r"outage_to\[0\] is 5; must be above the begin"),
        ({"outages": [[(5.0, 9.0, OFF), (8.0, 9.5, OFF)]]}, r"outage_from\[1\] is 8; must be no"),
        ({"outages": [[(-1.0, 9.0, OFF)]]}, r"outage_from\[0\] is -1; must be 0 to 1e12"),
        ({"outages": [[(0.0, 9.0, 3)]]}, r"outage_state\[0\] is 3; must be 0 to 2"),
        ({"factors": {0: [(0.0, 0.0)]}}, r"factor_value\[0\] is 0; must be above 0 for times"),
        ({"factors": {2: [(0.0, -1.0)]}}, r"factor_value\[0\] is -1; must be 0 to 1e12"),
        ({"factors": {1: [(3.0, 1.0), (3.0, 2.0)]}}, r"factor_time\[1\] is 3; must be above the"),
    ],
)
def test_dates_that_make_no_sense_are_refused(values, message) -> None:
    """The door names the array, the entry and what it must be."""
    program = _machine(**values)
    with pytest.raises(ProgramError, match=message):
        Kernel(program, streams(program, 7))


def test_offsets_that_do_not_match_the_machines_are_refused() -> None:
    """One list of outages for each machine."""
    program = _machine(outages=[[(0.0, 1.0, OFF)]])
    object.__setattr__(program, "outage_start", np.array([0, 1, 1], dtype=np.int32))
    with pytest.raises(ProgramError, match="length of outage_start is 3; must be 2"):
        Kernel(program, streams(program, 7))
