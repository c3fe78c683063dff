"""The plants that come with the product are found by name."""

from pathlib import Path

import pytest

from motorworks.errors import PlantError
from motorworks.files.catalogue import names, path_of
from motorworks.plantfile import check_plant, load, shipped


def test_shipped_plants_have_title_and_line():
    """A list that says what each is."""
    found = {plant.name: plant for plant in shipped()}
    assert {"dalian", "tutorial", "tandem20", "failures20"} <= set(found)
    assert all(plant.title and plant.line for plant in found.values())


@pytest.mark.parametrize("name", names())
def test_shipped_plants_are_without_fault(name):
    """No error and no warning, under their own name."""
    plant, findings = check_plant(path_of(name))
    assert not findings
    assert plant is not None
    assert plant.name == name


def test_a_plant_is_loaded_by_name_or_path(good):
    """Whichever it is."""
    assert load("tutorial").name == "tutorial"
    assert load(good / "everything.toml").name == "everything"
    assert load(str(good / "everything.toml")).name == "everything"


def test_a_file_of_that_name_goes_before_a_shipped_plant(tmp_path, monkeypatch, good):
    """What lies in the working folder is nearer."""
    Path(tmp_path / "tutorial").write_text((good / "everything.toml").read_text())
    monkeypatch.chdir(tmp_path)
    assert load("tutorial").name == "everything"


def test_an_unknown_name_gets_a_suggestion():
    """A slip of the finger is soon put right."""
    with pytest.raises(PlantError, match="Did you mean 'dalian'"):
        load("dalain")
