"""A written plant reads back to an equal plant."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.plantfile.plants import plants

from motorworks.files.catalogue import names
from motorworks.plantfile import load, read_plant, write_plant
from motorworks.plantfile.document import open_document
from motorworks.plantfile.read import plant_of


def read_unchecked(text: str):
    """Give the plant of a text whose names need not lead anywhere."""
    document = open_document(text)
    assert document.tree is not None, document.findings.in_order()
    plant = plant_of(document)
    assert not document.findings.errors, [str(f) for f in document.findings.in_order()]
    return plant


@given(plants())
@settings(max_examples=20)
def test_any_plant_reads_back_to_itself(plant):
    """What was built in Python is in the file in full; reading adds only the marks."""
    read = read_unchecked(write_plant(plant))
    assert replace(read, marks=()) == plant
    assert read_unchecked(write_plant(read)) == read


@pytest.mark.fuzz
@given(plants())
def test_many_plants_read_back_to_themselves(plant):
    """The same for as long as one likes."""
    read = read_unchecked(write_plant(plant))
    assert replace(read, marks=()) == plant


@pytest.mark.parametrize("name", names())
def test_shipped_plants_read_back_with_their_marks(name):
    """Values, sources, notes and ranges survive being written."""
    plant = load(name)
    assert plant.marks
    assert read_plant(write_plant(plant)) == plant


def test_everything_reads_back_with_its_marks(good):
    """So does the plant that uses every key."""
    plant = read_plant(good / "everything.toml")
    assert read_plant(write_plant(plant)) == plant


def test_values_stand_as_they_were_written(good):
    """A cycle time of 250 a minute is not turned into 0.24 s."""
    text = write_plant(read_plant(good / "everything.toml"))
    assert 'cycle_time = "250 /min"' in text
    assert "probability = 0.25" in text


def test_a_changed_value_loses_its_source(good):
    """A figure that a program changed is no longer what the survey says."""
    plant = read_plant(good / "everything.toml")
    winding = replace(plant.processes[1], power=99_000.0)
    changed = replace(plant, processes=(plant.processes[0], winding))
    read = read_plant(write_plant(changed))
    mark = next(m for m in read.marks if m.path == "process.wind.power")
    assert (mark.value, mark.source) == ("99 kW", "")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(5400.0, "1.5 h"), (48.0, "48 s"), (0.24, "240 ms"), (86400.0, "1 day"), (0.0, "0 s")],
)
def test_times_stand_in_the_unit_that_reads_best(seconds, text):
    """Nobody wants to read 5400 s."""
    from motorworks.plantfile.quantity import Money
    from motorworks.plantfile.written import quantity

    assert quantity(seconds, "time", Money()) == text
