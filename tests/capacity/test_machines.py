"""The machines of a plant, compiled once."""

from motorworks.capacity import Machines
from motorworks.plantfile import load_changed


def test_other_times_are_those_of_the_plant_compiled_anew():
    """Machine times and, where parts are spaced on a conveyor, the time that it has for them."""
    before, after = load_changed("dalian", overrides=("product.ni100.slots=72",))
    old, new = Machines(before), Machines(after)
    short = old.retimed(after)
    assert (short.times, short.seconds) == (new.times, new.seconds)
    assert short.stations == new.stations
    assert old.times != new.times
    assert old.seconds["stator-01/impregnate"] != new.seconds["stator-01/impregnate"]
