"""A command that is handed over to the warm process does what it does in one of its own."""

import json
import os
import subprocess

import pytest
from tests.warm.commands import TRULY


def ended(program, *arguments, folder, said="", **environment):
    """Run a command in a folder: its exit code, its output, its errors, the files it has left."""
    folder.mkdir()
    done = subprocess.run(
        [program, *arguments],
        cwd=folder,
        input=said,
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr, sorted(file.name for file in folder.iterdir())


@pytest.fixture
def both(warm_motorworks, tmp_path):
    """Give a function that runs a command truly and warm, and gives the two ends."""

    def run(*arguments, **given):
        truly = ended(TRULY, *arguments, folder=tmp_path / "truly", **given)
        return truly, ended(
            warm_motorworks / "motorworks", *arguments, folder=tmp_path / "warm", **given
        )

    return run


def test_output_and_arguments(both):
    """With all that a shell would treat as its own."""
    truly, warm = both("check", "no such 'plant' $HOME *")
    assert warm == truly
    assert "no such 'plant' $HOME *" in warm[2]


def test_exit_code_and_folder(both):
    """What is written is written where the command was started."""
    truly, warm = both("new", "plant.toml")
    assert warm == truly
    assert (warm[0], warm[3]) == (0, ["plant.toml"])


def test_a_refusal(both):
    """2 is for arguments that make no sense."""
    truly, warm = both("check", "nowhere.toml")
    assert warm == truly
    assert warm[0] == 2


def test_environment(both):
    """Wide tables are for wide terminals."""
    truly, warm = both("plants", COLUMNS="50")
    assert warm == truly
    assert max(map(len, warm[1].splitlines())) <= 50


def test_standard_input(both):
    """Words of a user come in there."""
    words = ("user", "add", "ada", "--password-stdin")
    truly, warm = both(*words, said="some words nobody guesses\n")
    assert warm == truly
    assert warm[0] == 0


def test_many_at_the_same_time(warm_motorworks):
    """One does not wait for another: each reads what the one before it writes."""
    program = warm_motorworks / "motorworks"
    line = f"'{program}' --version | '{program}' check no | '{program}' --version"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("motorworks ")
    assert "'no'" in done.stderr


def test_processes_of_its_own(both):
    """A command that needs more than one process has them, and its figures are the same."""
    words = ("run", "tutorial", "--for", "8h", "--replications", "2", "--jobs", "2", "--json")
    truly, warm = both(*words)
    assert warm[0] == truly[0] == 0
    assert warm[3] == truly[3]
    assert json.loads(warm[1])["kpis"] == json.loads(truly[1])["kpis"]
