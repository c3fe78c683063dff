"""Bridges whose every step is known by hand."""

import pytest
from tests.experiment.conftest import row

from motorworks.errors import RunError
from motorworks.experiment import Settings, bridge

YEAR = 365 * 24 * 60
"""Parts of a minute in a year."""
MINUTE = {"cycle_time": '"60 s"'}
FAILING = MINUTE | {"failures": '[{ mtbf = "5 h", mttr = "30 min" }]'}


def of(found, cause):
    """Give the step of a cause."""
    return next(s for s in found.steps if s.cause == cause)


def test_steps_without_chance_are_exact(plant):
    """Constant failures of one machine: 9 h of work, 1 h of repair, over and over.

    Nothing waits, so the static capacity knows all: no loss is left beyond it.
    """
    law = '{ law = "constant", value = "HOURS h" }'
    certain = f"[{{ mtbf = {law.replace('HOURS', '9')}, mttr = {law.replace('HOURS', '1')} }}]"
    settings = Settings(duration="100d", warm_up="10d", replications=2)
    found = bridge(plant(row(0, MINUTE | {"failures": certain})), settings)
    assert found.ideal.mean == pytest.approx(YEAR)
    assert found.ideal_static == pytest.approx(YEAR)
    step = of(found, "failures")
    assert step.loss.mean == pytest.approx(0.1 * YEAR, rel=1e-3)
    assert step.in_static == pytest.approx(0.1 * YEAR)
    assert step.beyond.mean == pytest.approx(0, abs=1e-3 * YEAR)
    assert step.alone.mean == pytest.approx(step.loss.mean)
    assert found.interaction.mean == pytest.approx(0, abs=1)
    assert [s.cause for s in found.modelled] == ["failures"]


def test_coupling_of_two_failing_machines(plant):
    """Two equal machines without places: each stands when the other does.

    Alone a machine gives 1 / (1 + 1/10) of its parts. Without places the repairs of both stop
    the row: 1 / (1 + 2/10) (Buzacott 1967); the static capacity knows the first, not the second.
    Switched off alone, failures give back all; places give back only the difference.
    """
    settings = Settings(duration="500d", warm_up="20d", replications=2)
    found = bridge(plant(row(0, FAILING, FAILING)), settings)
    failures, coupling = of(found, "failures"), of(found, "coupling")
    alone, both = YEAR / 1.1, YEAR / 1.2
    assert found.capacity.good_per_year == pytest.approx(alone)
    assert failures.loss.mean == pytest.approx(YEAR - alone, rel=0.05)
    assert failures.in_static == pytest.approx(YEAR - alone, rel=1e-6)
    assert coupling.loss.mean == pytest.approx(alone - both, rel=0.07)
    assert coupling.in_static == pytest.approx(0, abs=1)
    assert found.output.mean == pytest.approx(both, rel=0.01)
    assert failures.alone.mean == pytest.approx(YEAR - both, rel=0.05)
    assert found.interaction.mean == pytest.approx(-coupling.alone.mean, rel=0.05)


def test_steps_add_up_to_the_whole(plant):
    """Every loss is on the way from the ideal to the plant as written, and its arithmetic too."""
    text = row(1, FAILING | {"scrap_rate": "0.05"}, FAILING | {"rework_rate": "0.1"}, MINUTE)
    found = bridge(plant(text), Settings(duration="30d", warm_up="2d", replications=2))
    losses = sum(s.loss.mean for s in found.modelled)
    assert found.ideal.mean - losses == pytest.approx(found.output.mean)
    assert found.total == pytest.approx(losses)
    beyond = sum(s.beyond.mean for s in found.modelled)
    rest = found.ideal.mean - found.ideal_static
    assert found.static_as_made - beyond + rest == pytest.approx(found.output.mean)


def test_what_the_plant_has_not_is_not_zero(plant):
    """A cause that is not modelled has no figure at all."""
    found = bridge(plant(row(0, MINUTE)), Settings(duration="1d", warm_up="0", replications=1))
    assert found.modelled == ()
    assert all(s.loss is None and s.output is None for s in found.steps)
    assert found.ideal == found.output
    assert found.output.half_width is None


