"""Buildings: their floor, storeys and footprint."""

from dataclasses import replace

import pytest

from motorworks.errors import PlantError
from motorworks.siteplan.blocks import own_blocks, stacked
from motorworks.siteplan.ground import settled


def test_floor_is_machines_with_access_and_the_workshop_beside_them(two_halls):
    """2 x 2 x 200 + 100 m2, and 2 x 300 m2."""
    floors = {b.name: b.floor for b in own_blocks(two_halls)}
    assert floors == {"cutting": 900.0, "joining": 600.0, "finished_goods": 400.0}


def test_floor_of_the_reference_plant(dalian):
    """It is the data set's 183,050 m2; the park next door is not part of it."""
    blocks = own_blocks(dalian)
    assert sum(b.floor for b in blocks) == pytest.approx(183_050, abs=1)
    assert "supplier_park" not in {b.name for b in blocks}


def test_groups_share_the_floor_of_their_workshop(dalian):
    """Lines and machines of a hall take all of it."""
    for block in own_blocks(dalian):
        if block.groups:
            assert sum(g.floor for g in block.groups) == pytest.approx(block.floor)
    hall = next(b for b in own_blocks(dalian) if b.name == "drive_motor")
    assert {g.name: g.copies for g in hall.groups}["stator"] == 12


def test_only_what_must_is_stacked(dalian):
    """With room enough nothing is; on the site, presses and utilities stay on the ground."""
    blocks = own_blocks(dalian)
    assert {b.storeys for b in stacked(blocks, 200_000, 2)} == {1}
    placed = {b.name: b for b in settled(dalian)[1]}
    assert sum(b.footprint for b in placed.values()) <= 0.6 * 200_000
    assert placed["rd_centre"].storeys == 2
    assert {placed[n].storeys for n in ("stamping", "utilities", "env")} == {1}


def test_green_belt_takes_its_share(dalian):
    """What lies outside the road is the share of the land that stays green."""
    ground, _ = settled(dalian)
    assert ground.land - ground.paved.area == pytest.approx(0.1 * ground.land)
    assert ground.width / ground.height == pytest.approx(1.6)


def test_too_small_a_site_is_refused_with_the_nearest(file, two_halls):
    """The message says how much land would do."""
    site = replace(two_halls.site, land=1000.0)
    with pytest.raises(PlantError, match=r"cover 950 m2 .* Nearest: 1,583 m2 of land"):
        settled(replace(two_halls, site=site))


def test_workshop_without_floor_is_refused(file):
    """Nothing is guessed where a workshop has no floor at all."""
    plant = file(
        '[plant]\nname = "p"\n[workshop.w]\n[source.s]\nany_model = true\n[sink.k]\n'
        '[station.a]\nworkshop = "w"\ninputs = ["s"]\nto = "k"\ncycle_time = "1 s"\n'
    )
    with pytest.raises(PlantError, match="workshop 'w': its machines have no footprint"):
        own_blocks(plant)


def test_without_a_site_the_land_is_reckoned(midsize):
    """It holds the buildings under the usual coverage."""
    ground, blocks = settled(replace(midsize, site=None))
    assert not ground.given
    assert sum(b.footprint for b in blocks) <= 0.6 * ground.land
