"""Where values come from is kept beside them."""

from motorworks.plantfile import read_plant

TEXT = """
[plant]
name = "marked"

[source.rod]

[sink.out]

[reference.S1]
title = "Survey"

[process.any]
power = "3 kW"
source = "assumption"

[station.any]
inputs = ["rod"]
to = "out"
cycle_time = "10 s"
price = "5 MJPY"
operators = 0.5
scrap_rate = "2 %"
failures = [{ mtbf = "5 h", mttr = { law = "constant", value = "1 h", source = "calc" } }]
data_free = 0
""".replace("data_free = 0\n", "")
SAID = """
source = "S1"
sources = { price = "calc" }
note = "as seen"
notes = { operators = "counted" }
ranges = { cycle_time = ["8 s", "12 s"], operators = [0.4, 1] }
"""


def marks(text: str):
    """Give the marks of a text by path."""
    return {mark.path: mark for mark in read_plant(text).marks}


def test_a_table_speaks_for_its_values():
    """Source and note hold for every value, also in the tables within."""
    found = marks(TEXT + SAID)
    assert found["station.any.cycle_time"].source == "S1"
    assert found["station.any.cycle_time"].note == "as seen"
    assert found["station.any.failures.0.mtbf"].source == "S1"


def test_a_key_may_have_a_source_of_its_own():
    """It goes before that of the table."""
    found = marks(TEXT + SAID)
    assert found["station.any.price"].source == "calc"
    assert found["station.any.operators"].note == "counted"


def test_a_law_may_say_its_source_itself():
    """A law is a table like any other."""
    assert marks(TEXT + SAID)["station.any.failures.0.mttr"].source == "calc"


def test_ranges_are_kept_as_written():
    """Low and high, with their units."""
    found = marks(TEXT + SAID)
    assert found["station.any.cycle_time"].range == ("8 s", "12 s")
    assert found["station.any.operators"].range == ("0.4", "1")
    assert found["station.any.price"].range is None


def test_values_are_kept_as_written():
    """The unit a person chose is the one a report shows."""
    found = marks(TEXT)
    assert found["station.any.price"].value == "5 MJPY"
    assert found["station.any.operators"].value == "0.5"
    assert found["station.any.price"].source == ""


def test_inherited_values_are_marked_once():
    """At the process they were written for."""
    found = marks(TEXT)
    assert found["process.any.power"].source == "assumption"
    assert "station.any.power" not in found


def test_names_and_titles_are_no_figures():
    """Only what could be right or wrong is marked."""
    assert not {path for path in marks(TEXT) if path.endswith((".to", ".title", ".inputs"))}
