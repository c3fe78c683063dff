"""One figure of all replications in one pass."""

import pytest
from tests.store.conftest import fill, result, trial

from motorworks.errors import StoreError
from motorworks.store import Store
from motorworks.store import store as module


def values(store, *asked):
    """Give replications and values of a figure."""
    found = store.scan(*asked)
    return list(zip(found["replication"], found["value"], strict=True))


def test_it_gives_what_is_got_one_by_one(store, monkeypatch):
    """From joined files and from single ones, and no file is opened for each replication."""
    monkeypatch.setattr(module, "TOGETHER", 4)
    fill(store, range(10))
    assert len(list(store.parts.iterdir())) < 10
    wanted = [(n, store.get(trial(n).key).value("availability", "weld")) for n in range(10)]
    assert values(store, "availability", "weld") == wanted
    found = store.scan("throughput")
    assert found.columns[:6] == ["plant", "seed", "replication", "duration", "warm_up", "version"]
    assert found["plant"].unique().to_list() == [trial().key.plant]
    assert found["level"].unique().to_list() == ["plant"]


def test_what_has_no_value_is_null_and_what_has_no_figures_is_not_there(store):
    """As in the tables."""
    fill(store, range(2))
    store.put(trial(2), result(2, "gridlock: a waits for b"))
    assert values(store, "availability", "insert", "station") == [(0, None), (1, None)]
    assert values(store, "availability", "insert", "line") == []
    assert values(store, "throughput") == [(0, 0.0), (1, 1.0)]


def test_an_empty_store_has_nothing(store):
    """And says so with the same columns."""
    empty = store.scan("throughput")
    fill(store, [0])
    assert empty.is_empty()
    assert empty.schema == store.scan("throughput").schema


def test_copies_count_once(store):
    """A process that was killed while it joined files has left both."""
    fill(store, range(3))
    (file, *_) = store.catalogue.files()
    (store.parts / "copy.parquet").write_bytes((store.parts / file).read_bytes())
    assert len(values(store, "throughput")) == 3
    entry, _ = store.catalogue.find(trial(1).key.word)
    store.catalogue.forget([entry.key.word], store.catalogue.find(entry.key.word)[1])
    assert values(store, "throughput") == [(0, 0.0), (2, 2.0)]


def test_files_that_are_joined_meanwhile_are_found(store, monkeypatch):
    """Another process has joined them after the list of files was taken."""
    monkeypatch.setattr(module, "TOGETHER", 4)
    fill(store, range(3))
    real, once = store.catalogue.files, []

    def files():
        found = real()
        if not once:
            once.append(True)
            with Store(store.folder) as other:
                other.put(trial(3), result(3))
                assert other.compact() or len(list(store.parts.iterdir())) == 1
        return found

    monkeypatch.setattr(store.catalogue, "files", files)
    assert [n for n, _ in values(store, "throughput")] == [0, 1, 2, 3]


def test_damage_is_said(store):
    """With what to do about it."""
    fill(store, range(2))
    next(store.parts.iterdir()).write_bytes(b"no Parquet")
    with pytest.raises(StoreError, match="Run the experiment again"):
        store.scan("throughput")
