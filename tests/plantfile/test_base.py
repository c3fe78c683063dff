"""Plant files that say only what is different from another one."""

from dataclasses import replace

import pytest

from motorworks.errors import PlantError
from motorworks.plant import Mark
from motorworks.plantfile import check_plant, load, read_plant, write_plant

OVERLAY = """
[plant]
based_on = "tutorial"
name = "wider"
title = "More places"

[line.stators]
places = 9

[line.stators.station.weld]
cycle_time = "50 s"
"""

BASE = """
[plant]
name = "base"
source = "assumption"

[source.rod]
[sink.out]

[process.weld]
cycle_time = "60 s"
scrap_rate = "1 %"
source = "assumption"
notes = { cycle_time = "measured", scrap_rate = "guessed" }
ranges = { cycle_time = ["50 s", "90 s"] }

[station.weld]
inputs = ["rod"]
to = "out"
failures = [{ mtbf = "5 h", mttr = "10 min" }, { mtbf = "50 h", mttr = "2 h" }]
"""


@pytest.fixture
def beside(tmp_path):
    """Write a base and a file that is based on it; read the latter."""

    def read(own, base=BASE):
        (tmp_path / "base.toml").write_text(base)
        (tmp_path / "own.toml").write_text('[plant]\nname = "own"\nbased_on = "base.toml"\n' + own)
        return check_plant(tmp_path / "own.toml")

    return read


def test_a_shipped_plant_with_two_values_changed():
    """All else is as in the base."""
    base, plant = load("tutorial"), read_plant(OVERLAY)
    (line,) = plant.lines
    assert (plant.name, plant.title, line.places) == ("wider", "More places", 9)
    assert line.stations[1].cycle_time.mean() == 50
    assert line.stations[1].rework_rate == base.lines[0].stations[1].rework_rate
    assert [s.name for s in line.stations] == [s.name for s in base.lines[0].stations]
    assert plant.calendars == base.calendars
    assert plant.description == base.description


def test_a_plant_that_was_read_is_based_on_nothing():
    """It can be written as a whole, and reads back the same."""
    plant = read_plant(OVERLAY)
    assert plant.based_on == ""
    again = read_plant(write_plant(plant))
    assert replace(again, marks=()) == replace(plant, marks=())


def test_what_is_said_of_a_value_goes_with_it(beside):
    """A new cycle time has neither the note nor the range of the old one; the rest keeps both."""
    plant, findings = beside(
        '[process.weld]\ncycle_time = "55 s"\nsource = "calc"\nnote = "by the new laser"\n'
    )
    assert findings == []
    marks = {m.path: m for m in plant.marks}
    assert marks["process.weld.cycle_time"] == Mark(
        path="process.weld.cycle_time", value="55 s", source="calc", note="by the new laser"
    )
    kept = marks["process.weld.scrap_rate"]
    assert (kept.source, kept.note, kept.value) == ("assumption", "guessed", "1 %")


def test_lists_and_laws_are_replaced_as_a_whole(beside):
    """Two failure modes become one, a time becomes a law."""
    law = '{ law = "uniform", min = "50 s", max = "70 s" }'
    one = '[{ mtbf = "9 h", mttr = "1 h" }]'
    plant, _ = beside(f"[process.weld]\ncycle_time = {law}\n[station.weld]\nfailures = {one}\n")
    (station,) = plant.stations
    assert station.cycle_time.kind == "uniform"
    assert len(station.failures) == 1


def test_a_destination_takes_the_place_of_another_kind(beside):
    """As where a station inherits from the library."""
    plant, _ = beside(
        '[sink.bin]\ncounts_as = "scrap"\n[station.weld]\nrandom = [{ to = "out", '
        'probability = 0.9 }, { to = "bin", probability = 0.1 }]\n'
    )
    (station,) = plant.stations
    assert station.to is None
    assert len(station.random) == 2


def test_new_nouns_are_added(beside):
    """Beside those of the base."""
    plant, _ = beside('[station.more]\nprocess = "weld"\ninputs = ["rod"]\nto = "out"\n')
    assert [s.name for s in plant.stations] == ["weld", "more"]


