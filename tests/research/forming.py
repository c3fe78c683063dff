"""A plant that forms hairpins for motors, whose times follow from their designs."""

from dataclasses import replace

from motorworks.plant import Development
from motorworks.plantfile import load

PLANT = """
[plant]
name = "works"
start = 2021-01-01

[model.old]
share = "80 %"
design = "old"
price = "1000 JPY"

[model.other]
share = "20 %"
design = "old"

[source.wire]
any_model = true

[line.form]
lines = {copies}
allocation = {allocation}
stations = ["hairpin_form"]

[line.form.station.hairpin_form]
cycle_time = "60 s"
inputs = ["wire"]
to = "shipping"

[sink.shipping]
"""


def forming(tmp_path, allocation):
    """Give a plant with a line for each entry: one part a minute, day and night.

    The new motor has six layers instead of eight, 144 pins instead of 192: 45 s instead of 60.
    """
    path = tmp_path / "plant.toml"
    design = next(d for d in load("dalian").designs if d.name == "ni150")
    text = PLANT.replace("{copies}", str(len(allocation)))
    text = text.replace("{allocation}", str([list(a) for a in allocation]))
    path.write_text(text.replace('design = "old"\n', ""), encoding="utf-8")
    plant = load(path)
    designs = (replace(design, name="old"), replace(design, name="new", layers=6))
    models = tuple(replace(m, design="old") for m in plant.models)
    return replace(plant, designs=designs, models=models)


def brings(**fields):
    """Give a development that brings the new motor in the place of the old one."""
    given = {"name": "next", "design": "new", "replaces": "old", "title": "Next"}
    return Development(**given | fields)
