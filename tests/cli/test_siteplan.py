"""The site plan on the command line."""

import json

import pytest

from motorworks.plantfile import load

NO_SITE = """
[plant]
name = "small"
[workshop.hall]
floor = "900 m2"
[source.blanks]
any_model = true
[sink.out]
[station.press]
workshop = "hall"
inputs = ["blanks"]
to = "out"
cycle_time = "10 s"
[area]
office = { floor = "200 m2", kind = "office" }
"""


def test_land_is_assumed_and_said_to_be_where_none_is_given(command, tmp_path):
    """A plant file without a site is no reason to refuse."""
    (tmp_path / "small.toml").write_text(NO_SITE)
    said = command("siteplan", "small.toml", "--out", "here")
    assert said.code == 0, said.err
    assert "no [plant.site]" in " ".join(said.out.split())
    assert "no [plant.site]" in (tmp_path / "here" / "siteplan.html").read_text()
    given = json.loads(command("siteplan", "small.toml", "--json").out)
    assert given["land"]["given"] is False
    assert all(c["good"] for c in given["checks"])


def test_plan_in_words_json_page_and_drawing(command, tmp_path):
    """A drawing that was written fixes every building when it is read."""
    said = command("siteplan", "midsize", "--out", "here", "--write-dxf", "here/plan.dxf")
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "m² of floor stand on" in words
    page = (tmp_path / "here" / "siteplan.html").read_text()
    assert '<svg class="site"' in page
    said = command("siteplan", "midsize", "--dxf", "here/plan.dxf", "--json")
    given = json.loads(said.out)
    assert all(b["fixed"] for b in given["buildings"])
    assert all(c["good"] for c in given["checks"])
    assert given["land"]["given"] is True
    assert given["park"] is None


def test_reference_plant_fits_its_site(command):
    """Every check is kept, and the plan is better than the plain layout."""
    given = json.loads(command("siteplan", "dalian", "--json").out)
    assert all(c["good"] for c in given["checks"])
    sums = given["tonne_metres"]
    assert sums["bound"] < sums["plan"] < 0.6 * sums["plain_layout"]
    assert given["park"]["fits"]
    assert {f["best"] for f in given["park"]["firms"]} >= {"neighbour", None}
    assert sum(s["first"] for s in given["sites"]) == pytest.approx(1.0)


def test_simulated_flows_and_plant_before_and_after(command):
    """Flows are those of a run; without positions the plant does not change."""
    said = command("siteplan", "midsize", "--simulate", "--for", "5d", "--warm-up", "2d", "--json")
    given = json.loads(said.out)
    assert given["flows"]["kind"] == "simulated"
    row = next(r for r in given["simulated"] if r["figure"] == "Good parts a year")
    assert row["before"] == row["after"] == pytest.approx(given["flows"]["good_per_year"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--dxf", "none.dxf"), "cannot be read"),
        (("--sites", "none.toml"), "cannot be read"),
        (("--set", "plant.site.land=10 m2"), "Nearest"),
    ],
)
def test_what_cannot_be_is_refused(command, arguments, said):
    """Files that are not there, land that is too small."""
    found = command("siteplan", "midsize", *arguments)
    assert found.code == 2
    assert said in found.err
    assert "Traceback" not in found.err


def test_plant_without_floor_is_refused(command):
    """The tutorial's stations have no footprint."""
    found = command("siteplan", "tutorial")
    assert found.code == 2
    assert "footprint" in found.err


def test_plant_written_has_the_drawn_ways(command, tmp_path):
    """It is based on the plant asked for, checks as good, and its positions lie on the plan."""
    said = command("siteplan", "dalian", "--write", "planned.toml")
    assert said.code == 0, said.err
    new, old = load(str(tmp_path / "planned.toml")), load("dalian")
    assert [p.name for p in new.positions] == [p.name for p in old.positions]
    assert all(a.x != b.x for a, b in zip(new.positions, old.positions, strict=True))
    ways = [way for p in new.positions for way in p.distances.values()]
    assert ways
    assert all(0 < way < 1000 for way in ways)
    assert command("siteplan", "dalian", "--write", "planned.toml").code != 0


def test_park_and_sites_say_how_sure_they_are(command):
    """Shares of draws for each firm, kind and source of each value; weights are the reader's."""
    given = json.loads(command("siteplan", "dalian", "--weight", "wages=0", "--json").out)
    for firm in given["park"]["firms"]:
        if firm["best_with"]:
            assert sum(firm["best_with"].values()) == pytest.approx(1.0)
            assert firm["best_with"]["import"] == 0
            assert firm["finding"]
    values = [v for site in given["sites"] for v in site["values"]]
    assert {v["kind"] for v in values} == {"given", "assumed"}
    assert all(v["weight"] == 0 for v in values if v["criterion"] == "wages")
    assert given["sites"][0]["site"] != "dalian"
    for bad in ("wages", "wages=x", "wagess=1", "wages=-1"):
        said = command("siteplan", "dalian", "--weight", bad)
        assert said.code != 0
        assert "weight" in said.err
    said = command("siteplan", "midsize", "--weight", "wages=1")
    assert "--sites" in said.err
