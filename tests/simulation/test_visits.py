"""The visit trace on disk."""

import os

import numpy as np
import polars as pl
import pytest

from motorworks.errors import RunError
from motorworks.kernel import Tape
from motorworks.program import Program
from motorworks.simulation import parquet
from motorworks.simulation.visits import VisitWriter

PROGRAM = Program(type_names=("a",), station_names=("m", "n"))


def _visits(first, n):
    tape = Tape()
    tape.fill({"visits": _columns(first, n)})
    return tape


def _columns(first, n):
    return {
        "part": np.arange(first, first + n, dtype=np.int64),
        "model": np.zeros(n, np.int32),
        "station": np.arange(n, dtype=np.int32) % 2,
        "machine": np.zeros(n, np.int32),
        "start": np.arange(n, dtype=float),
        "end": np.arange(n, dtype=float) + 1,
        "outcome": np.zeros(n, np.int8),
    }


def test_visits_come_back_with_their_names(tmp_path):
    """Numbers become names; nothing is lost between parts."""
    writer = VisitWriter(tmp_path, PROGRAM)
    writer.add(_visits(0, 5))
    writer.flush()
    writer.add(_visits(5, 3))
    writer.flush()
    frame = pl.read_parquet(tmp_path / "*.parquet")
    assert frame["part"].to_list() == list(range(8))
    assert frame["station"].to_list()[:2] == ["m", "n"]
    assert frame["outcome"].unique().to_list() == ["good"]


def test_parts_are_written_as_soon_as_they_are_full(tmp_path, monkeypatch):
    """Memory stays bounded however long the run."""
    monkeypatch.setattr(parquet, "ROWS", 4)
    writer = VisitWriter(tmp_path, PROGRAM)
    for i in range(3):
        writer.add(_visits(3 * i, 3))
    assert len(list(tmp_path.glob("*.parquet"))) == 2
    writer.flush()
    heights = [pl.read_parquet(path).height for path in sorted(tmp_path.glob("*.parquet"))]
    assert heights == [4, 4, 1]


def test_nothing_to_write_writes_nothing(tmp_path):
    """An empty part would only be clutter."""
    VisitWriter(tmp_path, PROGRAM).flush()
    assert list(tmp_path.iterdir()) == []


def test_a_part_is_whole_or_not_there(tmp_path, monkeypatch):
    """A write that breaks off leaves no file that looks like a part."""

    def break_off(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", break_off)
    writer = VisitWriter(tmp_path, PROGRAM)
    writer.add(_visits(0, 5))
    with pytest.raises(RunError, match="No space left"):
        writer.flush()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_no_more_is_told(tmp_path):
    """What the system says half-way through a file, not only at its end."""
    resource = pytest.importorskip("resource")
    writer = VisitWriter(tmp_path, PROGRAM)
    writer.add(_visits(0, 5))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(RunError, match="File too large"):
            writer.flush()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="file"):
        VisitWriter(tmp_path / "file" / "trace", PROGRAM)