def test_findings_name_the_file_that_says_it(beside, tmp_path):
    """Own values with the own line, those of the base with the base's."""
    plant, findings = beside('[process.weld]\ncycle_time = "-5 s"\n')
    assert plant is None
    assert str(findings[0]).startswith(f"{tmp_path / 'own.toml'}:5: ")
    plant, findings = beside("", BASE.replace('"1 %"', '"140 %"'))
    assert plant is None
    assert str(findings[0]).startswith(f"{tmp_path / 'base.toml'}:11: ")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("7", "must be the name of a shipped plant or a path"),
        ('""', "must be the name of a shipped plant or a path"),
        ('"tutorail"', "Did you mean 'tutorial'?"),
        ('"nowhere.toml"', "there is no such file"),
    ],
)
def test_a_base_that_is_none(raw, said):
    """It is said what was meant, and nothing else is complained of."""
    plant, findings = check_plant(f'[plant]\nname = "x"\nbased_on = {raw}\n')
    assert plant is None
    (finding,) = findings
    assert said in str(finding)


def test_files_that_are_based_on_each_other(tmp_path):
    """A circle is found, and so is a file based on itself."""
    for name, other in (("a", "b"), ("b", "a"), ("self", "self")):
        text = f'[plant]\nname = "{name}"\nbased_on = "{other}.toml"\n'
        (tmp_path / f"{name}.toml").write_text(text)
    for name in ("a", "self"):
        with pytest.raises(PlantError, match="circle"):
            read_plant(tmp_path / f"{name}.toml")


def test_a_chain_is_followed(tmp_path):
    """The nearest file says the last word."""
    (tmp_path / "one.toml").write_text(OVERLAY)
    (tmp_path / "two.toml").write_text(
        '[plant]\nname = "two"\nbased_on = "one.toml"\n[line.stators]\nplaces = 11\n'
    )
    (line,) = read_plant(tmp_path / "two.toml").lines
    assert line.places == 11
    assert line.stations[1].cycle_time.mean() == 50


def test_overrides_come_last():
    """What the command line says is put over both."""
    (line,) = read_plant(OVERLAY, overrides=["line.stators.places=2"]).lines
    assert line.places == 2


def test_tables_of_the_base_can_be_left_out(beside):
    """A plant without what the base has; what still names it is found."""
    base = BASE + '[station.grind]\ninputs = ["rod"]\nto = "out"\ncycle_time = "5 s"\n'
    plant, findings = beside("", base)
    assert [s.name for s in plant.stations] == ["weld", "grind"]
    plant, findings = beside('without = ["station.grind"]', base)
    assert [s.name for s in plant.stations] == ["weld"]
    plant, findings = beside('without = ["source.rod"]', base)
    assert plant is None
    assert "rod" in " ".join(str(f) for f in findings)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ('["station.nowhere"]', "without names 'station.nowhere', which the base does not have"),
        ('["plant.name"]', "without names 'plant.name', which the base does not have"),
        ('"station.weld"', 'must be a list such as ["line.wire"]'),
    ],
)
def test_what_the_base_does_not_have_cannot_be_left_out(beside, said, found):
    """The name is said, and what to write."""
    _, findings = beside(f"without = {said}\n")
    assert any(found in str(finding) for finding in findings)


def test_leaving_out_needs_a_base():
    """A plant that is based on nothing has nothing to leave out."""
    _, findings = check_plant('[plant]\nname = "own"\nwithout = ["line.wire"]\n')
    assert any("without has no meaning without based_on" in str(f) for f in findings)


SUPPLY = """
[buffer.bolts]
[supply.bolts]
to = "bolts"
reorder_point = 5
lot = 9
"""


@pytest.mark.parametrize(
    "policy", ["cards = 3", "cover = { reorder = '1 day', use = 4 }", "order_up_to = 20"]
)
def test_another_policy_takes_the_place_of_that_of_the_base(beside, policy):
    """Cards and cover leave nothing of the reorder point; a level to order up to goes with it."""
    base = BASE.replace('["rod"]', '["rod", "bolts"]') + SUPPLY
    plant, findings = beside(f"[supply.bolts]\n{policy}\n", base)
    assert not [f for f in findings if "both" in str(f)]
    kept = 5 if "order_up_to" in policy else None
    assert plant.supplies[0].reorder_point == kept
