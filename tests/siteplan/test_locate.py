"""Positions of a plant on its plan."""

from dataclasses import replace
from itertools import combinations

import pytest

from motorworks.compile import compile_plant
from motorworks.plant import distance
from motorworks.siteplan import flows, proposed, pulls, settled
from motorworks.siteplan.ground import PARK
from motorworks.siteplan.inside import bays
from motorworks.siteplan.locate import located, points
from motorworks.siteplan.routes import Routes


@pytest.fixture(scope="module")
def planned(dalian):
    """Give the plan of the reference plant, quickly found."""
    ground, blocks = settled(dalian)
    known = flows(dalian, blocks)
    return proposed(ground, blocks, pulls(blocks, known), ways=known.ways, steps=2000)


def test_groups_fill_their_workshop_and_lines_lie_side_by_side(planned):
    """Bays lie within the hall and share its ground; lanes share the bay."""
    found = bays(planned)
    for block in planned.blocks:
        mine = [found[g.name] for g in block.groups]
        assert all(planned.at[block.name].holds(b.place) for b in mine)
        if mine:
            assert sum(b.place.area for b in mine) == pytest.approx(block.footprint)
    for bay in found.values():
        lanes = [bay.lane(n) for n in range(bay.copies)]
        assert sum(r.area for r in lanes) == pytest.approx(bay.place.area)
        assert all(bay.place.holds(r) for r in lanes)


def test_every_position_lies_where_it_is_used(dalian, planned):
    """Packing is in the assembly hall, the hub for bought parts at the gate of the park."""
    found = points(dalian, planned)
    assert set(found) == {p.name for p in dalian.positions}
    assert found["hub"] == planned.ground.gates[PARK]
    hall = planned.at["assembly"]
    for name in ("packing", "eaxle_hall", "assembly_north", "assembly_south"):
        x, y = found[name]
        assert hall.x - 1e-6 <= x <= hall.right + 1e-6
        assert hall.y - 1e-6 <= y <= hall.top + 1e-6


def test_ways_become_those_of_the_plan(dalian, planned):
    """The plant given has the routed distances of the plan, and nothing else changes."""
    new = located(dalian, planned)
    at = {p.name: p for p in new.positions}
    found, routes = points(dalian, planned), Routes(planned)
    for one, other in combinations(at, 2):
        way = distance(at[one], at[other])
        assert way == pytest.approx(routes.distance(found[one], found[other]), abs=0.05)
        assert distance(at[other], at[one]) == way
    assert replace(new, positions=dalian.positions) == dalian


def test_transports_of_the_kernel_have_the_drawn_distances(dalian, planned):
    """What the kernel is given of the moved plant are the routed ways, in metres."""
    new = located(dalian, planned)
    program = compile_plant(new).program
    ways = program.distance.reshape(program.n_positions, -1)
    found, routes = points(dalian, planned), Routes(planned)
    assert ways.any()
    for (i, one), (j, other) in combinations(enumerate(program.position_names), 2):
        if ways[i, j]:
            way = routes.distance(found[one], found[other])
            assert ways[i, j] == pytest.approx(way, abs=0.05)


def test_ways_given_by_hand_give_way(dalian, planned):
    """A distance written between positions would hide the plan's, also in a file based on it."""
    first, second, *rest = dalian.positions
    given = replace(first, distances={second.name: 5.0})
    new = located(replace(dalian, positions=(given, second, *rest)), planned)
    found, routes = points(dalian, planned), Routes(planned)
    way = routes.distance(found[first.name], found[second.name])
    assert new.positions[0].distances[second.name] == pytest.approx(way, abs=0.05)


def test_plant_without_positions_stays_as_it_is(midsize):
    """There is nothing to move."""
    ground, blocks = settled(midsize)
    plan = proposed(ground, blocks, {}, steps=200)
    assert located(midsize, plan) is midsize
