"""The kernel's door: supplies, and the buffers that only they fill."""

from typing import Any

import pytest
from draft import Draft
from test_door import changed

from motorworks.errors import ProgramError
from motorworks.kernel import Kernel
from motorworks.program import Program, streams


def shop() -> Program:
    """Give a valid program: made parts and bought ones, the latter first expired, first out."""
    d = Draft(types=2)
    short, long = d.constant(1.0), d.exponential(9.0)
    rod, queue, store, out = d.source(), d.buffer(2), d.buffer(9, fefo=True), d.sink()
    d.source(gap=long, entries=((queue, -1),))
    d.station([(rod, 1, 0)], [(-1, [short, short])], [(queue, 1.0, -1, -1)])
    d.station([(queue, 1, 1), (store, 1, 1)], [(-1, [long, long])], [(out, 1.0, -1, -1)])
    d.supply(store, 0, lot=3, point=2, lead=long, life=50.0, closed=((5.0, 9.0), (20.0, 21.0)))
    d.supply(store, 1, lot=2, point=-1, period=40.0, times=(0.0, 5.0))
    return d.program()


REFUSALS: list[tuple[str, int, Any, str]] = [
    ("source_entry_place", 0, 1, "source_entry_place[0] is 1; must be no buffer with buffer_fefo"),
    ("supply_buffer", 0, 2, "supply_buffer[0] is 2; must be a number below 2"),
    ("supply_type", 1, -1, "supply_type[1] is -1; must be a number below 2"),
    ("supply_lot", 0, 0, "supply_lot[0] is 0; must be 1 to"),
    ("supply_point", 0, 2**62, "supply_point[0] is 4611686018427387904; must be -1 to"),
    ("supply_point", 0, -1, "supply_point[0] is -1; must be 0 or more where there is no timetable"),
    ("supply_up_to", 0, -2, "supply_up_to[0] is -2; must be -1 to"),
    ("supply_each", 1, 2, "supply_each[1] is 2; must be 0 to 1"),
    ("supply_cover_point", 1, -0.5, "supply_cover_point[1] is -0.5; must be -1, or 0 to"),
    ("supply_cover_up_to", 0, float("nan"), "supply_cover_up_to[0] is nan; must be -1, or 0 to"),
    ("supply_cover_point", 0, 2.0, "supply_point[0] is 2; must be -1 where days of use are given"),
    ("supply_use", 1, -1.0, "supply_use[1] is -1; must be 0 to 1000000000"),
    ("supply_use_days", 0, 1001, "supply_use_days[0] is 1001; must be 0 to 1000"),
    ("supply_day", 0, 0.0, "supply_day[0] is 0; must be above 0"),
    ("supply_lead", 0, 2, "supply_lead[0] is 2; must be -1 or a number below 2"),
    ("supply_life", 0, 0.0, "supply_life[0] is 0; must be above 0"),
    ("supply_life", 0, float("nan"), "supply_life[0] is nan; must be above 0"),
    ("supply_period", 0, 9.0, "number of times of supply 0 is 0; must be 1 or more"),
    (
        "supply_period",
        1,
        float("inf"),
        "number of times of supply 1 is 2; must be 0 where the period is infinite",
    ),
    ("supply_period", 1, 5.0, "supply_time[1] is 5; must be from 0 to below the period"),
    ("supply_time", 1, 0.0, "supply_time[1] is 0; must be above the one before"),
    ("supply_time", 0, -1.0, "supply_time[0] is -1; must be from 0 to below the period"),
    ("supply_time_start", 1, 3, "supply_time_start[2] is 2; must be no less than the one before"),
    ("supply_closed_from", 0, -1.0, "supply_closed_from[0] is -1; must be 0 or more"),
    ("supply_closed_from", 1, 8.0, "supply_closed_from[1] is 8; must be 0 or more, and no less"),
    ("supply_closed_to", 0, 5.0, "supply_closed_to[0] is 5; must be above its begin"),
    (
        "supply_closed_start",
        1,
        3,
        "supply_closed_start[2] is 2; must be no less than",
    ),
    ("buffer_fefo", 0, 2, "buffer_fefo[0] is 2; must be 0 to 1"),
    ("buffer_capacity", 1, 0, "buffer_fefo[1] is 1; must be 0 for a buffer without places"),
    ("buffer_initial", 2, 1, "buffer_initial[2] is 1; must be 0 in a buffer with buffer_fefo"),
    ("route_place", 0, 1, "route_place[0] is 1; must be no buffer with buffer_fefo"),
    ("rework_place", 1, 1, "rework_place[1] is 1; must be no buffer with buffer_fefo"),
    ("scrap_place", 1, 1, "scrap_place[1] is 1; must be no buffer with buffer_fefo"),
]


@pytest.mark.parametrize(("name", "index", "value", "message"), REFUSALS)
def test_a_bad_number_is_refused_by_array_index_and_value(
    name: str, index: int, value: Any, message: str
) -> None:
    """Every refusal says what stands where, and what must."""
    program = changed(shop(), name, index, value)
    with pytest.raises(ProgramError) as refused:
        Kernel(program, streams(shop(), 1))
    assert f"program: {message}" in str(refused.value)


def test_the_program_that_the_refusals_start_from_is_taken() -> None:
    """Without its one fault each of those programs would have passed."""
    kernel = Kernel(shop(), streams(shop(), 1))
    kernel.advance(1000.0)
    trace = kernel.trace()
    assert trace.sink_count.sum() > 10
    assert trace.supply_expired[0] > 0
