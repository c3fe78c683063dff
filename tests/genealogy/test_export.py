"""Event logs for process mining keep to the standards, and say what happened."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.genealogy.formats import SPACE, ocel_findings, xes_findings

from motorworks.errors import MotorworksError, RunError
from motorworks.genealogy import expected_bytes, export_log, find_archive, life_of
from motorworks.genealogy import export as exporting
from motorworks.plantfile import read_plant
from motorworks.simulation import simulate

LITTLE = Path(__file__).with_name("little.toml")
REPLAYED = Path(__file__).parents[1] / "simulation" / "replayed.toml"
GOLDEN = Path(__file__).with_name("golden")
FINDINGS = {"xes": xes_findings, "ocel": ocel_findings}


@pytest.fixture(scope="module")
def little(tmp_path_factory):
    """Give the index of two minutes of the little plant."""
    folder = tmp_path_factory.mktemp("little")
    simulate(read_plant(LITTLE), duration="120 s", warm_up=0, trace=folder)
    return find_archive(folder)


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    """Give the index of eight hours of a plant with transports, lots and losses."""
    folder = tmp_path_factory.mktemp("rich")
    simulate(read_plant(REPLAYED), duration="8 h", warm_up=0, seed=7, trace=folder)
    return find_archive(folder)


@pytest.mark.parametrize("kind", ["xes", "ocel"])
@pytest.mark.parametrize("plant", ["little", "rich"])
def test_the_schema_is_kept(kind, plant, request, tmp_path):
    """Nothing in the file breaks the rules of its format."""
    archive = request.getfixturevalue(plant)
    path = tmp_path / "log"
    size = export_log(archive, kind, range(1, archive.motors + 1), path)
    text = path.read_text(encoding="utf-8")
    assert FINDINGS[kind](text) == []
    assert size == len(text.encode())


@pytest.mark.parametrize(
    ("kind", "before", "after", "told"),
    [
        ("xes", "<date ", "<day ", "is no type of attribute"),
        ("xes", "T00:00:50", " 00:00:50", "value is '2026-01-05 00:00:50"),
        ("xes", 'key="concept:name"', 'key="1 name"', "key is '1 name'"),
        ("xes", 'xes.version="', 'version="', "xes.version"),
        ("xes", 'key="time:timestamp" value="2', 'key="when" value="2', "without"),
        ("ocel", '"objectId": "part 0"', '"objectId": "part x"', "part x, which there is not"),
        ("ocel", '"type": "motor"', '"type": "engine"', "unknown type engine"),
        ("ocel", '"qualifier": "of"', '"kind": "of"', "'qualifier' is a required property"),
        ("ocel", '"eventTypes"', '"types"', "'eventTypes' is a required property"),
    ],
)
def test_what_breaks_a_schema_is_found(little, tmp_path, kind, before, after, told):
    """The checks themselves find a file that is wrong."""
    path = tmp_path / "log"
    export_log(little, kind, range(1, 3), path)
    text = path.read_text(encoding="utf-8")
    assert before in text
    assert any(told in finding for finding in FINDINGS[kind](text.replace(before, after)))


@pytest.mark.parametrize(("kind", "name"), [("xes", "little.xes"), ("ocel", "little.json")])
def test_the_first_motor_is_written_as_it_was_read_by_a_person(little, tmp_path, kind, name):
    """The logs of the motor that is told by hand, looked through line by line."""
    path = tmp_path / name
    export_log(little, kind, range(1, 2), path)
    assert path.read_text(encoding="utf-8") == (GOLDEN / name).read_text(encoding="utf-8")


def test_a_case_is_a_motor_with_all_that_happened(rich, tmp_path):
    """As many events as happenings, and one more for each begin of an operation."""
    path = tmp_path / "log.xes"
    numbers = range(5, 9)
    export_log(rich, "xes", numbers, path)
    traces = ElementTree.parse(path).getroot().findall(f"{SPACE}trace")
    for number, trace in zip(numbers, traces, strict=True):
        told = life_of(rich, rich.motor(number)).happenings
        events = trace.findall(f"{SPACE}event")
        assert len(events) == len(told) + sum(h.begun is not None for h in told)
        dates = [e.find(f"{SPACE}date").get("value") for e in events]
        assert dates == sorted(dates)


def test_a_shared_part_is_written_once(rich, tmp_path):
    """In the object-centric log every happening of every part of the motors occurs once."""
    path = tmp_path / "log.json"
    export_log(rich, "ocel", range(1, 21), path)
    log = json.loads(path.read_text(encoding="utf-8"))
    parts, happened = set(), 0
    for number in range(1, 21):
        life = life_of(rich, rich.motor(number))
        new = {m.part for m in life.members} - parts
        happened += sum(h.part in new for h in life.happenings)
        parts |= new
    assert len(log["events"]) == happened
    kinds = {thing["id"].partition(" ")[0] for thing in log["objects"]}
    assert kinds == {"motor", "part", "lot", "machine"}


@pytest.mark.parametrize("kind", ["xes", "ocel"])
def test_its_size_is_told_before(rich, tmp_path, kind):
    """Within a tenth."""
    numbers = range(1, rich.motors + 1)
    size = export_log(rich, kind, numbers, tmp_path / "log")
    assert expected_bytes(rich, kind, numbers) == pytest.approx(size, rel=0.1)


def test_what_cannot_be_written_is_refused(little, tmp_path, monkeypatch):
    """Unknown format, no such motor, too large, no folder."""
    path = tmp_path / "log"
    with pytest.raises(MotorworksError, match="expected xes or ocel"):
        export_log(little, "csv", range(1, 2), path)
    with pytest.raises(MotorworksError, match="4 motors left"):
        export_log(little, "xes", range(3, 9), path)
    with pytest.raises(RunError, match="cannot be written"):
        export_log(little, "xes", range(1, 2), tmp_path / "no" / "log")
    monkeypatch.setattr(exporting, "LARGEST", 1000)
    with pytest.raises(MotorworksError, match="export fewer with --motors"):
        export_log(little, "xes", range(1, 2), path)
    assert not path.exists()
