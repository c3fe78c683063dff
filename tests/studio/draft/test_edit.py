"""Operations on plant files: the plant afterwards, the text around, what is refused."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from motorworks.errors import MotorworksError
from motorworks.files.catalogue import path_of
from motorworks.plant import Input, Plant
from motorworks.plantfile import check_plant, read_plant
from motorworks.process import Law
from motorworks.studio.draft.edit import apply, verbs

TUTORIAL = path_of("tutorial").read_text(encoding="utf-8")
MIDSIZE = path_of("midsize").read_text(encoding="utf-8")
DALIAN = path_of("dalian").read_text(encoding="utf-8")
WELD = ["line", "stators", "station", "weld"]


def done(text: str, *changes: dict[str, Any]) -> str:
    """Give the text after changes."""
    return apply(text, changes).text


def plant_of(text: str) -> Plant:
    """Give the plant of a text, without what is said of its values."""
    return replace(read_plant(text), marks=())


def errors(text: str) -> list[str]:
    """Give the errors of a text."""
    return [f.message for f in check_plant(text)[1] if f.severity == "error"]


def comments(text: str) -> list[str]:
    """Give the comment lines of a text."""
    return [line for line in text.splitlines() if line.startswith("#")]


def test_a_value_is_set_as_it_was_typed() -> None:
    """Units without quotes; the plant has that change and no other."""
    text = done(TUTORIAL, {"do": "set", "path": [*WELD, "cycle_time"], "text": " 70 s"})
    assert text == TUTORIAL.replace('cycle_time = "60 s"', 'cycle_time = "70 s"')
    before, after = plant_of(TUTORIAL), plant_of(text)
    line = before.lines[0]
    weld = replace(line.stations[1], cycle_time=Law("constant", (70.0,)))
    stations = (line.stations[0], weld, *line.stations[2:])
    assert after == replace(before, lines=(replace(line, stations=stations),))


@pytest.mark.parametrize(
    ("path", "typed", "written"),
    [
        (["plant", "target"], "120_000", "target = 120_000"),
        (["plant", "start"], "2022-03-01", "start = 2022-03-01"),
        (["plant", "title"], 'a "b"', r'title = "a \"b\""'),
        (["line", "stators", "places"], "unlimited", 'places = "unlimited"'),
        (["line", "stators", "places"], "many", 'places = "many"'),
        ([*WELD, "rework_rate"], "3 %", 'rework_rate = "3 %"'),
        ([*WELD, "scrap_rate"], "0.01", "scrap_rate = 0.01"),
        ([*WELD, "pull"], "true", "pull = true"),
        ([*WELD, "inputs"], "cores, previous", 'inputs = ["cores", "previous"]'),
        ([*WELD, "maintenance"], '[{ every = "7 day", time = "2 h" }]', "maintenance = [{"),
        ([*WELD, "changeover"], "40 min", 'changeover = "40 min"'),
        ([*WELD, "in_service"], "2021-09-01", "in_service = 2021-09-01"),
        (
            [*WELD, "cycle_time"],
            '{ law = "exponential", mean = "48 s" }',
            'cycle_time = { law = "exponential", mean = "48 s" }',
        ),
        ([*WELD, "failures", 0, "mttr"], "20 min", '{ mtbf = "4 h", mttr = "20 min" }'),
        ([*WELD, "sources", "cycle_time"], "calc", 'sources = { cycle_time = "calc" }'),
        ([*WELD, "ranges", "cycle_time"], '["50 s", "70 s"]', "ranges = { cycle_time = ["),
    ],
)
def test_what_is_typed_becomes_toml(path: list[Any], typed: str, written: str) -> None:
    """By the form that the field has."""
    assert written in done(TUTORIAL, {"do": "set", "path": path, "text": typed})


def test_a_single_value_grows_into_the_table_it_stood_for() -> None:
    """What it said stays said."""
    text = done(TUTORIAL, {"do": "set", "path": [*WELD, "planned_stop"], "text": "5 %"})
    text = done(text, {"do": "set", "path": [*WELD, "planned_stop", "duration"], "text": "10 min"})
    assert 'planned_stop = { share = "5 %", duration = "10 min" }' in text


def test_an_empty_text_takes_a_value_away_with_its_mark() -> None:
    """A source of what is no more written would be an error."""
    marked = done(TUTORIAL, {"do": "set", "path": [*WELD, "sources", "power"], "text": "calc"})
    text = done(marked, {"do": "set", "path": [*WELD, "power"], "text": ""})
    assert text == TUTORIAL.replace('power = "20 kW"\n', "")


def test_a_list_that_is_none_is_refused() -> None:
    """Before anything is changed."""
    with pytest.raises(MotorworksError, match="no list or table"):
        done(TUTORIAL, {"do": "set", "path": [*WELD, "inputs"], "text": "[cores"})


@pytest.mark.parametrize("value", ["\ud800", ["\udfff"], {"\ud800": 1}])
def test_half_a_character_is_refused(value: Any) -> None:
    """No file could hold it."""
    with pytest.raises(MotorworksError, match="half a character"):
        done(TUTORIAL, {"do": "set", "path": [*WELD, "inputs"], "value": value})


def test_what_is_nested_too_deeply_is_refused() -> None:
    """As a value, and in a file that was sent so."""
    deep: Any = 1
    for _ in range(30):
        deep = [deep]
    with pytest.raises(MotorworksError, match="levels deep"):
        done(TUTORIAL, {"do": "set", "path": [*WELD, "inputs"], "value": deep})
    sent = f"{TUTORIAL}\n[fact.x]\nvalue = {deep}\n"
    with pytest.raises(MotorworksError, match="levels deep"):
        done(sent, {"do": "set", "path": ["plant", "title"], "text": "x"})


def test_a_station_is_added_in_its_place() -> None:
    """In the order of the line, and behind the station before it in the text."""
    path = ["line", "stators", "station", "bake"]
    text = done(TUTORIAL, {"do": "add", "path": path, "at": 2, "values": {"cycle_time": "50 s"}})
    names = [s.name for s in plant_of(text).lines[0].stations]
    assert names == ["insert", "weld", "bake", "impregnate", "test", "pack"]
    assert text.index("station.weld]") < text.index("station.bake]") < text.index("impregnate]")


@pytest.mark.parametrize("name", ["weld", "assumption", "a b", "", "x" * 65, 'a"]\n[evil'])
def test_a_name_that_cannot_be_is_refused(name: str) -> None:
    """Taken, with a meaning of its own, or none."""
    with pytest.raises(MotorworksError, match=r"name|no place"):
        done(TUTORIAL, {"do": "add", "path": ["line", "stators", "station", name]})


def test_a_removed_station_leaves_the_order_of_its_line() -> None:
    """The comments of others stay."""
    text = done(TUTORIAL, {"do": "remove", "path": ["line", "stators", "station", "test"]})
    assert errors(text) == []
    assert "test" not in [s.name for s in plant_of(text).lines[0].stations]
    assert comments(text) == comments(TUTORIAL)


def test_a_renamed_buffer_is_named_so_everywhere() -> None:
    """Inputs, ways and stocks; the plant is the same but for the name."""
    path = ["buffer", "stator_cores"]
    text = done(MIDSIZE, {"do": "rename", "path": path, "name": "cores_of_stators"})
    assert "stator_cores" not in text
    assert errors(text) == []
    back = done(text, {"do": "rename", "path": [path[0], "cores_of_stators"], "name": path[1]})
    assert back == MIDSIZE


@pytest.mark.parametrize("word", ["model", "pool", "calendar", "workshop", "sink", "line"])
@pytest.mark.parametrize("plant", ["midsize", "dalian"])
def test_renaming_there_and_back_gives_the_same_bytes(plant: str, word: str) -> None:
    """And in between the plant has no error that it had not."""
    text = {"midsize": MIDSIZE, "dalian": DALIAN}[plant]
    name = next(iter(getattr(read_plant(text), f"{word}s"))).name
    renamed = done(text, {"do": "rename", "path": [word, name], "name": "quite_new"})
    assert errors(renamed) == []
    assert renamed != text
    back = done(renamed, {"do": "rename", "path": [word, "quite_new"], "name": name})
    assert back == text


def test_a_buffer_of_a_line_is_renamed_in_its_line_only() -> None:
    """Other lines may have one of the same name."""
    path = ["line", "stator", "buffer", "hairpins"]
    text = done(MIDSIZE, {"do": "rename", "path": path, "name": "pins"})
    assert errors(text) == []
    assert "[line.stator.buffer.pins]" in text


def test_a_renamed_station_keeps_what_it_inherits() -> None:
    """It inherited by its name alone; now it says from where."""
    lines = plant_of(DALIAN).lines
    line, station = next((li, s) for li in lines for s in li.stations if s.process == s.name)
    path = ["line", line.name, "station", station.name]
    text = done(DALIAN, {"do": "rename", "path": path, "name": "renamed"})
    after = next(li for li in plant_of(text).lines if li.name == line.name)
    found = next(s for s in after.stations if s.name == "renamed")
    assert replace(found, name=station.name) == station


def test_a_renamed_process_is_inherited_as_before() -> None:
    """Also by stations that named it by their own name only."""
    station = next(s for li in plant_of(DALIAN).lines for s in li.stations if s.process == s.name)
    path = ["process", station.name]
    text = done(DALIAN, {"do": "rename", "path": path, "name": "renamed"})
    before, after = plant_of(DALIAN), plant_of(text)
    for one, other in zip(before.lines, after.lines, strict=True):
        for a, b in zip(one.stations, other.stations, strict=True):
            assert replace(a, process=None) == replace(b, process=None)


def test_a_copy_has_all_but_the_name() -> None:
    """A station of a line stands behind the one it is a copy of."""
    text = done(TUTORIAL, {"do": "copy", "path": WELD, "name": "weld_2"})
    stations = plant_of(text).lines[0].stations
    assert [s.name for s in stations][:3] == ["insert", "weld", "weld_2"]
    assert replace(stations[2], name="weld") == stations[1]


def test_a_line_is_copied_whole() -> None:
    """With its buffers and stations."""
    text = done(MIDSIZE, {"do": "copy", "path": ["line", "stator"], "name": "stator_b"})
    lines = {line.name: line for line in plant_of(text).lines}
    assert replace(lines["stator_b"], name="stator") == lines["stator"]


def test_stations_change_places() -> None:
    """In a line that lists them, and in one that does not."""
    order = ["insert", "test", "impregnate", "weld", "pack"]
    text = done(TUTORIAL, {"do": "reorder", "path": ["line", "stators"], "order": order})
    assert f"stations = {order}".replace("'", '"') in text
    unlisted = TUTORIAL.replace('stations = ["insert", "weld", "impregnate", "test", "pack"]\n', "")
    again = done(unlisted, {"do": "reorder", "path": ["line", "stators"], "order": order})
    assert [s.name for s in plant_of(again).lines[0].stations] == order


EMPTY = '[plant]\nname = "works"\n'


def free_stations(*capacities: int) -> str:
    """Give a plant of stations outside lines that are connected by buffers."""
    text = done(
        EMPTY,
        {"do": "add", "path": ["source", "parts"]},
        {"do": "add", "path": ["sink", "out"]},
        *({"do": "add", "path": ["station", f"s{n}"], "values": {"cycle_time": "50 s"}}
          for n in range(len(capacities) + 1)),
        {"do": "connect", "from": ["source", "parts"], "to": ["station", "s0"]},
        *({"do": "connect", "from": ["station", f"s{n}"], "to": ["station", f"s{n + 1}"]}
          for n in range(len(capacities))),
        {"do": "connect", "from": ["station", f"s{len(capacities)}"], "to": ["sink", "out"]},
    )  # fmt: skip
    for n, capacity in enumerate(capacities):
        path = ["buffer", f"s{n}_to_s{n + 1}", "capacity"]
        text = done(text, {"do": "set", "path": path, "text": str(capacity)})
    return text


def test_two_stations_are_connected_by_a_buffer() -> None:
    """What is connected runs."""
    text = free_stations(4, 4)
    assert errors(text) == []
    plant = plant_of(text)
    assert [b.capacity for b in plant.buffers] == [4, 4]
    assert plant.stations[1].inputs == (Input(origin="s0_to_s1"),)


def test_stations_become_a_line_with_places() -> None:
    """Buffers of equal size between them are the line's places now."""
    text = done(
        free_stations(4, 4),
        {"do": "line", "name": "row", "stations": [["station", f"s{n}"] for n in range(3)]},
    )
    assert errors(text) == []
    plant = plant_of(text)
    assert plant.lines[0].places == 4
    assert plant.buffers == plant.stations == ()
    assert [s.name for s in plant.lines[0].stations] == ["s0", "s1", "s2"]


