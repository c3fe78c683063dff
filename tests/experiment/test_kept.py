"""An experiment with a store: what is kept is not computed again."""

import threading
import time

import pytest
from tests.store.conftest import trial

from motorworks.errors import StoppedError
from motorworks.experiment.work import here, work
from motorworks.store import Store


@pytest.fixture
def store(tmp_path):
    """Give an empty store."""
    with Store(tmp_path / "store") as opened:
        yield opened


class Counting:
    """Computes in this process, and notes what."""

    def __init__(self):
        self.done = []

    def __call__(self, orders, cancel):
        """Give the results."""
        return here(self._noted(orders), cancel)

    def _noted(self, orders):
        for number, one in orders:
            self.done.append(one.replication)
            yield number, one


def tables(trials, **options):
    """Give the tables of trials."""
    return [result.table for result in work(trials, **options)]


def equal(some, others):
    """Tell whether tables are the same, bit for bit."""
    return len(some) == len(others) and all(
        a.equals(b) and a.schema == b.schema for a, b in zip(some, others, strict=True)
    )


def test_nothing_is_computed_twice(store):
    """Another experiment that shares trials computes only the rest; all tables are the same."""
    plain = tables(trial(n) for n in range(6))
    first, second = Counting(), Counting()
    assert equal(tables([trial(n) for n in range(4)], store=store, where=first), plain[:4])
    told = []
    again = tables(
        [trial(n) for n in range(6)],
        store=store,
        where=second,
        progress=lambda *how_many: told.append(how_many),
    )
    assert equal(again, plain)
    assert (first.done, second.done) == ([0, 1, 2, 3], [4, 5])
    assert told == [(4, 6), (5, 6), (6, 6)]


def test_what_was_done_before_the_stop_is_kept(store):
    """The next one goes on from there."""
    cancel = threading.Event()
    arriving = work([trial(n) for n in range(5)], store=store, cancel=cancel)
    next(arriving)
    next(arriving)
    cancel.set()
    with pytest.raises(StoppedError):
        next(arriving)
    kept = store.count()
    assert 2 <= kept <= 3
    rest = Counting()
    tables([trial(n) for n in range(5)], store=store, where=rest)
    assert len(rest.done) == 5 - kept


def test_what_is_damaged_is_computed_again(store):
    """One of the files has lost its end."""
    wanted = [trial(n) for n in range(3)]
    plain = tables(wanted, store=store)
    file = next(store.parts.glob(f"{trial(1).key.word}*"))
    file.write_bytes(file.read_bytes()[:-100])
    with Store(store.folder) as other:
        again = Counting()
        assert equal(tables(wanted, store=other, where=again), plain)
        assert again.done == [1]
        assert len(other.damaged) == 1
        assert str(file) in other.damaged[0]
        assert other.count() == 3


def test_two_experiments_share_the_work(store):
    """Each trial is computed by one of them, and both have all results."""
    wanted = [trial(n) for n in range(12)]
    counted, found = [Counting(), Counting()], [None, None]

    def run(k):
        with Store(store.folder) as own:
            found[k] = tables(wanted, store=own, where=counted[k])

    together = [threading.Thread(target=run, args=(k,)) for k in (0, 1)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert sorted(counted[0].done + counted[1].done) == list(range(12))
    assert equal(found[0], found[1])
    assert equal(found[0], tables(wanted))


def test_what_another_computes_is_waited_for(store):
    """When it gives up, it is computed here."""
    with Store(store.folder) as other:
        assert other.claim(trial(0).key)
        threading.Thread(target=lambda: (time.sleep(0.3), other.release())).start()
        own = Counting()
        tables([trial(0), trial(1)], store=store, where=own)
    assert own.done == [1, 0]
