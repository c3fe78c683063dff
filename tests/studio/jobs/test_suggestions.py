"""Changes worth trying, plants with them, and what differs then."""

import pytest

from motorworks.errors import MotorworksError, PlantError
from motorworks.files.catalogue import find
from motorworks.plantfile import read_plant
from motorworks.studio.jobs.differences import about
from motorworks.studio.jobs.reading import Document
from motorworks.studio.jobs.suggestions import processes, suggestions, with_changes

TUTORIAL = find("tutorial").read_text(encoding="utf-8")
BASE = Document("base", TUTORIAL, 3, None)
WELD = "stators/weld"


def test_changes_at_a_process_come_with_those_of_its_line() -> None:
    """Places and a machine come first, and nothing of the rest of the plant."""
    found = suggestions(BASE, WELD, None)
    assert [one["kind"] for one in found][:3] == ["places", "places", "machine"]
    assert all(WELD in one["key"] or one["kind"] == "places" for one in found)


def test_places_may_be_as_many_as_are_wanted() -> None:
    """A number of places gives one change, by that number."""
    found = [one for one in suggestions(BASE, WELD, 12) if one["kind"] == "places"]
    assert [one["sets"] for one in found] == [["line.stators.places=17"]]
    assert "12 more places" in found[0]["title"]


def test_the_whole_plant_has_changes_without_a_process() -> None:
    """Lines, stores and hours are looked at."""
    kinds = {one["kind"] for one in suggestions(BASE, "", None)}
    assert kinds == {"places", "overtime"}


def test_every_suggestion_can_be_made() -> None:
    """Each leads to a plant that can be simulated, and differs from the base."""
    for one in suggestions(BASE, WELD, None) + suggestions(BASE, "", None):
        changed = BASE._replace(id="other", text=with_changes(BASE, one["sets"]))
        assert about(BASE, changed)["count"] == len(one["sets"]), one["key"]


def test_a_process_that_is_not_there_is_named() -> None:
    """With the one that may be meant."""
    with pytest.raises(MotorworksError, match="Did you mean 'stators/weld'"):
        suggestions(BASE, "stators/welt", None)


def test_processes_have_names_for_people() -> None:
    """Title and line."""
    found = {one["name"]: one["title"] for one in processes(BASE)}
    assert found[WELD] == "Weld the ends, Stator line"


def test_changes_leave_comments_and_all_else() -> None:
    """Only the lines concerned differ."""
    changed = with_changes(BASE, ["line.stators.places=17", "line.stators.station.weld.machines=2"])
    before, after = TUTORIAL.splitlines(), changed.splitlines()
    assert [line for line in after if line not in before] == ["places = 17", "machines = 2"]
    assert read_plant(changed).lines[0].places == 17


def test_a_change_that_cannot_be_is_refused() -> None:
    """With the findings of the plant."""
    with pytest.raises(PlantError) as caught:
        with_changes(BASE, ["line.stators.places=-4"])
    assert caught.value.findings
    with pytest.raises(MotorworksError):
        with_changes(BASE, ["places"])


def test_a_date_is_set_as_it_is_typed() -> None:
    """Within a list it is refused, and nothing breaks."""
    changed = with_changes(BASE, ["plant.start=2022-03-01"])
    assert str(read_plant(changed).start) == "2022-03-01"
    with pytest.raises(MotorworksError):
        with_changes(BASE, ["plant.start=[2022-03-01]"])


def test_what_differs_is_said_in_words() -> None:
    """With the title of the noun, before and after; names are no difference."""
    text = with_changes(
        BASE,
        [
            "line.stators.places=17",
            "line.stators.station.weld.machines=2",
            'plant.title="Other"',
        ],
    )
    found = about(BASE, Document("other", text, 1, None))
    assert found["title"] == "Other"
    assert [one["words"] for one in found["differences"]] == [
        "Stator line: places 5 → 17",
        "Weld the ends: machines now 2",
    ]
    assert found["count"] == 2


def test_nouns_that_come_and_go_are_said() -> None:
    """One line for each."""
    text = TUTORIAL.replace('"impregnate", "test"', '"impregnate", "cure", "test"')
    text += '\n[line.stators.station.cure]\ntitle = "Cure"\ncycle_time = "50 s"\n'
    found = about(BASE, Document("other", text, 1, None))
    words = [one["words"] for one in found["differences"]]
    assert "Cure: added" in words
    other_way = about(Document("base", text, 1, None), BASE)
    assert "Cure: left out" in [one["words"] for one in other_way["differences"]]


def test_what_is_said_of_a_value_is_no_difference() -> None:
    """A changed value is an assumption, no longer of its source: it still differs in one thing."""
    cited = TUTORIAL.replace(
        'cycle_time = "60 s"\n',
        'cycle_time = "60 s"\nsource = "S1"\nsources = { power = "calc", failures = "calc" }\n',
    )
    base = BASE._replace(text=f'{cited}\n[reference.S1]\ntitle = "A survey"\n')
    sets = ["line.stators.station.weld.cycle_time=70 s", "line.stators.station.weld.power=9 kW"]
    other = with_changes(base, sets)
    assert other.count('"assumption"') == base.text.count('"assumption"') + 2
    found = about(base, base._replace(text=other))
    assert [one["words"] for one in found["differences"]] == [
        "Weld the ends: cycle time 60 s → 70 s",
        "Weld the ends: power 20 kW → 9 kW",
    ]