def test_buffers_of_different_size_stay() -> None:
    """No place is lost or won."""
    text = done(
        free_stations(4, 7),
        {"do": "line", "name": "row", "stations": [["station", f"s{n}"] for n in range(3)]},
    )
    assert errors(text) == []
    assert [b.capacity for b in plant_of(text).buffers] == [4, 7]


def test_a_station_joins_a_line() -> None:
    """At the place where it was dropped."""
    text = done(
        TUTORIAL,
        {"do": "add", "path": ["station", "bake"], "values": {"cycle_time": "50 s"}},
        {"do": "line", "line": "stators", "stations": [["station", "bake"]], "at": 1},
    )
    assert errors(text) == []
    assert [s.name for s in plant_of(text).lines[0].stations][1] == "bake"


def test_rework_goes_round_in_a_line() -> None:
    """Parts that come back are taken first, so that the line does not fill up."""
    text = done(
        TUTORIAL,
        {"do": "add", "path": ["line", "stators", "buffer", "again"], "values": {"capacity": "5"}},
        {"do": "connect", "from": WELD, "to": ["line", "stators", "buffer", "again"],
         "how": "rework"},
        {"do": "connect", "from": ["line", "stators", "buffer", "again"], "to": WELD},
    )  # fmt: skip
    assert errors(text) == []
    weld = plant_of(text).lines[0].stations[1]
    assert [i.origin for i in weld.inputs] == ["again", "previous"]
    assert (weld.select, weld.rework_to) == ("first_available", "again")


