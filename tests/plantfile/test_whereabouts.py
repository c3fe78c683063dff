"""Where the values of a station stand."""

from motorworks.files.catalogue import path_of
from motorworks.plantfile.whereabouts import whereabouts


def lines_of(name):
    """Give the lines of a shipped plant."""
    return path_of(name).read_text("utf-8").splitlines()


def test_values_stand_where_it_says():
    """The line named holds the key and the value."""
    found = whereabouts("tutorial", "stators/weld")
    lines = lines_of("tutorial")
    assert "weld" in lines[found.place.line - 1]
    assert found.values
    for w in found.values:
        text = lines[w.place.line - 1]
        assert w.key.split(".")[0] in text


def test_what_is_inherited_stands_in_the_library():
    """With its source or assumption."""
    found = whereabouts("dalian", "stator/laser_weld")
    lines = lines_of("dalian")
    by_key = {w.key: w for w in found.values}
    assert by_key["cycle_time"].mark.source == "assumption"
    assert "57 s" in lines[by_key["cycle_time"].place.line - 1]
    assert by_key["cycle_time"].place.line < found.place.line


def test_a_changed_value_names_the_option():
    """Not a line of the file that no longer counts."""
    change = "line.stators.station.weld.cycle_time=40 s"
    found = whereabouts("tutorial", "stators/weld", (change,))
    cycle = next(w for w in found.values if w.key == "cycle_time")
    assert "--set" in str(cycle.place)


def test_a_station_outside_lines():
    """Its table is its own."""
    found = whereabouts("dalian", "shaft_hob")
    assert "shaft_hob" in lines_of("dalian")[found.place.line - 1]


def test_a_time_that_follows_from_a_changed_motor_says_so():
    """The value that is simulated, at the line that states it for the motor as it was."""
    found = whereabouts("dalian", "stator/hairpin_form", ("product.ni100.slots=72",))
    by_key = {w.key: w for w in found.values}
    time = by_key["cycle_times.ni100"]
    assert (time.mark.value, time.mark.note) == ("276.555 s", "follows from the design")
    assert "184.37 s" in lines_of("dalian")[time.place.line - 1]
    assert by_key["cycle_times.ni50"].mark.value == "158.03 s"
