"""The life of a motor of a little plant, known to the last row."""

import json
from pathlib import Path

import pytest

from motorworks.genealogy import find_archive, life_of, recall
from motorworks.plantfile import read_plant
from motorworks.simulation import simulate, warm

PLANT = Path(__file__).with_name("little.toml")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Give the folder of a run of two minutes."""
    folder = tmp_path_factory.mktemp("little")
    simulate(read_plant(PLANT), duration="120 s", warm_up=0, trace=folder / "trace")
    return folder


@pytest.fixture(scope="module")
def archive(run):
    """Give the index of its trace."""
    return find_archive(run)


def test_everything_that_happened_to_the_first_motor(archive):
    """A bar is pressed in 10 s, waits for two magnets until 30 s, and is married in 20 s."""
    life = life_of(archive, archive.motor(1))
    bar = life.part
    first, second = (m.part for m in life.members[1:])
    chip = next(h.other for h in life.happenings if h.what == "made beside")
    told = [(h.time, h.part, h.what, h.at, h.origin, h.begun, h.other) for h in life.happenings]
    assert [row for row in told if row[1] == bar] == [
        (0.0, bar, "made", "bar", "", None, None),
        (0.0, bar, "taken by", "press", "bar", None, None),
        (10.0, bar, "worked on", "press", "", 0.0, None),
        (10.0, bar, "made beside", "", "", None, chip),
        (10.0, bar, "put into", "blanks", "", None, None),
        (30.0, bar, "taken by", "marry", "blanks", None, None),
        (30.0, bar, "got", "marry", "", None, first),
        (30.0, bar, "got", "marry", "", None, second),
        (50.0, bar, "worked on", "marry", "", 30.0, None),
        (50.0, bar, "put into", "shipped", "", None, None),
    ]
    for magnet in (first, second):
        assert [row for row in told if row[1] == magnet] == [
            (30.0, magnet, "made", "magnets", "", None, None),
            (30.0, magnet, "put into", "magnets", "", None, None),
            (30.0, magnet, "taken by", "marry", "magnets", None, None),
            (30.0, magnet, "went into", "marry", "", None, bar),
        ]
    assert len(told) == 10 + 2 * 4
    assert [h.date for h in life.happenings][-1] == "2026-01-05T00:00:50.000000"


def test_what_is_in_it_and_how_it_ended(archive):
    """Two magnets of the first lot, and nothing else; the chip is not in it."""
    life = life_of(archive, archive.motor(1))
    itself, *inside = life.members
    assert (life.motor, itself.origin, itself.at, itself.left, itself.when) == (
        1,
        "source",
        "bar",
        "shipped",
        50.0,
    )
    assert [(m.generation, m.link, m.other, m.linked) for m in inside] == [
        (-1, "went into", life.part, 30.0)
    ] * 2
    assert [(m.origin, m.at, m.made, m.lot, m.left) for m in inside] == [
        ("supply", "magnets", 30.0, "magnets/1", "joined")
    ] * 2
    assert life.carriers == []


def test_what_the_machines_did_meanwhile(archive):
    """It waited 20 s for a machine that was starved for want of magnets."""
    life = life_of(archive, archive.motor(1))
    told = [
        (s.machine, s.during, s.begin, s.end, s.state, s.cause, s.count, s.duration)
        for s in life.spells
    ]
    assert told == [
        ("press", "inside it", 0.0, 10.0, "working", "", 1, 10.0),
        ("marry", "waiting for it", 10.0, 30.0, "starved", "magnets", 1, 20.0),
        ("marry", "inside it", 30.0, 50.0, "working", "", 1, 20.0),
    ]


def test_motors_are_numbered_as_they_leave(archive):
    """The second lot is ordered at 50 s, so that the third motor begins at 80 s; no chip counts."""
    assert archive.motors == 4
    ends = [life_of(archive, archive.motor(n)).members[0].when for n in (1, 2, 3, 4)]
    assert ends == [50.0, 70.0, 100.0, 120.0]
    assert list(archive.motors_between(50.0, 100.0)) == [1, 2]


def test_a_lot_is_followed_to_all_motors(archive):
    """The first lot is in the first two motors."""
    lot = archive.lot("magnets/1")
    assert (lot.count, lot.ordered, lot.arrived) == (4, 0.0, 30.0)
    found = recall(archive, range(lot.first, lot.first + lot.count))
    assert [product.motor for product in found.motors] == [1, 2]
    assert found.ended == {"joined": 4}
    assert len(found.products) == 2


def test_a_chip_shares_the_past_of_its_bar(archive):
    """Forward from the bar: the chip beside it; in the chip: the bar, and no magnet."""
    bar = archive.motor(1)
    (chip,) = recall(archive, [bar]).products
    assert (chip.left, chip.when, chip.motor) == ("chips", 10.0, None)
    (inside,) = life_of(archive, chip.part).members[1:]
    assert (inside.part, inside.link) == (bar, "made beside")


def test_it_can_be_written_as_json(archive):
    """Plain values only."""
    life = life_of(archive, archive.motor(1)).to_dict()
    assert json.loads(json.dumps(life)) == life


def test_a_run_from_a_state_knows_what_was_there(tmp_path):
    """At 40 s a bar is being married: it was there, nobody knows from where; so were magnets."""
    plant = read_plant(PLANT)
    state = warm(plant, "40 s")
    simulate(plant, duration="80 s", start=state, trace=tmp_path / "trace")
    archive = find_archive(tmp_path)
    life = life_of(archive, archive.motor(1))
    bar = next(h for h in life.happenings if h.part == life.part)
    assert (bar.time, bar.what, bar.at, bar.detail) == (40.0, "made", "", "initial")
    assert life.happenings[-1].time == 50.0
    assert archive.lot("earlier/1").arrived == 40.0
