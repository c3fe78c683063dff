"""What a research centre can do, on the command line."""

import json

SMALL = """
[plant]
name = "works"
start = 2021-01-01

[plant.research]
platforms = 1
derivatives = 1

[department.office]
people = 10

[phase.design]
title = "Design"
months = 6
person_months = 40
split = { office = "100 %" }

[source.in]

[station.press]
cycle_time = "60 s"
inputs = ["in"]
to = "out"

[sink.out]
"""
FEW = ("--calculated", "--years", "1", "--effort", "0")


def test_a_portfolio_that_is_too_large(command, tmp_path):
    """13.3 people of 10: said with the department, on terminal and page."""
    (tmp_path / "works.toml").write_text(SMALL, encoding="utf-8")
    said = command("rnd", "works.toml", *FEW, "--out", "here")
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "they take 133.3 % of office, 33.3 % more than there is" in words
    page = (tmp_path / "here" / "rnd.html").read_text(encoding="utf-8")
    assert "Projects by phase" in page
    assert "Load by quarter" in page


def test_named_developments_as_json(command, tmp_path):
    """The second waits for the first: its target is missed."""
    named = """
[development.first]
[development.second]
kind = "derivative"
target = 2021-08-01
"""
    alone = SMALL.replace("platforms = 1\nderivatives = 1\n", "")
    (tmp_path / "works.toml").write_text(alone + named, encoding="utf-8")
    given = json.loads(command("rnd", "works.toml", *FEW, "--json").out)
    assert [r["released"] for r in given["levelled"]["releases"]] == ["2021-07-02", "2021-12-31"]
    assert given["kept"] is False
    assert given["prototypes"]["lost_a_year"] is None


def test_a_plant_without_a_research_centre_is_refused(command):
    """Said with what to write."""
    said = command("rnd", "tutorial", *FEW)
    assert said.code == 2
    assert "has no phases" in said.err


def test_numbers_that_make_no_sense_are_refused(command):
    """Bounds of the options."""
    assert command("rnd", "dalian", "--platforms", "-1").code == 2
    assert command("rnd", "dalian", "--for", "soon").code == 2
