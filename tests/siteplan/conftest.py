"""Small plants whose plan can be reckoned by hand."""

import pytest

from motorworks.plantfile import load


@pytest.fixture(scope="session")
def dalian():
    """Give the reference plant."""
    return load("dalian")


@pytest.fixture(scope="session")
def midsize():
    """Give a middle-sized plant without vehicles."""
    return load("midsize")


@pytest.fixture
def file(tmp_path):
    """Give a function that reads a plant from text."""

    def read(text: str):
        path = tmp_path / "plant.toml"
        path.write_text(text, encoding="utf-8")
        return load(str(path))

    return read


TWO_HALLS = """
[plant]
name = "two"
target = 100_000

[plant.site]
land = "20000 m2"
access = 2
storeys = 2

[workshop.cutting]
floor = "100 m2"
[workshop.joining]

[model.m]
share = 1
bill = { steel = 10, wire = 3 }
data = { motor_mass_kg = 9, steel_net_kg = 4 }
[material]
steel = { unit = "kg" }
wire = { unit = "kg" }

[source.steel_strip]
any_model = true
[source.wire]
any_model = true
[buffer.cores]
capacity = 100
[sink.out]

[station.cut]
workshop = "cutting"
inputs = ["steel_strip"]
to = "cores"
cycle_time = "60 s"
footprint = "200 m2"
machines = 2

[station.join]
workshop = "joining"
inputs = ["cores", "wire"]
to = "out"
cycle_time = "60 s"
footprint = "300 m2"

[area]
finished_goods = { floor = "400 m2", kind = "store" }
"""


@pytest.fixture
def two_halls(file):
    """Give two workshops and a store."""
    return file(TWO_HALLS)
