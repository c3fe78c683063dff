"""Ovens and conveyors, reckoned by hand."""

from dataclasses import replace

import pytest
from tests.kernel.rules import KERNELS, Ran, plant, station

from motorworks.plant import Buffer, Calendar, Conveyor, Input


def _oven(transit=10.0, spacing=2.0, places=20, **fields):
    belt = Conveyor(
        transit=transit,
        spacing=spacing,
        places=places,
        accumulating=fields.pop("accumulating", False),
    )
    return replace(station("oven", 1, **fields), cycle_time=None, conveyor=belt)


@KERNELS
def test_parts_come_out_one_spacing_behind_the_other(kernel):
    """The first after the transit, the others at the rate of the entries."""
    assert Ran(kernel, plant(_oven()), 16).out() == [10, 12, 14, 16]


@KERNELS
def test_a_full_oven_takes_nothing(kernel):
    """Three places: entries at 0, 2, 4, then one for each that leaves."""
    assert Ran(kernel, plant(_oven(places=3)), 24).out() == [10, 12, 14, 20, 22, 24]


def _before_a_slow_machine(accumulating):
    """Put an oven of one part a second in front of a machine that takes 4 s, with no places."""
    return plant(
        _oven(spacing=1.0, places=10, to="none", accumulating=accumulating),
        station("slow", 4, inputs=(Input(origin="none"),)),
        buffers=(Buffer(name="none", capacity=0),),
    )


@KERNELS
@pytest.mark.parametrize(("accumulating", "blocked"), [(False, 9.0), (True, 0.0)])
def test_a_blocked_exit_stops_the_belt_unless_parts_close_up(kernel, accumulating, blocked):
    """The machine takes at 10, 14, 18; a belt that stops stands from 11, 15 and 19 on."""
    ran = Ran(kernel, _before_a_slow_machine(accumulating), 22)
    assert ran.out() == [14, 18, 22]
    assert ran.time("oven", "blocked") == blocked


@KERNELS
def test_contents_go_on_to_the_end_off_shift_and_nothing_enters(kernel):
    """On for 20 s of 100: ten parts enter, and all of them come out."""
    hours = Calendar(name="hours", period=100.0, on=((0.0, 20.0),))
    ran = Ran(kernel, plant(_oven(calendar="hours"), calendars=(hours,)), 100)
    assert ran.out() == [10, 12, 14, 16, 18, 20, 22, 24, 26, 28]
    assert ran.time("oven", "off_shift") == 80
    assert ran.time("oven", "working") == 20


@KERNELS
def test_work_outside_the_hours_counts_where_it_is_finished(kernel):
    """With the rule finish the oven is working until the last part is at the end."""
    hours = Calendar(name="hours", period=100.0, on=((0.0, 20.0),), at_end="finish")
    ran = Ran(kernel, plant(_oven(calendar="hours"), calendars=(hours,)), 100)
    assert ran.time("oven", "working") == 28


@KERNELS
def test_a_part_to_be_repeated_travels_again(kernel):
    """Every pass fails: two travels, then scrap, and only then the next part."""
    oven = _oven(places=1, rework_rate=1.0, max_reworks=1)
    ran = Ran(kernel, plant(oven), 60)
    assert ran.trace.rework.sum() == 3
    assert ran.trace.scrap.sum() == 3
    assert ran.trace.cycles.tolist() == [6]
