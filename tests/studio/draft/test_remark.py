"""A source that was cited for a value does not hold for another value."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from motorworks.files.catalogue import path_of
from motorworks.plant import Mark
from motorworks.plantfile import check_plant, read_plant
from motorworks.studio.draft.edit import Edited, apply
from motorworks.studio.draft.form import form
from motorworks.studio.draft.tree import value_at

WELD = ["line", "stators", "station", "weld"]
CYCLE = [*WELD, "cycle_time"]
SAID = """\
cycle_time = "60 s" # by the clock
# what is said of it
source = "S2"
sources = { cycle_time = "S1" } # two reports
notes = { cycle_time = "table 4" }
ranges = { cycle_time = ["50 s", "80 s"] }
"""
REFERENCES = """
[reference.S1]
title = "A survey"

[reference.S2]
title = "Another"
"""
TUTORIAL = path_of("tutorial").read_text(encoding="utf-8")
CITED = TUTORIAL.replace('cycle_time = "60 s"\n', SAID) + REFERENCES


def set_to(path: list[Any], text: str) -> dict[str, Any]:
    """Give the change that sets a value as a person types it."""
    return {"do": "set", "path": path, "text": text}


def edited(*changes: dict[str, Any], text: str = CITED) -> Edited:
    """Give a text after changes; it has no errors then."""
    made = apply(text, changes)
    assert [f for f in check_plant(made.text)[1] if f.severity == "error"] == []
    return made


def mark(text: str, path: list[Any]) -> Mark:
    """Give the mark of a value."""
    name = ".".join(str(part) for part in path)
    return next(m for m in read_plant(text).marks if m.path == name)


def test_a_changed_value_is_an_assumption() -> None:
    """The note says what it was and where that came from; not a byte besides is another one."""
    assert mark(CITED, CYCLE).source == "S1"
    made = edited(set_to(CYCLE, "70 s"))
    note = "changed in the studio from 60 s (S1: table 4)"
    assert made.text == (
        CITED.replace('"60 s" # by', '"70 s" # by')
        .replace('{ cycle_time = "S1" }', '{ cycle_time = "assumption" }')
        .replace('{ cycle_time = "table 4" }', f'{{ cycle_time = "{note}" }}')
    )
    found = mark(made.text, CYCLE)
    assert (found.source, found.note, found.range) == ("assumption", note, ("50 s", "80 s"))
    assert made.words.endswith(
        "cycle_time = 70 s; cycle_time is an assumption now, no longer of S1"
    )


def test_what_was_cited_stays_said_over_further_changes() -> None:
    """It is an assumption already; the value that had a source is still named."""
    once = edited(set_to(CYCLE, "70 s")).text
    twice = edited(set_to(CYCLE, "75 s"), text=once)
    assert twice.text == once.replace('"70 s" # by', '"75 s" # by')
    assert "assumption" not in twice.words


def test_the_same_value_keeps_its_source() -> None:
    """Nothing was changed."""
    assert edited(set_to(CYCLE, "60 s")).text == CITED


def test_a_value_that_the_table_cites_for_gets_a_mark_of_its_own() -> None:
    """Whether it stood there before or not; its neighbours keep the source."""
    made = edited(set_to([*WELD, "rework_rate"], "3 %"), set_to([*WELD, "machines"], "2")).text
    assert mark(made, [*WELD, "rework_rate"]).note == "changed in the studio from 4 % (S2)"
    assert mark(made, [*WELD, "machines"]).note == "set in the studio"
    assert mark(made, [*WELD, "machines"]).source == "assumption"
    assert mark(made, CYCLE) == mark(CITED, CYCLE)
    assert mark(made, [*WELD, "power"]).source == "S2"


@pytest.mark.parametrize("order", [1, -1])
def test_a_mark_that_is_set_with_the_value_counts(order: int) -> None:
    """Before it or after it."""
    changes = [set_to(CYCLE, "70 s"), set_to([*WELD, "sources", "cycle_time"], "S2")][::order]
    assert mark(edited(*changes).text, CYCLE).source == "S2"
    assert "studio" not in edited(*changes).text


def test_a_note_that_is_set_with_the_value_counts() -> None:
    """The source is an assumption all the same."""
    made = edited(set_to([*WELD, "notes", "cycle_time"], "new jig"), set_to(CYCLE, "70 s"))
    found = mark(made.text, CYCLE)
    assert (found.source, found.note) == ("assumption", "new jig")


def test_a_source_of_the_table_that_is_set_with_the_value_counts() -> None:
    """For what has none of its own."""
    made = edited(set_to([*WELD, "rework_rate"], "3 %"), set_to([*WELD, "source"], "S1")).text
    assert mark(made, [*WELD, "rework_rate"]).source == "S1"


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ([*WELD, "title"], "Welding"),
        ([*WELD, "inputs"], "previous"),
        ([*WELD, "process"], "none"),
    ],
)
def test_names_and_titles_have_no_marks(path: list[Any], typed: str) -> None:
    """Nothing is said of them, unless a source is cited for them alone."""
    assert "studio" not in apply(CITED, [set_to(path, typed)]).text
    own = CITED.replace('cycle_time = "S1"', f'cycle_time = "S1", {path[-1]} = "S1"')
    assert "in the studio" in apply(own, [set_to(path, typed)]).text


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ([*WELD, "failures", 0, "mttr"], "20 min"),
        ([*WELD, "planned_stop", "every"], "8 h"),
        ([*WELD, "cycle_times", "stator"], "80 s"),
        ([*WELD, "price"], "2 MJPY"),
    ],
)
def test_values_within_others_are_marked_where_they_stand(path: list[Any], typed: str) -> None:
    """In tables in braces and in lists of them; what stands beside them keeps its source."""
    text = CITED.replace("sources = { cycle_time", 'planned_stop = "5 %"\nsources = { cycle_time')
    made = apply(text, [set_to(path, typed)]).text
    table = value_at(tomllib.loads(made), tuple(path[:-1]))
    assert table["sources"][path[-1]] == "assumption"
    assert "in the studio" in table["notes"][path[-1]]
    other = [*WELD, "failures", 0, "mtbf"]
    marks = {m.path: m.source for m in check_plant(made)[0].marks} if path[-1] != "stator" else {}
    assert marks.get(".".join(map(str, path)), "assumption") == "assumption"
    assert marks.get(".".join(map(str, other)), "S2") == "S2"


def test_a_law_that_says_its_source_itself_says_it_no_more() -> None:
    """Its parameters have one mark together."""
    law = '{ law = "exponential", mean = "60 s", source = "S1", note = "page 3" }'
    text = CITED.replace('"60 s" # by', f"{law} # by").replace('cycle_time = "S1"', 'power = "S1"')
    text = text.replace('notes = { cycle_time = "table 4" }\n', "")
    text = text.replace('ranges = { cycle_time = ["50 s", "80 s"] }\n', "")
    made = edited(set_to([*CYCLE, "mean"], "70 s"), text=text).text
    found = mark(made, CYCLE)
    assert found.source == "assumption"
    assert found.note.endswith("(S1: page 3)")
    other = law.replace("60 s", "65 s").replace('"S1"', '"S2"')
    assert mark(edited(set_to(CYCLE, other), text=text).text, CYCLE).source == "S2"


def test_a_copy_keeps_the_sources_of_what_it_keeps() -> None:
    """What is another value in it is an assumption; so is what is new in a table that cites."""
    values = {"cycle_time": "70 s"}
    copied = edited({"do": "copy", "path": WELD, "name": "weld-2", "values": values}).text
    path = [*WELD[:-1], "weld-2"]
    assert mark(copied, [*path, "cycle_time"]).source == "assumption"
    assert mark(copied, [*path, "cycle_time"]).note.endswith("from 60 s (S1: table 4)")
    assert mark(copied, [*path, "power"]).source == "S2"
    assert mark(copied, CYCLE) == mark(CITED, CYCLE)
    line = edited(set_to(["line", "stators", "source"], "S1")).text
    new = {"do": "add", "path": [*WELD[:-1], "bake"], "at": 2, "values": {"cycle_time": "50 s"}}
    added = edited(new, text=line).text
    assert mark(added, [*WELD[:-1], "bake", "cycle_time"]).note == "set in the studio"


def test_a_value_over_that_of_another_file_does_not_take_its_source(tmp_path: Path) -> None:
    """The table in the other file cites for all its values."""
    (tmp_path / "base.toml").write_text(CITED, encoding="utf-8")
    own = '[plant]\nbased_on = "base.toml"\n'
    made = apply(own, [set_to([*WELD, "rework_rate"], "3 %")], tmp_path).text
    (tmp_path / "own.toml").write_text(made, encoding="utf-8")
    marks = {m.path: m for m in read_plant(tmp_path / "own.toml").marks}
    found = marks[".".join([*WELD, "rework_rate"])]
    assert (found.source, found.note) == ("assumption", "changed in the studio from 4 % (S2)")


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        (["failures"], '[{ mtbf = "5 h", mttr = "9 min" }]', 'failures = "assumption"'),
        (["failures", 0], '{ mtbf = "5 h", mttr = "9 min" }', 'source = "assumption"'),
        (["maintenance"], '[{ every = "7 day", time = "2 h" }]', 'maintenance = "assumption"'),
        (["inputs", 0], "previous", ""),
    ],
)
def test_lists_are_marked_as_wholes_or_by_entry(path: list[Any], typed: str, said: str) -> None:
    """An entry that is no table has no place for a mark, and none of the values that have one."""
    made = edited(set_to([*WELD, *path], typed))
    assert said in made.text
    assert ("assumption now" in made.words) is bool(said)


def fields(text: str) -> dict[str, Any]:
    """Give the fields of the form of the weld by key."""
    heads = form(text, ".".join(WELD))["heads"]
    return {field["key"]: field for head in heads for field in head["fields"]}


def test_the_form_shows_it() -> None:
    """As the mark beside the field, with the note."""
    shown = fields(edited(set_to(CYCLE, "70 s")).text)["cycle_time"]
    assert shown["source"] == "assumption"
    assert shown["note"] == "changed in the studio from 60 s (S1: table 4)"


def test_the_form_shows_what_tables_around_say_of_a_value() -> None:
    """A line of its stations, a station of its failures; of what is not there nobody does."""
    line = ["line", "stators", "source"]
    shown = fields(edited(set_to(line, "S1"), text=TUTORIAL + REFERENCES).text)
    assert shown["power"]["source"] == "S1"
    failure = {field["key"]: field for field in shown["failures"]["items"][0]}
    assert failure["mtbf"]["source"] == "S1"
    assert shown["price"]["source"] == ""
