"""What a plant lacks for a study is known before anything is begun."""

from typing import Any

import pytest

from motorworks.errors import MotorworksError
from motorworks.plantfile import load, write_plant
from motorworks.studio.jobs.fitting import NEEDS, check_fitting, fitting
from motorworks.studio.jobs.groups import GROUPS
from motorworks.studio.jobs.reading import Document
from motorworks.studio.jobs.verbs import COMPARISON, RUN, STUDIES


def document(plant: str) -> Document:
    """Give a plant that comes with Motorworks as a draft."""
    return Document(plant, write_plant(load(plant)), 1, None)


def test_the_whole_plant_can_be_asked_everything() -> None:
    """The reference plant has all that any study needs, and its names are told."""
    found = fitting(document("dalian"))
    assert found["error"] == ""
    assert found["lacks"] == {}
    assert "magnets_ni50" in found["names"]["stock"]["of"]


def test_a_small_plant_is_told_what_it_lacks() -> None:
    """Each of these studies needs something that five machines in a row have not."""
    found = fitting(document("tutorial"))
    assert found["lacks"].keys() == NEEDS.keys()
    assert "has no supplies" in found["lacks"]["stock"]
    assert "has no docks or no customers" in found["lacks"]["shipping"]
    assert "has no programme" in found["lacks"]["programme"]
    assert "no footprint" in found["lacks"]["siteplan"]
    assert "prices are missing" in found["lacks"]["invest"]
    for verb, words in found["lacks"].items():
        with pytest.raises(MotorworksError) as refused:
            check_fitting(document("tutorial"), verb)
        assert str(refused.value).startswith(words)


def test_a_plant_with_errors_can_be_asked_nothing() -> None:
    """It is said why."""
    found = fitting(Document("broken", '[plant]\nname = "x"\ncolour = "red"\n', 1, None))
    assert "plant 'broken' cannot be simulated" in found["error"]


def test_every_verb_stands_in_one_group() -> None:
    """None is forgotten, none stands twice."""
    grouped = [name for _, names in GROUPS for name in names]
    assert sorted(grouped) == sorted(v.name for v in (RUN, COMPARISON, *STUDIES))


@pytest.fixture(scope="module")
def studio(studio_of: Any) -> Any:
    """Give a server of this module's own."""
    return studio_of()


@pytest.mark.parametrize(
    ("asked", "path", "words"),
    [
        ({"verb": "stock"}, None, "has no supplies"),
        ({"verb": "whatif"}, "changes", "expected something such as product"),
        ({"verb": "size", "settings": {"margin": 9}}, "margin", "expected a number from 0 to 1"),
    ],
)
def test_what_makes_no_sense_is_refused_before_it_is_begun(
    studio: Any, asked: dict[str, Any], path: str | None, words: str
) -> None:
    """No job is entered; a finding names the option that is wrong."""
    code, said = studio.ask("POST", "/api/studies", {"plant": "base", **asked})
    assert code == 422
    assert words in said["error"]
    assert [f["path"] for f in said["findings"]] == ([path] if path else [])
    assert studio.ask("GET", "/api/jobs")[1]["jobs"] == []
