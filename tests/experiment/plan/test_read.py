"""Experiment files that are good."""

from importlib.resources import files

import pytest

from motorworks.errors import ExperimentError
from motorworks.experiment.plan import check_experiment, points, read_experiment
from motorworks.plantfile import write_plant

SHIPPED = files("motorworks.experiment.plan") / "examples"

TEXT = """
[experiment]
plant = "tutorial"
set = "line.stators.places=7"

[factor.speed]
path = ["line.stators.station.weld.cycle_time", "line.stators.station.insert.cycle_time"]
levels = ["50 s", { law = "exponential", mean = "52 s" }]

[scenario.plain]

[scenario.sure]
title = "No failures"
set = ["line.stators.station.weld.failures=[]", "line.stators.station.insert.failures=[]"]

[response.work_in_process]
wish = "less"

[response.oee]
kpi = "oee_index"
of = "line:stators"
"""


def test_shipped_experiments_are_good():
    """Without even a warning."""
    names = [f.name for f in SHIPPED.iterdir() if f.name.endswith(".toml")]
    assert names
    for name in names:
        planned, findings = check_experiment(str(SHIPPED / name))
        assert findings == []
        assert planned.name == name.removesuffix(".toml")


def test_paths_of_a_factor_move_together():
    """Every path gets the value; a law is a value too."""
    planned = read_experiment(TEXT)
    second = planned.variants.plant(points(planned.experiment)[1])
    (line,) = second.lines
    laws = {s.name: s.cycle_time for s in line.stations}
    assert laws["weld"] == laws["insert"]
    assert laws["weld"].kind == "exponential"
    assert line.places == 7


def test_scenarios_are_named_sets_of_values():
    """A scenario that says nothing is the plant as it is."""
    planned = read_experiment(TEXT)
    found = points(planned.experiment)
    assert [p.scenario for p in found] == ["plain", "plain", "sure", "sure"]
    failing = [
        sum(len(s.failures) for s in planned.variants.plant(p).lines[0].stations) for p in found
    ]
    assert failing == [2, 2, 0, 0]


def test_a_scenario_may_be_another_plant(tmp_path):
    """By a path from the folder of the experiment file."""
    from motorworks.plantfile import load

    other = write_plant(load("tutorial")).replace('name = "tutorial"', 'name = "other"', 1)
    (tmp_path / "other.toml").write_text(other, encoding="utf-8")
    file = tmp_path / "e.toml"
    file.write_text(TEXT.replace("[scenario.plain]", '[scenario.plain]\nplant = "other.toml"'))
    planned = read_experiment(file)
    names = [planned.variants.plant(p).name for p in points(planned.experiment)]
    assert names == ["other", "other", "tutorial", "tutorial"]


def test_values_from_the_command_line_hold_for_every_variant():
    """They come after those of the file."""
    planned = read_experiment(TEXT, overrides=("line.stators.places=2",))
    places = {planned.variants.plant(p).lines[0].places for p in points(planned.experiment)}
    assert places == {2}


def test_a_broken_file_raises_with_its_findings():
    """All of them, also in the message."""
    with pytest.raises(ExperimentError, match="2 things are wrong") as caught:
        read_experiment(TEXT.replace("line:stators", "line:x").replace('"less"', '"few"'))
    assert len(caught.value.findings) == 2


def test_files_are_never_run(tmp_path):
    """A file is TOML, whatever it is called."""
    file = tmp_path / "e.py"
    file.write_text("import os\nos.abort()\n")
    planned, findings = check_experiment(file)
    assert planned is None
    assert "no TOML" in str(findings[0])


@pytest.mark.parametrize("name", ["", "no-such-file.toml", "."])
def test_what_is_no_file_is_said(name, tmp_path):
    """As one finding, without a traceback."""
    planned, findings = check_experiment(str(tmp_path / name) if name else name or str(tmp_path))
    assert planned is None
    assert len(findings) == 1


def test_a_factor_may_be_a_figure_of_a_motor():
    """What follows from the motor follows in the plant of each point."""
    text = (
        '[experiment]\nplant = "trucks"\n[factor.layers]\npath = "product.t250.layers"\n'
        'levels = [6, 8]\n[response.good_motors_per_year]\nwish = "more"\n'
    )
    planned = read_experiment(text)
    fewer, same = (planned.variants.plant(p) for p in points(planned.experiment))

    def formed(plant):
        line = next(x for x in plant.lines if x.name == "stator")
        former = next(s for s in line.stations if s.name == "form")
        return former.cycle_times.get("t250", former.cycle_time).mean()

    assert formed(fewer) == pytest.approx(formed(same) * 6 / 8)
    assert [d.layers for p in (fewer, same) for d in p.designs if d.name == "t250"] == [6, 8]
