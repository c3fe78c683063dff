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


DESIGN = """
[design.{name}]
stator_outer = "180 mm"
bore = "125 mm"
airgap = "0.7 mm"
stack_length = "75 mm"
lamination = "0.30 mm"
stacking_factor = "96 %"
slots = 48
poles = 8
layers = {layers}
parallel_paths = 1
slot_share = "50 %"
slot_depth = "17 mm"
overhang = "11 mm"
magnet_segments = 2
magnet_width = "19.5 mm"
magnet_thickness = "4.6 mm"
magnet_angle = 130
rotor_holes = "6.5 cm2"
shaft_diameter = "66 mm"
shaft_wall = "7 mm"
journal_diameter = "35 mm"
journal_length = "132 mm"
housing_wall = "8.3 mm"
shield = "8 mm"
voltage = "380 V"
current = "140 A"
power = "50 kW"
cooling = "water"
"""
FORMING = (
    """
[plant]
name = "works"
start = 2021-01-01

[department.office]
people = 10

[phase.design]
months = 2
fewest_months = 1
most_months = 3
person_months = 10
split = { office = "100 %" }

[development.next]
title = "Next"
design = "new"
replaces = "old"

[model.old]
share = 1
design = "old"

[source.wire]
any_model = true

[line.form]
stations = ["hairpin_form"]

[line.form.station.hairpin_form]
cycle_time = "60 s"
inputs = ["wire"]
to = "shipping"

[sink.shipping]
"""
    + DESIGN.format(name="old", layers=6)
    + DESIGN.format(name="new", layers=4)
)


def test_a_motor_comes_into_the_mix(command, tmp_path):
    """Four layers of pins for six: 40 s for a minute. A week late it misses seven days of them."""
    (tmp_path / "works.toml").write_text(FORMING, encoding="utf-8")
    asked = ("--effort", "0", "--until", "2021-04-01", "--late", "1", "--runs", "2", "--for", "7d")
    said = command("rnd", "works.toml", *asked, "--draws", "20", "--out", "here", "--json")
    assert said.code == 0, said.err
    given = json.loads(said.out)["mix"]
    assert given["releases"][0]["day"] == "2021-03-05"
    (late,) = given["late"]
    assert abs(late["missed"]["mean"] - 7 * 2160) <= 2
    assert abs(late["instead"]["mean"] - 7 * 1440) <= 2
    page = (tmp_path / "here" / "rnd.html").read_text(encoding="utf-8")
    assert "A release 1 weeks late" not in page
    assert "Good motors a day by model" in page
    assert 'aria-label="Next; ' in page


def test_a_motor_that_cannot_come_is_said(command, tmp_path):
    """A source that brings one model alone; the rest is answered all the same."""
    fixed = FORMING.replace("any_model = true", 'model = "old"')
    (tmp_path / "works.toml").write_text(fixed, encoding="utf-8")
    said = command("rnd", "works.toml", "--effort", "0", "--draws", "0", "--for", "7d")
    assert said.code == 0, said.err
    assert "source 'wire' says itself" in " ".join(said.out.split())


def test_a_day_that_is_none_is_refused(command):
    """Said with an example."""
    said = command("rnd", "dalian", "--until", "soon")
    assert said.code == 2
    assert "is 'soon'; expected a date such as 2021-05-03" in said.err
