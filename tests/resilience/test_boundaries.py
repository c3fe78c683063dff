"""Which buffers lie between workshops."""

from motorworks.plantfile import load
from motorworks.resilience.boundaries import behind


def test_between_the_workshops_of_the_reference_plant():
    """What one fills and another empties; racks and belts count to where they stand."""
    assert behind(load("dalian")) == {
        "supplier_park": ("electrical_steel", "flat_wire", "housings", "shafts"),
        "stamping": ("stator_cores", "rotor_cores"),
        "drive_motor": ("stators", "rotors"),
    }


def test_a_plant_of_one_workshop_has_none():
    """Its buffers are its own."""
    assert behind(load("tutorial")) == {}
