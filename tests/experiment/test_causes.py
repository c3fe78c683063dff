"""Causes of loss, and plants without them."""

from pathlib import Path

import pytest
from tests.experiment.conftest import row

from motorworks.compile import compile_plant
from motorworks.experiment.causes import AMPLE_STORE, CAUSES, without
from motorworks.plantfile import load, read_plant, write_plant

BY_KEY = {cause.key: cause for cause in CAUSES}

LOSSES = {
    "scrap": {"scrap_rate": "0.1"},
    "changeovers": {"tool": '{ life = 10, change = "1 min" }'},
    "failures": {"failures": '[{ mtbf = "9 h", mttr = "1 h" }]'},
    "people": {"steps": '[{ time = "10 s", operator = "crew" }]'},
}


def plain(plant, places="unlimited", **keys):
    """Give a row of two machines with keys added to the first, and a crew."""
    first = {"cycle_time": '"10 s"'} | keys
    if "steps" in keys:
        del first["cycle_time"]
    places = f'"{places}"' if isinstance(places, str) else places
    text = "[pool.crew]\ncount = 1\n" + row(places, first, {"cycle_time": '"10 s"'})
    return plant(text)


@pytest.mark.parametrize("key", LOSSES)
def test_each_loss_is_one_cause(plant, key):
    """Only its own cause acts, and without it the plant is as if it had never been written."""
    with_loss = plain(plant, **LOSSES[key])
    assert [c.key for c in CAUSES if c.acts_in(with_loss)] == [key]
    if key != "people":
        assert BY_KEY[key].off(with_loss).lines == plain(plant).lines
    else:
        (line,) = BY_KEY[key].off(with_loss).lines
        assert all(step.operator is None for s in line.stations for step in s.steps)


def test_coupling_ends_where_places_are_ample(plant):
    """Between machines, in stores, and of each model: half a day of 10 s in a line."""
    text = row(3, {"cycle_time": '"10 s"'}, {"cycle_time": '"10 s"', "to": '"store"'})
    text += "\n[model.a]\n[model.b]\n[buffer.store]\nby_model = true\ncapacity_per_model = 7\n"
    text += '[station.use]\ninputs = ["store"]\nto = "out"\ncycle_time = "1 s"\n'
    freed = BY_KEY["coupling"].off(plant(text))
    assert freed.lines[0].places == 3 + 12 * 360
    assert freed.buffers[0].capacity_per_model == 7 + AMPLE_STORE
    assert freed.buffers[0].capacity is None


def test_one_model_gets_places_without_end(plant):
    """Nobody can take what another model needs."""
    freed = BY_KEY["coupling"].off(
        plant(row(3, {"cycle_time": '"10 s"'}, {"cycle_time": '"10 s"'}))
    )
    assert freed.lines[0].places is None


def test_a_plain_plant_has_no_causes(plant):
    """Nothing is switched off where there is nothing."""
    bare = plain(plant)
    assert [c.key for c in CAUSES if c.acts_in(bare)] == []
    assert without(bare, CAUSES) == bare


def test_the_reference_plant_without_causes_is_still_a_plant():
    """It keeps its names, on which the random streams hang."""
    dalian = load("dalian")
    ideal = without(dalian, CAUSES)
    assert [s.name for line in ideal.lines for s in line.stations] == [
        s.name for line in dalian.lines for s in line.stations
    ]
    assert not any(s.failures or s.scrap_rate for line in ideal.lines for s in line.stations)


def test_each_cause_of_the_plant_with_every_key_can_be_switched_off():
    """What is left is still a plant, for it can be written, read and lowered."""
    path = Path(__file__).parents[1] / "plantfile" / "good" / "everything.toml"
    plant = read_plant(path)
    acting = [c for c in CAUSES if c.acts_in(plant)]
    assert {c.key for c in acting} >= set(BY_KEY) - {"people"}
    for causes in ((c,) for c in acting):
        compile_plant(read_plant(write_plant(without(plant, causes))))
    compile_plant(read_plant(write_plant(without(plant, CAUSES))))