@pytest.mark.parametrize(
    ("origin", "to"),
    [
        (["sink", "customer"], WELD),
        (["source", "cores"], ["sink", "customer"]),
        (WELD, ["source", "cores"]),
        (WELD, WELD),
        (WELD, ["buffer", "nowhere"]),
        (["plant", "name"], WELD),
    ],
)
def test_what_cannot_be_connected_is_refused(origin: list[str], to: list[str]) -> None:
    """With words on what gives to what."""
    with pytest.raises(MotorworksError, match=r"gives|there is no|itself"):
        done(TUTORIAL, {"do": "connect", "from": origin, "to": to})


# ---- files that are based on another one ----

OVER = '[plant]\nbased_on = "midsize"\nname = "over"\n# mine\n'


def test_a_value_of_the_base_is_set_in_the_own_file() -> None:
    """In a table of its own, which says nothing else."""
    path = ["line", "stator", "station", "weld", "cycle_time"]
    text = done(OVER, {"do": "set", "path": path, "text": "70 s"})
    assert text == OVER + '\n[line.stator.station.weld]\ncycle_time = "70 s"\n'
    line = next(li for li in plant_of(text).lines if li.name == "stator")
    weld = next(s for s in line.stations if s.name == "weld")
    assert weld.cycle_time == Law("constant", (70.0,))


def test_a_line_of_the_base_gets_a_station() -> None:
    """Its order is written whole, for lists are not put together."""
    path = ["line", "stator", "station", "bake"]
    text = done(OVER, {"do": "add", "path": path, "at": 4, "values": {"cycle_time": "9 s"}})
    assert errors(text) == []
    line = next(li for li in plant_of(text).lines if li.name == "stator")
    assert [s.name for s in line.stations][3:6] == ["weld", "bake", "cure"]


def test_a_noun_of_the_base_is_left_out() -> None:
    """The file says that it goes without."""
    text = done(OVER, {"do": "remove", "path": ["staff", "office"]})
    assert 'without = ["staff.office"]' in text
    assert "office" not in [s.name for s in plant_of(text).staff]


def test_a_noun_of_the_base_keeps_its_name() -> None:
    """The base is another file."""
    with pytest.raises(MotorworksError, match="based on"):
        done(OVER, {"do": "rename", "path": ["buffer", "stators"], "name": "x"})


def test_every_operation_is_tested_here() -> None:
    """A new one needs a case."""
    text = Path(__file__).read_text(encoding="utf-8")
    assert all(f'"do": "{verb}"' in text for verb in verbs())
