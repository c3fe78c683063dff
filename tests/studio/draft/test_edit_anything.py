"""Whatever is asked of a plant file is done or refused in words, and never half."""

import re
import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from motorworks.errors import MotorworksError
from motorworks.files.catalogue import path_of
from motorworks.studio.draft.edit import apply
from motorworks.studio.draft.form import form
from motorworks.studio.draft.look import look

TUTORIAL = path_of("tutorial").read_text(encoding="utf-8")
OVER = '[plant]\nbased_on = "tutorial"\nname = "over"\n'
ODD = "[plant]\nname = 3\nexchange = 4\n[line]\nl = 5\n[station]\ns.inputs = 3\n[buffer.b]\n"
TEXTS = (TUTORIAL, OVER, ODD)
WORDS = sorted(set(re.findall(r"[a-z_]+", TUTORIAL[TUTORIAL.index("[plant]") :])))
ODD_WORDS = ["", "a b", "ö", "x\n[y]", "previous", "planned_stop", "crew", "s", "b", "l"]
PART = st.sampled_from(WORDS + ODD_WORDS) | st.integers(0, 3)
PATH = st.lists(PART, min_size=1, max_size=7)
NAME = st.sampled_from(WORDS + ODD_WORDS) | st.text(max_size=8)
TEXT = st.sampled_from(("58 s", "", "[", "[1]", "{ a = 1 }", "true", "none", '"x', "a, b", "1_0"))
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAME, inner, max_size=3),
    max_leaves=5,
)
VALUES = st.dictionaries(NAME, TEXT | VALUE.filter(lambda v: v is not None), max_size=3)
STATIONS = st.lists(st.lists(PART, min_size=2, max_size=2), min_size=1, max_size=3)
CHANGE: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries(
        {"do": st.just("set"), "path": PATH, "text": TEXT | st.text(max_size=20)}
    ),
    st.fixed_dictionaries({"do": st.just("set"), "path": PATH, "value": VALUE}),
    st.fixed_dictionaries({"do": st.just("remove"), "path": PATH}),
    st.fixed_dictionaries({"do": st.just("add"), "path": PATH, "values": VALUES}),
    st.fixed_dictionaries({"do": st.just("rename"), "path": PATH, "name": NAME}),
    st.fixed_dictionaries({"do": st.just("copy"), "path": PATH, "name": NAME, "values": VALUES}),
    st.fixed_dictionaries(
        {"do": st.just("reorder"), "path": PATH, "order": st.lists(NAME, max_size=3)}
    ),
    st.fixed_dictionaries({"do": st.just("line"), "name": NAME, "stations": STATIONS}),
    st.fixed_dictionaries({"do": st.just("line"), "line": NAME, "stations": STATIONS}),
    st.fixed_dictionaries({"do": st.just("connect"), "from": PATH, "to": PATH}),
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEXTS), st.lists(CHANGE, min_size=1, max_size=3))
def test_a_change_is_done_or_refused(text: str, changes: list[dict[str, Any]]) -> None:
    """Nothing but a refusal in words is raised; what comes out can be read and looked at."""
    try:
        edited = apply(text, changes)
    except MotorworksError:
        return
    tomllib.loads(edited.text)
    look(edited.text)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(TEXTS), PATH)
def test_a_form_is_given_or_refused(text: str, path: list[Any]) -> None:
    """Of whatever path, also in files that hold nonsense."""
    try:
        found = form(text, ".".join(map(str, path)))
    except MotorworksError:
        return
    assert found["heads"]
