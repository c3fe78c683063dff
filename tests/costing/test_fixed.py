"""People, floor and capital: what is paid whatever is made."""

import pytest
from tests.costing.works import works

from motorworks.capacity import floor_of, items
from motorworks.compile import compile_plant
from motorworks.costing import people
from motorworks.costing.people import crews
from motorworks.plantfile import load


def test_a_place_takes_so_many_crews():
    """8 h of presence on 365 days over 1,600 h; at Dalian 7,200 h over 1,800 h are four."""
    plant = works()
    assert crews(plant, compile_plant(plant)) == pytest.approx(365 * 8 / 1600)
    plant = load("dalian")
    assert crews(plant, compile_plant(plant)) == pytest.approx(4.0)


def test_people_at_machines_and_beside_them():
    """Four at work at a time (1 + 2 x 0.5 + 2), with 1.825 crews; five beside."""
    plant = works()
    groups = {g.name: g for g in people(plant, compile_plant(plant), whole=False)}
    assert groups["wind"].people == pytest.approx(1.825)
    assert groups["join"].cost == pytest.approx(2 * 1.825 * 40_000)
    assert groups["office"].cost == 240_000
    assert [g.name for g in groups.values() if g.research] == ["laboratory"]


def test_crews_of_lines_are_whole_people():
    """712 operators by the plan; lines round up to 5, 1 and 3, and eight relieve them."""
    plant = load("dalian")
    compiled = compile_plant(plant)
    planned = sum(g.people for g in people(plant, compiled, whole=False) if g.direct)
    assert planned == pytest.approx(712.4)
    paid = {g.name: g.people for g in people(plant, compiled, whole=True) if g.direct}
    stators = sum(n for name, n in paid.items() if name.startswith("stator/"))
    assert stators == pytest.approx(12 * 5 * 4)
    assert paid["relief_operators"] == pytest.approx(8 * 4)


def test_floor_and_capital_by_hand():
    """Net 10 + 2 x 5 + 20 = 40 m2; machines 260,000."""
    plant = works()
    layout = compile_plant(plant).layout
    floor = floor_of(plant, layout)
    assert (floor.net, floor.workshops, floor.production, floor.total) == (40, 80, 140, 180)
    found = {i.name: (i.amount, i.life) for i in items(plant, layout)}
    assert found == {
        "machines": (260_000, 10),
        "install": (32_000, 10),
        "hall": (140_000, 20),
        "laboratory": (40_000, 20),
        "ground": (100_000, None),
    }


def test_floor_of_the_reference_plant():
    """35,250 m2 of machines x 2.2, 81,500 beside and 24,000 of research: 183,050 m2."""
    plant = load("dalian")
    floor = floor_of(plant, compile_plant(plant).layout)
    assert (floor.net, floor.total) == (35_250, pytest.approx(183_050))
