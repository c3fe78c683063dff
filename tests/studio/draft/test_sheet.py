"""Changes of a text by place: nothing else of the file is touched."""

import re
import tomllib
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motorworks.errors import MotorworksError
from motorworks.files.catalogue import path_of
from motorworks.studio.draft.sheet import Sheet
from motorworks.studio.draft.tree import value_at

PLANTS = ("tutorial", "midsize", "trucks", "dalian-imported", "tandem20")
TEXTS = {name: path_of(name).read_text(encoding="utf-8") for name in PLANTS}
LAID_OUT = """\
# head
[plant]  # the plant
name = "a"

[plant.exchange]
USD = 1.2 # dollars
# between
EUR = 1.1

# of b
[buffer]
b = { capacity = 5 } # inline
"c d" = { capacity = 6, title = "x, y # no comment" }

[line.l]
stations = [
  "one", # the first
  "two",
  # before the third
  "three"
]
crew.people = 3

[[line.l.station.one.failures]] # first
mtbf = "5 h"
mttr = "1 min"

[[line.l.station.one.failures]] # second
mtbf = "6 h"
mttr = "2 min"

[line.l.station.two]
failures = [
  { mtbf = "5 h", mttr = "12 min" }, # a
  { mtbf = "7 h", mttr = "3 min" }, # b
]
note = \"\"\"
several # lines
\"\"\"
# the end
"""
TEXTS["laid-out"] = LAID_OUT
TEXTS["windows"] = LAID_OUT.replace("\n", "\r\n")


