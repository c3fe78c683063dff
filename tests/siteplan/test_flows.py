"""Flows between buildings, reckoned by hand."""

import pytest
from tests.siteplan.conftest import TWO_HALLS

from motorworks.compile import lay_out
from motorworks.simulation import simulate
from motorworks.siteplan.blocks import own_blocks
from motorworks.siteplan.flows import WISH, flows, pulls
from motorworks.siteplan.ground import FREIGHT, PARK, PEOPLE
from motorworks.siteplan.hauls import Haul
from motorworks.siteplan.masses import masses, words


def tonnes(known):
    """Give tonnes by ends and what it is."""
    return {(h.origin, h.target, h.what): h.tonnes for h in known.hauls}


def test_tonnes_by_hand(two_halls):
    """10 kg of strip for a core of 4 kg, 3 kg of wire; 9 kg leave, 2 kg are other parts."""
    known = flows(two_halls, own_blocks(two_halls))
    assert known.kind == "calculated"
    assert known.good == pytest.approx(100_000)
    assert tonnes(known) == pytest.approx(
        {
            (FREIGHT, "cutting", "steel strip"): 1000.0,
            ("cutting", FREIGHT, "punching scrap"): 600.0,
            ("cutting", "joining", "parts"): 400.0,
            (FREIGHT, "joining", "other bought parts"): 200.0,
            (FREIGHT, "joining", "wire"): 300.0,
            ("joining", "finished_goods", "finished goods"): 900.0,
            ("finished_goods", FREIGHT, "finished goods"): 900.0,
        }
    )


def test_simulated_flow_counts_what_was_made(two_halls):
    """Tonnes follow the run: one motor a minute."""
    run = simulate(two_halls, duration="2d", warm_up="1h", replications=1, seed=1)
    known = flows(two_halls, own_blocks(two_halls), run)
    assert known.kind == "simulated"
    assert known.good == pytest.approx(365 * 1440, rel=0.01)
    found = tonnes(known)
    assert found["joining", "finished_goods", "finished goods"] == pytest.approx(
        known.good * 9 / 1000
    )


def test_reference_plant_by_hand(dalian):
    """Motors that leave weigh the mean of the mix; strip comes by the coil store from the park."""
    known = flows(dalian, own_blocks(dalian))
    found = tonnes(known)
    mean = 0.15 * 20 + 0.20 * 26 + 0.30 * 33 + 0.25 * 46 + 0.10 * 56
    assert known.mass == pytest.approx(mean)
    out = found["warehouse_out", FREIGHT, "finished goods"]
    assert out > 3.6e6 * mean / 1000 * 0.999
    strip = found[PARK, "coil_and_die_store", "electrical steel"]
    assert strip == pytest.approx(found["coil_and_die_store", "stamping", "electrical steel"])
    net = 0.15 * 9 + 0.2 * 11.5 + 0.3 * 15 + 0.25 * 21.5 + 0.1 * 26.5
    gross = 0.15 * 19.1 + 0.2 * 24.5 + 0.3 * 31.9 + 0.25 * 45.7 + 0.1 * 56.4
    scrap = found["stamping", PARK, "punching scrap"]
    assert scrap / strip == pytest.approx(1 - net / gross)


def test_simulated_and_calculated_flows_have_the_same_ways(midsize):
    """Both know the same hauls, whatever their size."""
    run = simulate(midsize, duration="14d", warm_up="3d", replications=1, seed=1)
    blocks = own_blocks(midsize)
    one, two = (
        {(h.origin, h.target) for h in flows(midsize, blocks, r).hauls} for r in (None, run)
    )
    assert one == two


def test_cut_strip_is_parted_among_cores(dalian):
    """Stator and rotor core together weigh the net strip; a motor weighs what its model says."""
    layout = lay_out(dalian)
    known = masses(dalian, layout.work_units, layout.buffers)
    assert known.place["stator_cores"] + known.place["rotor_cores"] == pytest.approx(16.175)
    assert known.given["pack"] == pytest.approx(35.2)
    assert known.place["finished_eaxles"] > known.place["finished_motors"]


def test_wishes_pull_a_little(dalian):
    """Offices are drawn to the people's gate, though nothing is carried there."""
    blocks = own_blocks(dalian)
    known = flows(dalian, blocks)
    drawn = pulls(blocks, known)
    one, two = sorted(("office_canteen", PEOPLE))
    assert drawn[one, two] == pytest.approx(WISH * sum(known.tonnes.values()))


def test_both_ways_count_together():
    """A pull is what goes there and back."""
    from motorworks.siteplan.hauls import Flows

    there = Haul(origin="a", target="b", parts=1, tonnes=2.0, what="x")
    back = Haul(origin="b", target="a", parts=1, tonnes=3.0, what="y")
    known = Flows(hauls=(there, back), good=1, kind="calculated", mass=1, basis="")
    assert known.tonnes == {("a", "b"): 5.0}


def test_words_are_singular_and_without_small_ones():
    """Names are met by their words."""
    assert words("Stores of Magnet_sets 2") == {"store", "magnet"}


def test_source_without_a_telling_name_holds_what_its_station_uses(file):
    """Steel goes in at the cutter alone, so what comes to it is steel: 10 kg a part, 4 of it cores.

    Without ``used_at`` nothing tells, and the steel would go to the last workshop.
    """
    text = TWO_HALLS.replace("steel_strip", "rolls")
    blind = {(h.origin, h.target): h for h in flows_of(file(text)).hauls}
    assert ("cutting", "joining") not in blind
    told = text.replace('steel = { unit = "kg" }', 'steel = { unit = "kg", used_at = "cut" }')
    hauls = {(h.origin, h.target, h.what): h for h in flows_of(file(told)).hauls}
    assert hauls[FREIGHT, "cutting", "rolls"].tonnes == pytest.approx(100_000 * 10 / 1000)
    assert hauls["cutting", "joining", "parts"].tonnes == pytest.approx(100_000 * 4 / 1000)
    assert hauls["cutting", FREIGHT, "punching scrap"].tonnes == pytest.approx(100_000 * 6 / 1000)


def test_loose_material_goes_where_it_is_used(file):
    """Grease is followed by no source: it goes to the hall of the station that uses it."""
    text = TWO_HALLS.replace("wire = 3 }", "wire = 3, grease = 0.5 }").replace(
        'wire = { unit = "kg" }',
        'wire = { unit = "kg" }\ngrease = { unit = "kg", used_at = "cut" }',
    )
    ends = {h.target for h in flows_of(file(text)).hauls if h.what == "grease"}
    assert ends == {"cutting"}


def flows_of(plant):
    """Give the flows of a plant between its buildings."""
    return flows(plant, own_blocks(plant))
