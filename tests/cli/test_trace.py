"""``motorworks trace``: the life of a motor, where a lot went."""

import json
from pathlib import Path

import pytest

from motorworks.plantfile import read_plant
from motorworks.simulation import simulate

PLANT = Path(__file__).parents[1] / "genealogy" / "little.toml"


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    """Give the folder of a run of ten minutes."""
    folder = tmp_path_factory.mktemp("traced")
    simulate(read_plant(PLANT), duration="10 min", warm_up=0, trace=folder / "trace")
    return folder


def test_a_motor_as_text(traced, command, monkeypatch):
    """What is in it, what happened, what the machines did."""
    monkeypatch.setenv("COLUMNS", "200")
    done = command("trace", traced, "--motor", 1)
    assert done.code == 0
    for words in ("motor 1 (part 0", "magnets/1 (supply)", "worked on", "starved, for want of"):
        assert words in done.out


def test_a_motor_as_json(traced, command):
    """The same with exact times."""
    told = json.loads(command("trace", traced, "--motor", 1, "--json").out)
    assert told["motor"] == 1
    assert told["members"][0]["when"] == 50.0
    assert told["begins"] == "2026-01-05T00:00:00.000000"
    assert told["whole"] is True


def test_a_lot(traced, command):
    """Its motors by number."""
    done = command("trace", traced, "--lot", "magnets/1")
    assert "2 good motors have something of it" in done.out
    told = json.loads(command("trace", traced, "--lot", "magnets/2", "--json").out)
    assert [motor["motor"] for motor in told["motors"]] == [3, 4]
    assert told["lot"]["arrived"] == 80.0


def test_a_part_goes_both_ways(traced, command):
    """What is in it, and where it went."""
    told = json.loads(command("trace", traced, "--part", 0, "--json").out)
    assert told["motor"] == 1
    assert [other["left"] for other in told["went"]["other"]] == ["chips"]
    assert "went" not in json.loads(command("trace", traced, "--motor", 1, "--json").out)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "give one of"),
        (("--motor", 1, "--lot", "magnets/1"), "give one of"),
        (("--motor", 0), "numbered from 1"),
        (("--lot", "glue/1"), "Supplies of this plant: magnets"),
        (("--motor", 1, "--replication", 3), "there are: 0"),
    ],
)
def test_what_makes_no_sense_is_said(traced, command, arguments, told):
    """One message, exit code 2, no traceback."""
    done = command("trace", traced, *arguments)
    assert done.code == 2
    assert told in done.err
    assert "Traceback" not in done.err


def test_an_event_log(traced, command, tmp_path):
    """Which motors, how large, in which file."""
    done = command("trace", traced, "--export", "xes", "log.xes", "--motors", "2-4")
    assert done.code == 0, done.err
    assert "3 motors: about" in done.err
    assert "log.xes: 3 motors" in done.out
    assert (tmp_path / "log.xes").read_text().count("<trace>") == 3
    dates = ("--from", "2026-01-05T00:01:00", "--to", "2026-01-05T00:02:00")
    done = command("trace", traced, "--export", "ocel", "log.json", *dates, "--json")
    assert json.loads(done.out)["motors"] == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--export", "csv", "log"), "expected xes or ocel"),
        (("--export", "xes", "log", "--motors", "x"), "expected numbers such as 1-500"),
        (("--export", "xes", "log", "--motors", "5-2"), "expected numbers such as 1-500"),
        (("--export", "xes", "log", "--motors", "1-9999"), "numbered from 1"),
        (("--export", "xes", "log", "--from", "soon"), "expected a date"),
        (("--export", "xes", "log", "--from", "2030-01-01"), "no motor left between"),
        (("--export", "xes", "log", "--from", "2026-01-05", "--motors", "1"), "not both"),
        (("--motor", "1", "--motors", "1-2"), "go with --export only"),
    ],
)
def test_an_event_log_of_nothing_is_refused(traced, command, arguments, told):
    """One message, exit code 2, no file."""
    done = command("trace", traced, *arguments)
    assert done.code == 2
    assert told in done.err
