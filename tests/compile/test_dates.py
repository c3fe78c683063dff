"""Modes of stopping, outages, factors: nouns against arrays."""

from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pytest

from motorworks.compile import compile_plant
from motorworks.compile.calendars import DAY, WEEK
from motorworks.compile.outages import Span, merged
from motorworks.errors import PlantError
from motorworks.plant import (
    Calendar,
    Factor,
    Failure,
    Maintenance,
    Outage,
    Point,
    Pool,
    Shift,
    ShortStop,
    Station,
)
from motorworks.process import Law
from motorworks.program import program as p

H = 3600.0
MONDAY = date(2021, 1, 4)


def constant(time):
    """Give the law of a time that is always the same [s]."""
    return Law("constant", (float(time),))


def _press(**changes):
    return Station(name="press", cycle_time=constant(5), to="out", **changes)


def _program(line_plant, press, **changes):
    return compile_plant(line_plant(stations=(press,), start=MONDAY, **changes)).program


def test_modes_are_failures_then_short_stops_then_upkeep(line_plant):
    """Each with its clock, its crew, its interval and its window."""
    press = _press(
        failures=(Failure(up=constant(100), repair=constant(10), clock="calendar", crew="b"),),
        short_stops=(ShortStop(every=constant(50), time=constant(2), operator="a"),),
        maintenance=(
            Maintenance(every=WEEK, time=constant(60), crew="b", window="sunday"),
            Maintenance(every_cycles=500, time=constant(30)),
            Maintenance(every_operating=7200.0, time=constant(20)),
        ),
    )
    sunday = Calendar(name="sunday", shifts=(Shift(start=0, length=DAY, days=("sun",)),))
    pools = (Pool(name="a", count=1), Pool(name="b", count=1))
    program = _program(line_plant, press, pools=pools, calendars=(sunday,))
    assert program.failure_start.tolist() == [0] * 7 + [5]
    assert program.failure_clock.tolist() == [
        p.CALENDAR_CLOCK, p.OPERATING, p.UPKEEP_ELAPSED, p.UPKEEP_CYCLES, p.UPKEEP_OPERATING,
    ]  # fmt: skip
    assert (program.failure_up < 0).tolist() == [False, False, True, True, True]
    times = program.law_number[program.law_start[program.failure_repair]]
    assert times.tolist() == [10, 2, 60, 30, 20]
    assert program.failure_pool.tolist() == [1, 0, 1, -1, -1]
    assert program.failure_every.tolist() == [0, 0, WEEK, 500, 7200]
    assert program.failure_window.tolist() == [-1, -1, 0, -1, -1]
    assert program.calendar_names == ("sunday",)


# ---- outages ----


def _spans(program, machine):
    """Give the spans of a machine: begin, end, state."""
    first, last = program.outage_start[machine : machine + 2]
    columns = (program.outage_from, program.outage_to, program.outage_state)
    return [tuple(float(c[k]) for c in columns) for k in range(first, last)]


def test_machines_come_into_service_on_their_dates(line_plant):
    """One date for all copies or one for each; of line and station the later one counts."""
    plant = line_plant(start=MONDAY)
    line = plant.lines[0]
    days = (date(2021, 1, 6), date(2021, 1, 8))
    first = replace(line.stations[0], machines=2, in_service=(MONDAY, date(2021, 1, 7)))
    stations = (first, *line.stations[1:])
    plant = replace(plant, lines=(replace(line, stations=stations, in_service=days),))
    program = compile_plant(plant).program
    assert [_spans(program, m) for m in range(5)] == [
        [(0, 2 * DAY, p.OFF)],
        [(0, 3 * DAY, p.OFF)],
        [(0, 2 * DAY, p.OFF)],
        [(0, 2 * DAY, p.OFF)],
        [(0, 4 * DAY, p.OFF)],
    ]


def test_a_plant_without_dates_has_no_outages(line_plant):
    """A date in the past changes nothing."""
    program = _program(line_plant, _press(in_service=(date(2020, 5, 1),)))
    assert program.outage_start.tolist() == [0] * 8
    assert not len(program.outage_from)


@pytest.mark.parametrize(
    ("names", "machines", "hit"),
    [
        (("press",), None, [6, 7]),
        (("press",), 1, [6]),
        (("line/first",), None, [0, 3]),
        (("line-02/first", "press"), None, [3, 6, 7]),
        (("line-01",), None, [0, 1, 2]),
        (("line",), None, [0, 1, 2, 3, 4, 5]),
        (("hall",), None, [6, 7]),
        (("all",), None, list(range(8))),
    ],
)
def test_outages_strike_what_they_name(line_plant, names, machines, hit):
    """Stations of one copy or of all, copies, lines, workshops."""
    outage = Outage(
        name="o", start=datetime(2021, 1, 5, 6), end=datetime(2021, 1, 6), of=names,
        machines=machines, state="planned",
    )  # fmt: skip
    program = _program(line_plant, _press(machines=2, workshop="hall"), outages=(outage,))
    span = [(DAY + 6 * H, 2 * DAY, p.STOP)]
    assert [m for m in range(8) if _spans(program, m) == span] == hit
    assert len(program.outage_from) == len(hit)


