"""What parts are made of, and what they go into."""

from collections import defaultdict
from pathlib import Path

import polars as pl
import pytest

from motorworks.errors import RunError
from motorworks.plantfile import read_plant
from motorworks.simulation import Replay, simulate
from motorworks.simulation.lineage import Lineage

PLANT = Path(__file__).with_name("replayed.toml")


@pytest.fixture(scope="module")
def replay(tmp_path_factory):
    """Give the replay of four hours."""
    folder = tmp_path_factory.mktemp("trace")
    simulate(read_plant(PLANT), duration="4 h", warm_up=0, seed=7, trace=folder)
    return Replay(folder / "replication-000")


def _by_hand():
    """Give the lineage of a small story.

    0 and 1 are made; 1 goes into 0 at 1 s; 2 is made beside 0 at 2 s; 3 (of a lot of 3 and 4)
    goes into 0 at 3 s; 0 goes into 5 at 4 s; 6 is made beside 5 at 4 s, before 0 is in it.
    """
    births = pl.DataFrame(
        {
            "time": [0.0, 0.0, 2.0, 0.5, 0.5, 0.0, 4.0],
            "part": [0, 1, 2, 3, 4, 5, 6],
            "model": ["a"] * 7,
            "parent": [-1, -1, 0, -1, -1, -1, 5],
            "origin": ["source"] * 2 + ["station", "supply", "supply", "source", "station"],
            "at": ["rod"] * 2 + ["press", "glue", "glue", "rod", "press"],
        }
    )
    joins = pl.DataFrame({"time": [1.0, 3.0, 4.0], "part": [0, 0, 5], "child": [1, 3, 0]})
    lots = pl.DataFrame({"first": [3], "count": [2]})
    puts = pl.DataFrame({"time": [2.0, 9.0], "part": [2, 5], "place": ["chips", "out"]})
    losses = pl.DataFrame({"time": [8.0], "part": [4], "cause": ["expired"]})
    tables = {"births": births, "joins": joins, "lots": lots, "puts": puts, "losses": losses}
    return Lineage({name: frame.lazy() for name, frame in tables.items()}, ["out", "chips"])


def _links(frame, relation):
    rows = frame.filter(pl.col("relation") == relation)
    return set(rows.select("part", "generation", "link", "other", "linked").rows())


def test_a_part_knows_what_is_in_it():
    """All that went into 0 before it went into 5; nothing of what was made beside."""
    found = _by_hand().family(5)
    assert _links(found, "is in it") == {
        (0, -1, "went into", 5, 4.0),
        (1, -2, "went into", 0, 1.0),
        (3, -2, "went into", 0, 3.0),
    }
    assert _links(found, "contains it") == {(6, 1, "made beside", 5, 4.0)}


def test_what_is_made_beside_shares_the_past_only():
    """2 was made from 0 and 1, before 3 came in; 6 before 0 came in."""
    assert _links(_by_hand().family(2), "is in it") == {
        (0, -1, "made beside", 2, 2.0),
        (1, -2, "went into", 0, 1.0),
    }
    assert _links(_by_hand().family(6), "is in it") == {(5, -1, "made beside", 6, 4.0)}


def test_a_part_knows_where_it_went():
    """1 is in 0, in what was made beside that later, and in 5; 3 is not in 2."""
    assert _links(_by_hand().family(1), "contains it") == {
        (0, 1, "went into", 1, 1.0),
        (2, 2, "made beside", 0, 2.0),
        (5, 2, "went into", 0, 4.0),
    }
    assert _links(_by_hand().family(3), "contains it") == {
        (0, 1, "went into", 3, 3.0),
        (5, 2, "went into", 0, 4.0),
    }


def test_births_lots_and_ends_are_told():
    """Where parts come from, and how they left."""
    found = _by_hand().family(3).sort("part")
    assert found.select("part", "origin", "at", "lot", "left", "when").rows() == [
        (0, "source", "rod", None, "joined", 4.0),
        (3, "supply", "glue", 0, "joined", 3.0),
        (5, "source", "rod", None, "out", 9.0),
    ]


def test_a_lot_is_recalled():
    """Its parts, and what they are in."""
    found = _by_hand().recall(0)
    assert found.select("part", "relation", "left").rows() == [
        (3, "itself", "joined"),
        (4, "itself", "expired"),
        (0, "contains it", "joined"),
        (5, "contains it", "out"),
    ]


@pytest.mark.parametrize(("ask", "message"), [("family", "no such part"), ("recall", "1 lots")])
def test_what_never_was_is_refused(ask, message):
    """A number that the log does not know."""
    with pytest.raises(RunError, match=message):
        getattr(_by_hand(), ask)(99)


def _contents(replay):
    """Give what is in every part at the end, by following the events one by one."""
    joins = replay.table("joins").collect().select("time", "part", "child")
    births = replay.table("births").collect().select("time", "part", "parent")
    events = [(time, 0, part, parent) for time, part, parent in births.rows()]
    events += [(time, 1, part, child) for time, part, child in joins.rows()]
    inside = defaultdict(set)
    for _, _, part, other in sorted(events, key=lambda event: event[:2]):
        if other >= 0:
            inside[part] |= inside[other] | {other}
    return inside


def test_the_lives_of_all_parts_are_those_of_the_events(replay):
    """Every seventh part, back and forth, against a count of what is in what."""
    inside = _contents(replay)
    parts = replay.table("births").collect()["part"].to_list()
    for part in parts[::7]:
        family = replay.genealogy(part)
        back = set(family.filter(pl.col("relation") == "is in it")["part"])
        forth = set(family.filter(pl.col("relation") == "contains it")["part"])
        assert back == inside[part]
        assert forth == {other for other, parts in inside.items() if part in parts}


def test_a_recalled_lot_is_accounted_for(replay):
    """Every part of every lot has gone into a product, has expired or still lies there."""
    lots = replay.lots()
    assert len(lots) > 4
    inside = _contents(replay)
    for lot, first, count in lots.select("lot", "first", "count").rows():
        found = replay.recall(lot)
        own = set(range(first, first + count))
        products = set(found.filter(pl.col("relation") == "contains it")["part"])
        assert products == {part for part, parts in inside.items() if parts & own}
        ends = found.filter(pl.col("relation") == "itself")["left"].value_counts(sort=True)
        assert set(ends["left"]) <= {"joined", "expired", None}
        assert ends["count"].sum() == count
