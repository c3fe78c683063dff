"""Whatever lies at a path, the answer is a sentence and no traceback."""

import os

import pytest

from motorworks.plantfile import check_plant
from motorworks.plantfile.document import LARGEST_FILE
from motorworks.plantfile.position import MOST_VALUES
from motorworks.plantfile.table import MOST_TABLES


def said(path) -> str:
    """Give the findings of a file as one text."""
    plant, findings = check_plant(path)
    assert plant is None
    return " ".join(str(finding) for finding in findings)


def test_a_missing_file(tmp_path):
    """The shipped plant of a similar name is suggested."""
    assert "there is no such file. Did you mean 'dalian'?" in said(tmp_path / "dallian.toml")


def test_a_directory(tmp_path):
    """A folder is no plant."""
    assert "this is a directory" in said(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    """The rights are named as the cause."""
    path = tmp_path / "plant.toml"
    path.write_text("[plant]\n")
    path.chmod(0)
    if os.access(path, os.R_OK):  # the superuser may read anything

        def refuse(*_args, **_kwargs):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(type(path), "open", refuse)
    assert "the file may not be read" in said(path)


def test_a_device_or_pipe(tmp_path):
    """Reading a pipe would wait for ever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "this is no ordinary file" in said(pipe)


def test_a_file_that_is_too_large(tmp_path):
    """It is not even decoded."""
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert "the file has 5,000,001 bytes; at most 5,000,000" in said(path)
    assert "at most 5,000,000 are read" in said("a = 1\n" * 900_000)


def test_text_that_is_not_utf_8(tmp_path):
    """Byte and line are named."""
    path = tmp_path / "latin.toml"
    path.write_bytes(b"[plant]\n# \xe9\n")
    assert f"{path}:2: byte 10 (0xe9) is not UTF-8" in said(path)


def test_an_empty_file(tmp_path):
    """The first line to write is shown."""
    path = tmp_path / "empty.toml"
    path.write_text(" \n")
    assert 'the file is empty. Begin it with [plant] and name = "..."' in said(path)


def test_a_path_that_no_file_can_have():
    """Not even a null character is too much."""
    assert "cannot be read" in said("a\0b")


def test_a_mark_of_byte_order_is_no_fault(tmp_path, good):
    """Some editors write one."""
    path = tmp_path / "marked.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (good / "everything.toml").read_bytes())
    plant, findings = check_plant(path)
    assert plant is not None, findings


def test_line_ends_of_windows_are_no_fault(tmp_path, good):
    """Lines are counted the same."""
    text = (good / "everything.toml").read_text()
    path = tmp_path / "windows.toml"
    path.write_bytes(text.replace("own = false", "own = 0").replace("\n", "\r\n").encode())
    line = text.split("\n").index("own = false") + 1
    assert f"windows.toml:{line}: workshop 'stamping': own is 0" in said(path)


def test_more_values_than_anybody_writes():
    """Their number is limited, so that the time a file takes is."""
    text = "[plant]\nname = 'x'\na = [" + "1,\n" * (MOST_VALUES + 1) + "]\n"
    assert "the file has more than 300,000 values up to here" in said(text)


def test_more_tables_of_a_kind_than_anybody_writes():
    """So is the number of nouns of a kind."""
    text = "[plant]\nname = 'x'\n" + "".join(f"[fact.f{n}]\n" for n in range(MOST_TABLES + 1))
    assert "there are 50,001 tables [fact.NAME]; at most 50,000" in said(text)


def test_a_path_through_a_file(tmp_path):
    """The system's own words tell what is wrong."""
    (tmp_path / "file").write_text("")
    assert "Not a directory" in said(tmp_path / "file" / "plant.toml")


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "{a=" * 100_000,
        ".".join(["a"] * 100_000) + " = 1\n",
        "[" + ".".join(["a"] * 100_000) + "]\n",
        "a = 1" + "0" * 5000 + "\n",
        "a = 0x" + "f" * 5000 + "\n",
        'a = "' + "\\" * 100_001 + "\n",
        '[plant]\nname = "x"\ntarget = 1' + "0" * 400 + "\n",
        '[plant]\nname = "x"\n[model.a]\nshare = 1' + "0" * 400 + "\n",
        '[plant]\nname = "x"\n[buffer.a]\ncapacity = 1' + "0" * 4000 + "\n",
        "\n" * 100_000,
        "[plant]\nname = 2021-13-45\n",
        "[[plant]]\n",
        "plant = 3\n",
        'plant = { name = "x" }\nline = [1]\nstation = { a = 3 }\nprocess = "x"\n',
        "[plant]\n[line.a.station]\nx = 1\n[line.a.buffer]\ny = 1\n",
        "[process]\na = 1\n[reference]\nb = 2\n",
        "[source]\nsource = 1\nsources = 2\n",
    ],
    ids=lambda text: text[:20],
)
def test_hostile_texts_are_answered(text):
    """Quickly, and with a finding."""
    assert said(text + "\n")
