"""Ways along lanes: around buildings, never through them, and the shortest there is."""

import random
from itertools import pairwise

import pytest

from motorworks.siteplan import Block, Plan, Rectangle, Routes, flows, proposed, pulls, settled
from motorworks.siteplan.ground import FREIGHT, Ground
from motorworks.siteplan.polish import polished
from motorworks.siteplan.search import Search
from motorworks.siteplan.study import checks


def ground(**changes):
    """Give land of 220 m x 120 m: a belt and a road of 10 m each, and a gate in the south."""
    given = {"width": 220.0, "height": 120.0, "belt": 10.0, "ring": 10.0, "lane": 10.0}
    shares = {"coverage": 0.6, "green": 0.1, "roads": 0.1}
    return Ground(**(given | shares | {"gates": {FREIGHT: (60.0, 0.0)}} | changes))


def plan_of(places, ways, taken=(), on=None):
    """Give a plan with buildings where they are put."""
    blocks = tuple(Block(name=n, title=n, kind="store", floor=r.area) for n, r in places.items())
    return Plan(
        ground=on or ground(),
        blocks=blocks,
        at=places,
        pulls={},
        cost=0.0,
        naive=None,
        bound=0.0,
        taken=tuple(taken),
        ways=ways,
    )


THREE = {
    "west": Rectangle(30.0, 40.0, 40.0, 40.0),
    "wall": Rectangle(90.0, 30.0, 20.0, 60.0),
    "east": Rectangle(130.0, 40.0, 40.0, 40.0),
}


def test_way_leads_around_what_stands_between():
    """By hand: 15 m north of the middles' line west's door is at y = 80, the wall ends at 90.

    West (50, 60) to its door (50, 80): 20 m. Up to the lane at y = 95 over the wall, across to
    x = 150, and down to the door of east: 15 + 100 + 15. From there 20 m to the middle.
    """
    routes = Routes(plan_of(THREE, {}))
    route = routes.route("west", "east")
    assert route.inside == pytest.approx(40.0)
    assert route.length == pytest.approx(20 + 15 + 100 + 15 + 20)
    assert routes.way("east", "west") == pytest.approx(route.length)


def test_nothing_between_gives_the_rectilinear_way():
    """Doors that face each other are joined straight across the lane."""
    routes = Routes(plan_of(THREE, {}))
    assert routes.way("west", "wall") == pytest.approx(50.0)
    assert routes.route("west", "wall").points == ((70.0, 60.0), (90.0, 60.0))


def test_gate_is_reached_by_the_road_around():
    """From the gate at (60, 0) straight up to the lane beside the building, then to a door."""
    routes = Routes(plan_of(THREE, {}))
    route = routes.route(FREIGHT, "west")
    assert route.points[0] == (60.0, 0.0)
    assert route.points[-1] == (50.0, 40.0)
    assert routes.way(FREIGHT, "west") == pytest.approx(10.0 + 60.0)


def test_ground_kept_free_is_driven_around_too():
    """A pit in the lane between two buildings closes that lane."""
    free = Routes(plan_of(THREE, {})).way("west", "wall")
    pit = Rectangle(75.0, 20.0, 10.0, 80.0)
    assert Routes(plan_of(THREE, {}, [pit])).way("west", "wall") > free + 20.0


def test_building_that_is_walled_in_is_said():
    """No lane leads to it: its way is the rectilinear one, and the checks say so."""
    walls = (
        Rectangle(80.0, 25.0, 1.0, 70.0),
        Rectangle(119.0, 25.0, 1.0, 70.0),
        Rectangle(80.0, 25.0, 40.0, 1.0),
        Rectangle(80.0, 94.0, 40.0, 1.0),
    )
    plan = plan_of(THREE, {}, walls)
    routes = Routes(plan)
    assert routes.unreached() == ("wall",)
    assert routes.way("wall", "west") == plan.way("wall", "west")
    said = {c.what: c for c in checks(plan, routes)}
    assert not said["Buildings that no lane reaches"].good


def test_points_in_buildings_leave_by_a_door():
    """A point in a corner goes to the door, along the lane, and in again."""
    routes = Routes(plan_of(THREE, {}))
    inside = routes.distance((30.0, 80.0), (70.0, 80.0))
    assert inside == pytest.approx(40.0)
    out = routes.distance((70.0, 80.0), (90.0, 80.0))
    assert out == pytest.approx(20 + 20 + 20)  # down to the door, over the lane, up again


def test_stretches_carry_what_the_flows_carry():
    """Each flow is on a chain of stretches from door to door, and no tonne is lost on the way."""
    ways = {("west", "east"): 70.0, ("east", "west"): 20.0, (FREIGHT, "east"): 5.0}
    routes = Routes(plan_of(THREE, ways))
    found = routes.stretches()
    for flow, tonnes in ways.items():
        mine = [s for s in found if flow in s.there or flow in s.back]
        long = sum(abs(a - b) for s in mine for a, b in zip(*s.ends, strict=True))
        route = routes.route(*flow)
        assert long == pytest.approx(route.length - route.inside)
        assert all({**s.there, **s.back}[flow] == tonnes for s in mine)
    assert found[0].tonnes == pytest.approx(95.0)  # all three, before the door of east


@pytest.fixture(scope="module")
def planned(dalian):
    """Give the plan of the reference plant, quickly found."""
    on, blocks = settled(dalian)
    known = flows(dalian, blocks)
    return proposed(on, blocks, pulls(blocks, known), ways=known.ways, steps=2000)


def test_no_way_of_the_reference_plant_runs_through_a_building(planned):
    """Every leg keeps out of every building and within the road around, but for gates."""
    routes = Routes(planned)
    assert not routes.unreached()
    for ends in planned.ways:
        route = routes.route(*ends)
        assert route.length >= planned.way(*ends) - 1e-6
        for a, b in pairwise(route.points):
            assert a[0] == b[0] or a[1] == b[1]
            leg = Rectangle(*map(min, zip(a, b, strict=True)), abs(a[0] - b[0]), abs(a[1] - b[1]))
            assert not any(leg.meets(place) for place in planned.at.values())


def test_many_pits_do_not_make_the_lanes_many():
    """Lines nearer than half a lane become one, so that 200 pits stay cheap."""
    pits = [Rectangle(22.0 + 0.8 * n, 100.0 + (n % 5), 0.5, 0.5) for n in range(200)]
    routes = Routes(plan_of(THREE, {}, pits))
    assert len(routes.lanes.x) < 60
    assert len(routes.lanes.y) < 30
    assert routes.way("west", "east") > 0


def test_polishing_shortens_the_ways_along_the_lanes(dalian):
    """From a rough plan: shorter routed ways, room for all, and a bounded rectilinear sum."""
    on, blocks = settled(dalian)
    pull = pulls(blocks, flows(dalian, blocks))
    search = Search(on, blocks, pull, {}, ())
    rough = search.annealed(search.rows(), random.Random(1), 3000)

    def routed(state):
        at = search.placed(state)
        places = {b.name: at[b.name] for b in blocks}
        return Routes(plan_of(places, {}, on=on)).sum(pull)

    better = polished(search, rough, routed, 15, 1)
    assert routed(better) < routed(rough)
    lack, cost = search.judged(better)
    assert lack == 0
    assert cost <= 1.05 * search.judged(rough)[1]
    assert polished(search, rough, routed, 15, 1) == better
    assert polished(search, rough, routed, 0, 1) == rough
