"""Values from the command line take the place of those of the file."""

import re

import pytest

from motorworks.errors import PlantError
from motorworks.plantfile import check_plant, load, read_plant
from motorworks.process import Law

TEXT = """
[plant]
name = "set"

[source.rod]

[sink.out]

[model.city]

[process.weld]
cycle_time = "20 s"
cycle_times = { city = "30 s" }
source = "assumption"
sources = { cycle_times = "calc" }
failures = [{ mtbf = "5 h", mttr = "1 h" }]

[line.main]
places = 5
stations = ["cut", "weld"]

[line.main.station.cut]
inputs = ["rod"]
cycle_time = "10 s"

[line.main.station.weld]
to = "out"

[line.other]
stations = ["weld"]

[line.other.station.weld]
inputs = ["rod"]
to = "out"
"""


def weld(*overrides: str):
    """Give the welding station of the main line."""
    return read_plant(TEXT, overrides=overrides).lines[0].stations[1]


def test_a_value_is_replaced():
    """A number is a number, a text needs no quotes."""
    plant = read_plant(TEXT, overrides=["line.main.places=0", "plant.title=A try"])
    assert (plant.lines[0].places, plant.title) == (0, "A try")


def test_a_quantity_needs_no_quotes():
    """What is no TOML is taken as it stands."""
    assert weld("process.weld.power=3 kW").power == 3000.0
    assert weld('process.weld.power="3 kW"').power == 3000.0


def test_a_time_replaces_times_by_model():
    """Else the setting would have no effect on any model that has its own."""
    station = weld("process.weld.cycle_time=12 s")
    assert station.cycle_time == Law("constant", (12.0,))
    assert not station.cycle_times


def test_a_listed_station_gets_a_table_by_being_set():
    """Only in its own line."""
    plant = read_plant(TEXT, overrides=["line.other.station.weld.machines=3"])
    assert [line.stations[-1].machines for line in plant.lines] == [1, 3]


def test_an_entry_of_a_list_is_set_by_its_number():
    """Failure modes are counted from 0."""
    (mode,) = weld("process.weld.failures.0.mtbf=9 h").failures
    assert mode.up == Law("exponential", (32_400.0,))


def test_a_table_may_be_given():
    """Any TOML value will do."""
    (mode,) = weld('process.weld.failures=[{mtbf="9 h", mttr="1 h"}]').failures
    assert mode.up.mean() == 32_400.0


def test_a_set_value_is_marked_as_such():
    """It does not come from where the old one came from."""
    plant = read_plant(TEXT, overrides=["process.weld.cycle_time=12 s"])
    mark = next(m for m in plant.marks if m.path == "process.weld.cycle_time")
    assert (mark.value, mark.source, mark.note) == ("12 s", "assumption", "set for this run")


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("line.mian.places=3", "there is no 'mian' to set. Did you mean 'main'?"),
        ("lines.main.places=3", "there is no 'lines' to set. Did you mean 'line'?"),
        ("line.main.station.wled.machines=3", "there is no 'wled' to set. Did you mean 'weld'?"),
        ("line.main.plases=3", "line 'main': 'plases' is no key here. Did you mean 'places'?"),
        ("line.main.places=many", "must be a whole number"),
        ("line.main.places=-1", "line 'main': places is -1; must be >= 0"),
        ("process.weld.failures.7.mtbf=3 h", "no entry"),
        ("plant.name.more=3", "plant: name is a table; must be text"),
        ("nonsense", "gives no path and value"),
        ("=3", "gives no path and value"),
        ("a..b=3", "gives no path and value"),
        ("places=3", "gives no path and value"),
        ("line.main.places=" + "[" * 99 + "]" * 99, "must be a whole number"),
    ],
)
def test_what_cannot_be_set_is_said_with_the_override(override, said):
    """Not with a line of the file, which is not to blame."""
    plant, findings = check_plant(TEXT, overrides=[override])
    assert plant is None
    assert said in " ".join(str(f) for f in findings)
    assert any("--set" in str(f) for f in findings)


@pytest.mark.parametrize(
    ("override", "slots", "share"),
    [
        ("product.ni100.slots=72", 72, 0.3),
        ("design.ni100.slots=72", 72, 0.3),
        ('product.ni100.share="30 %"', 48, 0.3),
    ],
)
def test_a_product_is_a_model_and_its_design(override, slots, share):
    """Keys of the model go to the model, all others to its design."""
    plant = load("dalian", overrides=(override,))
    model = next(m for m in plant.models if m.name == "ni100")
    design = next(d for d in plant.designs if d.name == model.design)
    assert (design.slots, model.share) == (slots, share)


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("product.ni1000.slots=72", "there is no 'ni1000' to set. Did you mean 'ni100'?"),
        ("product.ni100.slot=72", "'slot' is no key here. Did you mean 'slots'?"),
        ("product.ni100.slots=54", "2.25 slots per pole and phase"),
        ("product.ni100=3", "--set product.ni100=3"),
    ],
)
def test_what_a_product_cannot_be_is_said(override, said):
    """With the override, and what there is."""
    with pytest.raises(PlantError, match=re.escape(said)):
        load("dalian", overrides=(override,))
