"""What activities bring into service, also where the plant has fewer copies than they name."""

import pytest

from motorworks.plant import Line, Plant, Station
from motorworks.plant.in_service import Part, part_named, without_what_is_gone
from motorworks.plant.learning import Wave
from motorworks.projects import Activity

PLANT = Plant(
    name="two lines",
    lines=(Line(name="core", lines=3, stations=()), Line(name="end-01", lines=1, stations=())),
    stations=(Station(name="press", machines=4),),
)


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("core", Part(True, "core", (0, 1, 2))),
        ("core-02", Part(True, "core", (1,))),
        ("core:2-3", Part(True, "core", (1, 2))),
        ("press:4", Part(False, "press", (3,))),
        ("core-04", Part(True, "core", (), beyond=True)),
        ("press:3-9", Part(False, "press", (2, 3), beyond=True)),
        ("end-01", Part(True, "end-01", (0,))),
        ("end-01-01", Part(True, "end-01", (0,))),
        ("core-00", None),
        ("press-01", None),
        ("press:4-3", None),
        ("oven", None),
    ],
)
def test_a_word_and_what_it_stands_for(word, part):
    """Lines, copies, ranges; what lies beyond is left out and said."""
    assert part_named(PLANT, word) == part


def test_a_smaller_plant_brings_what_is_left():
    """Names of copies that are gone go, and waves with them that brought nothing else."""
    day = Activity(name="a", duration=86400.0, in_service=("core-01", "core-07", "press:3-9"))
    plant = Plant(
        name="p",
        lines=PLANT.lines,
        stations=PLANT.stations,
        activities=(day,),
        waves=(
            Wave(name="late", activity="a", share=0.5, in_service=("core-09",)),
            Wave(name="soon", activity="a", share=0.1, in_service=("core-03", "core-04")),
        ),
    )
    left = without_what_is_gone(plant)
    assert left.activities[0].in_service == ("core-01", "press:3-4")
    assert [(w.name, w.in_service) for w in left.waves] == [("soon", ("core-03",))]
