"""The same tables on a cluster: a real scheduler, real workers, one of which is killed."""

import sys
import threading

import dask
import pytest
from tests.experiment.clusters import scheduling, wait_for_workers, worker
from tests.store.conftest import trial

from motorworks.errors import MotorworksError, RunError, StoppedError
from motorworks.experiment.cluster import cluster, computed
from motorworks.experiment.work import work
from motorworks.store import Store
from motorworks.worker.serve import order


@pytest.fixture(scope="module")
def scheduler():
    """Give the address of a scheduler without workers."""
    with scheduling() as (_, address):
        yield address


@pytest.mark.slow
def test_a_worker_is_killed_and_the_tables_are_the_same(scheduler, tmp_path):
    """Two workers, one of which is killed midway; what it had in hand is computed by the other."""
    wanted = [trial(n, duration=5 * 86400.0) for n in range(60)]
    with (
        worker(scheduler, tmp_path) as one,
        worker(scheduler, tmp_path) as other,
        Store(tmp_path / "store") as store,
    ):
        wait_for_workers(scheduler, 2)
        tables = []
        for n, result in enumerate(work(wanted, store=store, where=cluster(scheduler))):
            tables.append(result.table)
            if n == 15:
                one.kill()
        assert other.poll() is None
        assert store.count() == 60
    for table, alone in zip(tables, work(wanted), strict=True):
        assert table.equals(alone.table)
        assert table.schema == alone.table.schema


@pytest.mark.slow
def test_it_is_stopped(scheduler, tmp_path):
    """The next result is not waited for."""
    cancel = threading.Event()
    with worker(scheduler, tmp_path):
        wanted = [trial(n) for n in range(100)]
        arriving = work(wanted, where=cluster(scheduler), cancel=cancel)
        next(arriving)
        cancel.set()
        with pytest.raises(StoppedError):
            list(arriving)


@pytest.mark.slow
def test_a_cluster_without_workers_is_refused(scheduler, monkeypatch):
    """The message says how to begin some."""
    monkeypatch.setattr("motorworks.experiment.cluster.PATIENCE", 1.0)
    with pytest.raises(MotorworksError, match="has no workers; begin some with dask worker"):
        next(work([trial(0)], where=cluster(scheduler)))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", ""])
def test_a_wrong_address_is_refused(address, monkeypatch):
    """Nobody answers there, or it is none."""
    monkeypatch.setattr("motorworks.experiment.cluster.PATIENCE", 1.0)
    with pytest.raises(MotorworksError, match=r"no Dask scheduler answers there|is empty"):
        next(work([trial(0)], where=cluster(address)))


def test_the_package_may_be_missing(monkeypatch):
    """The message says how to install it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MotorworksError, match=r'pip install "motorworks\[cluster\]"'):
        next(work([trial(0)], where=cluster("tcp://127.0.0.1:9")))


def test_another_version_is_refused():
    """Its figures may be others."""
    with pytest.raises(MotorworksError, match=r"has Motorworks .*, here it is 0\.0\.1"):
        computed(trial(0).plant, order(trial(0), None), "0.0.1")


@pytest.mark.slow
def test_a_lost_scheduler_is_told(tmp_path, monkeypatch):
    """What was computed until then is in the store."""
    with (
        scheduling() as (process, address),
        worker(address, tmp_path),
        Store(tmp_path / "store") as store,
    ):
        arriving = work([trial(n) for n in range(500)], store=store, where=cluster(address))
        next(arriving)
        process.kill()
        monkeypatch.setattr("motorworks.experiment.cluster.PATIENCE", 1.0)
        quickly = dask.config.set({"distributed.comm.timeouts.connect": "2s"})
        with quickly, pytest.raises(RunError, match=address):
            list(arriving)
        assert store.count() >= 1