def test_a_plant_that_stands_still_has_no_bridge(plant):
    """The reason is said."""
    text = """
[buffer.q]
capacity = 1
[buffer.r]
capacity = 1
[source.s]
interarrival = "10 s"
to = "q"
[station.a]
inputs = ["q"]
to = "r"
cycle_time = "5 s"
[station.b]
inputs = ["r"]
to = "out"
cycle_time = "7 s"
rework_rate = 0.9
max_reworks = "unlimited"
rework_to = "q"
"""
    with pytest.raises(RunError, match="gridlock"):
        bridge(plant(text), Settings(duration="5d", warm_up="0", replications=1))


VEHICLE = """
[position.here]
x = "0 m"
y = "0 m"
[position.there]
x = "100 m"
y = "0 m"
[fleet.carts]
vehicles = 1
speed = "1 m/s"
home = "here"
[buffer.made]
capacity = 5
position = "here"
[buffer.brought]
capacity = 5
position = "there"
[transport.carry]
from = "made"
to = "brought"
fleet = "carts"
load = "20 s"
unload = "30 s"
[station.make]
inputs = ["rod"]
to = "made"
cycle_time = "100 s"
[station.use]
inputs = ["brought"]
to = "out"
cycle_time = "50 s"
"""


def test_a_vehicle_that_is_too_slow(plant):
    """There and back are 200 s, loading 50 s: a part every 250 s where the machine makes 100 s."""
    settings = Settings(duration="20d", warm_up="2d", replications=1)
    found = bridge(plant(VEHICLE), settings)
    step = of(found, "transport")
    assert found.ideal.mean == pytest.approx(365 * 864, rel=1e-3)
    assert found.output.mean == pytest.approx(365 * 864 / 2.5, rel=2e-3)
    assert step.loss.mean == pytest.approx(365 * 864 * 0.6, rel=5e-3)
    assert step.in_static == pytest.approx(0, abs=1)


SUPPLY = """
[buffer.stock]
capacity = 500
[supply.castings]
to = "stock"
lot = 100
reorder_point = 0
lead_time = "1000 s"
[station.use]
inputs = ["stock"]
to = "out"
cycle_time = "10 s"
"""


def test_a_supplier_who_comes_too_late(plant):
    """A lot lasts 1,000 s; the next, ordered when it is gone, takes as long: half is lost."""
    settings = Settings(duration="20d", warm_up="2d", replications=1)
    found = bridge(plant(SUPPLY), settings)
    assert found.ideal.mean == pytest.approx(365 * 8640, rel=1e-3)
    assert of(found, "supply").loss.mean == pytest.approx(365 * 4320, rel=1e-2)
    assert [s.cause for s in found.modelled] == ["coupling", "supply"]


def test_people_who_are_busy(plant):
    """One person for two machines whose work is all theirs: half of the output waits."""
    step = '[{ time = "60 s", operator = "crew" }]'
    text = "[pool.crew]\ncount = 1\n"
    for name in ("a", "b"):
        text += f'[station.{name}]\ninputs = ["rod"]\nto = "out"\nsteps = {step}\n'
    found = bridge(plant(text), Settings(duration="20d", warm_up="1d", replications=1))
    assert of(found, "people").loss.mean == pytest.approx(YEAR, rel=1e-3)
    assert found.ideal.mean == pytest.approx(2 * YEAR, rel=1e-3)


def test_short_stops_and_maintenance_are_known_to_the_arithmetic(plant):
    """A minute in every ten of work, and an hour after every nine: nothing waits for it."""
    law = '{ law = "constant", value = "%s min" }'
    stops = f"{{ every = {law % 10}, time = {law % 1} }}"
    upkeep = '{ every_operating = "9 h", time = "1 h" }'
    text = row(0, MINUTE | {"short_stop": stops, "maintenance": upkeep})
    found = bridge(plant(text), Settings(duration="100d", warm_up="10d", replications=1))
    for cause in ("short_stops", "maintenance"):
        step = of(found, cause)
        assert step.loss.mean == pytest.approx(step.in_static, rel=0.02)
        assert step.loss.mean > 0.05 * YEAR


def test_a_dated_outage(plant):
    """A machine that stands for the first half of the time measured loses half of it."""
    text = (
        row(0, MINUTE)
        + """
[outage.rebuilding]
start = 2021-01-01
end = 2021-01-11
of = ["row/m0"]
"""
    )
    found = bridge(plant(text), Settings(duration="20d", warm_up="0", replications=1))
    assert of(found, "dates").loss.mean == pytest.approx(YEAR / 2, rel=1e-3)
