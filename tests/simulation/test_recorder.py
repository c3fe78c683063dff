"""A trace is written while the kernel goes on; what goes wrong there is not lost."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from motorworks.errors import RunError
from motorworks.plantfile import read_plant
from motorworks.simulation import lives, parquet, recorder, simulate

PLANT = Path(__file__).with_name("replayed.toml")


@pytest.mark.parametrize("module", [parquet, lives])
@pytest.mark.parametrize("rows", [1, 1 << 20])
def test_what_cannot_be_written_stops_the_run(tmp_path, monkeypatch, module, rows):
    """Half-way or at the end, from the tables or the index: the error of the writer comes out."""

    def full(path, *_):
        raise RunError("no room is left")

    monkeypatch.setattr(module, "ROWS", rows)
    monkeypatch.setattr(module, "write_whole" if module is parquet else "write_chunk", full)
    with pytest.raises(RunError, match="no room is left"):
        simulate(read_plant(PLANT), duration="2 h", warm_up=0, trace=tmp_path)


def test_no_more_is_taken_than_can_be_written(monkeypatch):
    """However slow the disk, the kernel is at most two takes ahead of the writer."""
    written, ahead = [], []

    def slow(visits, _events):
        ahead.append(taken - len(written))
        written.append(int(visits["part"][0]))

    writer = recorder._Writer(slow)
    for i in range(20):
        taken = i + 1
        writer.add({"part": np.array([i])}, {})
    writer.finish()
    assert written == list(range(20))
    assert max(ahead) <= recorder.AHEAD + 1


def test_small_takes_and_large_ones_write_the_same(tmp_path, monkeypatch):
    """The tables and the index do not hang on how often the kernel was taken from."""
    for name, rows in (("small", 50), ("large", 1 << 20)):
        monkeypatch.setattr(parquet, "ROWS", rows)
        monkeypatch.setattr(lives, "ROWS", rows)
        simulate(read_plant(PLANT), duration="2 h", warm_up=0, seed=3, trace=tmp_path / name)
    for table in ("events/puts", "events/states", "visits"):
        small, large = (
            pl.read_parquet(tmp_path / name / "replication-000" / f"{table}-*.parquet")
            for name in ("small", "large")
        )
        assert small.equals(large)
