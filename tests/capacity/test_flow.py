"""What is carried by timetable and what is bought, in the balance of a plant."""

import pytest

from motorworks.capacity import static_capacity
from motorworks.compile import YEAR
from motorworks.plantfile import read_plant

PLANT = """
[plant]
name = "small"

[supply.bolts]
to = "bolts"
lot = 20
{ordering}

[buffer.bolts]
capacity = 100

[buffer.rack]
capacity = 100

[buffer.done]

{way}

[station.use]
inputs = ["rack"]
cycle_time = "10 s"
to = "done"

[shipment.truck]
from = "done"
to = "out"
timetable = {{ every = "1 day" }}

[sink.out]
"""
MILK_RUN = """
[milk_run.round]
timetable = { every = "1 h" }
stops = [{ name = "a", travel = "1 min" }, { name = "b", travel = "1 min" }]
return_travel = "1 min"
loads = [{ from = "bolts", to = "rack", pick = "a", drop = "b" }]
"""
BELT = """
[transport.belt]
from = "bolts"
to = "rack"
conveyor = { transit = "60 s", spacing = "30 s", places = 4 }
"""


def capacity(ordering, way):
    """Give the good parts a year."""
    return static_capacity(read_plant(PLANT.format(ordering=ordering, way=way))).as_allocated


def test_what_is_ordered_when_it_is_wanted_is_no_limit():
    """The station is: a part every 10 s."""
    assert capacity("reorder_point = 10", MILK_RUN) == pytest.approx(YEAR / 10)


def test_lots_by_timetable_are_a_limit():
    """20 parts in 10 min; and 20 parts twice a day on five days."""
    assert capacity('timetable = { every = "10 min" }', MILK_RUN) == pytest.approx(YEAR / 30)
    days = 'days = ["mon", "tue", "wed", "thu", "fri"]'
    found = capacity(f'timetable = {{ at = ["06:00", "18:00"], {days} }}', MILK_RUN)
    assert found == pytest.approx(20 * 10 / (7 * 86400) * YEAR)


def test_a_belt_lets_through_a_part_every_spacing():
    """Every 30 s, for it has places enough."""
    assert capacity("reorder_point = 10", BELT) == pytest.approx(YEAR / 30)
