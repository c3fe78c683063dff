"""What is put into a store is got from it, by whoever opens it, and nothing twice."""

import json
import math
import pickle
import threading
from dataclasses import replace

import polars as pl
import pytest
from tests.store.conftest import fill, result, same, trial, whole

from motorworks.store import Result, Simulated, Store
from motorworks.store.owner import Owner
from motorworks.worker.compute import compute


def files(store):
    """Give the names of a store's Parquet files."""
    return sorted(path.name for path in store.parts.iterdir())


def test_what_is_put_is_got(store):
    """With its figures, its missing values, its trouble and its time."""
    store.put(trial(1), result(1))
    store.put(trial(2), result(2, "gridlock: a waits for b"))
    assert same(store.get(trial(1).key), result(1))
    assert same(store.get(trial(2).key), result(2, "gridlock: a waits for b"))
    assert store.get(trial(3).key) is None
    assert store.held([trial(n).key for n in range(4)]) == {trial(1).key, trial(2).key}
    assert not store.damaged


def test_what_is_put_is_there_when_it_is_opened_again(store):
    """Even while the first one has it open."""
    fill(store, range(3))
    with Store(store.folder) as other:
        assert whole(other, range(3))


@pytest.mark.parametrize(
    "changed",
    [{"seed": 2}, {"duration": 3601.0}, {"warm_up": 1.0}, {"replication": 9}],
    ids=lambda c: next(iter(c)),
)
def test_another_trial_is_not_taken_for_it(store, changed):
    """Everything that the figures hang on is in the key."""
    store.put(trial(0), result(0))
    assert store.get(trial(**{"replication": 0, **changed}).key) is None


def test_another_plant_or_version_is_not_taken_for_it(store):
    """The figures of another release may be others."""
    store.put(trial(0), result(0))
    faster = trial(0, plant=replace(trial().plant, target=1.0))
    assert store.get(faster.key) is None
    assert store.get(replace(trial(0).key, version="0.0.1 rules 1")) is None


def test_a_replication_is_kept_once(store):
    """The second file is removed; the first stays as it is."""
    store.put(trial(0), result(0))
    before = files(store)
    store.put(trial(0), result(0))
    assert store.count() == 1
    assert files(store) == before


def test_a_file_tells_by_itself_what_it_holds(store):
    """Any program that reads Parquet can use it."""
    store.put(trial(7), result(7))
    rows = pl.read_parquet(store.parts / "*.parquet")
    assert rows["replication"].to_list() == [7, 7, 7]
    assert rows["seed"].to_list() == [1, 1, 1]
    assert rows["value"].to_list() == [7.0, 0.1, None]


def test_results_travel_small():
    """Between processes they are Parquet."""
    there = pickle.loads(pickle.dumps(result(4)))
    assert same(there, result(4))
    assert len(pickle.dumps(result(4))) < 3000


# ---- many files become few ----


def test_small_files_are_joined(store):
    """All 64 at a time; nothing is missing, and nothing is left over."""
    fill(store, range(130))
    joined = [name for name in files(store) if name.startswith("joined")]
    assert len(joined) == 2
    assert len(files(store)) == 2 + 2
    assert whole(store, range(130))


def test_joined_files_are_joined(store, monkeypatch):
    """Files of many replications become files of more."""
    monkeypatch.setattr("motorworks.store.store.TOGETHER", 3)
    fill(store, range(27))
    assert len(files(store)) == 1
    assert whole(store, range(27))


def test_large_files_stay_as_they_are(store, monkeypatch):
    """A file with half the rows of a large one is not read again to join it."""
    monkeypatch.setattr("motorworks.store.store.TOGETHER", 3)
    monkeypatch.setattr("motorworks.store.compaction.ROWS", 18)
    fill(store, range(27))
    assert len(files(store)) == 9
    assert whole(store, range(27))


