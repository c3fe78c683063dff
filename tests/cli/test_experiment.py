"""Experiments on the command line."""

import json
import os
import signal
import subprocess
import sys
import time

import polars as pl
import pytest

from motorworks.plantfile import read_plant
from motorworks.plantfile.write import write_plant
from motorworks.store import content

TEXT = """
[experiment]
title = "Small"
plant = "tutorial"
duration = "3 d"
warm_up = "1 d"
replications = 2
seed = 7

[factor.places]
path = "line.stators.places"
levels = [1, 8]

[factor.weld]
path = "line.stators.station.weld.cycle_time"
low = "54 s"
high = "60 s"

[response.output]
kpi = "good_motors_per_year"
wish = "more"

[response.work_in_process]
wish = "less"
"""


@pytest.fixture
def file(tmp_path):
    """Give a small experiment file in the folder where commands run."""
    (tmp_path / "small.toml").write_text(TEXT)
    return tmp_path / "small.toml"


def test_a_new_file_can_be_checked(command, tmp_path):
    """It is a copy of the shipped one, with its comments, and is never written over."""
    assert command("experiment", "new", "mine").code == 0
    assert "# What is varied" in (tmp_path / "mine.toml").read_text()
    said = command("experiment", "check", "mine.toml")
    assert said.code == 0, said.err
    assert "12 variants" in said.out
    assert "60 runs" in said.out
    assert "exists already" in command("experiment", "new", "mine").err


def test_it_runs_and_shows(command, file, tmp_path):
    """Tables and a page beside the file; `show` says the same as `run`."""
    said = command("experiment", "run", "small.toml", "--jobs", "1")
    assert said.code == 0, said.err
    assert "Of 4 variants" in said.out
    folder = tmp_path / "small.results"
    names = {f.name for f in folder.iterdir()}
    assert {"results.csv", "results.parquet", "summary.csv", "experiment.html"} <= names
    assert pl.read_parquet(folder / "results.parquet").height == 4 * 2 * 2
    for what in ("small.toml", "small.results"):
        assert command("experiment", "show", what).out == said.out


def test_nothing_is_computed_twice_and_the_tables_are_the_same(
    command, file, tmp_path, monkeypatch
):
    """The second run takes all of its runs from the store."""
    command("experiment", "run", "small.toml", "--jobs", "1")
    before = (tmp_path / "small.results" / "results.parquet").read_bytes()

    def simulated(*_args, **_options):
        pytest.fail("something was simulated again")

    monkeypatch.setattr(sys.modules["motorworks.worker.compute"], "simulate", simulated)
    said = command("experiment", "run", "small.toml", "--jobs", "1", "--resume", "--json")
    given = json.loads(said.out)
    assert (tmp_path / "small.results" / "results.parquet").read_bytes() == before
    assert len(given["points"]) == 8
    assert {e["factor"] for e in given["effects"]} == {"places", "weld"}
    assert given["common_random_numbers"] is True


def test_out_and_store_are_folders_of_ones_own(command, file, tmp_path):
    """Two experiments may share a store."""
    said = command(
        "experiment", "run", "small.toml", "--jobs", "1", "--out", "a", "--store", "kept"
    )
    assert said.code == 0, said.err
    assert not (tmp_path / "a" / "store").exists()
    assert (tmp_path / "kept" / "catalogue.sqlite").exists()
    assert not (tmp_path / "small.results").exists()


def test_set_holds_for_every_variant(command, file):
    """It is a value of the plant, not of the experiment."""
    said = command(
        "experiment", "check", "small.toml", "--set", "line.stators.station.weld.scrap_rate=2"
    )
    assert said.code == 2
    assert "scrap_rate" in said.err


def test_resume_needs_what_was_begun(command, file):
    """And that it is still the same."""
    said = command("experiment", "run", "small.toml", "--jobs", "1", "--resume")
    assert said.code == 2
    assert "never begun" in said.err
    command("experiment", "run", "small.toml", "--jobs", "1")
    file.write_text(TEXT.replace("seed = 7", "seed = 8"))
    said = command("experiment", "run", "small.toml", "--jobs", "1", "--resume")
    assert said.code == 2
    assert "no longer what was begun" in said.err


def test_findings_are_said_all_at_once(command, file):
    """With file and line, as text and as JSON."""
    file.write_text(TEXT.replace("levels", "level").replace('"less"', '"few"'))
    said = command("experiment", "run", "small.toml")
    assert said.code == 2
    assert "small.toml:12: factor 'places': 'level' is no key here." in said.err
    assert "small.toml:24: response 'work_in_process': wish is \"few\"" in said.err
    given = json.loads(command("experiment", "run", "small.toml", "--json").out)
    assert {f["line"] for f in given["findings"]} == {12, 24}


def test_two_places_to_compute_are_refused(command, file):
    """One of them."""
    said = command("experiment", "run", "small.toml", "--jobs", "2", "--cluster", "tcp://x:1")
    assert said.code == 2
    assert "give one of them" in said.err


def test_show_needs_something_to_show(command, file):
    """Neither results nor a beginning."""
    said = command("experiment", "show", "small.toml")
    assert said.code == 2
    assert "nothing was begun" in said.err


def test_variants_are_compared(command, file):
    """By number, `:4` in the folder of the one before; the paired difference is that of tables."""
    command("experiment", "run", "small.toml", "--jobs", "1")
    said = command("experiment", "compare", "small.toml:1", ":4", "--json")
    assert said.code == 0, said.err
    given = json.loads(said.out)
    table = pl.read_parquet("small.results/results.parquet").filter(pl.col("response") == "output")
    by_point = [table.filter(pl.col("point") == n)["value"] for n in (1, 4)]
    assert given["differences"][0]["mean"] == pytest.approx((by_point[1] - by_point[0]).mean())
    assert given["common_random_numbers"] is True
    assert "B less A" in command("experiment", "compare", "small.results:1", "small.toml:4").out


