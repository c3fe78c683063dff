"""Small results, as if they had been simulated."""

import polars as pl
import pytest

from motorworks.plantfile import load
from motorworks.store import Result, Store, Trial

PLANT = load("tutorial")


def trial(replication=0, **changes):
    """Give a trial of the tutorial's plant."""
    given = {"plant": PLANT, "seed": 1, "duration": 3600.0, "warm_up": 0.0}
    return Trial(replication=replication, **{**given, **changes})


def result(replication=0, trouble=""):
    """Give figures that tell which replication they are of; none if there is trouble."""
    values = [float(replication), 1 / (replication + 3), None]
    table = pl.DataFrame(
        {
            "level": ["plant", "station", "station"],
            "name": ["plant", "weld", "insert"],
            "kpi": ["throughput", "availability", "availability"],
            "value": pl.Series(values, dtype=pl.Float64),
        }
    )
    return Result(table.clear() if trouble else table, trouble, 0.5)


@pytest.fixture
def store(tmp_path):
    """Give an empty store."""
    with Store(tmp_path / "store") as opened:
        yield opened


def same(one, other):
    """Tell whether two results are equal, bit for bit."""
    return (
        one.table.equals(other.table)
        and one.table.schema == other.table.schema
        and (one.trouble, one.seconds) == (other.trouble, other.seconds)
    )


def fill(store, numbers):
    """Keep some replications."""
    for n in numbers:
        store.put(trial(n), result(n))


def whole(store, numbers):
    """Tell whether a store holds just these replications, each as it was put."""
    got = [store.get(trial(n).key) for n in numbers]
    return store.count() == len(numbers) and all(
        one is not None and same(one, result(n)) for n, one in zip(numbers, got, strict=True)
    )
