"""The plan: no overlap, inside, a lane around; never worse than the plain layout."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motorworks.errors import PlantError
from motorworks.siteplan.blocks import Block
from motorworks.siteplan.bound import least_cost
from motorworks.siteplan.ground import FREIGHT, PARK, PEOPLE, Ground
from motorworks.siteplan.place import proposed
from motorworks.siteplan.rectangle import Rectangle, free_parts


def ground(width=300.0, height=200.0, lane=10.0):
    """Give a site with its gates on three sides."""
    return Ground(
        width=width,
        height=height,
        belt=5.0,
        ring=9.0,
        lane=lane,
        coverage=0.6,
        green=0.1,
        roads=0.2,
        gates={FREIGHT: (240.0, 0.0), PARK: (width, 100.0), PEOPLE: (50.0, 0.0)},
    )


def block(name, floor):
    """Give a block of a floor on the ground."""
    return Block(name=name, title=name, kind="production", floor=floor)


def assert_sound(plan):
    """Every building inside the road, in its size, a lane from every other."""
    for b in plan.blocks:
        place = plan.at[b.name]
        assert place.area == pytest.approx(b.footprint)
        if b.name not in plan.fixed:
            assert plan.ground.buildable.holds(place, plan.ground.lane / 2)
            assert max(place.width / place.height, place.height / place.width) < 3.51
    for one, other in combinations(plan.at, 2):
        if not {one, other} <= set(plan.fixed):
            assert not plan.at[one].meets(plan.at[other], plan.ground.lane)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.floats(0.05, 1.0), min_size=1, max_size=9),
    st.lists(st.floats(0.0, 1000.0), min_size=12, max_size=12),
    st.integers(0, 1000),
)
def test_plans_are_sound_and_never_worse_than_the_plain_layout(sizes, tonnes, seed):
    """Whatever the buildings, flows and seed."""
    scale = 0.3 * ground().buildable.area / sum(sizes)
    blocks = [block(f"b{n}", scale * size) for n, size in enumerate(sizes)]
    names = [b.name for b in blocks] + [FREIGHT, PARK]
    pairs = list(combinations(names, 2))
    pulls = {pairs[(7 * n) % len(pairs)]: t for n, t in enumerate(tonnes)}
    plan = proposed(ground(), blocks, pulls, seed=seed, steps=400)
    assert_sound(plan)
    assert plan.naive is None or plan.cost <= plan.naive
    assert plan.bound <= plan.cost * (1 + 1e-9)
    ways = sum(t * plan.way(*ends) for ends, t in pulls.items())
    assert plan.cost == pytest.approx(ways)


def test_equal_seeds_give_equal_plans():
    """The search draws nothing but from its seed."""
    blocks = [block(f"b{n}", 500.0 + 400 * n) for n in range(6)]
    pulls = {("b0", "b5"): 5.0, ("b1", "b4"): 3.0, ("b2", FREIGHT): 2.0}
    one, two = (proposed(ground(), blocks, pulls, seed=4, steps=500) for _ in range(2))
    assert one == two


def test_heavy_flow_brings_buildings_together():
    """In the plain layout first and last are far apart; the plan puts them side by side."""
    blocks = [block(f"b{n}", 1500.0) for n in range(8)]
    plan = proposed(ground(), blocks, {("b0", "b7"): 1000.0}, steps=4000)
    assert plan.naive is not None
    assert plan.cost < 0.7 * plan.naive
    assert plan.way("b0", "b7") < 2 * (math.sqrt(1500) + 10)


def test_fixed_blocks_and_pits_are_honoured():
    """What a drawing fixes stays; nothing stands on a pit, and there is a lane around it."""
    held = Rectangle(100.0, 60.0, 50.0, 40.0)
    pit = Rectangle(200.0, 100.0, 20.0, 20.0)
    blocks = [block("held", 2000.0), *(block(f"b{n}", 1500.0) for n in range(6))]
    pulls = {("held", "b3"): 100.0, ("b1", PARK): 5.0}
    plan = proposed(ground(), blocks, pulls, fixed={"held": held}, taken=[pit], steps=3000)
    assert plan.at["held"] == held
    assert_sound(plan)
    assert not any(r.meets(pit, 10.0) for r in plan.at.values())


@pytest.mark.parametrize(
    ("fixed", "said"),
    [
        ({"a": Rectangle(-5, 0, 10, 10)}, "'a' leaves the ground"),
        ({"a": Rectangle(50, 50, 30, 30), "b": Rectangle(60, 60, 30, 30)}, "overlap"),
    ],
)
def test_fixed_blocks_that_cannot_stand_are_refused(fixed, said):
    """A drawing may be wrong."""
    with pytest.raises(PlantError, match=said):
        proposed(ground(), [block("a", 100.0), block("b", 900.0)], {}, fixed=fixed)


def test_no_room_is_refused():
    """Buildings larger than the ground find no plan."""
    with pytest.raises(PlantError, match="no plan was found"):
        proposed(ground(), [block("a", 30_000.0), block("b", 30_000.0)], {}, steps=200)


def test_bound_by_hand():
    """Two squares of 350 m2 are at least 10 m apart, with half their shortest sides: 10 m each."""
    blocks = [block("a", 350.0), block("b", 350.0)]
    assert least_cost(ground(), blocks, {("a", "b"): 3.0}, {}) == pytest.approx(3 * 20)


@given(
    st.lists(
        st.tuples(*[st.floats(-20, 110) for _ in range(2)], *[st.floats(1, 60) for _ in range(2)]),
        max_size=5,
    )
)
def test_free_parts_do_not_overlap_and_cover_the_rest(holes):
    """What is free and what is taken make the whole, seen at points of a grid."""
    whole = Rectangle(0.0, 0.0, 100.0, 70.0)
    taken = [Rectangle(*hole) for hole in holes]
    parts = free_parts(whole, taken)
    assert all(whole.holds(p) for p in parts)
    assert not any(a.meets(b) for a, b in combinations(parts, 2))
    for x in range(3, 100, 9):
        for y in range(3, 70, 9):
            at = (x + 0.137, y + 0.219)
            inside = [r for r in (*parts, *taken) if r.x < at[0] < r.right and r.y < at[1] < r.top]
            assert inside or any(abs(e) < 1e-3 for h in taken for e in (at[0] - h.x, at[1] - h.y))