def test_experiments_are_compared_over_what_they_share(command, file, tmp_path):
    """Equal variants, one by one, over all responses that both have."""
    command("experiment", "run", "small.toml", "--jobs", "1")
    other = TEXT.replace("levels = [1, 8]", "levels = [1, 20]").replace(
        'plant = "tutorial"',
        'plant = "tutorial"\nset = "line.stators.station.test.scrap_rate=0.2"',
    )
    (tmp_path / "other.toml").write_text(other)
    command("experiment", "run", "other.toml", "--jobs", "1")
    given = json.loads(command("experiment", "compare", "small.toml", "other.toml", "--json").out)
    assert "2 variants" in given["note"]
    assert given["differences"][0]["mean"] < 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["small.toml:1"], "nothing to be compared with"),
        (["small.toml:1", ":99"], "has no variant 99; it has 1 to 4"),
        (["small.toml:1", "small.toml"], "not both"),
        ([":1", "small.toml:2"], "names no experiment"),
        (["nowhere.toml:1", ":2"], "holds no results"),
    ],
)
def test_comparisons_that_make_no_sense_are_refused(command, file, arguments, said):
    """With what to do."""
    command("experiment", "run", "small.toml", "--jobs", "1")
    answer = command("experiment", "compare", *arguments)
    assert answer.code == 2
    assert said in answer.err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(file, tmp_path):
    """The rest is computed by --resume; the tables are those of an undisturbed run."""
    file.write_text(TEXT.replace('duration = "3 d"', 'duration = "400 d"'))
    begin = [sys.executable, "-c", "from motorworks.cli.app import main; main()"]
    words = [*begin, "experiment", "run", "small.toml", "--jobs", "1"]
    process = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    parts = tmp_path / "small.results" / "store" / "parts"
    until = time.monotonic() + 60
    while not (parts.is_dir() and any(parts.iterdir())) and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "of 8 runs are kept" in err
    assert "motorworks experiment run small.toml --resume" in err
    assert not (tmp_path / "small.results" / "results.csv").exists()

    def tables(*more):
        done = subprocess.run(
            [*words, *more], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        folder = tmp_path / (more[1] if "--out" in more else "small.results")
        return [(folder / f"results.{end}").read_bytes() for end in ("csv", "parquet")]

    assert tables("--resume") == tables("--out", "undisturbed")


# ---- what the store says ----


def damage(folder):
    """Change a byte within the figures of one replication."""
    part = next(iter(sorted((folder / "parts").iterdir())))
    data = bytearray(part.read_bytes())
    data[len(data) // 3] ^= 0xFF
    part.write_bytes(bytes(data))


def test_damage_is_said_and_mended(command, file, tmp_path):
    """By the command that finds it; the figures are the same, and are computed again once."""
    first = command("experiment", "run", "small.toml", "--jobs", "1")
    damage(tmp_path / "small.results" / "store")
    second = command("experiment", "run", "small.toml", "--jobs", "1")
    assert second.out == first.out
    assert "store: " in second.err
    assert "cannot be read and is computed again" in second.err
    third = command("experiment", "run", "small.toml", "--jobs", "1")
    assert "computed again" not in third.err


def test_show_says_what_is_damaged(command, file, tmp_path):
    """Also of an experiment that has not ended."""
    command("experiment", "run", "small.toml", "--jobs", "1")
    folder = tmp_path / "small.results"
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    (folder / "store" / "catalogue.sqlite").write_bytes(b"no catalogue" * 100)
    said = command("experiment", "show", "small.toml")
    assert "8 of 8 runs are done" in said.out
    assert "store: " in said.err
    assert "made anew" in said.err


def test_show_tells_what_was_simulated_when_the_plant_file_has_changed(command, file, tmp_path):
    """A comment changes nothing; a value does, and the plant of then can still be read."""
    assert command("new", "mine.toml", "--like", "tutorial").code == 0
    mine = tmp_path / "mine.toml"
    file.write_text(
        TEXT.replace(
            'plant = "tutorial"',
            'plant = "mine.toml"\nset = "line.stators.station.test.scrap_rate=0.2"',
        )
    )
    assert command("experiment", "run", "small.toml", "--jobs", "1").code == 0
    before = read_plant(mine, overrides=("line.stators.station.test.scrap_rate=0.2",))
    mine.write_text(mine.read_text() + "\n# a comment\n")
    assert command("experiment", "show", "small.toml").err == ""
    changed = read_plant(mine, overrides=("line.stators.places=3",))
    mine.write_text(write_plant(changed))
    said = command("experiment", "show", "small.results")
    assert f"{mine}: is not what was simulated any more" in said.err
    given = json.loads(command("experiment", "show", "small.toml", "--json").out)
    assert given["changed_since"] == [str(mine)]
    kept = command("experiment", "show", "small.toml", "--plant")
    assert kept.out.startswith(f"# {mine}, as it was simulated")
    assert content(read_plant(kept.out)) == content(before)
    (kept,) = json.loads(command("experiment", "show", "small.results", "--plant", "--json").out)
    assert content(read_plant(kept["text"])) == content(before)


def test_a_plant_that_is_not_kept_cannot_be_shown(command, file):
    """With what to do."""
    said = command("experiment", "show", "small.toml", "--plant")
    assert said.code == 2
    assert "run it first" in said.err