def test_where_outages_meet_the_first_state_counts():
    """Off before planned before down; what touches in the same state is one."""
    spans = [
        Span(-5.0, -1.0, p.DOWN),
        Span(-5.0, 2.0, p.DOWN),
        Span(1.0, 4.0, p.STOP),
        Span(3.0, 6.0, p.DOWN),
        Span(6.0, 8.0, p.DOWN),
        Span(7.0, 7.5, p.OFF),
    ]
    assert merged(spans) == [
        Span(0.0, 1.0, p.DOWN),
        Span(1.0, 4.0, p.STOP),
        Span(4.0, 7.0, p.DOWN),
        Span(7.0, 7.5, p.OFF),
        Span(7.5, 8.0, p.DOWN),
    ]


# ---- factors ----


def _factor(of, *points, on=("press",), **changes):
    made = tuple(Point(begin=day, value=value) for day, value in points)
    return Factor(name=f"f{len(points)}{changes}", on=on, of=of, points=made, **changes)


def _track(program, station, track):
    first, last = program.factor_start[3 * station + track : 3 * station + track + 2]
    times, values = program.factor_time[first:last], program.factor_value[first:last]
    return list(zip(times.tolist(), values.tolist(), strict=True))


def test_steps_hold_from_their_dates(line_plant):
    """What began before the start holds from time 0."""
    factor = _factor("cycle_time", (date(2020, 12, 1), 1.5), (date(2021, 1, 6), 1.2))
    program = _program(line_plant, _press(), factors=(factor,))
    assert _track(program, 6, p.CYCLE_FACTOR) == [(0.0, 1.5), (2 * DAY, 1.2)]
    assert len(program.factor_time) == 2


def test_factors_on_the_same_figure_are_multiplied(line_plant):
    """1.5, then 1.5 x 2, then 2; steps that change nothing are left out."""
    one = _factor("scrap", (MONDAY, 1.5), (date(2021, 1, 8), 1.0), on=("all",))
    other = _factor("scrap", (date(2021, 1, 6), 2.0))
    program = _program(line_plant, _press(scrap_rate=0.1), factors=(one, other))
    assert _track(program, 6, p.SCRAP_FACTOR) == [(0, 1.5), (2 * DAY, 3.0), (4 * DAY, 2.0)]
    assert _track(program, 0, p.SCRAP_FACTOR) == [(0, 1.5), (4 * DAY, 1.0)]


def test_a_straight_line_goes_by_weeks(line_plant):
    """From 2 to 1 in four weeks: the values in the middle of each, then 1."""
    factor = _factor("cycle_time", (MONDAY, 2.0), (date(2021, 2, 1), 1.0), between="linear")
    program = _program(line_plant, _press(), factors=(factor,))
    times, values = zip(*_track(program, 6, p.CYCLE_FACTOR), strict=True)
    assert times == tuple(WEEK * n for n in range(5))
    assert values == pytest.approx((1.875, 1.625, 1.375, 1.125, 1.0))
    # On average over the four weeks it is what the straight line is.
    assert np.mean(values[:4]) == pytest.approx(1.5)


def test_availability_becomes_a_factor_on_up_times(line_plant):
    """9 h up and 1 h down is 90 %; half of it is 45 %, up for 9/11 h."""
    press = _press(failures=(Failure(up=constant(9 * H), repair=constant(H)),))
    program = _program(line_plant, press, factors=(_factor("availability", (MONDAY, 0.5)),))
    ((_, m),) = _track(program, 6, p.UP_FACTOR)
    assert 9 * m / (9 * m + 1) == pytest.approx(0.45)


def test_availability_counts_short_stops_too(line_plant):
    """A = 1 / (1 + 1/9 + 1/18) = 6/7."""
    press = _press(
        failures=(Failure(up=constant(9 * H), repair=constant(H)),),
        short_stops=(ShortStop(every=constant(18), time=constant(1)),),
    )
    program = _program(line_plant, press, factors=(_factor("availability", (MONDAY, 0.7)),))
    ((_, m),) = _track(program, 6, p.UP_FACTOR)
    assert 1 / (1 + (1 / 9 + 1 / 18) / m) == pytest.approx(0.6)


def test_an_availability_of_one_or_more_is_refused(line_plant):
    """No up time is long enough for that."""
    press = _press(failures=(Failure(up=constant(9 * H), repair=constant(H)),))
    factor = _factor("availability", (MONDAY, 1.2))
    with pytest.raises(PlantError, match="must stay above 0 and below 1"):
        _program(line_plant, press, factors=(factor,))


def test_processes_are_named_with_what_inherits_them(line_plant):
    """A factor on a process acts on every station that has it, directly or not."""
    library = (Station(name="machine"), Station(name="pressing", process="machine"))
    factor = _factor("cycle_time", (MONDAY, 2.0), on=("machine",))
    press = _press(process="pressing")
    program = _program(line_plant, press, processes=library, factors=(factor,))
    assert _track(program, 6, p.CYCLE_FACTOR) == [(0.0, 2.0)]
    assert len(program.factor_time) == 1
