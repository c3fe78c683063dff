"""The reader of case files: everything wrong with a file is said at once, by name."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motorworks.errors import CaseError
from motorworks.validation import SHIPPED, parse_cases, read_cases

GOLDEN = Path(__file__).parent / "golden"
BROKEN = sorted(path for path in GOLDEN.iterdir() if path.suffix == ".json")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_file_gives_its_golden_findings(path):
    """Each broken file is refused with exactly the message that stands beside it."""
    with pytest.raises(CaseError) as caught:
        parse_cases(path.read_bytes(), path.name)
    said = f"{caught.value}\n"
    expected = path.with_suffix(".txt")
    if os.environ.get("MOTORWORKS_WRITE_GOLDEN"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert len(caught.value.findings) == said.count("\n") - 1


def test_every_golden_message_has_its_file():
    """No message is left over from a file that is gone."""
    assert {p.stem for p in GOLDEN.glob("*.txt")} == {p.stem for p in BROKEN}


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_files_are_read(name):
    """The case files inside the package are sound, and their ids are unique."""
    cases = read_cases(name)
    assert len({case.id for case in cases}) == len(cases) > 0


def test_twelve_cases_are_shipped():
    """The file that runs by itself holds V01 to V12."""
    assert [case.id for case in read_cases()] == [f"V{n:02}" for n in range(1, 13)]


def test_path_goes_before_shipped_name(tmp_path, monkeypatch):
    """A file called like a shipped one is read where it lies in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("exact").write_text('{"format": "1", "cases": []}')
    assert read_cases("exact") == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1, column 1 is not JSON"),
        (b"{", "line 1, column 2 is not JSON"),
        (b'{"format": "1",\n "cases": [}', "line 2, column 12 is not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[" * 60 + b"]" * 60, "at most 50 levels"),
        (b'{"cases": "\xff"}', "byte 11 is not UTF-8"),
        ('{"cases": 1}'.encode("utf-16"), "byte 0 is not UTF-8"),
        (b"9" * 5000, "not JSON that can be read"),
        (b"null", "is null; expected a case file as an object"),
        (b"[]", "is []; expected a case file as an object"),
        (b"{}", "has no 'cases', which a case file needs"),
        (b"NaN", "is NaN; expected a case file"),
    ],
)
def test_file_that_is_no_case_file_is_refused(data, said):
    """What is not JSON, or not an object with cases, is refused in one message."""
    with pytest.raises(CaseError) as caught:
        parse_cases(data, "cases.json")
    assert str(caught.value).startswith("cases.json: ")
    assert said in str(caught.value)


def test_byte_order_mark_is_let_pass():
    """Some editors put a mark in front of UTF-8."""
    assert parse_cases(b'\xef\xbb\xbf{"format": "1", "cases": []}', "x") == ()


def test_missing_file_is_refused(tmp_path):
    """The message names the path and what is shipped."""
    with pytest.raises(CaseError, match=r"none\.json: 1 finding\n.*no such file.*exact, own"):
        read_cases(tmp_path / "none.json")


def test_directory_is_refused(tmp_path):
    """A directory is no file."""
    with pytest.raises(CaseError, match="is a directory"):
        read_cases(tmp_path)


def test_impossible_path_is_refused():
    """A null character cannot stand in a path."""
    with pytest.raises(CaseError, match="cannot be read"):
        read_cases("a\0b")


def test_file_beyond_size_is_refused(tmp_path, monkeypatch):
    """A file is not read into memory whatever its size."""
    monkeypatch.setattr("motorworks.validation.read.MOST_BYTES", 10)
    (tmp_path / "big.json").write_text('{"cases": [             ]}')
    with pytest.raises(CaseError, match="has 26 bytes; expected at most 10"):
        read_cases(tmp_path / "big.json")


def test_many_findings_are_counted():
    """A message stays readable however much is wrong."""
    data = json.dumps({"format": "1", "cases": [1] * 1000}).encode()
    with pytest.raises(CaseError, match=r"1000 findings\n(.*\n){200}  \.\.\. and 800 more$"):
        parse_cases(data, "cases.json")


# ---- nothing gives a traceback ----

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    """Whatever a file holds, the answer is cases or a CaseError."""
    try:
        parse_cases(data, "any")
    except CaseError as error:
        assert error.findings  # noqa: PT017


@given(VALUES)
def test_any_json_is_read_or_refused(value):
    """Whatever stands in the place of the cases, the answer is cases or a CaseError."""
    data = json.dumps({"format": "1", "cases": value}).encode()
    try:
        parse_cases(data, "any")
    except CaseError as error:
        assert error.findings  # noqa: PT017


def places(value: object, path: tuple = ()) -> list[tuple]:
    """Give the path of every value inside a value."""
    found = [path] if path else []
    if isinstance(value, dict):
        for key, entry in value.items():
            found += places(entry, (*path, key))
    elif isinstance(value, list):
        for i, entry in enumerate(value):
            found += places(entry, (*path, i))
    return found


RICH = json.loads((GOLDEN / "everything" / "sound.json").read_text())
PLACES = places(RICH["cases"][0])


@given(st.sampled_from(PLACES), VALUES)
def test_any_value_anywhere_is_read_or_refused(path, value):
    """A sound case in which any one value is replaced by anything gives no traceback."""
    broken = json.loads(json.dumps(RICH))
    spot = broken["cases"][0]
    for part in path[:-1]:
        spot = spot[part]
    spot[path[-1]] = value
    try:
        parse_cases(json.dumps(broken).encode(), "any")
    except CaseError as error:
        assert error.findings  # noqa: PT017


@given(st.sampled_from([p for p in PLACES if isinstance(p[-1], str)]))
def test_unknown_key_anywhere_is_named(path):
    """Beside any key of a sound case, a key that no one knows is refused by its name."""
    broken = json.loads(json.dumps(RICH))
    spot = broken["cases"][0]
    for part in path[:-1]:
        spot = spot[part]
    free = path[-2:-1] in {("times",), ("by_type",), ("type_mix",)} or path[-3:-2] == ("times",)
    spot["wheather"] = 1
    if not free:
        with pytest.raises(CaseError, match="wheather: is no key of"):
            parse_cases(json.dumps(broken).encode(), "any")
