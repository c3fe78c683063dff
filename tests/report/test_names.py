"""What things are called on the page."""

from tests.report.factories import EVIL, LONG

from motorworks.report.names import Names, spaced


def test_scopes_have_titles(midsize_run):
    """Copies of a line carry their number; a station carries its line."""
    names = Names(midsize_run)
    assert names.scope("plant") == "City and sport motors"
    assert names.scope("workshop:stamping") == "Stamping"
    assert names.scope("line:stator-02") == "Stator lines 02"
    assert names.scope("station:stator-02/weld") == "Laser welding, Stator lines 02"
    assert names.station("stator/weld") == "Laser welding, Stator lines"


def test_places_in_a_line_are_called_by_what_they_feed(midsize_run):
    """No plant file names them."""
    names = Names(midsize_run)
    assert names.place("stator-01/weld.in") == "before Laser welding"
    assert names.place("stators") == "Finished stators"


def test_sentences_speak_of_titles(midsize_run):
    """Names of the file become words, anything else stays as it is."""
    told = Names(midsize_run).spelt_out("blocked by stator/weld.in and by stators.")
    assert told == "blocked by the places before Laser welding and by “Finished stators”."
    assert Names(midsize_run).spelt_out("nothing to say, 5 %") == "nothing to say, 5\u00a0%"


def test_long_titles_give_way_to_names(hostile_run):
    """Beside a bar there is room for few letters."""
    names = Names(hostile_run)
    line = f"l{EVIL}-01"
    assert names.machine(f"{line}/y") == LONG
    assert names.label(f"{line}/y") == "Y"


def test_a_slash_in_a_name_is_no_border(hostile_run):
    """Lines are looked up, not cut out of names."""
    assert Names(hostile_run).line_of(f"l{EVIL}-01/y") == f"{EVIL} 01"


def test_names_become_words():
    """As a person would write them."""
    assert spaced("hairpin_form") == "Hairpin form"
