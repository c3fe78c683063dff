"""The whole sizing: the reference plant's figures, and what must hold for any demand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sizing.conftest import golden
from tests.sizing.test_load import two_stations

from motorworks.capacity import Machines, static_capacity
from motorworks.errors import PlantError
from motorworks.plant import Plant
from motorworks.plantfile import load
from motorworks.plantfile.overlay import overlay_of
from motorworks.simulation import simulate
from motorworks.sizing import size, steps

FIGURES = {
    "machines m2": lambda s: s.floor.machines,
    "workshops m2": lambda s: s.floor.workshops,
    "floor m2": lambda s: s.floor.total,
    "crews": lambda s: s.people.crews,
    "direct people": lambda s: s.people.direct,
    "people in all": lambda s: s.people.total,
    "energy kWh a motor": lambda s: s.power.each / 3.6e6,
    "electricity GWh": lambda s: s.power.energy / 3.6e12,
    "electrical steel t": lambda s: next(
        m.a_year / 1e3 for m in s.materials if m.material == "electrical_steel"
    ),
    "containers TEU": lambda s: 2 * s.shipped.boxes,
    "own machines bn JPY": lambda s: s.spent.machines / 1e9,
    "money bn JPY": lambda s: s.spent.total / 1e9,
}
INSTALLED_OTHERWISE = {
    # 22.0 machines needed, not 22.2: repairs that run through breaks cost nothing.
    "housing_cast": 24,
}


@pytest.fixture(scope="module")
def machines(dalian):
    """Give the machines of the reference plant."""
    return Machines(dalian)


@pytest.fixture(scope="module")
def sized(dalian, machines):
    """Give the reference plant sized for its own target."""
    return size(dalian, 3_600_000, machines=machines)


@pytest.mark.parametrize("row", golden("reference_plant"), ids=lambda row: row["figure"])
def test_figures_of_the_reference_plant(sized, row):
    """Floor, people, energy, materials and money of the data set, differences said."""
    found = FIGURES[row["figure"]](sized)
    assert found == pytest.approx(float(row["value"]), abs=float(row["tolerance"]) + 1e-6)


def test_machines_of_the_reference_plant(sized):
    """All 34 processes, with the losses as the plant file models them."""
    table = {row["process"]: int(row["installed"]) for row in golden("machines")}
    found = {p.rpartition("/")[2]: i.machines for p, i in sized.installed.items()}
    assert found == table | INSTALLED_OTHERWISE


def test_the_sum_of_losses_is_what_is_needed(sized):
    """Loss by loss, in machines; repairs in breaks are all that lies below the textbook."""
    for needed in sized.needed.values():
        assert needed.nominal + needed.in_breaks == pytest.approx(needed.machines)
        assert needed.in_breaks <= 1e-9
    press = sized.needed["press/stamp_core"]
    assert press.planned > press.failures > press.speed > 0


def test_twelve_modules_with_their_models(sized):
    """What the plant has carries the demand, so its allocation stays; places grow."""
    line = sized.lines["stator"]
    assert (line.copies, line.kept) == (12, True)
    assert sum(line.asked.values()) == pytest.approx(
        sized.needed["stator/hairpin_form"].machines / 3
    )
    stator = next(x for x in sized.plant.lines if x.name == "stator")
    assert stator.places == sized.places["stator"].places > 20
    hairpins = next(b for b in stator.buffers if b.name == "hairpins")
    assert hairpins.capacity_per_model == stator.places


def test_more_lines_lead_the_rounds_to_them(dalian, machines):
    """Fourteen assembly lines are all served by the tugger train; lots are worked anew."""
    found = size(dalian, 4_200_000, machines=machines)
    assembly = next(x for x in found.plant.lines if x.name == "assembly")
    (run,) = found.plant.milk_runs
    served = {x.to.partition("/")[0] for x in run.loads}
    assert served == set(assembly.copies())
    assert len(run.loads) == 2 * assembly.lines


def test_what_it_writes_reads_back(tmp_path, dalian, machines):
    """The overlay says all that differs."""
    found = size(dalian, 1_000_000, machines=machines)
    path = tmp_path / "million.toml"
    path.write_text(overlay_of(dalian, found.plant, "dalian", name="million"))
    read = load(str(path))
    assert replace(read, name="", marks=()) == replace(found.plant, name="", marks=())


@pytest.mark.parametrize(("name", "demand"), [("midsize", 700_000), ("tutorial", 250_000)])
def test_other_plants_simulate_to_what_they_are_sized_for(name, demand):
    """Simulated, they make what was asked for."""
    found = size(load(name), demand)
    run = simulate(found.plant, duration="40d", warm_up="10d")
    assert not run.gridlocks
    static = static_capacity(found.plant, processes=())
    assert demand <= static.as_allocated < 1.6 * demand


@settings(max_examples=6)
@given(st.floats(50_000, 3_000_000), st.floats(1.05, 2.0), st.floats(0.1, 0.9))
def test_more_demand_never_needs_fewer_machines(demand, more, city):
    """Machines grow with the demand, and the plant's static capacity is never below it."""
    plant, mix = load_midsize(), {"city": city, "sport": 1.0 - city}
    less, much = size(plant, demand, mix=mix), size(plant, demand * more, mix=mix)
    for process, installed in less.installed.items():
        assert much.installed[process].machines >= installed.machines
    assert static_capacity(less.plant, processes=()).as_allocated >= demand * 0.995


