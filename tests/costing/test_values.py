"""What parts are worth on their way."""

from dataclasses import replace

import pytest
from tests.costing.works import works

from motorworks.compile import lay_out
from motorworks.costing import Values
from motorworks.plantfile import load


def test_material_is_added_where_it_goes_in():
    """Steel 40 is shared by two co-products; copper goes in by halves of 20; seals cost 3."""
    plant = works()
    values = Values(plant, lay_out(plant))
    assert values.made["stamp", "motor"] == 40.0
    assert values.stored("stators", "motor") == 20.0
    assert values.made["wind", "motor"] == 20.0 + 20.0
    assert values.made["join", "motor"] == 40.0 + 20.0 + 20.0 + 3.0
    assert values.bill("motor") == 83.0
    assert values.late == ()


def test_material_without_a_place_counts_in_the_finished_part_only():
    """It is named, and scrap costs none of it."""
    plant = works()
    late = replace(plant, materials=tuple(replace(m, used_at=()) for m in plant.materials))
    values = Values(late, lay_out(late))
    assert values.made["join", "motor"] == 0.0
    assert values.late == ("electrical_steel", "copper", "seals")


def test_a_finished_motor_of_the_reference_plant_is_worth_its_bill():
    """Every material of every bill names a station; the park adds nothing of its own."""
    plant = load("dalian")
    layout = lay_out(plant)
    values = Values(plant, layout)
    for model in plant.models:
        assert values.stored("finished_motors", model.name) == pytest.approx(
            values.bill(model.name), rel=1e-12
        )
        assert values.stored("flat_wire", model.name) == 0.0


def test_a_circle_of_parts_has_values():
    """What comes back round is worth nothing on its first way."""
    ways = [("customers", "90 %"), ("stators", "10 %")]
    listed = ", ".join(f'{{ to = "{to}", probability = "{share}" }}' for to, share in ways)
    plant = works(replace={'to = "customers"': f"random = [{listed}]"})
    values = Values(plant, lay_out(plant))
    assert all(value >= 0 for value in values.made.values())
