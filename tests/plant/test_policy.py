"""The levels of every policy, and stock added to it."""

import pytest

from motorworks.plant import Cover, Supply, Timetable, levels, policy, raised

DAY = 86400.0


def supply(**fields):
    """Give a supply of bolts."""
    return Supply(name="bolts", to="bolts", **fields)


COVER = Cover(reorder=1.5 * DAY, up_to=3.0 * DAY, use=7.0)
CASES = [
    (supply(lot=20, reorder_point=5), "(s,Q)", (5, 25)),
    (supply(reorder_point=5, order_up_to=30), "(s,S)", (5, 30)),
    (supply(order_up_to=30), "base stock", (29, 30)),
    (supply(order_up_to=30, lot=4, timetable=Timetable(every=DAY)), "(R,S)", (26, 30)),
    (supply(reorder_point=3, lot=4, timetable=Timetable(every=DAY)), "(R,s,Q)", (3, 7)),
    (supply(reorder_point=3, order_up_to=9, timetable=Timetable(every=DAY)), "(R,s,S)", (3, 9)),
    (supply(lot=4, timetable=Timetable(every=DAY)), "lots by timetable", (None, 4)),
    (supply(lot=4, cards=3), "kanban", (11, 15)),
    (supply(lot=4, cards=3, card_released="emptied"), "kanban", (8, 12)),
    (supply(cover=COVER), "cover", (10, 21)),
    (supply(lot=30, cover=COVER), "cover", (10, 40)),
    (supply(lot=5, cover=Cover(up_to=2 * DAY, use=7.0)), "cover", (9, 14)),
]


@pytest.mark.parametrize(("order", "name", "found"), CASES)
def test_levels(order: Supply, name: str, found: tuple[int | None, int]) -> None:
    """By hand: 1.5 days of 7 are 10.5, the point 10; 3 days are 21; K Q - 1 and (K - 1) Q."""
    assert policy(order) == name
    assert levels(order) == found


@pytest.mark.parametrize(("order", "name", "found"), CASES)
def test_raised_stock_keeps_its_policy(order: Supply, name: str, found: tuple[int, int]) -> None:
    """21 parts more are 21 in both levels; cards go by containers: 6 of 4 are 24."""
    more = raised(order, 21)
    added = {"kanban": 24, "lots by timetable": 0}.get(name, 21)
    point, up_to = levels(more)
    assert policy(more) == name
    assert up_to == found[1] + added
    assert point is None or point == found[0] + added
