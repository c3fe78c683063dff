"""What a plant file says is what the plant is."""

from datetime import date

import pytest

from motorworks.errors import PlantError
from motorworks.plant import Batch, Changeover, Destination, Input, PlannedStop
from motorworks.plantfile import check_plant, read_plant
from motorworks.process import Law

SMALL = """
[plant]
name = "small"

[source.rod]

[sink.out]

[process.any]
performance_factor = "95 %"
power = "3 kW"

[process.cut]
like = "any"
cycle_time = "10 s"
cycle_times = { city = "12 s" }
to = "out"

[model.city]

[station.cut]
inputs = ["rod"]
"""


def station(extra: str):
    """Give the station of a small plant with more keys."""
    return read_plant(SMALL + extra).stations[0]


def test_a_station_inherits_the_process_of_its_name():
    """Also what that inherits itself."""
    cut = station("")
    assert cut.process == "cut"
    assert cut.performance_factor == 0.95
    assert cut.cycle_time == Law("constant", (10.0,))


def test_overriding_goes_key_by_key():
    """One key changes, the others stay."""
    cut = station('power = "9 kW"\n')
    assert (cut.power, cut.performance_factor) == (9000.0, 0.95)


def test_a_time_of_its_own_replaces_times_by_model():
    """Who writes one time means it for every model."""
    cut = station('cycle_time = "20 s"\n')
    assert (cut.cycle_time, dict(cut.cycle_times)) == (Law("constant", (20.0,)), {})


def test_a_way_of_its_own_replaces_that_of_the_process():
    """A station has one kind of way out."""
    cut = station('random = [{ to = "out", probability = 1 }]\n')
    assert cut.to is None
    assert cut.random == (Destination(to="out", probability=1.0),)


def test_none_takes_an_inherited_value_away():
    """The word none stands for no value."""
    text = SMALL.replace('power = "3 kW"', "batch = 2")
    assert read_plant(text).stations[0].batch == Batch(min=2, max=2)
    assert read_plant(text + 'batch = "none"\n').stations[0].batch is None


def test_a_station_may_refuse_the_process_of_its_name():
    """So that a name is free to use."""
    cut = station('process = "none"\ncycle_time = "1 s"\nto = "out"\n')
    assert (cut.process, cut.performance_factor) == (None, 1.0)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('cycle_time = "250 /min"', "cycle_time", Law("constant", (0.24,))),
        (
            'cycle_time = { law = "triangular", min = "1 s", mode = "2 s", max = "5 s" }',
            "cycle_time",
            Law("triangular", (1.0, 2.0, 5.0)),
        ),
        ('planned_stop = "5 %"', "planned_stop", PlannedStop(share=0.05)),
        (
            'changeover = "20 min"',
            "changeover",
            Changeover(time=Law("constant", (1200.0,))),
        ),
        ('max_reworks = "unlimited"', "max_reworks", None),
        ("batch = 3", "batch", Batch(min=3, max=3)),
        ("batch = { min = 1, max = 3 }", "batch", Batch(min=1, max=3)),
    ],
)
def test_short_forms_mean_the_whole(line, field, value):
    """One value stands for a table where it is clear what it means."""
    assert getattr(station(f"{line}\n"), field) == value


def test_plain_times_to_failure_and_repair_are_means_of_exponential_laws():
    """As people quote MTBF and MTTR."""
    (mode,) = station('failures = [{ mtbf = "12 h", mttr = "1.5 h" }]\n').failures
    assert mode.up == Law("exponential", (43_200.0,))
    assert mode.repair == Law("exponential", (5400.0,))


def test_inputs_are_names_or_tables():
    """A plain name takes one part."""
    text = SMALL.replace('["rod"]', '["rod", { from = "pins", take = 8, any_model = true }]')
    assert read_plant(text + "[source.pins]\n").stations[0].inputs == (
        Input(origin="rod"),
        Input(origin="pins", take=8, any_model=True),
    )


def test_dates_and_times_of_day():
    """Times of day are text or TOML's own."""
    (calendar,) = read_plant(
        SMALL
        + """
[calendar.main]
shifts = [{ start = "06:00", length = "8 h" }, { start = 14:00:00, length = "8 h" }]
days_off = [2021-05-01]
"""
    ).calendars
    assert [s.start for s in calendar.shifts] == [21_600.0, 50_400.0]
    assert calendar.days_off == (date(2021, 5, 1),)


LINE = """
[plant]
name = "lines"

[source.rod]

[sink.out]

[process.cut]
cycle_time = "10 s"

[process.weld]
cycle_time = "10 s"

[line.main]
stations = ["cut", "weld", "pack"]

[line.main.station.pack]
cycle_time = "2 s"
to = "out"

[line.main.station.cut]
inputs = ["rod"]
"""


def test_the_list_of_stations_gives_their_order():
    """Whatever the order of the tables, and without one for who needs none."""
    (line,) = read_plant(LINE).lines
    assert [s.name for s in line.stations] == ["cut", "weld", "pack"]
    assert [s.process for s in line.stations] == ["cut", "weld", None]


def test_without_the_list_the_tables_give_the_order():
    """The order of the file is the order of flow."""
    text = LINE.replace('stations = ["cut", "weld", "pack"]\n', "")
    plant, findings = check_plant(text)
    assert plant is None
    assert "station 'cut'" in str(findings[-1])
    swapped = text.replace("[line.main.station.cut]\n", "").replace(
        "[line.main.station.pack]",
        '[line.main.station.cut]\ninputs = ["rod"]\n[line.main.station.pack]',
    )
    (line,) = read_plant(swapped.rsplit("inputs", 1)[0]).lines
    assert [s.name for s in line.stations] == ["cut", "pack"]


def test_all_findings_come_with_the_exception():
    """The exception says how many and holds each."""
    with pytest.raises(PlantError, match="2 things are wrong") as error:
        read_plant(SMALL + 'power = "3 kg"\nmachines = 0\n')
    assert [f.path for f in error.value.findings] == ["station.cut.power", "station.cut.machines"]


def test_a_finding_knows_its_parts():
    """For those who want more than a line."""
    _, (finding,) = check_plant(SMALL + "machines = 0\n")
    assert finding.to_dict() == {
        "severity": "error",
        "file": "text",
        "line": 23,
        "path": "station.cut.machines",
        "message": "station 'cut': machines is 0; must be >= 1",
        "given": "0",
        "expected": "must be >= 1",
        "hint": "Write a greater number.",
        "sheet": "",
        "column": "",
        "heading": "",
    }


def test_a_thousand_faults_are_not_all_listed():
    """Who has put two hundred right will ask again."""
    text = SMALL + "".join(f"[buffer.b{n}]\ncapacity = -1\n" for n in range(1000))
    plant, findings = check_plant(text)
    assert plant is None
    assert len(findings) == 200


def test_keys_with_line_ends_do_not_break_the_line_of_a_finding():
    """A finding is one line, whatever a file may hold."""
    _, findings = check_plant(SMALL + '"a\\nb\\u001b[31m" = "c\\nd"\ntitle = ["x\\ny"]\n')
    assert findings
    assert all(str(finding).isprintable() for finding in findings)
