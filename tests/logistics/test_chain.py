"""Nothing gets lost between the store and the customers, and nothing is in two places."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.logistics.small import DAY, HOUR, even_feed, harbour_plant, run

from motorworks.plant import Closure, Port, Sailing, Timetable, Truck

changed = st.fixed_dictionaries(
    {},
    optional={
        "truck_number": st.integers(1, 4),
        "dock_bays": st.integers(1, 5),
        "dock_capacity": st.integers(12, 400),
        "dock_initial": st.sampled_from([0.0, DAY]),
        "dock_fill": st.sampled_from([0.3, 0.8, 1.0]),
        "dock_allocation": st.sampled_from(["due_date", "share", "order"]),
        "port_berths": st.integers(1, 3),
        "port_places": st.one_of(st.none(), st.integers(1, 30)),
        "sailing_slots": st.one_of(st.none(), st.integers(1, 8)),
        "customer_when_short": st.sampled_from(["backlog", "lost"]),
        "customer_start": st.sampled_from([None, 0.0, DAY]),
    },
)


@pytest.fixture(scope="module")
def feed():
    """Give a feed of 16 days."""
    return even_feed(16)


@settings(max_examples=40, deadline=None)
@given(changes=changed, seed=st.integers(0, 1000))
def test_laws_of_conservation(feed, changes, seed):
    """Motors, trucks and slots, whatever the plant looks like."""
    plant = harbour_plant(**changes)
    found = run(plant, feed, 16, seed=seed)
    b = found.balance
    there = b.stores + b.bays + b.roads + b.quays + b.seas + b.customers + b.delivered
    assert b.came == b.unplaced + there
    _trucks_are_in_one_place(found.rounds)
    _ships_keep_their_slots(plant, found)
    _boxes_go_forward(found.boxes)
    _boxes_bear_their_load(plant, found.boxes)


def _trucks_are_in_one_place(rounds):
    by_truck = defaultdict(list)
    for kind, number, begin, end, _ in rounds:
        by_truck[(kind, number)].append((begin, end))
    for own in by_truck.values():
        assert all(one[1] <= other[0] for one, other in pairwise(sorted(own)))
    assert max(Counter(r[4] for r in rounds).values(), default=1) == 1


def _ships_keep_their_slots(plant, found):
    slots = plant.sailings[0].slots
    carried = [box.number for call in found.calls for box in call.boxes]
    assert len(set(carried)) == len(carried)
    for call in found.calls:
        assert slots is None or len(call.boxes) <= slots
        assert all(box.quay <= call.due - plant.ports[0].cut_off for box in call.boxes)
        assert not call.left < call.berthed
        assert not call.berthed < call.came


def _boxes_go_forward(boxes):
    for box in boxes:
        instants = [box.begun, box.stuffed, box.set_out, box.gate, box.quay, box.sailed]
        known = [t for t in [*instants, box.arrived] if t == t]
        assert known == sorted(known)
        assert all(made <= box.begun for _, made, _ in box.load if made == made)


def _boxes_bear_their_load(plant, boxes):
    box_type = plant.containers[0]
    for box in boxes:
        assert sum(racks for _, _, racks in box.load) == box.racks <= box_type.racks
        assert box.motors == box.racks * box_type.rack
        assert box.mass <= box_type.limit


def test_the_same_seed_gives_the_same(feed):
    """All of it."""
    one, other = (run(harbour_plant(), feed, 16) for _ in range(2))
    np.testing.assert_equal(dict(one.figures), dict(other.figures))
    assert [b.arrived for b in one.boxes if b.arrived == b.arrived] == [
        b.arrived for b in other.boxes if b.arrived == b.arrived
    ]


def test_a_truck_more_shares_all_other_chance(feed):
    """Ships come when they came, customers call off what they called off."""
    one, two = (run(harbour_plant(truck_number=n), feed, 16) for n in (1, 2))
    assert [c.came for c in one.calls] == [c.came for c in two.calls]
    key = ("customer", "one", "called")
    assert one.figures[key] == two.figures[key]


def test_motors_are_first_in_first_out(feed):
    """Of a model none overtakes in the store."""
    found = run(harbour_plant(), feed, 16)
    for model in (0, 1):
        made = [m for box in found.boxes for of, m, _ in box.load if of == model and m == m]
        assert made == sorted(made)


def test_littles_law_holds_on_the_road(feed):
    """Motors on the road are the rate at which they set out times the time they are there."""
    found = run(harbour_plant(), feed, 16)
    area = sum(
        box.motors * (min(t for t in (box.quay, box.arrived, 16 * DAY) if t == t) - box.set_out)
        for box in found.boxes
        if box.set_out == box.set_out
    )
    assert found.figures[("plant", "", "road_motors")] == pytest.approx(area / (16 * DAY))


def test_days_have_the_mean_of_the_whole(feed):
    """Quay and store, after a warm-up."""
    found = run(harbour_plant(), feed, 16, warm_up=4)
    assert found.quay_days.shape == (12, 1)
    mean = found.figures[("port", "harbour", "quay_mean")]
    assert found.quay_days.mean() == pytest.approx(mean)
    assert found.store_days.mean() == pytest.approx(found.figures[("dock", "ramp", "stock_mean")])


def test_a_second_port_takes_what_the_first_cannot(feed):
    """Boxes go to the first of their ports that is open."""
    plant = harbour_plant()
    closed = Closure(start=datetime(2021, 1, 3), end=datetime(2021, 1, 9))
    two_ports = replace(
        plant,
        ports=(replace(plant.ports[0], closed=(closed,)), Port(name="haven")),
        trucks=(*plant.trucks, Truck(name="to_haven", port="haven", distance=8e4, speed=12.5)),
        sailings=(
            *plant.sailings,
            Sailing(name="other", port="haven", timetable=Timetable(every=DAY)),
        ),
        customers=tuple(
            replace(c, by=(*c.by, "other")) if c.by != ("by_road",) else c for c in plant.customers
        ),
    )
    found = run(two_ports, feed, 16)
    by_haven = [b for b in found.boxes if b.sailing == 2]
    assert by_haven
    assert all(2 * DAY <= b.stuffed < 8 * DAY for b in by_haven)
    assert not [b for b in found.boxes if 2 * DAY < b.gate < 8 * DAY - HOUR and b.sailing in (0, 1)]
