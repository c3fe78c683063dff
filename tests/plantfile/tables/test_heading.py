"""Headings lead to fields."""

import pytest

from motorworks.plant import Calendar, Plant, Station
from motorworks.plantfile.shape import Kind, keys_of
from motorworks.plantfile.tables.heading import UnknownHeadingError, split_unit, target

STATION = keys_of(Station)


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("cycle_time", ("cycle_time",)),
        ("Cycle time", ("cycle_time",)),
        ("conveyor.transit", ("conveyor", "transit")),
        ("cycle_times.Ölbad", ("cycle_times", "Ölbad")),
        ("failures.1.mtbf", ("failures", 0, "mtbf")),
        ("failures.2.mtbf.mean", ("failures", 1, "mtbf", "mean")),
        ("changeover.times.a.b", ("changeover", "times", "a", "b")),
        ("cycle_time.law", ("cycle_time", "law")),
        ("source", ("source",)),
        ("sources.cycle_time", ("sources", "cycle_time")),
        ("ranges.cycle_time.high", ("ranges", "cycle_time", 1)),
        ("conveyor.notes.transit", ("conveyor", "notes", "transit")),
    ],
)
def test_heading_leads_to_a_path(heading, path):
    """Dots lead into tables within, numbers into lists, counted from 1."""
    assert target(heading, STATION).path == path


@pytest.mark.parametrize(
    ("heading", "keys", "text", "hint"),
    [
        ("cycel_time", STATION, "'cycel_time' is no heading here", "'cycle_time'"),
        ("conveyor.transitt", STATION, "'transitt' is no heading here", "'transit'"),
        ("machines.1", STATION, "'machines' is a single value", ""),
        ("failures.mtbf", STATION, "'mtbf' is no number of an entry", "from 1"),
        ("failures.0.mtbf", STATION, "'0' is no number of an entry", "from 1"),
        ("cycle_time.men", STATION, "'men' is no parameter of a law", "'mean'"),
        ("ranges.cycle_time.top", STATION, "'top' is no end of a range", ".low or .high"),
        ("sources", STATION, "needs the key it speaks of", ""),
        ("day_off", keys_of(Calendar), "'day_off' is no heading here", "'days_off'"),
    ],
)
def test_unknown_heading_is_refused(heading, keys, text, hint):
    """With what was meant, most likely."""
    with pytest.raises(UnknownHeadingError) as raised:
        target(heading, keys)
    assert text in raised.value.text
    assert hint in raised.value.hint


def test_unit_stands_in_brackets():
    """Beside the name of the field."""
    assert split_unit("cycle_time [s]") == ("cycle_time", "s")
    assert split_unit("cycle_time") == ("cycle_time", "")


def test_every_key_is_a_heading():
    """Of the plant and of each noun, whatever is added to them."""
    from motorworks.plantfile.tables.layout import layouts

    for keys in (keys_of(Plant), *(layout.keys for layout in layouts())):
        for name, key in keys.items():
            if key.shape.kind is not Kind.NAMED:
                assert target(name, keys).path == (name,)