def test_others_read_while_files_are_joined(store):
    """What a reader has looked up is found again where it went."""
    fill(store, range(60))
    wrong = []
    over = threading.Event()

    def look():
        with Store(store.folder) as other:
            while not over.is_set():
                wrong.extend(n for n in range(60) if not same(other.get(trial(n).key), result(n)))
            wrong.extend(other.damaged)

    reader = threading.Thread(target=look)
    reader.start()
    for n in range(60, 130):
        store.put(trial(n), result(n))
    over.set()
    reader.join()
    assert wrong == []
    assert whole(store, range(130))


def test_two_may_join_the_same_files(store):
    """The one that comes second leaves everything as it is."""
    fill(store, range(63))
    with Store(store.folder) as other:
        store.put(trial(63), result(63))
        together = [threading.Thread(target=s.compact) for s in (store, other)]
        for thread in together:
            thread.start()
        for thread in together:
            thread.join()
        assert whole(store, range(64))
        assert whole(other, range(64))
    assert len(files(store)) == 1


# ---- who computes what ----


def test_what_one_computes_no_other_does(store):
    """Until it is released, or kept."""
    with Store(store.folder) as other:
        assert store.claim(trial(0).key)
        assert store.claim(trial(0).key)
        assert not other.claim(trial(0).key)
        assert other.claim(trial(1).key)
        store.release()
        assert other.claim(trial(0).key)
        other.put(trial(0), result(0))
        assert not store.claim(trial(0).key)


def test_what_a_dead_one_claimed_is_free(store):
    """Its lock has gone with it."""
    gone = Store(store.folder)
    assert gone.claim(trial(0).key)
    gone.owner._file.close()  # what the operating system does when a process is killed
    assert store.claim(trial(0).key)
    gone.catalogue.close()


def test_an_owner_lives_until_it_leaves(tmp_path):
    """A name that nobody has ever had is a dead one's."""
    one, other = Owner(tmp_path), Owner(tmp_path)
    assert one.lives(other.name)
    assert one.others() == [other.name]
    other.leave()
    assert not one.lives(other.name)
    assert not one.lives("00000000")
    one.leave()
    assert list(tmp_path.iterdir()) == []


# ---- experiments ----


def test_an_experiment_is_entered(store):
    """The last one of a name counts; others stay."""
    keys = [trial(n).key for n in range(3)]
    store.enter("speed", text="first", keys=keys)
    store.enter("speed", text="second", keys=keys[:2])
    store.enter("a/b: c", text="third", keys=[])
    with Store(store.folder) as other:
        found = other.experiment("speed")
        assert found.text == "second"
        assert found.words == tuple(key.word for key in keys[:2])
        assert other.experiment("size") is None
        assert [e.name for e in other.experiments()] == ["a/b: c", "speed"]


def test_the_plants_of_an_experiment_are_kept(store):
    """As they were; an experiment that was entered without any can be read as well."""
    plant = Simulated(scenario="", file="plant.toml", content="00", text="[plant]\n# ä\n")
    store.enter("speed", text="", keys=[], plants=[plant])
    assert store.experiment("speed").plants == (plant,)
    (path,) = (store.folder / "experiments").iterdir()
    note = json.loads(path.read_text(encoding="utf-8"))
    del note["plants"]
    path.write_text(json.dumps(note), encoding="utf-8")
    assert store.experiment("speed").plants == ()


def test_single_figures_are_those_of_the_table():
    """Before and after the way to another process, also where one has no value or is not there."""
    made = compute(trial(0))
    sent = pickle.loads(pickle.dumps(made))
    kept = Result(made.table)
    for level, name, kpi, value in made.table.iter_rows():
        for one in (made, sent, kept):
            found = one.value(kpi, name, level)
            assert found == value or (value is None and math.isnan(found))
    assert math.isnan(sent.value("throughput", "nobody"))
    assert math.isnan(sent.value("nothing"))
    assert sent.table.equals(made.table)
    assert made.table["value"].null_count() > 0


def test_a_name_on_two_levels_is_told_apart():
    """The first one counts where no level is given."""
    table = pl.DataFrame(
        {"level": ["line", "station"], "name": ["a", "a"], "kpi": ["oee"] * 2, "value": [0.5, 0.75]}
    )
    found = Result(table)
    assert [found.value("oee", "a", level) for level in (None, "line", "station")] == [
        0.5,
        0.5,
        0.75,
    ]
