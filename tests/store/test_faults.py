"""What goes wrong with disks and files is said, and costs nothing that was kept."""

import errno
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.conftest import fill, result, same, trial, whole

from motorworks.errors import StoreError
from motorworks.store import Store

REPOSITORY = Path(__file__).resolve().parents[2]


def names(folder):
    """Give the names of all files below a folder."""
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


# ---- a full disk ----


def refuse(number):
    """Give a function that fails as a full disk, or a folder that must not be written, does."""

    def fail(*_given, **_named):
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("site", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.open"])
@pytest.mark.parametrize(
    ("number", "advice"),
    [(errno.ENOSPC, "make room on the disk"), (errno.EACCES, "allow writing into this one")],
    ids=["full", "read-only"],
)
def test_what_cannot_be_written_is_said(store, monkeypatch, site, number, advice):
    """With the path and what to do; what was kept stays, and the next one can be put."""
    fill(store, range(3))
    before = names(store.parts)
    with monkeypatch.context() as patch:
        patch.setattr(site, refuse(number))
        with pytest.raises(StoreError, match=advice) as told:
            store.put(trial(3), result(3))
    assert str(store.parts) in str(told.value)
    assert names(store.parts) == before
    assert whole(store, range(3))
    store.put(trial(3), result(3))
    assert whole(store, range(4))


def test_a_full_disk_under_the_catalogue_is_said(store):
    """SQLite finds no room for another page; the file that was written goes again."""
    fill(store, range(3))
    before = names(store.parts)
    (pages,) = store.catalogue._base.execute("PRAGMA page_count").fetchone()
    store.catalogue._base.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match=r"full.*make room on the disk"):
        fill(store, range(3, 200))
    kept = store.count()
    assert 3 <= kept < 200
    assert len(names(store.parts)) <= len(before) + kept - 3
    store.catalogue._base.execute("PRAGMA max_page_count = 1000000")
    assert whole(store, range(kept))
    fill(store, range(kept, 70))
    assert whole(store, range(70))


