"""Fleets, transports, tours and supplies as arrays."""

import math
from datetime import date

import numpy as np
import pytest

from motorworks.compile import compile_plant, lay_out
from motorworks.errors import PlantError
from motorworks.plantfile import read_plant
from motorworks.program import program as p

PLANT = """
[plant]
name = "small"
start = 2021-01-01
calendar = "days"

[calendar.days]
shifts = [{ start = "06:00", length = "16 h" }]
at_end = "finish"

[model.a]
[model.b]

[pool.people]
count = 3

[position.hall]
x = "0 m"
y = "0 m"
[position.line_1]
x = "30 m"
y = "40 m"
[position.line_2]
x = "-10 m"
y = "5 m"
distances = { hall = "20 m" }

[fleet.agv]
vehicles = 2
speed = "2 m/s"
home = "hall"

[source.rod]
any_model = true

[station.cut]
inputs = ["rod"]
cycle_time = "10 s"
position = "hall"
to = "cut"

[buffer.cut]
capacity = 50
by_model = true
capacity_per_model = 40
capacity_by_model = { b = 15 }

[line.turn]
lines = 2
positions = ["line_1", "line_2"]
stations = ["turn"]
[line.turn.buffer.in]
capacity = 20
by_model = true
[line.turn.buffer.done]
capacity = 20
[line.turn.station.turn]
inputs = ["in"]
cycle_time = "10 s"
to = "done"
[line.turn.transport.fetch]
from = "cut"
to = "in"
fleet = "agv"
lot = 10
lot_min = 4
load = "20 s"
[line.turn.transport.bring]
from = "done"
to = "mill/in"
conveyor = { transit = "1 min", spacing = "6 s", places = 8 }

[line.mill]
lines = 2
stations = ["mill"]
[line.mill.buffer.in]
[line.mill.station.mill]
inputs = ["in", { from = "oil", any_model = true }]
cycle_time = "10 s"
to = "finished"

[buffer.finished]
[buffer.oil]
order = "first_expired"
[sink.out]

[transport.late]
from = "turn-02/done"
to = "mill-01/in"
fleet = "agv"
to_position = "hall"
jobs = 1
pull = false

[milk_run.round]
timetable = { every = "1 h", first = "10 min" }
vehicles = 2
home = "hall"
speed = "1 m/s"
capacity = 30
stops = [
  { name = "a", travel = "1 min", handling = "30 s" },
  { position = "line_1", travel = "5 s" },
]
loads = [{ from = "cut", to = "turn-01/in", pick = "a", drop = "line_1", most = 12, container = 4 }]

[shipment.truck]
from = "finished"
to = "out"
container = 6
timetable = { at = ["07:00"], days = ["sun"] }

[supply.oil]
to = "oil"
model = "a"
lot = 40
reorder_point = 25
lead_time = "2 day"
shelf_life = "30 day"

[supply.spare]
to = "oil"
model = "b"
lot = 7
timetable = { every = "4 h" }
"""


@pytest.fixture(scope="module")
def program():
    """Give the program of the plant."""
    return compile_plant(read_plant(PLANT)).program


def test_transports_come_after_all_stations(program):
    """Those of lines first, copy by copy."""
    names = list(program.station_names)
    assert names[:5] == ["turn-01/turn", "turn-02/turn", "mill-01/mill", "mill-02/mill", "cut"]
    assert names[5:] == [
        "turn-01/fetch", "turn-01/bring", "turn-02/fetch", "turn-02/bring", "late"
    ]  # fmt: skip
    kinds = [p.TRANSPORT, p.CONVEYOR, p.TRANSPORT, p.CONVEYOR, p.TRANSPORT]
    assert program.station_kind.tolist() == [p.MACHINE] * 5 + kinds
    assert program.step_start.tolist() == [0, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5]


def test_a_fleet_is_a_pool_after_the_people(program):
    """With a home and a speed, which people have not."""
    assert program.pool_names == ("people", "agv")
    assert program.pool_count.tolist() == [3, 2]
    assert program.pool_home.tolist() == [-1, 0]
    assert program.pool_speed.tolist() == [0, 2]
    assert program.pool_relief.tolist() == [-1, -1]


def test_each_copy_has_its_own_ends(program):
    """Where the station stands that gives, and where the copy stands."""
    names = program.position_names
    fetch = [5, 7, 9]
    assert [names[i] for i in program.transport_from[fetch]] == ["hall", "hall", "line_2"]
    assert [names[i] for i in program.transport_to[fetch]] == ["line_1", "line_2", "hall"]
    assert program.transport_pool.tolist() == [-1] * 5 + [1, -1, 1, -1, 1]
    assert program.transport_load[5] >= 0
    assert program.transport_unload.tolist() == [-1] * 10


def test_lots_jobs_and_pull(program):
    """As many jobs as vehicles, unless said otherwise."""
    assert program.batch_min[[5, 6, 9]].tolist() == [4, 0, 1]
    assert program.batch_max[[5, 6, 9]].tolist() == [10, 0, 1]
    assert program.station_machines[5:].tolist() == [2, 1, 2, 1, 1]
    assert program.station_pull[5:].tolist() == [1, 0, 1, 0, 0]


def test_another_line_is_that_copy_of_the_same_number(program):
    """``mill/in`` from the second copy of turn is the second copy's."""
    buffers = program.buffer_names
    first, last = program.route_start[[6, 8]]
    assert buffers[program.route_place[first]] == "mill-01/in"
    assert buffers[program.route_place[last]] == "mill-02/in"


