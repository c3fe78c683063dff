"""The chain of consequences against the static capacity."""

from dataclasses import replace

import pytest

from motorworks.capacity import static_capacity
from motorworks.errors import MotorworksError
from motorworks.plantfile import load
from motorworks.sizing import size
from motorworks.sizing.consequences import consequences

DALIAN = load("dalian")
WIDER = load("dalian", overrides=("product.ni100.slots=72",))


@pytest.fixture(scope="module")
def found():
    """Give what follows from 72 slots in the motor of 100 kW."""
    return consequences(WIDER, DALIAN)


def test_work_is_that_of_the_data_sets_table(found):
    """34.16 formers and 8.57 liners before; with 72 slots as the mean of the mix has it."""
    by = {p.process: p for p in found.processes}
    former, liner = by["stator/hairpin_form"], by["stator/slot_liner"]
    assert former.load[0] == pytest.approx(34.16, rel=0.005)
    assert liner.load[0] == pytest.approx(8.57, rel=0.005)
    # 30 % of the mix: pins from 170.4 to 195.6, slots from 48.6 to 55.8 in the mean.
    assert former.load[1] / former.load[0] == pytest.approx(195.6 / 170.4, rel=0.005)
    assert liner.load[1] / liner.load[0] == pytest.approx(55.8 / 48.6, rel=0.005)
    # Three in each of the 12 lines do no longer.
    assert former.machines == (36, 48)
    assert (former.installed, former.more) == (36, 12)
    assert (liner.machines, liner.more) == ((12, 12), 0)


def test_the_output_is_that_of_the_new_plant_compiled(found):
    """The whole arithmetic of capacity on the plant that comes out says the same."""
    now = static_capacity(DALIAN, processes=())
    assert found.most[0] == pytest.approx(now.good_per_year, rel=1e-4)
    new = static_capacity(found.plant, processes=())
    assert found.most[1] == pytest.approx(new.good_per_year, rel=0.01)


def test_floor_and_money_by_hand(found):
    """Machines that are missing times floor with access, and times price."""
    more = {p.process: p.more for p in found.processes if p.more}
    assert more == {"stator/hairpin_form": 12}
    assert found.floor == pytest.approx(2.2 * 12 * 60)
    assert found.capital == pytest.approx(12 * 110e6)


def test_material_is_the_mean_of_the_mix(found):
    """30 % of what the changed motor costs more or less."""
    each = sum(m.cost for m in found.materials)
    assert found.material_cost == pytest.approx(0.3 * each)
    wire = next(m for m in found.materials if m.material == "flat_wire")
    assert wire.cost == pytest.approx((wire.after - wire.before) * 54 * 15.4)


def test_only_what_changes_is_told(found):
    """No press, no rotor."""
    names = {p.process for p in found.processes}
    assert "stator/slot_liner" in names
    assert not {"press/stamp_core", "rotor/magnet_insert", "motor_eol"} & names


def test_another_target_takes_work_in_proportion(found):
    """Half the motors, half the work."""
    half = consequences(WIDER, DALIAN, target=1.8e6)
    for one, other in zip(half.processes, found.processes, strict=True):
        assert one.load == pytest.approx((other.load[0] / 2, other.load[1] / 2))


def test_two_ways_hold_the_target(found):
    """39.1 formers: a fourth in each of 12 lines, or 14 lines of three, as `size` builds them."""
    alone = size(WIDER, 3.6e6)
    assert found.held.lines["stator"] == (12, alone.lines["stator"].copies) == (12, 14)
    assert found.held.after.installed == alone.installed
    assert found.held.after.floor == alone.floor
    assert found.held.price == (found.held.before.spent.machines, alone.spent.machines)
    assert found.held.machines[1] - found.held.machines[0] > sum(p.more for p in found.processes)


def test_a_target_that_the_land_does_not_hold_is_said():
    """The arithmetic of the plant as it stands is told all the same."""
    much = consequences(WIDER, DALIAN, target=8e6)
    assert much.held.lines == {}
    assert much.held.machines is None
    assert "the land holds" in much.held.why_not
    assert much.processes


def test_without_a_change_there_is_nothing_to_tell():
    """Said, not answered with an empty table."""
    with pytest.raises(MotorworksError, match="no motor has changed"):
        consequences(replace(DALIAN, target=2e6), DALIAN)
