"""Bills and cycle times follow the designs of a plant."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motorworks.motor.masses import masses
from motorworks.motor.operations import OPERATIONS
from motorworks.plantfile import load, load_changed, read_plant, write_plant
from motorworks.plantfile.designed import changes, designed, operation_of

DALIAN = load("dalian")
LIBRARY = {p.name: p for p in DALIAN.processes}


def changed(model, **figures):
    """Give the reference plant with figures of one motor changed."""
    designs = [replace(d, **figures) if d.name == model else d for d in DALIAN.designs]
    return replace(DALIAN, designs=tuple(designs))


def by_name(nouns, name):
    """Give the noun of a name."""
    return next(n for n in nouns if n.name == name)


def test_designs_as_they_were_leave_the_plant_equal():
    """No value is written anew."""
    assert designed(DALIAN, DALIAN) == DALIAN
    assert designed(changed("ni100", title="Another word"), DALIAN) != DALIAN
    assert changes(changed("ni100", title="Another word"), DALIAN) == {}


def test_72_slots_by_hand():
    """Half as many slots and pins again: times by slot and pin too, others as they were."""
    plant = designed(changed("ni100", slots=72), DALIAN)
    now = {p.name: p for p in plant.processes}
    assert now["slot_liner"].cycle_times["ni100"].mean() == pytest.approx(1.5 * 47.41)
    assert now["hairpin_form"].cycle_times["ni100"].mean() == pytest.approx(1.5 * 184.37)
    # 56 s stated for all: 18.5 s + 0.22 s x pins, from 168 to 252 pins.
    ratio = (18.5 + 0.22 * 252) / (18.5 + 0.22 * 168)
    assert now["pin_insert"].cycle_times["ni100"].mean() == pytest.approx(56 * ratio)
    assert now["pin_insert"].cycle_time.mean() == 56
    assert now["stamp_core"] == LIBRARY["stamp_core"]
    assert now["magnet_insert"] == LIBRARY["magnet_insert"]
    assert now["hairpin_form"].cycle_times["ni50"] == LIBRARY["hairpin_form"].cycle_times["ni50"]


def test_an_oven_takes_the_mean_of_the_mix():
    """Powder: 30 s + 24 s x pins / 170.4, mix mean from 170.4 to 195.6 pins."""
    plant = designed(changed("ni100", slots=72), DALIAN)
    oven = by_name(plant.processes, "powder_coat")
    assert oven.cycle_times == {}
    expected = 54 * (30 + 24 * 195.6 / 170.4) / 54
    assert oven.cycle_time.mean() == pytest.approx(expected)


def test_stations_of_lines_change_with_their_process():
    """Wherever the operation stands, under its own name or its process's."""
    plant = designed(changed("ni100", slots=72), DALIAN)
    line = by_name(plant.lines, "stator")
    former = by_name(line.stations, "hairpin_form")
    library = by_name(plant.processes, "hairpin_form")
    assert former.cycle_times["ni100"] == library.cycle_times["ni100"]
    assert operation_of(former) == "hairpin_form"


def test_a_bill_changes_in_proportion_and_keeps_its_sets():
    """A stack of 120 mm for 110 mm: magnets 12/11, strip by laminations, bearings one set."""
    plant = designed(changed("ni100", stack_length=0.120), DALIAN)
    old, new = by_name(DALIAN.models, "ni100"), by_name(plant.models, "ni100")
    assert new.bill["magnet_set"] == pytest.approx(old.bill["magnet_set"] * 12 / 11)
    assert new.bill["electrical_steel"] == pytest.approx(31.9 * 384 / 352)
    assert new.bill["bearing_set"] == 1
    assert new.data["laminations"] == 384
    assert new.data["stack_length_mm"] == pytest.approx(120)
    assert new.data["power_kw"] == 100
    others = [m for m in plant.models if m.name != "ni100"]
    assert others == [m for m in DALIAN.models if m.name != "ni100"]


def test_what_follows_is_marked_as_calculated_and_can_be_written():
    """The plant file of the new plant reads back to it."""
    plant = designed(changed("ni100", slots=72), DALIAN)
    marks = {m.path: m for m in plant.marks}
    assert marks["model.ni100.bill.flat_wire"].source == "calc"
    assert marks["process.pin_insert.cycle_times.ni100"].note == "follows from the design"
    assert marks["model.ni50.bill.flat_wire"].source == "assumption"
    again = read_plant(write_plant(plant))
    assert replace(again, marks=()) == replace(plant, marks=())
    written = {m.path: m.source for m in again.marks}
    assert written["model.ni100.bill.flat_wire"] == "calc"


def test_only_the_motors_of_the_other_plant_are_taken():
    """What else was set holds before and after."""
    sets = ("product.ni100.slots=72", "process.pack.cycle_time=40 s")
    before, after = load_changed("dalian", overrides=sets)
    assert before.designs == DALIAN.designs
    assert before.models == DALIAN.models
    assert [by_name(p.processes, "pack").cycle_time.mean() for p in (before, after)] == [40, 40]
    assert after == load("dalian", overrides=sets)


@settings(max_examples=15)
@given(
    name=st.sampled_from([m.design for m in DALIAN.models]),
    stack=st.floats(0.7, 1.4),
    slots=st.sampled_from([1.0, 1.5]),
)
def test_times_change_as_their_formulas_do(name, stack, slots):
    """And materials as their masses do; back again, and all is as it was."""
    old = by_name(DALIAN.designs, name)
    figures = {"stack_length": old.stack_length * stack, "slots": round(old.slots * slots)}
    if old.slots * slots == 81:
        figures["slots"] = 36
    wanted = changed(name, **figures)
    new = by_name(wanted.designs, name)
    plant = designed(wanted, DALIAN)
    for process, operation in OPERATIONS.items():
        if LIBRARY[process].conveyor:
            continue
        before, after = LIBRARY[process], by_name(plant.processes, process)
        was = before.cycle_times.get(name, before.cycle_time).mean()
        time = after.cycle_times.get(name, after.cycle_time).mean()
        assert time / was == pytest.approx(operation.time(new) / operation.time(old))
    bills = [by_name(p.models, name).bill["flat_wire"] for p in (DALIAN, plant)]
    assert bills[1] / bills[0] == pytest.approx(masses(new).copper / masses(old).copper)
    back = designed(replace(plant, designs=DALIAN.designs), plant)
    for one, other in zip(back.processes, DALIAN.processes, strict=True):
        if one.cycle_time:
            assert math.isclose(one.cycle_time.mean(), other.cycle_time.mean(), rel_tol=1e-8)


def test_a_process_of_another_name_says_what_operation_it_does():
    """The truck motors' plant has names of its own."""
    trucks = load("trucks", overrides=("design.t250.layers=6",))
    former = by_name(by_name(trucks.lines, "stator").stations, "form")
    assert operation_of(former) == "hairpin_form"
    assert former.cycle_times["t250"].mean() == pytest.approx(former.cycle_time.mean() * 6 / 8)
