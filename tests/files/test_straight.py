"""Files written past the system's memory hold what they were given."""

import errno
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motorworks.files import straight, write_straight
from motorworks.files.straight import BLOCK, STAGE


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, STAGE - 1, STAGE, STAGE + 5])
def test_every_length(tmp_path, size):
    """Around the ends of blocks and stages."""
    data = os.urandom(size)
    write_straight(tmp_path / "file", [data])
    assert (tmp_path / "file").read_bytes() == data


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 3 * BLOCK), max_size=8))
def test_pieces_stand_one_behind_the_other(tmp_path_factory, sizes):
    """Empty ones too."""
    path = tmp_path_factory.mktemp("straight") / "file"
    pieces = [os.urandom(n) for n in sizes]
    write_straight(path, pieces)
    assert path.read_bytes() == b"".join(pieces)


def test_a_longer_file_is_written_over(tmp_path):
    """Nothing of it is left."""
    path = tmp_path / "file"
    path.write_bytes(b"x" * 3 * STAGE)
    write_straight(path, [b"short"])
    assert path.read_bytes() == b"short"


def refusing(function, when):
    """Give a function of the system that refuses what asks for the straight way."""

    def called(*arguments, **options):
        if when(*arguments):
            raise OSError(errno.EINVAL, "invalid")
        return function(*arguments, **options)

    return called


def test_a_disk_without_a_straight_way(tmp_path, monkeypatch):
    """It refuses to open such a file."""
    direct = getattr(os, "O_DIRECT", 0)
    wanted = refusing(os.open, lambda _path, flags, *_: flags & direct)
    monkeypatch.setattr(straight.os, "open", wanted)
    data = os.urandom(STAGE + 100)
    write_straight(tmp_path / "file", [data])
    assert (tmp_path / "file").read_bytes() == data


def test_a_disk_that_wants_other_blocks(tmp_path, monkeypatch):
    """It refuses the first write, and takes it the other way."""
    asked = []

    def first(*_):
        asked.append(1)
        return len(asked) == 1

    monkeypatch.setattr(straight.os, "write", refusing(os.write, first))
    data = os.urandom(STAGE + 100)
    write_straight(tmp_path / "file", [data])
    assert (tmp_path / "file").read_bytes() == data
    assert len(asked) > 1


def test_a_disk_that_takes_little_at_a_time(tmp_path, monkeypatch):
    """What is left is written, whatever length was taken."""
    system = os.write
    monkeypatch.setattr(straight.os, "write", lambda number, view: system(number, view[:10_000]))
    data = os.urandom(3 * BLOCK + STAGE // 8)
    write_straight(tmp_path / "file", [data])
    assert (tmp_path / "file").read_bytes() == data


def test_what_cannot_be_written_is_said(tmp_path):
    """By the system's own error."""
    with pytest.raises(OSError, match="No such file"):
        write_straight(tmp_path / "no" / "file", [b"data"])