def paths(value: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the paths of all values in a tree."""
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    found = [above] if above else []
    for key, inner in items:
        found += paths(inner, (*above, key))
    return found


TREES = {name: tomllib.loads(text) for name, text in TEXTS.items()}
PATHS = {name: paths(tree) for name, tree in TREES.items()}
LEAVES = {
    name: [p for p in found if not isinstance(value_at(TREES[name], p), dict)]
    for name, found in PATHS.items()
}
TABLES = {
    name: [
        p
        for p in found
        if len(p) > 1
        and isinstance(value_at(TREES[name], p), dict)
        and p[-1] not in ("station", "buffer")
    ]
    for name, found in PATHS.items()
}
COMMENT = re.compile(r"#[^\n\"]*$", re.MULTILINE)


def comments(text: str) -> list[str]:
    """Give what stands behind a # to the end of its line, where no quote follows."""
    return COMMENT.findall(text)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_value_is_replaced_and_nothing_else(data: st.DataObject) -> None:
    """All text outside the value stays, byte for byte, and so do all other values."""
    name = data.draw(st.sampled_from(sorted(TEXTS)))
    path = data.draw(st.sampled_from(LEAVES[name]))
    sheet = Sheet(TEXTS[name])
    sheet.put(path, '"58 s"')
    sheet.settle()
    expected = tomllib.loads(TEXTS[name])
    around = expected
    for part in path[:-1]:
        around = around[part]
    if isinstance(path[-1], int) and path[-1] >= len(around):
        return
    around[path[-1]] = "58 s"
    assert tomllib.loads(sheet.text) == expected
    start = next(
        (n for n, (a, b) in enumerate(zip(TEXTS[name], sheet.text, strict=False)) if a != b), 0
    )
    before, after = TEXTS[name], sheet.text
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    assert len(after) - start - end <= len('"58 s"')


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_removed_takes_nothing_with_it(data: st.DataObject) -> None:
    """Values and whole tables go; comments of others and other values stay."""
    name = data.draw(st.sampled_from(sorted(TEXTS)))
    path = data.draw(st.sampled_from(PATHS[name]))
    sheet = Sheet(TEXTS[name])
    try:
        sheet.drop(path)
        sheet.settle()
    except MotorworksError:
        pytest.fail(f"{name}: {path} cannot be removed")
    expected = tomllib.loads(TEXTS[name])
    around = [expected]
    for part in path[:-1]:
        around.append(around[-1][part])
    gone = deepcopy(around[-1][path[-1]])
    del around[-1][path[-1]]
    assert without_empty(tomllib.loads(sheet.text)) == without_empty(expected)
    lost = len(comments(TEXTS[name])) - len(comments(sheet.text))
    if not isinstance(gone, dict | list):
        assert lost <= 1


def without_empty(value: Any) -> Any:
    """Give a tree without tables and lists that are empty."""
    if isinstance(value, dict):
        inner = {key: without_empty(v) for key, v in value.items()}
        return {key: v for key, v in inner.items() if v not in ({}, [])}
    if isinstance(value, list):
        return [without_empty(v) for v in value]
    return value


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_key_gets_another_name(data: st.DataObject) -> None:
    """Wherever its table is written, in headers, with dots or in braces."""
    name = data.draw(st.sampled_from(sorted(TEXTS)))
    named = [p for p in PATHS[name] if isinstance(p[-1], str)]
    path = data.draw(st.sampled_from(named))
    sheet = Sheet(TEXTS[name])
    sheet.rekey(path, "quite new")
    sheet.settle()
    found: Any = tomllib.loads(sheet.text)
    for part in path[:-1]:
        found = found[part]
    assert "quite new" in found
    assert path[-1] not in found
    assert comments(sheet.text) == comments(TEXTS[name])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_new_value_finds_its_table(data: st.DataObject) -> None:
    """In tables with a header, without one, with dots and in braces; what was there stays."""
    name = data.draw(st.sampled_from(sorted(TEXTS)))
    path = data.draw(st.sampled_from(TABLES[name]))
    sheet = Sheet(TEXTS[name])
    sheet.put((*path, "new_key"), "[1, 2]")
    sheet.settle()
    assert Sheet(sheet.text).value((*path, "new_key")) == [1, 2]
    assert comments(sheet.text) == comments(TEXTS[name])
    removed = Sheet(sheet.text)
    removed.drop((*path, "new_key"))
    removed.settle()
    assert tomllib.loads(removed.text) == tomllib.loads(TEXTS[name])


def test_line_ends_stay_what_they_are() -> None:
    """A file from Windows has no bare line end afterwards."""
    sheet = Sheet(TEXTS["windows"])
    sheet.put(("line", "l", "places"), "4")
    sheet.section(("sink", "s"), {"title": '"t"'})
    sheet.settle()
    sheet.insert(("line", "l", "station", "two", "failures"), 2, '{ mtbf = "1 h", mttr = "1 s" }')
    sheet.settle()
    assert "\n" not in sheet.text.replace("\r\n", "")


def test_entries_of_a_list_change_places_between_their_comments() -> None:
    """Comments of lines stay where they are."""
    sheet = Sheet(LAID_OUT)
    sheet.reorder(("line", "l", "stations"), [2, 0, 1])
    sheet.settle()
    assert '  "three", # the first\n  "one",\n  # before the third\n  "two"\n' in sheet.text


def test_an_entry_goes_on_a_line_of_its_own() -> None:
    """Where the others have one; with a comma before it that was missing."""
    sheet = Sheet(LAID_OUT)
    sheet.insert(("line", "l", "stations"), 3, '"four"')
    sheet.settle()
    assert '  "three",\n  "four",\n]' in sheet.text
    sheet.insert(("line", "l", "stations"), 1, '"half"')
    sheet.settle()
    assert sheet.value(("line", "l", "stations")) == ["one", "half", "two", "three", "four"]


def test_a_new_table_stands_behind_its_like() -> None:
    """A buffer of a line before its stations, a sink in the usual order."""
    sheet = Sheet(TEXTS["tutorial"])
    sheet.section(("line", "stators", "buffer", "rework"), {"capacity": "3"})
    sheet.section(("sink", "bin"), {})
    sheet.settle()
    order = re.findall(r"^\[(.*)\]$", sheet.text, re.MULTILINE)
    assert order.index("sink.bin") == order.index("sink.customer") + 1
    assert order.index("line.stators.buffer.rework") == order.index("line.stators") + 1


def test_what_cannot_be_done_leaves_the_text_alone() -> None:
    """The sheet refuses what the text would not say afterwards."""
    sheet = Sheet('[plant]\nname = "a"\n')
    sheet.put(("plant", "name"), '"b"')
    sheet.put(("plant", "name"), '"c"')
    with pytest.raises(MotorworksError, match="one by one"):
        sheet.settle()
    assert sheet.text == '[plant]\nname = "a"\n'


def test_a_text_that_is_no_toml_is_refused() -> None:
    """With the place of what is wrong."""
    with pytest.raises(MotorworksError, match="line 2"):
        Sheet("[plant]\nname = a b\n")
