"""What lies beyond the gate, on the command line."""

import json

import pytest

PLANT = """
[plant]
name = "harbour"
start = 2024-01-01

[model.a]
price = "100 JPY"

[source.make]
interarrival = "1 h"
to = "made"
[buffer.made]
[station.check]
inputs = ["made"]
cycle_time = "0 s"
to = "gate"
[sink.gate]

[container.box]
racks = 2

[dock.ramp]
title = "Ramp [north]"
from = "gate"
container = "box"
CAPACITY

[truck.to_port]
number = 2
port = "haven"
distance = "30 km"
speed = "30 km/h"

[port.haven]
title = "Haven"

[sailing.south]
title = "Southward"
port = "haven"
timetable = { at = ["12:00"] }
slots = 20

[customer.overseas]
title = "Overseas"
dock = "ramp"
by = "south"
share = 1
cover = "8 day"
target = "95 %"
"""
TIMES = ("--for", "14d", "--warm-up", "7d", "--simulated", "7d", "--replications", "2")


@pytest.fixture
def file(tmp_path):
    """Give a function that writes the plant."""

    def write(capacity="", plant=PLANT):
        (tmp_path / "harbour.toml").write_text(
            plant.replace("CAPACITY", capacity), encoding="utf-8"
        )
        return "harbour.toml"

    return write


def test_a_plant_that_serves(command, file, tmp_path):
    """All there at once: said on terminal and page, within 80 columns."""
    said = command("shipping", file(), *TIMES, "--out", "here")
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "100.0 % of what customers call off is there at once" in words
    assert "every customer's target is reached" in words
    assert "shipping never stops the plant" in words
    assert max(map(len, said.out.splitlines())) <= 80
    page = (tmp_path / "here" / "shipping.html").read_text(encoding="utf-8")
    for title in ("Boxes on the quay of Haven", "Ships of the first weeks", "What each brings"):
        assert title in page


def test_a_store_that_runs_full(command, file):
    """Fewer slots than boxes and a full quay: what finds no place is named as a bound."""
    few = ("--set", "sailing.south.slots=6", "--set", "port.haven.places=10")
    said = command("shipping", file("capacity = 40"), *TIMES, "--no-levers", *few)
    words = " ".join(said.out.split())
    assert "motors find no place: the plant would stand" in words
    assert "lever" not in words


def test_all_figures_as_json(command, file):
    """Boxes, customers, quay by day, ships and levers."""
    said = command("shipping", file(), *TIMES, "--json")
    given = json.loads(said.out)
    figures = {(f["kind"], f["name"], f["figure"]): f["mean"] for f in given["figures"]}
    assert figures[("plant", None, "boxes")] == pytest.approx(12 * 14)
    assert given["verdicts"] == {"overseas": "reached"}
    assert len(given["quay_by_day"]) == 14
    assert [s["boxes"] for s in given["sailings"]] == [12] * 14
    assert [lever["name"] for lever in given["levers"]][:2] == ["truck", "sailing"]
    assert given["feed"] == "weeks drawn"


def test_a_target_that_is_missed(command, file):
    """The customer is named."""
    said = command(
        "shipping", file(), *TIMES, "--no-levers", "--set", "customer.overseas.cover=1 day"
    )
    assert "Overseas are served below target" in " ".join(said.out.split())


def test_as_simulated_where_it_is_long_enough(command, file):
    """Each replication has a simulation of its own."""
    times = ("--for", "4d", "--warm-up", "2d", "--simulated", "6d", "--replications", "1")
    said = command("shipping", file(), *times, "--no-levers")
    assert "the plant simulated all the while" in " ".join(said.out.split())


def test_nothing_to_ship(command):
    """A plant without docks: one sentence, no traceback."""
    said = command("shipping", "tutorial", *TIMES)
    assert said.code != 0
    assert "has no docks or no customers" in said.err


def test_too_many_ships(command, file):
    """A timetable by the second is refused with its number of times."""
    plant = PLANT.replace('{ at = ["12:00"] }', '{ every = "1 s" }')
    said = command("shipping", file(plant=plant), *TIMES)
    assert said.code != 0
    assert "sailing 'south': its timetable has 1,814,400 times" in said.err


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--for", "soon", "duration"),
        ("--for", "0d", "expected more than 0 s"),
        ("--simulated", "3d", "must last a week"),
    ],
)
def test_times_that_make_no_sense(command, file, option, value, words):
    """Refused before anything is simulated."""
    said = command("shipping", file(), *TIMES, option, value)
    assert said.code != 0
    assert words in said.err
