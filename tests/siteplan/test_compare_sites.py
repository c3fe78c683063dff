"""Sites compared, reckoned by hand."""

import pytest

from motorworks.errors import PlantError
from motorworks.siteplan.compare_sites import compare_sites
from motorworks.siteplan.sites_file import shipped_sites

SITES = """
[criterion]
port = { weight = 3, better = "low", unit = "km" }
power = { weight = 1, better = "low" }
[site.near]
values = { port = 10, power = 2 }
[site.far]
values = { port = 30, power = 1 }
[site.middle]
values = { port = 20, power = 2 }
"""


def test_sites_by_hand(tmp_path):
    """Points 1 and 0 by a weight of three quarters; the middle one is never first."""
    path = tmp_path / "sites.toml"
    path.write_text(SITES)
    found = compare_sites(path)
    assert [(r.site.name, r.score) for r in found.sites] == [
        ("near", pytest.approx(0.75)),
        ("middle", pytest.approx(0.375)),
        ("far", pytest.approx(0.25)),
    ]
    first = {r.site.name: r.first for r in found.sites}
    assert first["near"] == pytest.approx(0.5, abs=0.02)
    assert first["middle"] == 0
    assert compare_sites(path) == found


def test_shipped_sites_have_a_source_for_every_value():
    """Each value says where it comes from."""
    found = compare_sites(shipped_sites("dalian"))
    assert all(r.site.sources[c.name] for r in found.sites for c in found.criteria)
    assert all(
        r.site.assumed(c.name) or r.site.sources[c.name] in found.sources
        for r in found.sites
        for c in found.criteria
    )
    assert shipped_sites("../dalian") is None
    assert shipped_sites("none") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "no TOML"),
        ("[site.a]\nvalues = {}", r"no table \[criterion.NAME\]"),
        (SITES.replace("weight = 3", 'weight = "x"'), "weight is 'x'"),
        (SITES.replace("weight = 3", "weight = -3"), "expected 0 or more"),
        (
            SITES.replace("weight = 3", "weight = 0").replace("weight = 1", "weight = 0"),
            "all weights",
        ),
        (SITES.replace("port = 10, ", ""), "port is missing"),
        (SITES.replace("port = 10", "port = nan"), "port is nan"),
        (SITES.replace('"low"', '"deep"'), "expected low or high"),
        ("criterion = 3\n[site.a]", "no table"),
        ("source = 3\n" + SITES, "source is no table"),
        ("[criterion]\na = 1\n[site.a]", "'a' is no table"),
        (SITES.replace("values = { port = 10, power = 2 }", "values = 3"), "must be tables"),
    ],
)
def test_bad_tables_of_sites_are_refused(text, said, tmp_path):
    """With the file, the key and what is expected."""
    path = tmp_path / "sites.toml"
    path.write_text(text)
    with pytest.raises(PlantError, match=said):
        compare_sites(path)


def test_weights_change_the_ranking_and_are_scaled(tmp_path):
    """With 1 to 3 instead of 3 to 1 the far site is the best."""
    path = tmp_path / "sites.toml"
    path.write_text(SITES)
    found = compare_sites(path, weights={"port": 1, "power": 3})
    assert found.sites[0].site.name == "far"
    assert [c.weight for c in found.criteria] == [0.25, 0.75]
    assert compare_sites(path, weights={"port": 3}) == compare_sites(path)
    with pytest.raises(PlantError, match="names no criterion; expected one of port, power"):
        compare_sites(path, weights={"prot": 1})
    with pytest.raises(PlantError, match="expected 0 or more"):
        compare_sites(path, weights={"port": -1})


def test_weight_at_which_the_best_changes(tmp_path):
    """Near has 1 for the port and 0 for power, far the opposite: level at one half each."""
    path = tmp_path / "sites.toml"
    path.write_text(SITES)
    turns = {t.criterion: t for t in compare_sites(path).turns}
    assert (turns["port"].weight, turns["port"].site) == (pytest.approx(0.5), "far")
    assert turns["power"].weight == pytest.approx(0.5)
    level = compare_sites(path, weights={"port": 0.5 - 1e-6, "power": 0.5 + 1e-6})
    assert level.sites[0].site.name == "far"


def test_assumed_values_are_drawn_and_given_ones_are_not(tmp_path):
    """Only what has no source is uncertain: with sources for all the best stays the best."""
    path = tmp_path / "sites.toml"
    given = "sources = { port = 'map', power = 'bill' }"
    sure = "\n".join(f"{row}\n{given}" if "values" in row else row for row in SITES.splitlines())
    path.write_text(sure)
    assert [r.first_if_off for r in compare_sites(path).sites] == [1.0, 0.0, 0.0]
    path.write_text(SITES.replace("port = 30", "port = 11").replace("weight = 3", "weight = 1.2"))
    off = compare_sites(path).sites
    assert all(s.site.assumed("port") for s in off)
    assert 0 < off[0].first_if_off < 1