def test_distances_are_rectilinear_or_given(program):
    """Given by one of the two for both ways; what nobody travels is left out."""
    ways = program.distance.reshape(3, 3)
    assert ways[0, 1] == 70
    assert ways[1, 0] == 70
    assert ways[0, 2] == 20
    assert ways[2, 0] == 20
    assert ways[1, 2] == 75  # empty from line 1 to where `late` loads


def test_calendars_of_transports_suspend(program):
    """The plant's calendar lets machines finish; a vehicle's job stops and goes on."""
    rules = program.calendar_rule[program.station_calendar]
    assert rules.tolist() == [p.FINISH] * 5 + [
        p.SUSPEND, p.FINISH, p.SUSPEND, p.FINISH, p.SUSPEND
    ]  # fmt: skip


def test_tours(program):
    """A milk run with travel as given and by distance, a truck on Sundays (day 2)."""
    assert program.tour_names == ("round", "truck")
    assert program.tour_period.tolist() == [3600, 7 * 86400]
    assert program.tour_departure.tolist() == [600, 2 * 86400 + 7 * 3600]
    assert program.tour_vehicles.tolist() == [2, 1]
    assert program.tour_capacity.tolist() == [30, -1]
    assert program.tour_return.tolist() == [70, 0]
    assert program.stop_travel.tolist() == [60, 5, 0, 0]
    assert program.stop_time.tolist() == [30, 0, 0, 0]
    assert (program.load_pick.tolist(), program.load_drop.tolist()) == ([0, 0], [1, 1])
    assert (program.load_most.tolist(), program.load_unit.tolist()) == ([12, -1], [4, 6])
    places = [*program.buffer_names, *program.sink_names]
    assert [places[i] for i in program.load_from] == ["cut", "finished"]
    assert [places[i] for i in program.load_to] == ["turn-01/in", "out"]


def test_supplies(program):
    """One by its stock, one by timetable."""
    assert program.supply_names == ("oil", "spare")
    assert program.supply_lot.tolist() == [40, 7]
    assert program.supply_point.tolist() == [25, -1]
    assert program.supply_type.tolist() == [0, 1]
    assert program.supply_life.tolist() == [30 * 86400, math.inf]
    assert program.supply_period.tolist() == [math.inf, 4 * 3600]
    assert program.supply_time.tolist() == [0]
    assert program.supply_lead[0] >= 0
    assert program.supply_lead[1] == -1


def test_stores(program):
    """Capacity by model, and what expires first."""
    b = program.buffer_names.index("cut")
    assert program.buffer_type_capacity.reshape(-1, 2)[b].tolist() == [40, 15]
    assert program.buffer_fefo.tolist() == [int(name == "oil") for name in program.buffer_names]


def test_a_plant_without_any_of_it_leaves_the_columns_as_by_default(line_plant):
    """What a plant does not use costs nothing."""
    program = compile_plant(line_plant()).program
    assert program.n_positions == 0
    assert (program.transport_pool == -1).all()
    for name in ("tour_period", "supply_buffer", "load_from", "distance"):
        assert np.size(getattr(program, name)) == 0


def test_transports_are_work_units_of_their_own():
    """Whoever iterates over stations can leave them out."""
    units = lay_out(read_plant(PLANT)).work_units
    assert [u.transport is not None for u in units] == [False] * 5 + [True] * 5
    assert units[5].line == "turn-01"
    assert units[5].station.machines == 2


def test_a_way_that_is_not_known_is_refused():
    """Of plants built in Python, which nobody has checked."""
    from dataclasses import replace

    plant = read_plant(PLANT)
    hall = replace(plant.positions[0], x=None, y=None)
    with pytest.raises(PlantError, match="'hall' to 'line_1' is not known"):
        compile_plant(replace(plant, positions=(hall, *plant.positions[1:])))


def test_the_day_of_the_start_moves_weekly_departures():
    """On a Saturday as day 0, Sunday is day 1."""
    from dataclasses import replace

    plant = replace(read_plant(PLANT), start=date(2021, 1, 2))
    assert compile_plant(plant).program.tour_departure[1] == 86400 + 7 * 3600


def test_each_place_tells_where_a_transport_ends():
    """One rack says it itself, of the other the mill beside it does: both stand in the hall."""
    plant = read_plant("""
[plant]
name = "mills"
product = "part"
[model.A]
[model.B]
[source.rod]
model_sequence = ["A", "B"]
[position.hall]
[fleet.cart]
vehicles = 1
speed = "1 m/s"
home = "hall"
[station.saw]
inputs = ["rod"]
cycle_time = "10 s"
to = "sawn"
[buffer.sawn]
position = "hall"
[transport.carry]
from = "sawn"
by_model = [{ model = "A", to = "rack_A" }, { to = "rack_B" }]
fleet = "cart"
[buffer.rack_A]
position = "hall"
[buffer.rack_B]
[station.mill_A]
models = ["A"]
inputs = ["rack_A"]
cycle_time = "5 s"
to = "out"
[station.mill_B]
models = ["B"]
inputs = ["rack_B"]
position = "hall"
cycle_time = "8 s"
to = "out"
[sink.out]
""")
    carry = next(u for u in lay_out(plant).work_units if u.transport)
    assert carry.transport.to_position == "hall"
