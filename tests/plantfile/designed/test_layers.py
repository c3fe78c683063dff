"""Whoever changes a motor changes what follows from it: a file based on another, or ``--set``."""

import pytest

from motorworks.motor.operations import OPERATIONS
from motorworks.plantfile import check_plant, designed, load, read_plant
from motorworks.plantfile.overlay import overlay_of

DALIAN = load("dalian")
SLOTS = "product.ni100.slots=72"
BASED = '[plant]\nbased_on = "dalian"\nname = "wider"\n'


def by_name(nouns, name):
    """Give the noun of a name."""
    return next(n for n in nouns if n.name == name)


def former(plant, model="ni100"):
    """Give the time in which the pins of a motor are formed on the lines of the plant [s]."""
    station = by_name(by_name(plant.lines, "stator").stations, "hairpin_form")
    return station.cycle_times.get(model, station.cycle_time).mean()


def wire(plant, model="ni100"):
    """Give the flat wire in a motor [kg]."""
    return by_name(plant.models, model).bill["flat_wire"]


def test_a_motor_that_is_set_takes_bill_and_times_along():
    """168 pins become 252: the plant that is read is the plant that is to be simulated."""
    plant = load("dalian", overrides=(SLOTS,))
    assert former(plant) == pytest.approx(1.5 * former(DALIAN))
    assert former(plant, "ni50") == former(DALIAN, "ni50")
    assert wire(plant) != wire(DALIAN)
    assert designed(plant, plant) is plant


def test_a_file_based_on_another_does_the_same():
    """One rule, by whatever door the change comes in."""
    based = read_plant(BASED + "[design.ni100]\nslots = 72\n")
    plant = load("dalian", overrides=(SLOTS,))
    assert (based.models, based.processes, based.lines) == (
        plant.models,
        plant.processes,
        plant.lines,
    )


def test_what_the_same_file_states_stays_as_it_stands():
    """A time measured on the new motor is no matter for a formula."""
    text = BASED + (
        "[design.ni100]\nslots = 72\n"
        '[process.hairpin_form.cycle_times]\nni100 = "250 s"\n'
        "[model.ni100.bill]\nflat_wire = 5.5\n"
    )
    plant = read_plant(text)
    assert (former(plant), wire(plant)) == (250, 5.5)
    liner = by_name(plant.processes, "slot_liner").cycle_times["ni100"].mean()
    assert liner == pytest.approx(1.5 * 47.41)


def test_each_value_goes_from_the_motor_it_was_stated_for():
    """48 slots in the base, 72 in the file, 96 on the command line; pins as the slots."""
    text = BASED + (
        '[design.ni100]\nslots = 72\n[process.hairpin_form.cycle_times]\nni100 = "250 s"\n'
    )
    plant = read_plant(text, overrides=("design.ni100.slots=96",))
    assert former(plant) == pytest.approx(250 * 96 / 72)
    liner = by_name(plant.processes, "slot_liner").cycle_times["ni100"].mean()
    assert liner == pytest.approx(47.41 * 96 / 48)


@pytest.mark.parametrize(
    "at", ["process.hairpin_form", "line.stator.station.hairpin_form"], ids=["library", "line"]
)
def test_a_time_that_is_set_is_meant_as_it_stands(at):
    """Whether in the library or on the line; for all models or for one."""
    plant = load("dalian", overrides=(SLOTS, f"{at}.cycle_time=100 s"))
    assert (former(plant), former(plant, "ni50")) == (100, 100)
    plant = load("dalian", overrides=(SLOTS, f"{at}.cycle_times.ni100=200 s"))
    assert former(plant) == 200


def test_what_else_is_set_of_a_station_keeps_no_time_back():
    """More machines, another motor: both."""
    more = "line.stator.station.hairpin_form.machines=4"
    plant = load("dalian", overrides=(SLOTS, more))
    assert former(plant) == pytest.approx(1.5 * former(DALIAN))
    assert by_name(by_name(plant.lines, "stator").stations, "hairpin_form").machines == 4


def test_another_design_for_a_model_is_a_change_too():
    """The 100 kW motor built as the 150 kW one."""
    plant = load("dalian", overrides=("model.ni100.design=ni150",))
    one, other = (by_name(DALIAN.designs, name) for name in ("ni100", "ni150"))
    time = OPERATIONS["hairpin_form"].time
    assert former(plant) == pytest.approx(former(DALIAN) * time(other) / time(one))


def test_a_plant_that_was_written_with_its_times_is_read_as_it_is():
    """What follows from the design stands in the file and does not follow once more."""
    plant = load("dalian", overrides=(SLOTS,))
    again = read_plant(overlay_of(DALIAN, plant, "dalian", name="wider"))
    assert former(again) == pytest.approx(former(plant), rel=1e-8)
    assert wire(again) == wire(plant)


def test_windings_that_cannot_be_made_are_refused_with_those_that_can():
    """54 slots on 8 poles, in a file as on the command line."""
    plant, found = check_plant(BASED + "[design.ni100]\nslots = 54\n")
    assert plant is None
    assert "48 slots on 8 poles" in found[0].hint
    assert (found[0].path, found[0].line) == ("design.ni100.slots", 5)


def test_a_base_whose_motor_cannot_be_built_says_nothing_of_times(tmp_path):
    """The file that puts the motor right is read as it stands."""
    base = tmp_path / "base.toml"
    base.write_text(BASED + "[design.ni100]\nslots = 54\n", encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(
        '[plant]\nbased_on = "base.toml"\nname = "own"\n[design.ni100]\nslots = 48\n',
        encoding="utf-8",
    )
    assert former(read_plant(own)) == former(DALIAN)


def test_marks_say_what_follows_and_what_was_set():
    """The sources of the plant file are not those of a figure that was reckoned."""
    plant = load("dalian", overrides=(SLOTS, "process.hairpin_form.cycle_times.ni100=200 s"))
    marks = {m.path: m for m in plant.marks}
    assert marks["process.slot_liner.cycle_times.ni100"].note == "follows from the design"
    assert marks["process.hairpin_form.cycle_times.ni100"].note == "set for this run"
