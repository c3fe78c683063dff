"""Every value of a TOML text is found on its line, as the standard library reads the text."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.plantfile.position import DEEPEST, positions

# ---- random documents, written together with the lines of their values ----

KEYS = st.sampled_from(["a", "b", "c-d", "e_1", '"two words"', "'lit.eral'", '"tab\\t"', "7"])
SCALARS = st.sampled_from(
    [
        "1",
        "-3.5e2",
        "true",
        "2021-05-01",
        "2021-05-01 06:00:00",
        "06:00:00",
        '"text"',
        '"with # [brackets], = and \\" quote"',
        "'literal \\ # {'",
        '""',
        "inf",
        '"""one line"""',
        '"""\ntwo \\""" [a]\nlines"""',
        "'''\nraw \\ # [x]\n'''",
        '"""ends with quotes"""""',
        "''''quoted' end'''''",
    ]
)
GAPS = st.sampled_from(["", " ", "\n", "\n# comment ] }\n", "  # x\n\t"])


@st.composite
def arrays(draw, inner):
    """Give arrays over one or several lines, with comments and a comma at the end or not."""
    entries = draw(st.lists(inner, max_size=4))
    text = "["
    for n, entry in enumerate(entries):
        comma = "," if n < len(entries) - 1 or draw(st.booleans()) else ""
        text += f"{draw(GAPS)}{entry}{draw(GAPS)}{comma}"
    return f"{text}{draw(GAPS)}]"


@st.composite
def inline_tables(draw, inner):
    """Give inline tables with plain and dotted keys."""
    keys = draw(st.lists(st.sampled_from(["p", "q", "r.s", '"t u"']), unique=True, max_size=3))
    return "{ " + ", ".join(f"{key} = {draw(inner)}" for key in keys) + " }"


# An inline table must not hold line ends of its own, but strings and arrays within it may.
VALUES = st.recursive(SCALARS, lambda v: arrays(v) | inline_tables(v), max_leaves=6)


@st.composite
def documents(draw):
    """Give TOML texts, most of them valid."""
    lines = []
    for _ in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(["table", "array", "key", "key", "key", "blank"]))
        name = ".".join(draw(st.lists(KEYS, min_size=1, max_size=3)))
        if kind == "table":
            lines.append(f"[{name}]  # a header")
        elif kind == "array":
            lines.append(f"[[ {name} ]]")
        elif kind == "key":
            lines.append(f"{name} = {draw(VALUES)}")
        else:
            lines.append("  # blank = 1")
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n"]))


def paths_of(value, path=()):
    """Give all paths within a value."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_of(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from paths_of(inner, (*path, n))


def parsed(text):
    """Give the tree of a text, or None if it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


@given(documents())
def test_every_path_of_a_document_has_a_line(text):
    """Whatever tomllib finds, the scanner has found too, and nothing else."""
    tree = parsed(text)
    found = positions(text)
    if tree is not None:
        assert set(found.lines) == set(paths_of(tree))
        assert found.too_deep is None


@given(documents())
def test_the_line_of_a_key_holds_the_key(text):
    """On the line given for a key stands that key, as it is written there."""
    if parsed(text) is None:
        return
    lines = text.replace("\r\n", "\n").split("\n")
    for path, line in positions(text).lines.items():
        if isinstance(path[-1], str):
            name = json.dumps(path[-1]).strip('"')
            assert name in lines[line - 1]


@st.composite
def numbered(draw):
    """Give a text in which every value is the number of its own line."""
    text = ""
    for n in range(draw(st.integers(1, 8))):
        line = text.count("\n") + 1
        kind = draw(st.sampled_from(["table", "key", "string", "array", "inline", "entry"]))
        if kind == "table":
            text += f"[t{n}]\n"
        elif kind == "entry":
            text += f"[[list]]\nk{n} = {line + 1}\n"
        elif kind == "key":
            text += f"k{n} . x = {line}\n"
        elif kind == "string":
            text += f'k{n} = {line}\ns{n} = """a\n[b]\nc = 5"""\n'
        elif kind == "array":
            text += f"k{n} = [{line},\n{line + 1}, # x\n\n{line + 3}]\n"
        else:
            text += f"k{n} = {{ a = {line}, b = [{line},\n  {line + 1}] }}\n"
    return text


@given(numbered())
def test_values_stand_on_the_line_given(text):
    """A value that says its own line is found on it."""
    found = positions(text)

    def check(value, path=()):
        if isinstance(value, dict):
            for key, inner in value.items():
                check(inner, (*path, key))
        elif isinstance(value, list):
            for n, inner in enumerate(value):
                check(inner, (*path, n))
        elif isinstance(value, int):
            assert found.lines[path] == value

    check(tomllib.loads(text))


@given(st.text(st.sampled_from("abc=.[]{}\"'\\#,\n 1"), max_size=60))
def test_any_text_is_scanned_to_an_end(text):
    """What is no TOML is no reason to fail; what is TOML is found in full."""
    found = positions(text)
    tree = parsed(text)
    if tree is not None:
        assert set(found.lines) == set(paths_of(tree))


@pytest.mark.fuzz
@given(st.text(st.sampled_from("ab=.[]{}\"'\\#,\n 1-"), max_size=200))
def test_any_long_text_is_scanned_to_an_end(text):
    """The same for as long as one likes."""
    found = positions(text)
    tree = parsed(text)
    if tree is not None:
        assert set(found.lines) == set(paths_of(tree))


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 30 + "]" * 30,
        "a = " + "{b = " * 30 + "1" + "}" * 30,
        ".".join("a" * 30) + " = 1",
        "[" + ".".join("a" * 30) + "]",
    ],
    ids=["arrays", "inline tables", "dotted key", "header"],
)
def test_deep_nesting_is_found_before_anything_reads_it(text):
    """The line is known of what is nested too deeply."""
    assert positions("\n" + text).too_deep == 2


def test_nesting_within_the_limit_is_let_pass():
    """The limit itself is allowed."""
    assert positions("a = " + "[" * DEEPEST + "]" * DEEPEST).too_deep is None


def test_a_string_that_never_ends_takes_no_time():
    """Half a million escaped quotes after an open string are passed once, not once each."""
    text = 'a = """' + '\\"""' * 500_000
    assert positions(text).lines == {("a",): 1}


def test_a_path_that_is_not_there_gives_the_table_around_it():
    """A missing key is shown at the header of its table."""
    found = positions("[a]\nb = 1\n\n[a.c]\nd = [1,\n2]\n")
    assert found.nearest(("a", "c", "x")) == 4
    assert found.nearest(("a", "c", "d", 1)) == 6
    assert found.nearest(("z",)) is None
