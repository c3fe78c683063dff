"""A trace is written while the kernel goes on; what goes wrong there is not lost."""

from pathlib import Path

import polars as pl
import pytest

from motorworks.errors import RunError
from motorworks.kernel import Kernel, ReferenceKernel
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


def test_no_more_is_taken_than_can_be_written():
    """However slow the disk, the kernel is at most two takes ahead of the writer."""
    written, ahead = [], []

    def slow(tape):
        ahead.append(taken - len(written))
        written.append(tape)

    writer = recorder._Writer(slow)
    for i in range(20):
        taken = i + 1
        writer.add(i)
    writer.finish()
    assert written == list(range(20))
    assert max(ahead) <= recorder.AHEAD + 1


def test_how_often_the_kernel_is_taken_from_changes_no_byte(tmp_path):
    """The same files, however many rows a tape has; the index alone has other ends."""

    def kernel(limit):
        return lambda *args, **logs: Kernel(*args, **logs, visit_limit=limit)

    for name, limit in (("small", 50), ("large", 1 << 18)):
        simulate(
            read_plant(PLANT),
            duration="2 h",
            warm_up=0,
            seed=3,
            trace=tmp_path / name,
            kernel=kernel(limit),
        )
    small, large = (tmp_path / name / "replication-000" for name in ("small", "large"))
    files = sorted(path.relative_to(small) for path in small.rglob("*.*"))
    assert len(files) > 12
    assert files == sorted(path.relative_to(large) for path in large.rglob("*.*"))
    for file in files:
        assert (small / file).read_bytes() == (large / file).read_bytes(), file


def test_small_files_and_large_ones_hold_the_same(tmp_path, monkeypatch):
    """No row is lost where a file ends."""
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


def test_both_kernels_write_the_same_bytes(tmp_path):
    """A kernel that keeps its log otherwise is written by the same writer."""
    for kernel in (Kernel, ReferenceKernel):
        folder = tmp_path / kernel.__name__
        simulate(read_plant(PLANT), duration="1 h", warm_up=0, seed=3, trace=folder, kernel=kernel)
    one, other = (tmp_path / kernel.__name__ for kernel in (Kernel, ReferenceKernel))
    files = [path.relative_to(one) for path in one.rglob("replication-000/**/*.*")]
    assert len(files) > 12
    for file in files:
        assert (one / file).read_bytes() == (other / file).read_bytes(), file
