"""Commands that compute on a cluster: a real scheduler, two real workers, tables as without."""

import json
import subprocess
import sys

import pytest
from tests.experiment.clusters import scheduling, wait_for_workers, worker

TIMES = ("--for", "3d", "--warm-up", "1d", "--seed", "7", "--json")
EXPERIMENT = """
[experiment]
plant = "tutorial"
duration = "2 d"
warm_up = "4 h"
replications = 3

[factor.places]
path = "line.stators.places"
levels = [1, 4]
"""
COMMANDS = {
    "compare": ("tutorial", "--with", "line.stators.places=10", "--replications", "3", *TIMES),
    "select": ("slow.toml", "tutorial", "--difference", "3%", *TIMES),
    "bottleneck": ("tutorial", "--replications", "3", "--candidates", "1", *TIMES),
}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Give the address of a scheduler with two workers."""
    folder = tmp_path_factory.mktemp("workers")
    with scheduling() as (_, at), worker(at, folder), worker(at, folder):
        wait_for_workers(at, 2)
        yield at


def said(folder, *words):
    """Give what a command prints, run as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", "from motorworks.cli.app import main; main()", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_an_experiment_gives_the_same_tables(address, tmp_path):
    """Byte for byte."""
    (tmp_path / "e.toml").write_text(EXPERIMENT)
    said(tmp_path, "experiment", "run", "e.toml", "--out", "far", "--cluster", address)
    said(tmp_path, "experiment", "run", "e.toml", "--out", "near", "--jobs", "1")
    for name in ("results.parquet", "results.csv", "summary.csv", "experiment.json"):
        assert (tmp_path / "far" / name).read_bytes() == (tmp_path / "near" / name).read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    # The longest is one more of the same kind.
    [pytest.param(n, marks=[pytest.mark.fuzz] * (n == "bottleneck")) for n in COMMANDS],
)
def test_studies_say_the_same(address, tmp_path, name):
    """Whole replies are compared; the second one is taken from the store of the first."""
    (tmp_path / "slow.toml").write_text(
        '[plant]\nbased_on = "tutorial"\nname = "slow"\n\n'
        '[line.stators.station.weld]\ncycle_time = "70 s"\n'
    )
    near = said(tmp_path, name, *COMMANDS[name], "--jobs", "1")
    far = said(tmp_path, name, *COMMANDS[name], "--store", "kept", "--cluster", address)
    kept = said(tmp_path, name, *COMMANDS[name], "--store", "kept", "--jobs", "1")
    assert json.loads(far) == json.loads(near)
    assert json.loads(kept) == json.loads(near)