LIMITED = """
import resource, signal, sys
from tests.store.conftest import fill, PLANT
from motorworks.errors import StoreError
from motorworks.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store(sys.argv[1]) as store:
    fill(store, range(2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
    try:
        fill(store, range(2, 4))
    except StoreError as error:
        print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no such limits there")
def test_files_that_may_not_grow_are_said(tmp_path):
    """The operating system itself refuses in the middle of a file."""
    assert resource.RLIM_INFINITY
    assert signal.SIGXFSZ
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, tmp_path / "store"],
        capture_output=True, text=True, cwd=REPOSITORY,
    )  # fmt: skip
    assert done.stderr == ""
    assert "File too large" in done.stdout
    assert "All that was kept before is still there" in done.stdout
    with Store(tmp_path / "store") as store:
        assert whole(store, range(2))
        assert not [name for name in names(store.folder) if name.endswith(".part")]


# ---- folders that cannot be used ----


def test_a_file_is_no_store(tmp_path):
    """The message names it, and says what to give instead."""
    (tmp_path / "store").write_text("a letter")
    with pytest.raises(StoreError, match=r"store.*Give another folder with --store"):
        Store(tmp_path / "store")


def test_a_folder_that_must_not_be_written_is_no_store(tmp_path, monkeypatch):
    """Root may write everywhere, so that the refusal is played here."""
    monkeypatch.setattr("pathlib.Path.mkdir", refuse(errno.EROFS))
    with pytest.raises(StoreError, match=r"Read-only file system.*a folder of your own"):
        Store(tmp_path / "store")


def test_a_catalogue_that_must_not_be_written_is_said(store, monkeypatch):
    """SQLite is refused; root may write everywhere, so that this is played, too."""
    fill(store, range(2))
    store.catalogue._base.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="that you may write into"):
        store.put(trial(2), result(2))
    store.catalogue._base.execute("PRAGMA query_only = OFF")
    assert whole(store, range(2))


def test_a_store_of_another_version_is_left_alone(store):
    """Its form may be another one."""
    store.close()
    with sqlite3.connect(store.folder / "catalogue.sqlite") as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(StoreError, match="another version of Motorworks"):
        Store(store.folder)


# ---- damage ----


def test_a_damaged_file_is_named_and_the_others_are_read(store):
    """What it held can be put again."""
    fill(store, range(3))
    (file,) = store.parts.glob(f"{trial(1).key.word}*")
    file.write_bytes(b"nothing")
    assert store.get(trial(1).key) is None
    assert len(store.damaged) == 1
    assert str(file) in store.damaged[0]
    assert same(store.get(trial(0).key), result(0))
    assert store.held([trial(n).key for n in range(3)]) == {trial(0).key, trial(2).key}
    store.put(trial(1), result(1))
    assert whole(store, range(3))


def test_a_figure_that_was_changed_is_found(store):
    """The file can be read, but says something else than what was put."""
    store.put(trial(0), result(5))
    (other,) = store.parts.iterdir()
    data = other.read_bytes()
    store.put(trial(1), result(1))
    (file,) = store.parts.glob(f"{trial(1).key.word}*")
    file.write_bytes(data)
    assert store.get(trial(1).key) is None
    assert "replication 1 of plant" in store.damaged[0]


def test_a_damaged_joined_file_costs_only_what_was_in_it(store):
    """Everything else is as it was."""
    fill(store, range(66))
    (joined,) = store.parts.glob("joined*")
    joined.write_bytes(joined.read_bytes()[:-50])
    assert [n for n in range(66) if store.get(trial(n).key)] == [64, 65]
    assert len(store.damaged) == 64
    fill(store, range(64))
    assert whole(store, range(66))


@pytest.mark.parametrize("damage", ["letters", "middle", "empty", "gone"])
def test_a_damaged_catalogue_is_made_anew(store, damage):
    """From the files, which say by themselves what they hold; the old one is set aside."""
    fill(store, range(70))
    store.put(trial(70), result(70, "gridlock: a waits for b"))
    store.close()
    path = store.folder / "catalogue.sqlite"
    data = path.read_bytes()
    if damage == "letters":
        path.write_bytes(b"a letter to nobody" * 100)
    elif damage == "middle":
        path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    elif damage == "empty":
        path.write_bytes(b"")
    else:
        path.unlink()
    with Store(store.folder) as again:
        assert again.count() == 71
        assert all(same(again.get(trial(n).key), result(n)) for n in range(70))
        assert same(again.get(trial(70).key), result(70, "gridlock: a waits for b"))
        if damage in ("letters", "middle"):
            assert "the catalogue is damaged" in again.damaged[0]
            assert list((store.folder / "damaged").iterdir())


def test_a_damaged_catalogue_in_use_is_left_to_its_user(store):
    """It is not taken from under another process."""
    fill(store, range(2))
    with Store(store.folder) as other:
        other.catalogue.close()
        store.catalogue.close()
        (store.folder / "catalogue.sqlite").write_bytes(b"a letter to nobody" * 100)
        with pytest.raises(StoreError, match="End the other 2 that use this store"):
            Store(store.folder)
        for opened in (other, store):  # there is no catalogue left to close
            opened._closed = True
            opened.owner.leave()


def test_what_a_dead_one_left_is_cleared_away(store):
    """A half-written file goes; a whole one whose line is missing is entered."""
    fill(store, range(2))
    (store.parts / "x.00000000.parquet.0.part").write_bytes(b"half")
    (store.parts / "y.00000000.parquet").write_bytes(b"torn")
    (path,) = store.parts.glob(f"{trial(1).key.word}*")
    path.rename(store.parts / "z.00000000.parquet")
    store.catalogue.forget([trial(1).key.word], path.name)
    with Store(store.folder) as again:
        assert whole(again, range(2))
        assert "y.00000000.parquet: cannot be read" in again.damaged[0]
        assert len(list(store.parts.iterdir())) == 2


def test_what_another_is_writing_is_left_alone(store):
    """It has it open, so it will enter it by itself."""
    fill(store, range(1))
    with Store(store.folder) as other:
        busy = store.parts / f"w.{other.owner.name}.parquet.1.part"
        busy.write_bytes(b"half")
        Store(store.folder).close()
        assert busy.exists()


def test_a_damaged_experiment_is_named(store):
    """Its replications are not lost."""
    store.enter("speed", text="", keys=[])
    (path,) = (store.folder / "experiments").iterdir()
    path.write_text("{")
    with pytest.raises(StoreError, match="nothing is computed twice"):
        store.experiment("speed")
