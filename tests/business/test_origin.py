"""What kind of number a value of the plant file is."""

from motorworks.business.origin import ASSUMED, CALCULATED, GIVEN, SIMULATED, kind_of, weakest
from motorworks.plant import Mark, Plant


def test_marks_become_kinds():
    """A source gives, an assumption assumes, a calculation calculates, silence is a usual value."""
    marks = (
        Mark(path="a", value="1", source="S1"),
        Mark(path="b", value="1", source="assumption"),
        Mark(path="c", value="1", source="calc"),
        Mark(path="d", value="1", source=""),
    )
    plant = Plant(name="tiny", marks=marks)
    assert kind_of(plant, "a") == (GIVEN, "plant file: S1")
    assert kind_of(plant, "b")[0] == ASSUMED
    assert kind_of(plant, "c")[0] == CALCULATED
    assert kind_of(plant, "d") == (GIVEN, "plant file, without a source")
    assert kind_of(plant, "e")[0] == ASSUMED


def test_what_is_made_of_several_is_as_sure_as_the_least():
    """One assumed price makes the mean an assumption."""
    assert weakest([(GIVEN, "x"), (ASSUMED, "y"), (SIMULATED, "z")]) == (ASSUMED, "y")
