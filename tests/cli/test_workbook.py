"""Workbooks to fill in and to read, from the command line."""

import json

from motorworks.plantfile import load, read_plant


def test_from_a_template_to_a_plant(command, tmp_path):
    """A workbook with a plant in it becomes an equal plant file."""
    assert command("template", "book.xlsx", "--plant", "tutorial").code == 0
    said = command("new", "mine.toml", "--from-excel", "book.xlsx")
    assert said.code == 0, said.err
    assert "motorworks check mine.toml" in said.out
    assert read_plant(tmp_path / "mine.toml") == load("tutorial")
    assert command("check", "book.xlsx").code == 0


def test_an_empty_template_says_what_is_missing(command):
    """As findings, and not as a plant."""
    assert command("template", "book").code == 0
    said = command("new", "mine.toml", "--from-excel", "book.xlsx")
    assert said.code == 2
    assert "sheet Plant: plant: name is missing" in said.err
    assert "Traceback" not in said.err


def test_a_template_overwrites_nothing(command, tmp_path):
    """Somebody may have filled it in."""
    (tmp_path / "book.xlsx").write_text("precious")
    assert command("template", "book.xlsx").code == 2
    assert (tmp_path / "book.xlsx").read_text() == "precious"


def test_a_run_is_exported_with_its_results(command):
    """The folder that a run wrote, and any plant."""
    options = ("--for", "2d", "--warm-up", "0d", "--replications", "2")
    ran = command("run", "tutorial", *options, "--out", "folder")
    assert ran.code == 0, ran.err
    said = json.loads(command("export", "folder", "--out", "run.xlsx", "--json").out)
    assert said == {"book": "run.xlsx", "of": "folder", "results": True}
    assert command("export", "midsize", "--out", "plant").code == 0
    assert command("check", "plant.xlsx").code == 0


def test_wrong_beginnings_are_refused(command):
    """Two at once, a file that is none, a folder without a run."""
    said = command("new", "a.toml", "--like", "tutorial", "--from-excel", "b.xlsx")
    assert said.code == 2
    assert "two beginnings" in said.err
    assert "no such file" in command("new", "a.toml", "--from-excel", "b.xlsx").err
    assert command("export", ".", "--out", "a.xlsx").code != 0


def test_a_plant_file_is_written_into_a_folder(command, tmp_path):
    """That exists, under the usual name."""
    (tmp_path / "works").mkdir()
    assert command("new", "works").code == 0
    assert (tmp_path / "works" / "plant.toml").exists()