MIDSIZE: list[Plant] = []


def load_midsize():
    """Give the middle-sized plant on land without end, read once."""
    if not MIDSIZE:
        MIDSIZE.append(replace(load("midsize"), site=None))
    return MIDSIZE[0]


def test_steps_go_up(dalian):
    """The curve of machines, floor and money never falls; what does not fit says why."""
    found = steps(dalian, [2e6, 1e6, 9e6])
    assert [s.demand for s in found] == [1e6, 2e6, 9e6]
    small, middle, large = found
    assert small.sized.floor.total < middle.sized.floor.total
    assert small.sized.spent.total < middle.sized.spent.total
    assert large.sized is None
    assert "the land holds" in large.why_not


@pytest.mark.parametrize("demand", [200e3, 500e6])
def test_the_largest_demand_that_fits_does(demand):
    """What the message names can be built, and 3 % more cannot, however much was asked."""
    plant = load("trucks")
    with pytest.raises(PlantError, match="about the most") as refused:
        size(plant, demand)
    most = float(str(refused.value).partition("the land holds ")[2].split()[0].replace(",", ""))
    assert size(plant, most).floor.fits
    with pytest.raises(PlantError, match="land holds"):
        size(plant, 1.03 * most)


def test_land_for_nothing(dalian, machines):
    """A garden holds no plant of this kind."""
    garden = replace(dalian, site=replace(dalian.site, land=1000.0))
    with pytest.raises(PlantError, match="holds no plant of this kind, however small"):
        size(garden, 1e6)


def test_a_single_motor_takes_a_machine_of_each_kind(dalian, machines):
    """The smallest demand there is."""
    found = size(dalian, 1.0, machines=machines)
    assert all(i.machines >= 1 for i in found.installed.values())


def test_a_model_that_no_copy_makes_has_no_route(dalian):
    """Taken from every press, it is refused with where to name it."""
    lines = tuple(
        replace(x, allocation=tuple(tuple({*c} - {"ni50"}) or ("ni70",) for c in x.allocation))
        if x.name == "press"
        else x
        for x in dalian.lines
    )
    with pytest.raises(PlantError, match="model 'ni50' has no route: no copy of press/stamp_core"):
        size(replace(dalian, lines=lines), 1e6)


@pytest.mark.parametrize(
    ("demand", "mix", "said"),
    [
        (0.0, None, "a demand of 0 motors"),
        (-3.0, None, "a demand of -3 motors"),
        (0.4, None, "expected at least 1 and at most 10,000 million; the plant's own target is"),
        (float("nan"), None, "is no number"),
        (float("inf"), None, "cannot be sized"),
        (1e5, {"city": 0.5, "sport": 0.4}, "add up to 0.9; expected 1"),
        (1e5, {"city": 1.0, "jet": 0.0}, "there is no model 'jet'"),
        (1e5, {"city": 1.5, "sport": -0.5}, "expected a share from 0 to 1"),
    ],
)
def test_bad_wishes_are_refused(demand, mix, said):
    """Each with what was given and what is expected."""
    with pytest.raises(PlantError, match=said):
        size(load_midsize(), demand, mix=mix)


def test_a_plant_without_anything_to_size():
    """Neither lines nor stations."""
    with pytest.raises(PlantError, match="has no lines and no stations"):
        size(Plant(name="bare"), 1.0)


def test_no_good_sink():
    """Nothing to walk back from."""
    noun = two_stations()
    noun = replace(noun, sinks=(replace(noun.sinks[0], counts_as="scrap"),))
    with pytest.raises(PlantError, match="no sink that counts as good"):
        size(noun, 1.0)
